package backbeat.insight;

import backbeat.data.LabelRule;
import backbeat.evaluation.CategoryResults;
import backbeat.evaluation.Forecast;
import backbeat.result.Insight.RangeResult;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudySet;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How models do near the label's threshold and far from it, where the label is a number that was cut there. */
final class LabelRanges {
    /** Ranges to either side of the threshold; the outermost are open. */
    private static final int SIDE = 4;

    /** The ranges' width, as a share of the span between the 1st and the 99th percentile of the numbers. */
    private static final double WIDTH = 0.1;

    private static final double TAIL = 0.01;

    private LabelRanges() {}

    static List<RangeResult> of(StudySet set, List<FittedModel> models) {
        LabelRule rule = set.rule();
        if (!rule.isNumeric() || models.isEmpty()) {
            return List.of();
        }
        double[] numbers = Arrays.stream(set.split().test())
                .mapToDouble(set.dataset()::labelSource)
                .toArray();
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        double span = sorted[(int) ((1 - TAIL) * (sorted.length - 1))] - sorted[(int) (TAIL * (sorted.length - 1))];
        double width = round(WIDTH * span);
        if (!(width > 0)) {
            return List.of(); // two numbers are no scale
        }
        int[] codes = Arrays.stream(numbers)
                .mapToInt(number -> SIDE
                        + (int) Math.max(-SIDE, Math.min(SIDE - 1, Math.floor((number - rule.threshold()) / width))))
                .toArray();
        Labels labels = set.tables().testLabels();
        Map<String, CategoryResults> byModel = new LinkedHashMap<>();
        models.forEach(model -> byModel.put(
                model.key(), CategoryResults.of(labels, new Forecast(model.test(), StudyEvaluation.THRESHOLD), codes)));
        List<RangeResult> ranges = new ArrayList<>();
        List<CategoryResults.Category> first =
                byModel.values().iterator().next().categories();
        for (int i = 0; i < first.size(); i++) {
            int place = i;
            int code = first.get(i).code();
            Map<String, Double> accuracy = new LinkedHashMap<>();
            Map<String, Double> probability = new LinkedHashMap<>();
            byModel.forEach((model, found) -> {
                accuracy.put(model, found.categories().get(place).accuracy());
                probability.put(model, found.categories().get(place).meanProbability());
            });
            double from = rule.threshold() + (code - SIDE) * width;
            ranges.add(new RangeResult(
                    code == 0 ? Math.min(from, sorted[0]) : from,
                    code == 2 * SIDE - 1 ? Math.max(from + width, sorted[sorted.length - 1]) : from + width,
                    first.get(i).rows(),
                    accuracy,
                    probability));
        }
        return ranges;
    }

    /** To one digit: 1, 2, 5 or 10 times a power of ten. */
    private static double round(double width) {
        if (!(width > 0)) {
            return 0;
        }
        double power = 1;
        while (power > width) {
            power /= 10;
        }
        while (10 * power <= width) {
            power *= 10;
        }
        double digit = width / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }
}

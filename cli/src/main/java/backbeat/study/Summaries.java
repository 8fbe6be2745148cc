package backbeat.study;

import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.data.MergedRows;
import backbeat.preparation.Cleaning;
import backbeat.recipe.Recipe;
import backbeat.result.DataSummary;
import backbeat.result.DataSummary.CleaningStep;
import backbeat.result.DataSummary.ThresholdRate;
import backbeat.result.PublishedFigure;
import backbeat.result.SplitSummary;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of a result that describe rather than measure. */
public final class Summaries {
    /** Label thresholds are shown around the rule's own, so many steps of the given size to either side. */
    private static final int BALANCE_STEPS = 4;

    private static final double BALANCE_STEP = 5;

    private Summaries() {}

    public static DataSummary data(StudySet set) {
        Dataset dataset = set.dataset();
        List<CleaningStep> steps = new ArrayList<>();
        for (Cleaning.Step step : set.cleaning().steps()) {
            steps.add(new CleaningStep(step.name(), step.removed()));
        }
        return new DataSummary(
                set.source().kind(),
                dataset.sha256(),
                set.source().verified(),
                set.recipe().name(),
                dataset.rows() + dataset.rejected().size(),
                dataset.rejected().size(),
                set.rule().toString(),
                positiveRate(dataset, set.rule(), labeled(dataset)),
                steps,
                set.cleaning().rows().length,
                balance(set),
                dataset.source().format(),
                warnings(set.cleaning()));
    }

    /** The steps that nobody asked for and that took many rows, or took them unevenly; and what merged rows do not share. */
    private static List<String> warnings(Cleaning.Result cleaning) {
        Stream<String> losses = cleaning.steps().stream()
                .filter(step -> step.isUnasked() && step.isGrave())
                .map(Cleaning.Step::describe);
        Stream<String> differences = cleaning.merged().stream()
                .flatMap(merged -> merged.differences().stream())
                .map(MergedRows.Difference::describe);
        return Stream.concat(losses, differences).toList();
    }

    public static SplitSummary split(StudySet set) {
        StudyTables tables = set.tables();
        int[] test = set.data().test().groups();
        return new SplitSummary(
                tables.train().rows(),
                tables.validation().rows(),
                tables.test().rows(),
                positiveRate(set.dataset(), set.rule(), set.cleaning().rows()),
                tables.trainLabels().positiveRate(),
                tables.validationLabels().positiveRate(),
                tables.testLabels().positiveRate(),
                set.groups().name(),
                new IntOpenHashSet(test).size(),
                set.clusters().name(),
                new IntOpenHashSet(set.testClusters()).size());
    }

    /** The figures of the recipe's publication, flattened. */
    public static List<PublishedFigure> published(Recipe recipe) {
        List<PublishedFigure> figures = new ArrayList<>();
        for (Map.Entry<String, Map<String, Double>> model : recipe.published().entrySet()) {
            model.getValue()
                    .forEach((metric, value) -> figures.add(new PublishedFigure(model.getKey(), metric, value)));
        }
        return figures;
    }

    private static List<ThresholdRate> balance(StudySet set) {
        if (!set.rule().isNumeric()) {
            return List.of();
        }
        List<ThresholdRate> rates = new ArrayList<>();
        for (int step = -BALANCE_STEPS; step <= BALANCE_STEPS; step++) {
            LabelRule shifted = set.rule().withThreshold(set.rule().threshold() + step * BALANCE_STEP);
            rates.add(new ThresholdRate(
                    shifted.threshold(),
                    positiveRate(set.dataset(), shifted, set.cleaning().rows())));
        }
        return rates;
    }

    private static double positiveRate(Dataset dataset, LabelRule rule, int[] rows) {
        return dataset.labels(rule, rows).positiveRate();
    }

    private static int[] labeled(Dataset dataset) {
        int[] rows = new int[dataset.rows()];
        Arrays.setAll(rows, row -> row);
        return Arrays.stream(rows)
                .filter(row -> !Double.isNaN(dataset.labelSource(row)))
                .toArray();
    }
}

package backbeat.search;

import backbeat.evaluation.Blend;
import backbeat.evaluation.Losses;
import backbeat.evaluation.PlattScaling;
import backbeat.result.RunRecord.ModelTime;
import backbeat.study.FittedModel;
import backbeat.study.ModelKind;
import backbeat.study.Stopwatch;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The mean of the learners' probabilities, each calibrated by Platt's method on the validation rows. Which learners take
 * part is chosen there as well: a weak one can do more harm than good.
 */
public final class BlendExperiment {
    private BlendExperiment() {}

    /** @param models the models fitted so far; at least two of them learners */
    static FittedModel run(List<FittedModel> models, Labels validationLabels) {
        Stopwatch watch = new Stopwatch();
        List<FittedModel> learners = models.stream()
                .filter(model -> ModelKind.LEARNERS.contains(model.kind()))
                .toList();
        List<PlattScaling> scalings = learners.stream()
                .map(model -> PlattScaling.fit(validationLabels, model.validation()))
                .toList();
        List<double[]> validations = calibrated(learners, scalings, FittedModel::validation);
        int chosen = choose(validations, validationLabels);
        double[] validation = Blend.average(members(validations, chosen));
        double fitSeconds = watch.seconds();
        Stopwatch predicting = new Stopwatch();
        double[] test = Blend.average(members(calibrated(learners, scalings, FittedModel::test), chosen));
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(
                "models",
                members(learners, chosen).stream()
                        .map(model -> model.kind().key())
                        .collect(Collectors.joining(" + ")));
        shown.put("calibration", "platt");
        ModelTime time = new ModelTime(fitSeconds, predicting.seconds(), test.length);
        return new FittedModel(ModelKind.BLEND, Optional.empty(), Optional.empty(), shown, validation, test, time);
    }

    private static List<double[]> calibrated(
            List<FittedModel> models, List<PlattScaling> scalings, Function<FittedModel, double[]> probabilities) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            all.add(scalings.get(i).apply(probabilities.apply(models.get(i))));
        }
        return all;
    }

    /** The set of at least two learners, as bits, whose blend has the lowest log loss; all of them among equals. */
    private static int choose(List<double[]> probabilities, Labels labels) {
        int all = (1 << probabilities.size()) - 1;
        int best = all;
        double lowest = Double.POSITIVE_INFINITY;
        for (int set = all; set > 0; set--) {
            if (Integer.bitCount(set) >= 2) {
                double loss = Losses.logLoss(labels, Blend.average(members(probabilities, set)));
                if (loss < lowest) {
                    lowest = loss;
                    best = set;
                }
            }
        }
        return best;
    }

    private static <T> List<T> members(List<T> all, int set) {
        List<T> members = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((set >> i & 1) == 1) {
                members.add(all.get(i));
            }
        }
        return members;
    }
}

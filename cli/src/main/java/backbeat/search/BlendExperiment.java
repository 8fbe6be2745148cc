package backbeat.search;

import backbeat.evaluation.Blend;
import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.Losses;
import backbeat.evaluation.PlattScaling;
import backbeat.learner.BlendOptions;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.BinaryClassifier;
import backbeat.result.RunRecord.ModelTime;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The mean of the learners' probabilities, each calibrated by Platt's method on the validation rows. Which learners take
 * part is chosen there as well: a weak one can do more harm than good. Their answers are known already and are not asked for
 * again.
 *
 * @param learner the blend
 */
public record BlendExperiment(Learner<BlendOptions, BlendedClassifier> learner) {
    /** A learner with its calibration. */
    private record Candidate(FittedModel model, PlattScaling scaling) {
        double[] calibrated(Function<FittedModel, double[]> probabilities) {
            return scaling.apply(probabilities.apply(model));
        }

        BlendedClassifier.Member member(BinaryClassifier form) {
            return new BlendedClassifier.Member(form, scaling);
        }
    }

    /** @param models the models fitted so far; at least two of them learners */
    public FittedModel run(List<FittedModel> models, Labels validationLabels) {
        Stopwatch watch = new Stopwatch();
        List<Candidate> candidates = models.stream()
                .filter(model -> model.learner().role() == Role.LEARNER)
                .map(model -> new Candidate(model, PlattScaling.fit(validationLabels, model.validation())))
                .toList();
        List<double[]> validations = calibrated(candidates, FittedModel::validation);
        int chosen = choose(validations, validationLabels);
        List<Candidate> members = members(candidates, chosen);
        double[] validation = Blend.average(members(validations, chosen));
        BlendedClassifier blend = blend(members, FittedModel::classifier);
        BlendOptions options = new BlendOptions(members.stream()
                .<BlendOptions.Member<?, ?>>map(
                        candidate -> member(candidate.model().fit()))
                .toList());
        double fitSeconds = watch.seconds();
        Stopwatch predicting = new Stopwatch();
        double[] test = Blend.average(calibrated(members, FittedModel::test));
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("models", options.names());
        shown.put("calibration", "platt");
        ModelTime time = new ModelTime(fitSeconds, predicting.seconds(), test.length);
        return new FittedModel(
                new Fit<>(learner, options, blend),
                blend(members, FittedModel::serving),
                shown,
                validation,
                test,
                time);
    }

    private static BlendedClassifier blend(List<Candidate> members, Function<FittedModel, BinaryClassifier> form) {
        return new BlendedClassifier(members.stream()
                .map(candidate -> candidate.member(form.apply(candidate.model())))
                .toList());
    }

    private static <O, M extends BinaryClassifier> BlendOptions.Member<O, M> member(Fit<O, M> fit) {
        return new BlendOptions.Member<>(fit.learner(), fit.options());
    }

    private static List<double[]> calibrated(
            List<Candidate> candidates, Function<FittedModel, double[]> probabilities) {
        return candidates.stream()
                .map(candidate -> candidate.calibrated(probabilities))
                .toList();
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

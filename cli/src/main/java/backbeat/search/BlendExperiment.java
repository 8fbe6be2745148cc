package backbeat.search;

import backbeat.evaluation.Blend;
import backbeat.evaluation.BlendChoice;
import backbeat.evaluation.BlendedClassifier;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The mean of the learners' probabilities, each calibrated by Platt's method on the validation rows. Which learners take
 * part is chosen there as well, by rows that the calibrations have not seen ({@link BlendChoice}): a weak one can do more
 * harm than good, and where no blend is better than its best part, that part is the blend. Their answers are known already
 * and are not asked for again.
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
        BlendChoice choice = BlendChoice.of(
                validationLabels,
                candidates.stream()
                        .map(candidate -> candidate.model().validation())
                        .toList());
        List<Candidate> members = choice.members().stream().map(candidates::get).toList();
        BlendedClassifier blend = blend(members, FittedModel::classifier);
        BlendOptions options = new BlendOptions(members.stream()
                .<BlendOptions.Member<?, ?>>map(
                        candidate -> member(candidate.model().fit()))
                .toList());
        double fitSeconds = watch.seconds();
        Stopwatch predicting = new Stopwatch();
        double[] test = Blend.average(members.stream()
                .map(candidate -> candidate.calibrated(FittedModel::own))
                .toList());
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("models", options.names());
        shown.put("calibration", "platt");
        if (choice.isSingle()) {
            shown.put("fallback", "no blend has a lower cross-fitted log loss than its best part");
        }
        ModelTime time = new ModelTime(fitSeconds, predicting.seconds(), test.length);
        return new FittedModel(
                new Fit<>(learner, options, blend),
                blend(members, FittedModel::serving),
                shown,
                choice.probabilities(),
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
}

package backbeat.experiment;

import backbeat.evaluation.Blend;
import backbeat.evaluation.PlattScaling;
import backbeat.experiment.result.RunRecord.ModelTime;
import backbeat.table.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The mean of the learners' probabilities, each calibrated by Platt's method on the validation rows. */
final class BlendExperiment {
    /** The models that are blended: the three learners, not the baselines. */
    static final Set<ModelKind> LEARNERS = Set.of(ModelKind.KNN, ModelKind.FOREST, ModelKind.MLP);

    private BlendExperiment() {}

    /** @param models the models fitted so far; at least two of them learners */
    static FittedModel run(List<FittedModel> models, Labels validationLabels) {
        Stopwatch watch = new Stopwatch();
        List<FittedModel> learners =
                models.stream().filter(model -> LEARNERS.contains(model.kind())).toList();
        List<PlattScaling> scalings = learners.stream()
                .map(model -> PlattScaling.fit(validationLabels, model.validation()))
                .toList();
        double[] validation = Blend.average(calibrated(learners, scalings, false));
        double fitSeconds = watch.seconds();
        Stopwatch predicting = new Stopwatch();
        double[] test = Blend.average(calibrated(learners, scalings, true));
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("models", learners.stream().map(model -> model.kind().key()).collect(Collectors.joining(" + ")));
        shown.put("calibration", "platt");
        ModelTime time = new ModelTime(fitSeconds, predicting.seconds(), test.length);
        return new FittedModel(ModelKind.BLEND, Optional.empty(), shown, validation, test, time);
    }

    private static List<double[]> calibrated(List<FittedModel> models, List<PlattScaling> scalings, boolean test) {
        List<double[]> all = new java.util.ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            FittedModel model = models.get(i);
            all.add(scalings.get(i).apply(test ? model.test() : model.validation()));
        }
        return all;
    }
}

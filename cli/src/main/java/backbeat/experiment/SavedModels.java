package backbeat.experiment;

import backbeat.evaluation.Interval;
import backbeat.experiment.SingleTraining.Calibration;
import backbeat.experiment.SingleTraining.Decision;
import backbeat.files.OutputFolder;
import backbeat.learner.Fit;
import backbeat.model.BinaryClassifier;
import backbeat.pipeline.LearnerCodecs;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.pipeline.TrainingFile;
import backbeat.result.Parts;
import backbeat.result.RunRecord;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOutcome;
import backbeat.study.StudySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The models of a run as files, such as {@code forest.backbeat}: they answer with the probabilities that
 * {@code predictions.csv} lists, so without calibration, and decide at the threshold that the metrics used.
 */
final class SavedModels {
    private SavedModels() {}

    /** The name of a model's file in the output folder. */
    static String fileName(String key) {
        return key + ".backbeat";
    }

    static void write(OutputFolder folder, StudyOutcome outcome, RunRecord record, LearnerCodecs codecs, Parts parts) {
        String version = record.environment().getOrDefault("version", "");
        for (FittedModel model : outcome.models()) {
            String name = fileName(model.key());
            parts.run(name, name, () -> write(outcome, model, version, folder.file(name), codecs));
        }
    }

    private static String write(
            StudyOutcome outcome, FittedModel model, String version, Path file, LearnerCodecs codecs) {
        Pipeline pipeline = pipeline(
                outcome.set(),
                model.fit().model(),
                description(model.fit(), Calibration.NONE, Decision.HALF),
                outcome.result().seed(),
                metrics(outcome, model.key()),
                version);
        try {
            ModelFile.write(pipeline, file, codecs);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a model's file says of how it was made: enough to make it again. */
    static Map<String, String> description(Fit<?, ?> fit, Calibration calibration, Decision decision) {
        Map<String, String> description = new LinkedHashMap<>(fit.description());
        description.put(Calibration.KEY, calibration.toString());
        description.put(Decision.KEY, decision.toString());
        return description;
    }

    /**
     * A fitted model with everything that it takes to answer for raw rows.
     *
     * @param model       the model
     * @param description how it was made
     * @param seed        of the split
     * @param metrics     what it reached, by name
     * @param version     of the program
     */
    static Pipeline pipeline(
            StudySet set,
            BinaryClassifier model,
            Map<String, String> description,
            long seed,
            Map<String, Double> metrics,
            String version) {
        Provenance provenance = Provenance.NONE
                .withRecipe(set.recipe().name())
                .withData(set.dataset().origin(), set.dataset().sha256())
                .withProtocol(set.protocol().name())
                .withPositive(set.rule().toString())
                .withSeed(seed)
                .withOptions(description)
                .withVersions(Map.of("backbeat", version))
                .withMetrics(metrics);
        return Pipeline.of(set.preprocessor(), model)
                .withThreshold(StudyEvaluation.THRESHOLD)
                .withIdentifiers(set.recipe().columns().texts())
                .withProvenance(provenance)
                .withTrainingFile(new TrainingFile(
                        set.recipe().csv(),
                        set.dataset().source().format(),
                        set.rule().column()));
    }

    private static Map<String, Double> metrics(StudyOutcome outcome, String key) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Interval> figures = outcome.result().models().getOrDefault(key, Map.of());
        figures.forEach((name, figure) -> values.put("test." + name, figure.value()));
        return values;
    }
}

package backbeat.experiment;

import backbeat.evaluation.Interval;
import backbeat.files.OutputFolder;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.result.RunRecord;
import backbeat.study.FittedModel;
import backbeat.study.ModelKind;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOutcome;
import backbeat.study.StudySet;
import java.io.IOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The learners of a run as model files, such as {@code forest.backbeat}: they answer with the probabilities that
 * {@code predictions.csv} lists, so without calibration, and decide at the threshold that the metrics used.
 */
final class SavedModels {
    private static final Set<ModelKind> LEARNERS = EnumSet.of(ModelKind.KNN, ModelKind.FOREST, ModelKind.MLP);

    private SavedModels() {}

    /** The name of a model's file in the output folder. */
    static String fileName(ModelKind kind) {
        return kind.key() + ".backbeat";
    }

    static void write(OutputFolder folder, StudyOutcome outcome, RunRecord record) throws IOException {
        for (FittedModel model : outcome.models()) {
            if (LEARNERS.contains(model.kind())) {
                Map<String, Double> metrics = metrics(outcome, model.kind());
                String version = record.environment().getOrDefault("version", "");
                pipeline(outcome.set(), model, outcome.result().seed(), metrics, version)
                        .save(folder.file(fileName(model.kind())));
            }
        }
    }

    /**
     * A fitted model with everything that it takes to answer for raw rows.
     *
     * @param metrics what it reached, by name
     * @param version of the program
     */
    static Pipeline pipeline(StudySet set, FittedModel model, long seed, Map<String, Double> metrics, String version) {
        Provenance provenance = Provenance.NONE
                .withRecipe(set.recipe().name())
                .withData(set.dataset().origin(), set.dataset().sha256())
                .withProtocol(set.protocol().name())
                .withPositive(set.rule().toString())
                .withSeed(seed)
                .withOptions(model.options())
                .withVersions(Map.of("backbeat", version))
                .withMetrics(metrics);
        return Pipeline.of(set.preprocessor(), model.classifier().orElseThrow())
                .withThreshold(StudyEvaluation.THRESHOLD)
                .withIdentifiers(set.recipe().columns().texts())
                .withProvenance(provenance);
    }

    private static Map<String, Double> metrics(StudyOutcome outcome, ModelKind kind) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, Interval> figures = outcome.result().models().getOrDefault(kind.key(), Map.of());
        figures.forEach((name, figure) -> values.put("test." + name, figure.value()));
        return values;
    }
}

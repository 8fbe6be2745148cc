package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.experiment.Origin;
import backbeat.experiment.SavedRun;
import backbeat.experiment.SingleTraining.Calibration;
import backbeat.experiment.SingleTraining.Decision;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learner;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.Recipe;
import backbeat.study.StudyOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * How a finished run trained a model, told from the model's own file.
 *
 * @param run      the run
 * @param pipeline its model
 * @param learner  what it is
 */
record TrainingLike(SavedRun run, Pipeline pipeline, Learner<?, ?> learner) {
    /** What a run decides, and cannot be asked for besides. */
    private static final List<String> DECIDED =
            List.of("--seed", "--protocol", "--threshold", "--outliers", "--calibrate", "--decide");

    static TrainingLike of(Path folder, Catalogue catalogue, String key, CommandSpec spec) throws IOException {
        for (String option : DECIDED) {
            if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
                throw new ParameterException(
                        spec.commandLine(), "With --like, " + option + " is that of the run: leave out one of the two");
            }
        }
        SavedRun run = SavedRun.open(folder, catalogue);
        try (Workers workers = Workers.sequential()) {
            Pipeline pipeline =
                    run.model(key, catalogue, workers, KernelProvider.best().kernels());
            return new TrainingLike(run, pipeline, catalogue.named(key).learner());
        }
    }

    List<String> command() {
        return run.command();
    }

    long seed() {
        return pipeline.provenance().seed();
    }

    /** The learner's options. */
    Map<String, String> options() {
        return learner.optionsOf(pipeline.provenance().options());
    }

    /** The study's. */
    StudyOptions options(Recipe recipe) {
        return new Origin(pipeline).options(recipe, learner);
    }

    Calibration calibration() {
        return Calibration.valueOf(said(Calibration.KEY, Calibration.NONE));
    }

    Decision decision() {
        return Decision.valueOf(said(Decision.KEY, Decision.HALF));
    }

    private String said(String key, Enum<?> otherwise) {
        return pipeline.provenance()
                .options()
                .getOrDefault(key, otherwise.name())
                .toUpperCase(Locale.ROOT);
    }
}

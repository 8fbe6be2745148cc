package backbeat.cli;

import backbeat.data.DataException;
import backbeat.data.OutlierPolicy;
import backbeat.data.Recipe;
import backbeat.experiment.Engine;
import backbeat.experiment.Json;
import backbeat.experiment.LeakExperiment;
import backbeat.experiment.LoadedData;
import backbeat.experiment.ModelKind;
import backbeat.experiment.OutputFolder;
import backbeat.experiment.StudyFiles;
import backbeat.experiment.StudyOptions;
import backbeat.experiment.StudySettings;
import backbeat.experiment.result.LeakStudy;
import backbeat.experiment.result.StudyResult;
import backbeat.kernel.KernelProvider;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backbeat study leaks}: the same models under protocols that share less and less. */
@Command(
        name = "leaks",
        mixinStandardHelpOptions = true,
        description = "How many test rows share a track, song or artist with training under each protocol, and what"
                + " that is worth to each model.")
final class LeaksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private OutputOptions output;

    @Override
    public Integer call() throws Exception {
        Recipe recipe = data.recipe();
        KernelProvider.Choice kernel = engine.kernel();
        PrintWriter out = spec.commandLine().getOut();
        Path target = output.folder("leaks-" + seed.seed());
        StudyOptions options = new StudyOptions(
                recipe.defaultProtocol(),
                EnumSet.allOf(ModelKind.class),
                seed.seed(),
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                StudySettings.fixed());
        try (OutputFolder folder = OutputFolder.prepare(target, StudyFiles.LEAKS, output.force());
                Workers workers = engine.workers()) {
            Progress progress = ProgressBarProgress.onStandardError();
            LoadedData loaded = data.load(recipe, seed.seed(), workers, progress);
            data.warn(loaded);
            LeakExperiment experiment = new LeakExperiment(new Engine(workers, kernel.kernels()), options);
            LeakExperiment.Staircase staircase = experiment.run(loaded, recipe, progress);
            data.warn(staircase.leftOut());
            if (staircase.steps().isEmpty()) {
                throw new DataException(
                        "The recipe '" + recipe.name() + "' and these rows leave fewer than two protocols,"
                                + " so there is no staircase to climb. Define protocols in the recipe or use more rows");
            }
            LeakStudy study = new LeakStudy(
                    StudyResult.SCHEMA,
                    seed.seed(),
                    loaded.kind(),
                    loaded.dataset().sha256(),
                    staircase.steps());
            Json.write(folder.file(StudyFiles.LEAKS), study);
            folder.commit();
            if (output.json()) {
                out.println(Json.text(study));
            } else {
                new LeakTable(out).print(study.leaks(), loaded.synthetic());
                out.println("Results: " + target);
            }
        }
        return 0;
    }
}

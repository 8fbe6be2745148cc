package backbeat.cli;

import backbeat.data.Recipe;
import backbeat.experiment.Engine;
import backbeat.experiment.Json;
import backbeat.experiment.LoadedData;
import backbeat.experiment.OutputFolder;
import backbeat.experiment.PublishedExperiment;
import backbeat.experiment.StudyFiles;
import backbeat.experiment.result.PublishedStudy;
import backbeat.kernel.KernelProvider;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code backbeat study published}: the published table, re-examined. */
@Command(
        name = "published",
        mixinStandardHelpOptions = true,
        description = "Search a declared space of preprocessing for the setting nearest to all published figures, and"
                + " compare the readings that could explain them. Takes a minute or two.")
final class PublishedCommand implements Callable<Integer> {
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
        if (recipe.published().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "The recipe '" + recipe.name() + "' has no published figures to look for");
        }
        KernelProvider.Choice kernel = engine.kernel();
        PrintWriter out = spec.commandLine().getOut();
        Path target = output.folder("published-" + seed.seed());
        try (OutputFolder folder = OutputFolder.prepare(target, StudyFiles.PUBLISHED, output.force());
                Workers workers = engine.workers()) {
            Progress progress = ProgressBarProgress.onStandardError();
            LoadedData loaded = data.load(recipe, seed.seed(), workers, progress);
            data.warn(loaded);
            PublishedStudy study = new PublishedExperiment(
                            new Engine(workers, kernel.kernels()), loaded, recipe, seed.seed())
                    .run(progress);
            Json.write(folder.file(StudyFiles.PUBLISHED), study);
            folder.commit();
            if (output.json()) {
                out.println(Json.text(study));
            } else {
                new PublishedTable(out).print(study, recipe.label().toString());
                out.println("Results: " + target);
            }
        }
        return 0;
    }
}

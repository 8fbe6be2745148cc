package backbeat.cli;

import backbeat.catalogue.Catalogue;
import backbeat.experiment.Origin;
import backbeat.experiment.SavedRun;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.insight.Explainer.Asked;
import backbeat.kernel.KernelProvider;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.recipe.Recipe;
import backbeat.result.StudyResult;
import backbeat.serve.RunPage;
import backbeat.serve.RunServer;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudySet;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat serve}: a local page over a finished run. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Show a finished run on a local page: look a row up, see why the models answer as they do, change"
                + " its values and watch the answers, move the threshold, sort and filter the tables.",
        footer = {
            "",
            "Only this machine can reach the page, and only with the token in the address",
            "that is printed. Nothing is loaded from elsewhere. Ctrl-C ends it."
        })
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    private final Catalogue catalogue;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The run's folder. Default: the latest below runs.")
    private Path folder;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port. Default: any that is free.")
    private int port;

    @Mixin
    private DataOptions data;

    @Mixin
    private EngineOptions engine;

    @Mixin
    private FormatOption format;

    ServeCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port must be from 0 to " + LAST_PORT + ", not " + port);
        }
        if (folder == null) {
            folder = LatestRun.below(Path.of("runs"))
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "There is no run below runs. Name one, or start with 'backbeat run'"));
        }
        try (Workers workers = engine.workers();
                RunServer server = RunServer.start(port, page(workers))) {
            PrintWriter out = spec.commandLine().getOut();
            if (format.json()) {
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("run", folder.toString());
                told.put("address", server.address());
                out.println(Json.text(told));
            } else {
                out.println("Showing " + folder + " at");
                out.println(server.address());
                out.println("Only this machine can open it. Ctrl-C ends it.");
            }
            out.flush();
            new CountDownLatch(1).await(); // until the program is ended
        }
        return 0;
    }

    private RunPage page(Workers workers) throws Exception {
        return page(folder, data, catalogue, workers, engine.kernel(), this::warn);
    }

    private void warn(LoadedData loaded) {
        data.warn(loaded);
    }

    /** Hears of the data. */
    interface Warning {
        void about(LoadedData loaded);
    }

    /** The page of a run; the server's tests start here. */
    static RunPage page(
            Path folder,
            DataOptions data,
            Catalogue catalogue,
            Workers workers,
            KernelProvider.Choice kernel,
            Warning warning)
            throws Exception {
        SavedRun run = SavedRun.open(folder, catalogue);
        List<Asked> models = new ArrayList<>();
        for (String key : run.files().keySet()) {
            models.add(new Asked(
                    key, run.model(key, catalogue, workers, kernel.kernels()).compiled(workers)));
        }
        DataOptions from = data.orAs(run.command());
        Recipe recipe = from.recipe();
        Pipeline first = models.get(0).pipeline();
        LoadedData loaded =
                from.load(recipe, first.provenance().seed(), workers, ProgressBarProgress.onStandardError());
        warning.about(loaded);
        StudySet set = new Origin(first).prepare(catalogue, new Engine(workers, kernel.kernels()), loaded, recipe);
        StudyResult result = Json.read(folder.resolve(StudyFiles.METRICS), StudyResult.class);
        return new RunPage(catalogue, result, set, models, folder.resolve(StudyFiles.PREDICTIONS), workers);
    }
}

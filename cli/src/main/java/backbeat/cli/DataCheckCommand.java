package backbeat.cli;

import backbeat.data.Cleaning;
import backbeat.data.Protocol;
import backbeat.data.Recipe;
import backbeat.data.RejectedRow;
import backbeat.experiment.LoadedData;
import backbeat.parallel.Workers;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code backbeat data check}: whether a file can be used. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Read the file as a run would and say what is wrong with it.",
        footer = {"", "Exit code 0 if a run could use the file (warnings included), 1 if not."})
final class DataCheckCommand implements Callable<Integer> {
    private static final int SHOWN = 10;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOptions data;

    @Mixin
    private SeedOption seed;

    @Mixin
    private EngineOptions engine;

    @Override
    public Integer call() {
        Recipe recipe = data.recipe();
        try (Workers workers = engine.workers()) {
            LoadedData loaded = data.load(recipe, seed.seed(), workers, ProgressBarProgress.onStandardError());
            data.warn(loaded);
            PrintWriter out = spec.commandLine().getOut();
            out.println(loaded.kind() + " data: " + loaded.location());
            out.println("sha256 " + loaded.dataset().sha256() + (loaded.verified() ? ", as published" : ""));
            out.printf(
                    Locale.ROOT,
                    "%,d rows read, %,d rejected%n",
                    loaded.dataset().rows(),
                    loaded.dataset().rejected().size());
            loaded.dataset().rejected().stream().limit(SHOWN).forEach(row -> out.println("  " + line(row)));
            Cleaning.clean(loaded.dataset(), recipe, Protocol.ROWS)
                    .steps()
                    .forEach(step -> out.printf(Locale.ROOT, "%s: %,d rows%n", step.name(), step.removed()));
            out.println("The file fits the recipe '" + recipe.name() + "'.");
            return 0;
        }
    }

    private static String line(RejectedRow row) {
        return "data row " + row.row() + " (line " + row.line() + "): " + row.reason();
    }
}

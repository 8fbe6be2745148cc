package backbeat.cli;

import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.parallel.Workers;
import backbeat.serve.RunPage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The page that {@code serve} shows of a run, for tests. */
public final class ServePage {
    private ServePage() {}

    /** Runs a small study into {@code run}. */
    public static void study(Path data, Path run, String... more) {
        List<String> command =
                new ArrayList<>(List.of("run", "--quick", "--data", data.toString(), "--out", run.toString()));
        command.addAll(List.of(more));
        CommandLineRun made = CommandLineRun.of(command.toArray(String[]::new));
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
    }

    /** Of the data that the run's own command names. */
    public static RunPage of(Path run, Workers workers) throws Exception {
        return ServeCommand.page(
                run, new DataOptions(), StandardCatalogue.get(), workers, KernelProvider.best(), loaded -> {});
    }

    /** {@code predict} for a file of one row: the probability's digits. */
    public static String predict(Path model, Path rows, Path out) throws Exception {
        CommandLineRun made =
                CommandLineRun.of("predict", model.toString(), rows.toString(), "-o", out.toString(), "--force");
        if (made.code() != 0) {
            throw new AssertionError(made.err());
        }
        String[] fields = Files.readAllLines(out).get(1).split(",");
        return fields[fields.length - 2];
    }
}

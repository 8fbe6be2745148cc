package backbeat.cli;

import backbeat.evaluation.Interval;
import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.result.RunRecord;
import backbeat.result.StudyResult;
import backbeat.text.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backbeat runs}: the finished runs with what they found and where their options differ. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "List finished runs: the model with the highest AUC, its figures, and the options that differ.")
final class RunsCommand implements Callable<Integer> {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "runs",
            description = "The folder that holds the runs. Default: ${DEFAULT-VALUE}.")
    private Path folder;

    @Mixin
    private FormatOption format;

    /**
     * A finished run.
     *
     * @param folder   where it is
     * @param ended    when
     * @param data     {@code real} or {@code synthetic}
     * @param best     the model with the highest AUC
     * @param accuracy its accuracy
     * @param auc      its AUC
     * @param seconds  how long the run took
     * @param options  the arguments that repeat it
     * @param differs  those of them that not every run has
     */
    record Run(
            String folder,
            String ended,
            String protocol,
            long seed,
            String data,
            String best,
            double accuracy,
            double auc,
            double seconds,
            List<String> options,
            List<String> differs) {}

    @Override
    public Integer call() throws IOException {
        boolean named = spec.commandLine().getParseResult().hasMatchedPositional(0);
        if (named && !Files.isDirectory(folder)) {
            throw new IOException((Files.exists(folder) ? folder + " is no folder" : "There is no folder " + folder)
                    + ". Name one that holds what 'backbeat run' has written");
        }
        List<Run> runs = new ArrayList<>();
        for (Path run : LatestRun.all(folder)) {
            try {
                runs.add(read(run));
            } catch (IOException e) {
                spec.commandLine().getErr().println("warning: " + run + " is left out: " + e.getMessage());
            }
        }
        runs = withDifferences(runs);
        PrintWriter out = spec.commandLine().getOut();
        if (format.json()) {
            out.println(Json.text(runs));
        } else if (runs.isEmpty()) {
            out.println("There is no finished run below " + folder + ". Start one with 'backbeat run'");
        } else {
            print(runs, out);
        }
        out.flush();
        return 0;
    }

    private static Run read(Path run) throws IOException {
        StudyResult result = Json.read(run.resolve(StudyFiles.METRICS), StudyResult.class);
        Path timings = run.resolve(StudyFiles.TIMINGS);
        RunRecord record = Json.read(timings, RunRecord.class);
        if (result.models() == null || result.data() == null) {
            throw new IOException("its " + StudyFiles.METRICS + " lacks models or data");
        }
        String best = "";
        double auc = Double.NEGATIVE_INFINITY;
        for (Map.Entry<String, Map<String, Interval>> model : result.models().entrySet()) {
            Interval found = model.getValue().get("auc");
            if (found != null && found.value() > auc) {
                best = model.getKey();
                auc = found.value();
            }
        }
        Interval accuracy = result.models().getOrDefault(best, Map.of()).get("accuracy");
        return new Run(
                run.toString(),
                WHEN.format(
                        Instant.ofEpochMilli(timings.toFile().lastModified()).atZone(ZoneId.systemDefault())),
                result.protocol(),
                result.seed(),
                result.data().source(),
                best,
                accuracy == null ? Double.NaN : accuracy.value(),
                auc,
                record.totalSeconds(),
                record.command() == null ? List.of() : record.command(),
                List.of());
    }

    private static List<Run> withDifferences(List<Run> runs) {
        Set<String> common = null;
        for (Run run : runs) {
            Set<String> own = options(run.options());
            if (common == null) {
                common = own;
            } else {
                common.retainAll(own);
            }
        }
        List<Run> all = new ArrayList<>();
        for (Run run : runs) {
            Set<String> own = options(run.options());
            own.removeAll(common);
            all.add(new Run(
                    run.folder(),
                    run.ended(),
                    run.protocol(),
                    run.seed(),
                    run.data(),
                    run.best(),
                    run.accuracy(),
                    run.auc(),
                    run.seconds(),
                    run.options(),
                    List.copyOf(own)));
        }
        return all;
    }

    /** A command's options, each with its value; where the results went makes no difference. */
    private static Set<String> options(List<String> command) {
        Set<String> options = new LinkedHashSet<>();
        for (int i = 0; i < command.size(); i++) {
            String option = command.get(i);
            if (i + 1 < command.size()
                    && !option.contains("=")
                    && !command.get(i + 1).startsWith("--")) {
                option += " " + command.get(++i);
            }
            boolean nothing = !option.startsWith("--") || option.startsWith("--out") || option.equals("--force");
            if (!nothing) {
                options.add(option);
            }
        }
        return options;
    }

    private static void print(List<Run> runs, PrintWriter out) {
        TextTable table = new TextTable("run", "ended", "best", "accuracy", "AUC", "seconds");
        for (Run run : runs) {
            table.add(
                    Path.of(run.folder()).getFileName() + (run.data().equals("synthetic") ? " (made up)" : ""),
                    run.ended(),
                    run.best(),
                    String.format(Locale.ROOT, "%.3f", run.accuracy()),
                    String.format(Locale.ROOT, "%.3f", run.auc()),
                    Numbers.seconds(run.seconds()));
        }
        table.lines().forEach(out::println);
        for (Run run : runs) {
            if (!run.differs().isEmpty()) {
                out.println(Path.of(run.folder()).getFileName() + ": " + String.join(" ", run.differs()));
            }
        }
    }
}

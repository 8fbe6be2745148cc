package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.harness.BenchmarkRun;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.Plan;
import backbeat.benchmarks.harness.Program;
import backbeat.benchmarks.harness.Programs;
import backbeat.benchmarks.report.PeerTable;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Our work and that of programs in other languages on the same rows, in turn, in one sitting. */
@Command(
        name = "beside",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Measures programs of other languages and this project in turn, round by round, and makes one table of both.",
            "Three rounds of all tasks with Python take about ten minutes. A task that fails is named at the end, and the"
                    + " others are measured all the same; results of tasks that are not measured again stay in the table."
        },
        footer = {"", "Needs BACKBEAT_DATA. STUDY_OUT names a folder that keeps the files of Python's study."})
public final class PeersBesideCommand implements Callable<Integer> {
    private static final String STUDY = "study";
    /** The study's protocol, the other steps of its leak staircase, and its further seeds. */
    private static final String PROTOCOL = "song";

    private static final List<String> STEPS = List.of("rows", "track", "artist");
    private static final List<Integer> SEEDS = List.of(43, 44);

    private static final Set<String> ON_ROWS = Set.of("knn", "forest", "mlp");

    @Parameters(arity = "0..*", paramLabel = "TASK", description = "load, knn, forest, mlp, study; all by default.")
    private List<String> tasks = List.of();

    @Option(
            names = "--with",
            split = ",",
            paramLabel = "PROGRAM",
            defaultValue = "python",
            description = "The programs: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Programs.Names.class)
    private List<String> programs;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each task is measured.")
    private int rounds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/target/compare",
            description = "Keeps the results.")
    private Path out;

    @Option(names = "--theirs", description = "Run only the programs, once, and print their lines.")
    private boolean theirs;

    @Mixin
    private PeerKernelsOption inherited;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final List<String> failed = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<Program> chosen = programs();
        Set<String> wanted = wanted(chosen);
        if (RealData.file().isEmpty()) {
            throw new IOException(RealData.ADVICE);
        }
        List<Program> ready = new ArrayList<>();
        for (Program program : chosen) {
            Optional<String> missing = program.missing();
            if (missing.isPresent()) {
                say(program.name() + ": " + missing.get());
            } else {
                ready.add(program);
            }
        }
        if (ready.isEmpty()) {
            say("nothing was measured");
            return 0;
        }
        inherited.kernels().warning().ifPresent(this::say);
        Files.createDirectories(out);
        exportRows(wanted);
        if (theirs) {
            return printTheirs(ready, wanted);
        }
        removeOld(ready, wanted);
        for (int round = 1; round <= rounds; round++) {
            for (String task : wanted) {
                say("round " + round + " of " + rounds + ": " + task);
                for (Program program : ready) {
                    if (program.tasks().contains(task)) {
                        keepTheirs(program, task, round);
                    }
                }
                measureOurs(task, round);
            }
        }
        PrintWriter terminal = spec.commandLine().getOut();
        PeerTable table = PeerTable.read(List.of(out));
        table.write(out.resolve("table"));
        terminal.print(table.markdown());
        terminal.flush();
        if (!failed.isEmpty()) {
            say("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private List<Program> programs() throws IOException {
        List<Program> chosen = new ArrayList<>();
        for (String name : programs) {
            chosen.add(Programs.named(name)
                    .orElseThrow(() -> usage("no program '" + name + "'; there are: " + Programs.names())));
        }
        return chosen;
    }

    private Set<String> wanted(List<Program> chosen) {
        Set<String> known = new LinkedHashSet<>();
        Arrays.stream(PeerTask.values()).map(PeerTask::group).forEach(known::add);
        Set<String> done = new LinkedHashSet<>();
        chosen.forEach(program -> done.addAll(program.tasks()));
        Set<String> possible = new LinkedHashSet<>(done);
        if (!theirs) {
            possible.retainAll(known);
        }
        if (tasks.isEmpty()) {
            known.retainAll(done);
            return known;
        }
        for (String task : tasks) {
            if (!possible.contains(task)) {
                throw usage("no task '" + task + "'; there are: " + String.join(" ", possible));
            }
        }
        return new LinkedHashSet<>(tasks);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private void say(String text) {
        spec.commandLine().getErr().println("peers: " + text);
    }

    /** The benchmarks' rows (80/20) and the study's (70/10/20), exactly as our side splits them. */
    private void exportRows(Set<String> wanted) throws IOException {
        Path log = out.resolve("export.log");
        if (wanted.stream().anyMatch(ON_ROWS::contains)) {
            Matrices.export("track", "0", Matrices.SEED, out.resolve("rows"), log);
        }
        if (wanted.contains(STUDY)) {
            Path rows = out.resolve("study-rows");
            Matrices.export(PROTOCOL, "0.1", Matrices.SEED, rows, log);
            for (String protocol : STEPS) {
                Matrices.export(
                        protocol, "0.1", Matrices.SEED, rows.resolve("leaks").resolve(protocol), log);
            }
            for (int seed : SEEDS) {
                Path folder = rows.resolve("seeds").resolve(Integer.toString(seed));
                Matrices.export(PROTOCOL, "0.1", seed, folder, log);
            }
        }
    }

    private Path rows(String task) {
        return out.resolve(task.equals(STUDY) ? "study-rows" : "rows");
    }

    private int printTheirs(List<Program> ready, Set<String> wanted) throws IOException {
        Optional<Path> keep = Optional.ofNullable(System.getenv("STUDY_OUT")).map(Path::of);
        int code = 0;
        for (String task : wanted) {
            for (Program program : ready) {
                if (program.tasks().contains(task)) {
                    for (Child child : program.task(task, rows(task), keep)) {
                        code = Math.max(code, inherited.kernels().started(child).run() == 0 ? 0 : 1);
                    }
                }
            }
        }
        return code;
    }

    private void removeOld(List<Program> ready, Set<String> wanted) throws IOException {
        List<String> begins = new ArrayList<>();
        for (String task : wanted) {
            begins.add("backbeat-" + task + "-");
            ready.forEach(program -> begins.add(program.name() + "-" + task + "-"));
        }
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                if (begins.stream().anyMatch(file.getFileName().toString()::startsWith)) {
                    Files.delete(file);
                }
            }
        }
    }

    private void keepTheirs(Program program, String task, int round) throws IOException {
        String name = program.name() + "-" + task + "-" + round;
        int process = 0;
        for (Child child : program.task(task, rows(task), Optional.empty())) {
            String part = name + (process++ == 0 ? "" : "-" + process);
            Path draft = out.resolve(part + ".part");
            if (inherited.kernels().started(child).run(draft, out.resolve(part + ".log")) == 0) {
                Files.move(draft, out.resolve(part + ".jsonl"), StandardCopyOption.REPLACE_EXISTING);
            } else {
                failed.add(part + " (see " + out.resolve(part + ".log") + ")");
            }
        }
    }

    private void measureOurs(String task, int round) throws IOException {
        String name = "backbeat-" + task + "-" + round;
        Map<String, List<String>> asked = ON_ROWS.contains(task) ? Map.of("learner", List.of(task)) : Map.of();
        Plan plan = Plan.of(
                Profile.PEERS,
                Plan.Wish.of(Plan.EVERYTHING, asked)
                        .where((benchmark, declared) -> declared.tasks().stream()
                                .anyMatch(one -> one.group().equals(task))));
        ObjectNode environment = Environment.describe(Profile.PEERS.toString(), BenchmarkData.trackSource());
        inherited.kernels().describe(environment);
        List<String> problems = new BenchmarkRun(plan, BenchmarkRun.Changes.NONE)
                .logTo(out.resolve(name + ".log"))
                .measure(out.resolve(name + ".json"), environment, ran -> {}, use -> {});
        problems.forEach(problem -> failed.add(name + " (" + problem + ")"));
    }
}

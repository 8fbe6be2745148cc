package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.harness.BenchmarkRun;
import backbeat.benchmarks.harness.BenchmarkRun.Changes;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.PeerKernels;
import backbeat.benchmarks.harness.Plan;
import backbeat.benchmarks.peers.Budget;
import backbeat.benchmarks.peers.PeerLibrary;
import backbeat.benchmarks.peers.PeerRules;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import backbeat.text.Numbers;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Other Java libraries and this project on the same work in one sitting, each in fresh JVMs. */
@Command(
        name = "java",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Measures other Java libraries and this project on the same work in one sitting, each in fresh JVMs; eight minutes.",
            "The launcher builds them by the Maven profile 'peers'. Some are under the GPL: they are for measuring only. What takes"
                    + " minutes is cut down; the results say how far. Without BACKBEAT_DATA the rows are synthetic."
        })
public final class PeersJavaCommand implements Callable<Integer> {
    private static final String LIBRARY = "library";
    /** Our textbook takes minutes. */
    private static final String NAIVE = "naive";

    @Parameters(arity = "0..*", paramLabel = "LIBRARY", description = "All but naive, our textbook, by default.")
    private List<String> names = List.of();

    @Option(
            names = "--tasks",
            split = ",",
            paramLabel = "TASK",
            description = "Only these: load, knn, forest, mlp.",
            defaultValue = "load,knn,forest,mlp")
    private List<String> groups;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/peers/java/target/results",
            description = "Keeps the results.")
    private Path out;

    @Option(names = "--data", defaultValue = "track", description = "The rows: track or synthetic-N.")
    private String data;

    @Option(names = "--no-peak", description = "Do not measure the peak memory of a process for each learner.")
    private boolean noPeak;

    @Option(names = "--rules", description = "Only print what the libraries' forests do otherwise, as Markdown.")
    private boolean rules;

    @Option(names = "--list", description = "Only list what would run.")
    private boolean list;

    @Mixin
    private PeerKernelsOption inherited;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private final List<String> failed = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        List<PeerLibrary> libraries = libraries();
        if (rules) {
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.print(PeerRules.table(libraries));
            return 0;
        }
        if (!list) {
            checkKernels(inherited.kernels());
        }
        Files.createDirectories(out);
        for (PeerLibrary library : libraries) {
            for (PeerTask task : PeerTask.values()) {
                if (groups.contains(task.group()) && library.does(task)) {
                    measure(library, task);
                }
            }
            for (String learner : List.of("knn", "forest", "mlp")) {
                if (!noPeak && groups.contains(learner) && fits(library, learner)) {
                    measurePeak(library, learner);
                }
            }
        }
        if (!failed.isEmpty()) {
            spec.commandLine().getErr().println("peers: failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    /** JMH starts JVMs with what this process has, so that what is exported cannot be kept from them. */
    private void checkKernels(PeerKernels kernels) {
        if (!kernels.heard() && !kernels.exported().isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    kernels.settings() + " would choose the kernels of Java's peers. Measure without: env -u "
                            + String.join(
                                    " -u ", new TreeSet<>(kernels.exported().keySet()))
                            + " ./backbeat bench peers java; or let it be heard with --inherit-kernels");
        }
        kernels.warning().ifPresent(this::say);
    }

    private List<PeerLibrary> libraries() {
        if (names.isEmpty()) {
            return PeerLibrary.all().stream()
                    .filter(library -> !library.name().equals(NAIVE))
                    .toList();
        }
        try {
            return names.stream().map(PeerLibrary::named).toList();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static boolean fits(PeerLibrary library, String learner) {
        return switch (learner) {
            case "knn" -> library.does(PeerTask.KNN);
            case "forest" -> library.does(PeerTask.FOREST_FIT) && library.does(PeerTask.FOREST_PREDICT);
            default -> library.does(PeerTask.MLP_EPOCH);
        };
    }

    private void measure(PeerLibrary library, PeerTask task) throws IOException {
        Optional<Budget> budget = library.budget(task);
        Plan usual = plan(task, Map.of());
        if (usual.batches().isEmpty()) {
            return; // this project's alone
        }
        Map<String, List<String>> asked = new LinkedHashMap<>(Map.of(LIBRARY, List.of(library.name())));
        budget.ifPresent(limits -> asked.putAll(parameters(limits)));
        if (usual.batches().get(0).parameters().containsKey(Profile.DATA)) {
            asked.put(Profile.DATA, List.of(data));
        }
        Plan plan = plan(task, asked);
        if (list) {
            spec.commandLine().getOut().println(plan.describe());
            return;
        }
        String name =
                library.name() + "-" + task.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Path file = out.resolve(name + ".json");
        say(name + " ...");
        Changes changes = budget.map(limits -> Changes.NONE.withIterations(limits.warmups(), limits.iterations()))
                .orElse(Changes.NONE);
        ObjectNode environment = Environment.describe(Profile.PEERS.toString(), BenchmarkData.trackSource());
        inherited.kernels().describe(environment);
        List<String> problems = new BenchmarkRun(plan, changes)
                .logTo(out.resolve(name + ".log"))
                .measure(file, environment, ran -> {}, use -> {});
        problems.forEach(problem -> failed.add(name + " (" + problem + ")"));
        for (Measurement measurement : ResultFile.read(file)) {
            say(name + " " + Numbers.significant(measurement.score(), 4) + " " + measurement.unit());
        }
    }

    private static Plan plan(PeerTask task, Map<String, List<String>> asked) {
        return Plan.of(
                Profile.PEERS,
                Plan.Wish.of(Plan.EVERYTHING, asked)
                        .where((name, declared) ->
                                declared.has(LIBRARY) && declared.tasks().contains(task)));
    }

    private static Map<String, List<String>> parameters(Budget budget) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        put(parameters, "queries", budget.queries());
        put(parameters, "trees", budget.trees());
        put(parameters, "epochs", budget.epochs());
        return parameters;
    }

    private static void put(Map<String, List<String>> parameters, String name, int value) {
        if (value > 0) {
            parameters.put(name, List.of(Integer.toString(value)));
        }
    }

    /** The memory of a process that loads, fits and predicts once, with the launcher's options. */
    private void measurePeak(PeerLibrary library, String learner) throws IOException {
        String name = library.name() + "-" + learner + "-peak";
        List<String> arguments = new ArrayList<>(List.of("peak", library.name(), learner, "--data", data));
        library.budget(PeerTask.KNN)
                .filter(limits -> limits.queries() > 0)
                .ifPresent(limits -> arguments.addAll(List.of("--queries", Integer.toString(limits.queries()))));
        library.budget(PeerTask.FOREST_FIT)
                .filter(limits -> limits.trees() > 0)
                .ifPresent(limits -> arguments.addAll(List.of("--trees", Integer.toString(limits.trees()))));
        if (list) {
            spec.commandLine().getOut().println("  " + String.join(" ", arguments));
            return;
        }
        say(name + " ...");
        Child child = Child.java(BenchMain.class, arguments.toArray(String[]::new));
        if (child.run(out.resolve(name + ".jsonl"), out.resolve(name + ".log")) != 0) {
            failed.add(name + " (see " + out.resolve(name + ".log") + ")");
        }
    }

    private void say(String text) {
        spec.commandLine().getErr().println("peers: " + text);
    }
}

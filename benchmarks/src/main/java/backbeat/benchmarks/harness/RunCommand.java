package backbeat.benchmarks.harness;

import backbeat.benchmarks.BenchmarkData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one profile: plans, measures with JMH, writes result and environment, compares with the accepted result. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
public final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String LOCK = "JMH lock";
    private static final String IGNORE_LOCK = "jmh.ignoreLock";
    private static final String ROOFLINE = "Roofline";
    private static final String ALLOCATION = "gc";
    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    private final Profile profile;

    @Parameters(
            arity = "0..1",
            defaultValue = Plan.EVERYTHING,
            description = "Regular expression: benchmarks whose name matches.")
    private String pattern;

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Option(names = "--out", description = "The result file, in place of a new one below --results.")
    private Path out;

    @Option(
            names = "--accept",
            description =
                    "Also keep the result as the one that later runs are compared with: a whole run in place of all"
                            + " that was kept, a part of it in place of the same benchmarks.")
    private boolean accept;

    @Option(names = "--force", description = "Overwrite the file that --out names.")
    private boolean force;

    @Option(
            names = {"-p", "--param"},
            description = "Run these values of a parameter only: -p threads=2 -p k=1,15")
    private Map<String, String> parameters = Map.of();

    @Option(names = "--forks", description = "JVMs for each benchmark, in place of the profile's number.")
    private Integer forks;

    @Option(names = "--warmups", description = "Iterations before measuring, in place of the profile's number.")
    private Integer warmups;

    @Option(names = "--iterations", description = "Measured iterations, in place of the profile's number.")
    private Integer iterations;

    @Option(names = "--jvm-arg", description = "A further option for the measured JVMs; may be repeated.")
    private List<String> jvmArguments = List.of();

    @Option(names = "--prof", description = "A JMH profiler, such as gc, perfasm or stack; may be repeated.")
    private List<String> profilers = List.of();

    @Option(names = "--list", description = "Only list what would run.")
    private boolean list;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public RunCommand(Profile profile) {
        this.profile = profile;
    }

    @Override
    public Integer call() throws IOException {
        Plan plan = plan();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.println(plan.describe(profile));
        terminal.flush();
        if (list) {
            return 0;
        }
        requireVectorModule();
        if (out != null && Files.exists(out) && !force) {
            throw usage("There is a file " + out + " already; --force overwrites it");
        }
        ObjectNode environment = Environment.describe(profile.toString(), BenchmarkData.trackSource());
        Path file = out != null ? out : resultFile(environment);
        warnUnlessQuiet();
        List<String> failed = measure(plan, file, environment);
        terminal.println("Result: " + file + " and " + ResultFile.environmentFile(file));
        Path accepted = ResultFile.accepted(results, environment);
        printLimits(file, accepted, terminal);
        compareWithAccepted(file, accepted, terminal);
        if (accept) {
            boolean whole = pattern.equals(Plan.EVERYTHING) && parameters.isEmpty();
            terminal.println("Accepted: " + ResultFile.accept(file, results, whole && failed.isEmpty()));
        }
        terminal.flush();
        failed.forEach(what -> spec.commandLine().getErr().println("bench: failed: " + what));
        return failed.isEmpty() ? 0 : 1;
    }

    /**
     * Runs what is planned. The result file is written after every batch, so that neither a failure nor the end of the
     * session costs what was measured before.
     *
     * @return what failed, with the reason
     */
    private List<String> measure(Plan plan, Path file, ObjectNode environment) throws IOException {
        List<Path> parts = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Path directory = Files.createTempDirectory("backbeat-bench");
        Optional<MachineUse.Clocks> began = MachineUse.Clocks.now();
        Optional<MachineUse> use = Optional.empty();
        try {
            for (Plan.Batch batch : plan.batches()) {
                Path part = directory.resolve("part" + (parts.size() + failed.size()) + ".json");
                try {
                    run(batch, part);
                    parts.add(part);
                } catch (RunnerException e) {
                    if (reason(e).contains(LOCK)) {
                        throw new IOException(
                                "Another benchmark is running on this machine; wait until it has ended", e);
                    }
                    failed.add(batch.names().stream().map(Plan::shortName).collect(Collectors.joining(", ")) + " "
                            + batch.parameters() + ": " + reason(e));
                }
                use = MachineUse.since(began);
                use.ifPresent(shares -> shares.describe(environment));
                ResultFile.write(parts, file, environment);
            }
        } finally {
            try (Stream<Path> files = Files.list(directory)) { // also what a failed batch began
                for (Path left : files.toList()) {
                    Files.delete(left);
                }
            }
            Files.delete(directory);
        }
        if (profile != Profile.SMOKE) {
            use.filter(shares -> !shares.quiet()).ifPresent(this::warn);
        }
        return failed;
    }

    /** What went wrong at the bottom of what JMH wraps around it. */
    private static String reason(Throwable failure) {
        Throwable inner = failure.getCause() != null
                ? failure.getCause()
                : failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : null;
        return inner == null ? String.valueOf(failure.getMessage()) : reason(inner);
    }

    private void warnUnlessQuiet() {
        if (profile != Profile.SMOKE) {
            MachineUse.now().filter(shares -> !shares.quiet()).ifPresent(this::warn);
        }
    }

    private void warn(MachineUse use) {
        spec.commandLine().getErr().println("bench: " + use.warning());
    }

    private Plan plan() {
        try {
            Plan plan = Plan.of(profile, Pattern.compile(pattern), parameters);
            if (plan.batches().isEmpty()) {
                throw usage("No benchmark's name matches '" + pattern + "'");
            }
            return plan;
        } catch (PatternSyntaxException e) {
            throw usage("'" + pattern + "' is not a regular expression: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    /** Forked JVMs get the module from the benchmarks' own settings, but smoke runs in this one. */
    private void requireVectorModule() {
        if (profile == Profile.SMOKE
                && ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            throw usage("Start Java with --add-modules " + VECTOR_MODULE + ", or use ./backbeat bench smoke");
        }
    }

    private void run(Plan.Batch batch, Path part) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(batch.include())
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(part.toString());
        if (profile == Profile.SMOKE) {
            options.verbosity(VerboseMode.SILENT);
            System.setProperty(IGNORE_LOCK, "true"); // its times mean nothing, beside another benchmark too
        }
        profile.configure(options, batch);
        if (forks != null) {
            options.forks(forks);
        }
        if (warmups != null) {
            options.warmupIterations(warmups);
        }
        if (iterations != null) {
            options.measurementIterations(iterations);
        }
        if (!jvmArguments.isEmpty()) {
            options.jvmArgsAppend(jvmArguments.toArray(String[]::new));
        }
        if (profile == Profile.REGULAR && profilers.stream().noneMatch(name -> name.startsWith(ALLOCATION))) {
            options.addProfiler(ALLOCATION);
        }
        for (String profiler : profilers) {
            String[] nameAndOptions = profiler.split(":", 2);
            options.addProfiler(nameAndOptions[0], nameAndOptions.length > 1 ? nameAndOptions[1] : "");
        }
        batch.parameters().forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        for (RunResult result : new Runner(options.build()).run()) {
            if (profile == Profile.SMOKE) {
                spec.commandLine()
                        .getOut()
                        .println("ran " + Plan.shortName(result.getParams().getBenchmark()));
                spec.commandLine().getOut().flush();
            }
        }
    }

    private Path resultFile(JsonNode environment) {
        String name = "jdk" + environment.get("jdkFeature").asText() + "-" + profile;
        return results.resolve(environment.get("machine").asText())
                .resolve("run-" + name + "-" + LocalDateTime.now().format(STAMP) + ".json");
    }

    /** The machine's limits are those of this run, or of the accepted one where this run did not measure them. */
    private void printLimits(Path file, Path accepted, PrintWriter terminal) throws IOException {
        List<Measurement> measured = new ArrayList<>(ResultFile.read(file));
        if (Files.exists(accepted) && measured.stream().noneMatch(m -> m.name().startsWith(ROOFLINE))) {
            ResultFile.read(accepted).stream()
                    .filter(m -> m.name().startsWith(ROOFLINE))
                    .forEach(measured::add);
        }
        String limits = profile == Profile.SMOKE ? "" : Limits.text(measured);
        if (!limits.isEmpty()) {
            terminal.println();
            terminal.println("Share of the machine's limit:");
            terminal.print(limits);
        }
    }

    private void compareWithAccepted(Path file, Path accepted, PrintWriter terminal) throws IOException {
        if (profile == Profile.SMOKE || !Files.exists(accepted)) {
            return;
        }
        List<Comparison> comparisons = Comparison.of(ResultFile.read(accepted), ResultFile.read(file));
        if (!comparisons.isEmpty()) {
            terminal.println();
            terminal.println("Against the accepted result " + accepted + ":");
            terminal.print(ComparisonTable.text(comparisons));
        }
        terminal.flush();
    }
}

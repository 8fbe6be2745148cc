package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.harness.BenchmarkRun;
import backbeat.benchmarks.harness.Plan;
import backbeat.benchmarks.results.Comparison;
import backbeat.benchmarks.results.ComparisonTable;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.Limits;
import backbeat.benchmarks.results.MachineUse;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Profile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one profile: plans, measures with JMH, writes result and environment, compares with the accepted result. */
@Command(mixinStandardHelpOptions = true, showDefaultValues = true)
public final class RunCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String ROOFLINE = "Roofline";
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
            paramLabel = "NAME=VALUES",
            description = "Run these values of a parameter only: -p threads=2 -p k=1,15")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--grid",
            description = "Run every value that the benchmarks declare of every other parameter than data, combined.")
    private boolean grid;

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
        terminal.println(plan.describe());
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
        if (profile != Profile.SMOKE) {
            MachineUse.now().ifPresent(this::warnUnlessQuiet);
        }
        BenchmarkRun run = new BenchmarkRun(
                plan,
                new BenchmarkRun.Changes(
                        Optional.ofNullable(forks),
                        Optional.ofNullable(warmups),
                        Optional.ofNullable(iterations),
                        jvmArguments,
                        profilers));
        List<String> failed = run.measure(
                file,
                environment,
                name -> {
                    terminal.println("ran " + name);
                    terminal.flush();
                },
                this::warnUnlessQuiet);
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

    private void warnUnlessQuiet(MachineUse use) {
        if (profile != Profile.SMOKE && !use.quiet()) {
            spec.commandLine().getErr().println("bench: " + use.warning());
        }
    }

    private Plan plan() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        parameters.forEach((name, values) -> asked.put(name, List.of(values.split(","))));
        try {
            Plan.Wish wish = Plan.Wish.of(pattern, asked);
            Plan plan = Plan.of(profile, grid ? wish.inGrid() : wish);
            if (plan.batches().isEmpty()) {
                throw usage("No benchmark of profile " + profile + " has a name that matches '" + pattern + "'"
                        + elsewhere(wish));
            }
            return plan;
        } catch (PatternSyntaxException e) {
            throw usage("'" + pattern + "' is not a regular expression: " + e.getDescription());
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    /** The other profiles that have what this one has not. */
    private static String elsewhere(Plan.Wish wish) {
        List<String> others = new ArrayList<>();
        for (Profile other : Profile.values()) {
            if (other != Profile.SMOKE && other.isCommand() && Plan.has(other, wish.pattern())) {
                others.add(other.toString());
            }
        }
        return others.isEmpty() ? "" : "; " + String.join(", ", others) + " would run some";
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

package backbeat.benchmarks.commands;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.report.StrongMarkdown;
import backbeat.benchmarks.report.StrongReport;
import backbeat.benchmarks.report.StrongTable;
import backbeat.benchmarks.report.StrongTargets;
import backbeat.benchmarks.results.Environment;
import backbeat.benchmarks.results.MachineUse;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.strong.Checkout;
import backbeat.benchmarks.strong.StrongPeers;
import backbeat.benchmarks.strong.StrongSitting;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Our work and that of native libraries and hand-written C on the same rows, in turn, in one sitting. */
@Command(
        name = "strong",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Measures the strongest peers and this project in turn, round by round, with one thread and with two, and makes one"
                    + " table of both: native libraries, a database and hand-written C.",
            "What they need is looked for, built or fetched from Maven Central and npm once. Debian packages are not installed:"
                    + " those that are missing are named, and what needs them is left out."
        },
        footer = {
            "",
            "A round of all tasks takes about a quarter of an hour, twice that with --before. Results of tasks that are not"
                    + " measured again stay in the table. Needs BACKBEAT_DATA, except with --rows."
        })
public final class PeersStrongCommand implements Callable<Integer> {
    private static final long FEWEST = 1000;

    @Parameters(
            arity = "0..*",
            paramLabel = "TASK",
            description = "read, knn, forest, mlp, and study, whose memory is ours alone; all by default.")
    private List<String> tasks = List.of();

    @Option(names = "--rounds", defaultValue = "3", description = "How often each task is measured.")
    private int rounds;

    @Option(
            names = "--before",
            paramLabel = "DIR",
            description = "Another built checkout of this project, measured in the same turns by the same benchmarks.")
    private Path before;

    @Option(
            names = "--before-data",
            paramLabel = "NAME",
            defaultValue = "track",
            description = "What that checkout's benchmarks call rows with one genre each.")
    private String beforeData;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description = "Measure on so many synthetic rows in place of the study's.")
    private Long rows;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/target/strong",
            description = "Keeps rows and results.")
    private Path out;

    @Option(
            names = "--tools",
            paramLabel = "DIR",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/target/strong/tools",
            description = "Keeps what is built and fetched.")
    private Path tools;

    @Option(names = "--accept", description = "Keep the result as the one that the report shows.")
    private boolean accept;

    @Option(names = "--prepare", description = "Only build and fetch what the peers need.")
    private boolean prepareOnly;

    @Option(names = "--table", description = "Measure nothing; make the table of what was measured.")
    private boolean tableOnly;

    @Option(
            names = "--results",
            defaultValue = "${sys:backbeat.home:-.}/benchmarks/results",
            description = "Where results are kept.")
    private Path results;

    @Mixin
    private PeerKernelsOption inherited;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Set<String> wanted = wanted();
        if (rounds < 1) {
            throw usage("--rounds must be 1 or more, not " + rounds);
        }
        if (rows != null && rows < FEWEST) {
            throw usage("--rows must be " + FEWEST + " or more, not " + rows);
        }
        Optional<Checkout> older = older();
        StrongPeers peers =
                new StrongPeers(Child.home().resolve("benchmarks/peers/strong"), tools.toAbsolutePath(), 1, count());
        Optional<MachineUse.Clocks> began = MachineUse.Clocks.now();
        List<String> failed = List.of();
        if (!tableOnly) {
            peers.prepare(wanted).forEach(this::say);
            if (prepareOnly) {
                return peers.leftOut().isEmpty() ? 0 : 1;
            }
            if (besidePeers(wanted) && peers.missing().isPresent()) {
                throw new IOException(peers.missing().get());
            }
            inherited.kernels().warning().ifPresent(this::say);
            failed = measure(wanted, peers, older);
        }
        Optional<MachineUse> use = MachineUse.since(began);
        if (!tableOnly && use.isPresent() && !use.get().quiet()) {
            say(use.get().warning());
        }
        write(peers, older, use);
        if (!failed.isEmpty()) {
            say("failed: " + String.join(", ", failed));
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private Set<String> wanted() {
        Set<String> known = new LinkedHashSet<>(StrongPeers.TASKS);
        known.add(StrongSitting.STUDY);
        for (String task : tasks) {
            if (!known.contains(task)) {
                throw usage("no task '" + task + "'; there are: " + String.join(" ", known));
            }
        }
        return tasks.isEmpty() ? known : new LinkedHashSet<>(tasks);
    }

    /** Whether any task has peers; our study has none but its older self. */
    static boolean besidePeers(Set<String> wanted) {
        return wanted.stream().anyMatch(StrongPeers.TASKS::contains);
    }

    private Optional<Checkout> older() throws IOException {
        if (before == null) {
            return Optional.empty();
        }
        Checkout checkout = new Checkout(before.toAbsolutePath(), beforeData, count());
        checkout.check();
        return Optional.of(checkout);
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private void say(String text) {
        spec.commandLine().getErr().println("peers: " + text);
    }

    private long count() {
        return rows == null ? 0 : rows;
    }

    /** Where this number of rows has its files. */
    private Path folder() {
        return out.toAbsolutePath().resolve(rows == null ? "study" : "rows-" + rows);
    }

    private List<String> measure(Set<String> wanted, StrongPeers peers, Optional<Checkout> older) throws IOException {
        Path file = rows == null ? RealData.file().orElseThrow(() -> new IOException(RealData.ADVICE)) : synthetic();
        Checkout ours = new Checkout(Child.home(), "track-first", count());
        StrongSitting sitting =
                new StrongSitting(peers, inherited.kernels(), ours, older, file.toAbsolutePath(), folder(), this::say);
        return sitting.measure(wanted, rounds);
    }

    /** The file of made-up rows; the same rows and seed are the same bytes, so that it is made once. */
    private Path synthetic() throws IOException {
        Path file = Files.createDirectories(folder()).resolve("rows.csv");
        if (!Files.exists(file)) {
            Child.backbeat("data", "synthesize", "--rows", Long.toString(rows), "--out", file.toString())
                    .runQuietly(folder().resolve("synthesize.log"));
        }
        return file;
    }

    private void write(StrongPeers peers, Optional<Checkout> older, Optional<MachineUse> use) throws IOException {
        String commit = older.isPresent() ? older.get().commit() : "";
        StrongTable table = StrongTable.read(folder(), commit);
        if (table.isEmpty()) {
            throw new IOException("Nothing was measured in " + folder());
        }
        String name = rows == null ? StrongReport.STUDY : StrongReport.onRows(rows);
        Path beside = ResultFile.environmentFile(folder().resolve(name));
        JsonNode environment = tableOnly && Files.exists(beside)
                ? JsonText.tree(beside) // of the day that it was measured
                : environment(commit, peers.leftOut(), use, beside);
        List<Path> folders = new ArrayList<>(List.of(folder()));
        if (accept) {
            folders.add(Files.createDirectories(results.resolve(Environment.machine())));
        }
        for (Path folder : folders) {
            ResultFile.writeWhole(folder.resolve(name), table.json());
            ResultFile.writeWhole(
                    ResultFile.environmentFile(folder.resolve(name)), environment.toPrettyString() + "\n");
        }
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(StrongMarkdown.of(table.rows()));
        if (rows == null) {
            terminal.println();
            terminal.print(StrongTargets.of(table.rows(), JsonNodeFactory.instance.arrayNode()));
        }
        terminal.flush();
    }

    /** @param before that of an earlier call, whose tasks may stand in the same table: when these were measured is kept */
    private ObjectNode environment(String older, Map<String, String> leftOut, Optional<MachineUse> use, Path before)
            throws IOException {
        String source = rows == null ? BenchmarkData.trackSource() : "synthetic, " + rows + " rows, seed 42";
        ObjectNode environment = Environment.describe("strong", source);
        ArrayNode sittings = environment.putArray("measured");
        if (Files.exists(before) && !tasks.isEmpty()) {
            JsonText.tree(before).path("measured").forEach(sittings::add);
        }
        ObjectNode measured = sittings.addObject();
        measured.put("tasks", tasks.isEmpty() ? "all" : String.join(" ", tasks));
        measured.set("commit", environment.get("commit"));
        measured.set("time", environment.get("time"));
        use.ifPresent(quiet -> quiet.describe(measured));
        inherited.kernels().describe(measured);
        if (!older.isEmpty()) {
            environment.put("before", older);
        }
        ObjectNode without = environment.putObject("leftOut");
        leftOut.forEach((peer, reason) -> without.put(peer, reason.replaceAll(" \\(see .*", "")));
        return environment;
    }
}

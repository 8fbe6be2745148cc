package backbeat.benchmarks.strong;

import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.Program;
import backbeat.benchmarks.harness.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All strong peers with one number of threads. */
public final class StrongPeers implements Program {
    /** Groups of tasks that peers do. */
    public static final List<String> TASKS = List.of("read", "knn", "forest", "mlp");

    /** Rows from which on work is cut down. */
    static final long MANY = 500_000;

    /** Trees that are grown on many rows; times and rates are stated for a hundred. */
    static final int FEW_TREES = 10;

    /** Queries that are answered on many rows. */
    static final int FEW_QUERIES = 4000;

    /** A peer that takes longer is stopped and counts as failed. */
    private static final String LIMIT = "1200";

    private static final List<StrongPeer> ALL = all();

    private final Path sources;
    private final Path tools;
    private final int threads;
    private final long rows;
    private final Set<Tool> ready = new TreeSet<>();
    private final Map<String, String> leftOut = new LinkedHashMap<>();

    /**
     * @param sources {@code benchmarks/peers/strong}
     * @param tools   where what was built and fetched is kept
     * @param threads that each peer may use
     * @param rows    how many there are in the file; a million cuts some work down
     */
    public StrongPeers(Path sources, Path tools, int threads, long rows) {
        this.sources = sources;
        this.tools = tools;
        this.threads = threads;
        this.rows = rows;
    }

    private static List<StrongPeer> all() {
        return List.of(
                StrongPeer.of("polars", "read", Tool.NODE, (s, t, r, n) -> List.of("node", t + "/node/polars.cjs")),
                StrongPeer.of("duckdb", "read", Tool.NODE, (s, t, r, n) -> List.of("node", t + "/node/duckdb.cjs")),
                StrongPeer.of("datatable", "read", Tool.DATA_TABLE, r("datatable.R")),
                StrongPeer.of("brute", "knn", Tool.BRUTE, built("brute")).cutAtMillion("QUERIES", FEW_QUERIES),
                StrongPeer.of("nanoflann", "knn", Tool.NANOFLANN, built("nanoflann"))
                        .cutAtMillion("QUERIES", FEW_QUERIES),
                StrongPeer.of("faiss", "knn", Tool.FAISS, built("faiss"))
                        .cutTo("QUERIES", 8192)
                        .cutAtMillion("QUERIES", 1024),
                StrongPeer.of("elki", "knn", Tool.JAVA, java("elki"))
                        .cutTo("QUERIES", 512)
                        .notAtMillion(),
                StrongPeer.of("ranger", "forest", Tool.RANGER, r("ranger.R")).cutAtMillion("TREES", FEW_TREES),
                StrongPeer.of("xgboost", "forest", Tool.JAVA, java("xgboost")).cutAtMillion("TREES", FEW_TREES),
                StrongPeer.of("lightgbm", "forest", Tool.JAVA, java("lightgbm")).cutAtMillion("TREES", FEW_TREES),
                StrongPeer.of("h2o", "forest", Tool.JAVA, java("h2o")).notAtMillion(),
                StrongPeer.of("onnx-forest", "forest", Tool.JAVA, java("onnx-forest"))
                        .with(Tool.ONNX)
                        .cutAtMillion("TREES", FEW_TREES),
                StrongPeer.of("network-gathered", "mlp", Tool.NETWORK, network("gathered")),
                StrongPeer.of("network-dense", "mlp", Tool.NETWORK, network("dense")),
                StrongPeer.of("torch-gathered", "mlp", Tool.JAVA, java("torch-gathered"))
                        .cutAtMillion("EPOCHS", 2),
                StrongPeer.of("torch-dense", "mlp", Tool.JAVA, java("torch-dense"))
                        .cutAtMillion("EPOCHS", 2),
                StrongPeer.of("onnx-mlp", "mlp", Tool.JAVA, java("onnx-mlp")).with(Tool.ONNX));
    }

    private static StrongPeer.Command r(String script) {
        return (sources, tools, rows, threads) -> List.of("Rscript", sources + "/r/" + script);
    }

    private static StrongPeer.Command built(String program) {
        return (sources, tools, rows, threads) ->
                List.of(tools + "/" + program, rows.toString(), Integer.toString(threads));
    }

    private static StrongPeer.Command network(String kind) {
        return (sources, tools, rows, threads) -> List.of(tools + "/network", rows.toString(), kind, "20");
    }

    private static StrongPeer.Command java(String peer) {
        return (sources, tools, rows, threads) -> List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseParallelGC",
                "--add-opens=java.base/java.lang=ALL-UNNAMED", // H2O's serialization writes classes
                "-Xmx8g",
                "-cp",
                tools + "/java/classes:" + tools + "/java/lib/*",
                "backbeat.strong.Main",
                peer);
    }

    /**
     * Looks for what the peers of some tasks need and builds it.
     *
     * @return what the user may want to know, a line each
     */
    public List<String> prepare(Set<String> tasks) throws IOException {
        Set<Tool> wanted = new TreeSet<>();
        ALL.stream().filter(peer -> tasks.contains(peer.task())).forEach(peer -> wanted.addAll(peer.tools()));
        List<String> said = new ArrayList<>();
        Set<String> packages = new LinkedHashSet<>();
        Map<Tool, String> wrong = new LinkedHashMap<>();
        for (Tool tool : wanted) {
            if (!tool.found()) {
                packages.addAll(Arrays.asList(tool.packages().split(" ")));
                wrong.put(tool, "needs Debian's " + tool.packages());
                continue;
            }
            Optional<String> failed = tool.prepare(sources, tools);
            failed.ifPresent(reason -> wrong.put(tool, reason));
            if (failed.isEmpty()) {
                ready.add(tool);
            }
        }
        for (StrongPeer peer : ALL) {
            peer.tools().stream().filter(wrong::containsKey).findFirst().ifPresent(tool -> {
                leftOut.put(peer.name(), wrong.get(tool));
                said.add(peer.name() + " is left out: " + wrong.get(tool));
            });
        }
        if (!packages.isEmpty()) {
            said.add("On Debian: apt-get install --no-install-recommends " + String.join(" ", packages));
        }
        return said;
    }

    /** The same peers with another number of threads; nothing is looked for again. */
    public StrongPeers withThreads(int other) {
        StrongPeers peers = new StrongPeers(sources, tools, other, rows);
        peers.ready.addAll(ready);
        peers.leftOut.putAll(leftOut);
        return peers;
    }

    /** Peers that cannot be measured here, with the reason. */
    public Map<String, String> leftOut() {
        return leftOut;
    }

    /** Whether some peer reads the models that this project fits. */
    public boolean wantsModels(String task) {
        return peers(task).stream().anyMatch(peer -> peer.tools().contains(Tool.ONNX));
    }

    @Override
    public String name() {
        return "strong";
    }

    @Override
    public List<String> tasks() {
        return TASKS;
    }

    @Override
    public Optional<String> missing() {
        return ready.isEmpty()
                ? Optional.of(
                        "None of the strong peers can run here; benchmarks/peers/strong/README.md says what they need")
                : Optional.empty();
    }

    private List<StrongPeer> peers(String task) {
        return ALL.stream()
                .filter(peer -> peer.task().equals(task)
                        && ready.containsAll(peer.tools())
                        && (peer.atMillion() || rows < MANY))
                .toList();
    }

    @Override
    public List<Child> task(String task, Path exported, Optional<Path> keep) throws IOException {
        List<Child> children = new ArrayList<>();
        for (StrongPeer peer : peers(task)) {
            List<String> command = new ArrayList<>(List.of("timeout", "-k", "10", LIMIT));
            command.addAll(peer.command().of(sources, tools, exported, threads));
            Map<String, String> variables = new LinkedHashMap<>(Python.blas());
            for (String name : List.of("THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "POLARS_MAX_THREADS")) {
                variables.put(name, Integer.toString(threads));
            }
            variables.put("ROWS", exported.toString());
            variables.putAll(rows < MANY ? peer.cut() : peer.million());
            children.add(new Child(command, variables));
        }
        return children;
    }

    /** The names of a task's peers, in the order of {@link #task}. */
    public List<String> names(String task) {
        return peers(task).stream().map(StrongPeer::name).toList();
    }
}

package backbeat.benchmarks.strong;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.harness.Child;
import backbeat.benchmarks.harness.PeerKernels;
import backbeat.benchmarks.report.StrongTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One sitting: this project, an older version of it, and the peers, in turn, round by round, on the rows of one file. */
public final class StrongSitting {
    /** The task that only this project has: the memory of a whole study. */
    public static final String STUDY = "study";

    private static final String DATA = "BACKBEAT_DATA";
    private static final Set<String> ON_ROWS = Set.of("knn", "forest", "mlp");

    private final StrongPeers peers;
    private final PeerKernels kernels;
    private final Checkout ours;
    private final Optional<Checkout> older;
    private final Path file;
    private final Path folder;
    private final Consumer<String> say;
    private final List<String> failed = new ArrayList<>();

    /**
     * @param peers   prepared
     * @param kernels what these hear of the environment
     * @param ours    this checkout
     * @param older   another, where there is one
     * @param file    the CSV file that all read
     * @param folder  for rows and results
     * @param say     tells the user what goes on
     */
    public StrongSitting(
            StrongPeers peers,
            PeerKernels kernels,
            Checkout ours,
            Optional<Checkout> older,
            Path file,
            Path folder,
            Consumer<String> say) {
        this.peers = peers;
        this.kernels = kernels;
        this.ours = ours;
        this.older = older;
        this.file = file;
        this.folder = folder;
        this.say = say;
    }

    private Path rows() {
        return folder.resolve("rows");
    }

    /** Measures tasks; what failed is named, and the others are measured all the same. */
    public List<String> measure(Set<String> tasks, int rounds) throws IOException {
        for (int threads : StrongTable.THREADS) {
            Files.createDirectories(StrongTable.now(folder, threads));
            Files.createDirectories(StrongTable.before(folder, threads));
        }
        removeOld(tasks);
        if (tasks.stream().anyMatch(ON_ROWS::contains)) {
            exportRows();
        }
        if (tasks.stream().anyMatch(peers::wantsModels)) {
            writeModels();
        }
        for (int round = 1; round <= rounds; round++) {
            for (String task : tasks) {
                for (int threads : threads(task)) {
                    say.accept("round " + round + " of " + rounds + ": " + task + ", " + threads
                            + (threads == 1 ? " thread" : " threads"));
                    measureOurs(ours, StrongTable.now(folder, threads), task, threads, round);
                    if (older.isPresent()) {
                        measureOurs(older.get(), StrongTable.before(folder, threads), task, threads, round);
                    }
                    measurePeers(task, threads, round);
                }
            }
        }
        return failed;
    }

    /** On a million rows only reading is measured with one thread, too. */
    private List<Integer> threads(String task) {
        boolean many = ours.rows() >= StrongPeers.MANY;
        return task.equals(STUDY) || many && ON_ROWS.contains(task) ? List.of(2) : StrongTable.THREADS;
    }

    private void removeOld(Set<String> tasks) throws IOException {
        for (int threads : StrongTable.THREADS) {
            for (Path some : List.of(StrongTable.now(folder, threads), StrongTable.before(folder, threads))) {
                try (Stream<Path> files = Files.list(some)) {
                    for (Path old : files.toList()) {
                        String name = old.getFileName().toString();
                        if (tasks.stream().anyMatch(task -> name.startsWith(task + "-"))) {
                            Files.delete(old);
                        }
                    }
                }
            }
        }
    }

    /** The rows as this project splits and standardizes them, with one genre each, as arrays and as CSV. */
    private void exportRows() throws IOException {
        say.accept("exporting the rows");
        Child.backbeat(
                        "data",
                        "export",
                        "--protocol",
                        "track",
                        "--genres",
                        "first",
                        "--validation",
                        "0",
                        "--test",
                        "0.2",
                        "--seed",
                        "42",
                        "--form",
                        "npy,csv",
                        "--force",
                        "--out",
                        rows().toString())
                .with(Map.of(DATA, file.toString()))
                .runQuietly(folder.resolve("export.log"));
    }

    /** Our models for ONNX Runtime, by a process that sees the same file. */
    private void writeModels() throws IOException {
        say.accept("fitting the models that ONNX Runtime answers with");
        Path models = rows().resolve("models");
        for (Path old : List.of(models.resolve("forest.onnx"), models.resolve("mlp.onnx"))) {
            Files.deleteIfExists(old); // lest those of an earlier sitting answer
        }
        Path log = folder.resolve("models.log");
        int trees = ours.rows() < StrongPeers.MANY ? 100 : StrongPeers.FEW_TREES;
        try {
            Child.java(ModelsMain.class, Integer.toString(trees), models.toString())
                    .with(Map.of(DATA, file.toString()))
                    .runQuietly(log);
            Path script = Child.home().resolve("benchmarks/peers/strong/onnx/models.py");
            Child.of("/usr/bin/python3", script.toString(), models.toString()).runQuietly(log);
        } catch (IOException e) {
            failed.add("models for ONNX Runtime (see " + log + ")");
        }
    }

    private void measureOurs(Checkout checkout, Path results, String task, int threads, int round) throws IOException {
        String name = task + "-" + round;
        for (Map.Entry<Path, Child> one :
                checkout.measurements(task, threads, results, name).entrySet()) {
            Path log = results.resolve(one.getKey().getFileName().toString().replace(".json", ".log"));
            try {
                one.getValue().with(Map.of(DATA, file.toString())).runQuietly(log);
            } catch (IOException e) {
                failed.add("ours (see " + log + ")");
            }
        }
        // an older version has no process that reads alone
        boolean peak = ON_ROWS.contains(task) || task.equals("read") && checkout == ours;
        if (threads == 2 && peak) {
            Child process = checkout.peak(task).with(Map.of(DATA, file.toString()));
            keep(process, results, name + "-peak");
        }
    }

    private void measurePeers(String task, int threads, int round) throws IOException {
        StrongPeers some = peers.withThreads(threads);
        List<String> names = some.names(task);
        List<Child> children = some.task(task, rows(), Optional.empty());
        for (int i = 0; i < names.size(); i++) {
            Child child = kernels.started(children.get(i).with(Map.of(DATA, file.toString())));
            keep(child, StrongTable.now(folder, threads), task + "-" + round + "-" + names.get(i));
        }
    }

    /** Only whole results count: a draft gets its name when the program has ended well. */
    private void keep(Child child, Path results, String name) throws IOException {
        Path draft = results.resolve(name + ".part");
        Path log = results.resolve(name + ".log");
        if (child.run(draft, log) == 0) {
            try (Stream<String> lines = Files.lines(draft)) { // libraries greet on standard output
                Files.write(draft, lines.filter(line -> line.startsWith("{")).toList());
            }
            Files.move(draft, results.resolve(name + ".jsonl"), StandardCopyOption.REPLACE_EXISTING);
        } else {
            failed.add(name + " (see " + log + ")");
        }
    }

    /** Fits our models in a process of its own. */
    public static final class ModelsMain {
        private ModelsMain() {}

        /** The number of trees, and a folder. */
        public static void main(String[] arguments) throws IOException {
            OurModels.write(BenchmarkData.named("track-first"), Integer.parseInt(arguments[0]), Path.of(arguments[1]));
        }
    }
}

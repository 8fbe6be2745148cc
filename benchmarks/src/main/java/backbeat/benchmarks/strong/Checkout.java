package backbeat.benchmarks.strong;

import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A built checkout of this project, whose figures its own benchmarks take: the same classes, parameters, warm-ups and iterations in
 * every checkout, so that an older one can be set beside this one.
 *
 * @param home the checkout
 * @param data the name that it has for rows with one genre each
 * @param rows how many the file has; a million cuts some work down
 */
public record Checkout(Path home, String data, long rows) {
    /**
     * One run of {@code bench regular}.
     *
     * @param pattern   of the benchmarks' names
     * @param arguments further ones
     */
    record Run(String pattern, List<String> arguments) {
        Run with(String... more) {
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of(more));
            return new Run(pattern, all);
        }

        /** @param values of parameters, such as {@code threads=2} */
        Run values(String... values) {
            Run run = this;
            for (String value : values) {
                run = run.with("-p", value);
            }
            return run;
        }
    }

    /** Its commit, short. */
    public String commit() throws IOException {
        return Child.of("git", "-C", home.toString(), "rev-parse", "--short=7", "HEAD")
                .output()
                .strip();
    }

    /** @throws IOException if it is no checkout of this project */
    public void check() throws IOException {
        if (!Files.isExecutable(home.resolve("backbeat")) || !Files.isDirectory(home.resolve("benchmarks"))) {
            throw new IOException(home + " is no checkout of this project: it has no backbeat and benchmarks");
        }
    }

    /** What is run for a group of tasks with a number of threads. Work of one thread alone is in that number's runs. */
    List<Run> runs(String task, int threads) {
        boolean many = rows >= StrongPeers.MANY;
        List<Run> runs = new ArrayList<>();
        String onRows = "data=" + data;
        String team = "threads=" + threads;
        switch (task) {
            case "read" -> // the reader takes all processors that the JVM sees
                runs.add(run("PeerReadBenchmark.read", many ? 5 : 40, many ? 5 : 20)
                        .with("--jvm-arg", "-XX:ActiveProcessorCount=" + threads));
            case "knn" -> {
                Run knn = run("PeerBenchmark.knnPredict", many ? 2 : 10, many ? 3 : 10)
                        .values(onRows, team);
                runs.add(many ? knn.values("queries=" + StrongPeers.FEW_QUERIES) : knn);
                alone(runs, "knn", threads, onRows);
            }
            case "forest" -> {
                Run fit = run("PeerBenchmark.forestFit", many ? 1 : 2, many ? 2 : 5)
                        .values(onRows, team);
                Run predict = run("PeerBenchmark.forestPredict", many ? 5 : 30, many ? 5 : 15)
                        .values(onRows, team);
                runs.add(many ? fit.values("trees=" + StrongPeers.FEW_TREES) : fit);
                runs.add(many ? predict.values("trees=" + StrongPeers.FEW_TREES) : predict);
                if (!many) {
                    alone(runs, "forest", threads, onRows);
                }
            }
            case "mlp" -> {
                runs.add(run("PeerBenchmark.mlpFit", many ? 1 : 2, many ? 2 : 3).values(onRows, team));
                runs.add(run("PeerBenchmark.mlpPredict", many ? 30 : 300, 30).values(onRows, team));
                runs.add(run("MlpEpochBenchmark.epoch", 3, 5).values(onRows, team, "batch=1024", "kernel=vector"));
                alone(runs, "mlp", threads, onRows);
            }
            case "study" -> runs.add(run("StudyProcessBenchmark.run", 0, 1).values("study=full"));
            default -> throw new IllegalArgumentException("No task '" + task + "'");
        }
        return runs;
    }

    /**
     * The processes that measure a group of tasks, each with the file that it leaves.
     *
     * @param folder for their results
     * @param name   that the files' names begin with
     */
    public Map<Path, Child> measurements(String task, int threads, Path folder, String name) {
        Map<Path, Child> children = new LinkedHashMap<>();
        for (Run run : runs(task, threads)) {
            Path file = folder.resolve(name + "-" + (children.size() + 1) + ".json");
            List<String> command = new ArrayList<>(List.of("bench", "regular", run.pattern()));
            command.addAll(run.arguments());
            if (rows >= StrongPeers.MANY) {
                // A heap that does not grow while the clock runs, as elsewhere: growing clears gigabytes within one
                // reading.
                command.addAll(List.of("--jvm-arg", "-Xmx12g", "--jvm-arg", "-Xms8g"));
            }
            command.addAll(List.of("--out", file.toString()));
            children.put(file, launcher(command));
        }
        return children;
    }

    /** The process whose peak memory is taken; it prints a line of JSON. */
    public Child peak(String learner) {
        List<String> command = new ArrayList<>(List.of("bench", "peak", "backbeat", learner, "--data", data));
        if (rows >= StrongPeers.MANY) {
            command.addAll(List.of("--queries", "" + StrongPeers.FEW_QUERIES, "--trees", "" + StrongPeers.FEW_TREES));
        }
        return launcher(command);
    }

    private Child launcher(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("backbeat").toString()));
        command.addAll(arguments);
        return new Child(command, Map.of("JAVA_HOME", System.getProperty("java.home")));
    }

    private void alone(List<Run> runs, String learner, int threads, String onRows) {
        if (threads == 1) {
            String which = "learner=" + learner;
            runs.add(run("SingleRowBenchmark.row", 4, 5).values(onRows, which, "kernel=vector"));
            runs.add(run("ModelFileBenchmark.load", 4, 5).values(onRows, which));
        }
    }

    private static Run run(String name, int warmups, int iterations) {
        String pattern = name.replace(".", "\\.") + "$";
        return new Run(
                pattern,
                List.of(
                        "--forks",
                        "1",
                        "--force",
                        "--warmups",
                        Integer.toString(warmups),
                        "--iterations",
                        Integer.toString(iterations)));
    }
}

package backbeat.spark;

import backbeat.spark.session.ClusterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone cluster of Spark's own processes on the loopback address: a master and workers of one core each, which start an
 * executor each. Ports are those that the system has free. Ended by process id.
 */
public final class StandaloneCluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern REGISTERED = Pattern.compile("Successfully registered with master");
    private static final int PATIENCE_SECONDS = 240;

    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final String url;

    private StandaloneCluster(Path folder, int workers) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end)); // also where the tests are cut off
        try {
            start("master", HOST, "org.apache.spark.deploy.master.Master");
            this.url = await("master", MASTER).group(1);
            for (int worker = 0; worker < workers; worker++) {
                start(
                        "worker-" + worker,
                        host(worker),
                        "org.apache.spark.deploy.worker.Worker",
                        "--cores",
                        "1",
                        "--memory",
                        "1500m",
                        "--work-dir",
                        folder.resolve("work-" + worker).toString(),
                        url);
            }
            for (int worker = 0; worker < workers; worker++) {
                await("worker-" + worker, REGISTERED);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts a cluster and waits until its workers are there. */
    public static StandaloneCluster start(Path folder, int workers) throws IOException, InterruptedException {
        return new StandaloneCluster(folder, workers);
    }

    /** Spark copies a slow task to another host only: where the system has more than one loopback address, workers have one each. */
    private static String host(int worker) {
        boolean wholeNetwork = System.getProperty("os.name").equals("Linux");
        return wholeNetwork ? "127.0.0." + (1 + worker) : HOST;
    }

    private void start(String name, String host, String program, String... more) throws IOException {
        Path home = Path.of(System.getProperty("backbeat.spark.home"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                home.resolve("jars") + "/*",
                program,
                "--host",
                host,
                "--port",
                "0",
                "--webui-port",
                "0"));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        processes.add(builder.start());
    }

    private Matcher await(String name, Pattern line) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        for (int waited = 0; waited < 10 * PATIENCE_SECONDS; waited++) {
            String said = Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
            Matcher matcher = line.matcher(said);
            if (matcher.find()) {
                return matcher;
            }
            if (processes.stream().anyMatch(process -> !process.isAlive())) {
                throw new IOException(name + " has ended: " + said);
            }
            Thread.sleep(100);
        }
        throw new IOException(name + " did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }

    /** What an application is told to run here on so many executors. */
    public ClusterOptions options(int executors) {
        return ClusterOptions.local()
                .withMaster(url)
                .with("spark.cores.max", "" + executors)
                .with("spark.executor.cores", "1")
                .with("spark.executor.memory", "600m")
                // Tests are short: the first compiler does, and the scalar kernels with it, whose bits are the same.
                .with("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
                .with("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .with("spark.scheduler.maxRegisteredResourcesWaitingTime", PATIENCE_SECONDS + "s")
                .with("spark.jars", System.getProperty("backbeat.spark.jar"));
    }

    public String url() {
        return url;
    }

    /** Ends one executor as a power failure would; whether there was one. */
    public boolean killAnExecutor() {
        return executors().findFirst().map(ProcessHandle::destroyForcibly).orElse(false);
    }

    private Stream<ProcessHandle> executors() {
        return processes.stream().skip(1).flatMap(Process::descendants);
    }

    @Override
    public void close() {
        end();
        try {
            for (Process process : processes) {
                if (!process.waitFor(10, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private void end() {
        executors().forEach(ProcessHandle::destroyForcibly);
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).destroy();
        }
    }
}

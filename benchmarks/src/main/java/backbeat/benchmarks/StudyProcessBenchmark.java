package backbeat.benchmarks;

import backbeat.benchmarks.data.RealData;
import backbeat.benchmarks.data.WholeFile;
import backbeat.benchmarks.spec.Compares;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.PeerTask;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Values;
import backbeat.text.JsonText;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole study as its users run it: {@code ./backbeat run} in a new process, from the start of the launcher to the
 * written results, on the JDK of this JVM. The launcher is that of the checkout that the benchmarks were built in; it ends
 * as the JVM that it starts, so the peak memory, which is what the operating system saw, is the study's. {@code full} is the
 * study as it runs by default, with the leak staircase; {@code quick} is without.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 0)
@Measurement(iterations = 3)
@InProfile(value = Profile.REGULAR, forks = 1, iterations = 2)
@InProfile(value = Profile.LARGE, warmups = 0, iterations = 2, upToRows = 1_000_000)
@InProfile(value = Profile.PEERS, iterations = 1)
public class StudyProcessBenchmark extends BenchmarkDefaults {
    private static final long POLL_MILLIS = 100;
    private static final long KIB_PER_MIB = 1024;
    private static final double CHANCE = 0.55;

    @Param("track")
    public String data;

    @Param("quick")
    @Values(
            value = {"quick", "full"},
            in = Profile.REGULAR)
    @Values(value = "full", in = Profile.PEERS)
    public String study;

    private Path launcher;
    private Path directory;
    private Path log;
    private long peakKib;

    /** What the operating system says of the process, and how good its best model is. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Outcome {
        /** Largest resident set, in MiB; 0 where there is no /proc. */
        public double peakMib;

        /** Of the blend, on the test rows. */
        public double accuracy;

        public double auc;
    }

    /** A short study, so that nothing that the launcher still has to build or to archive falls into the measurement. */
    @Setup(Level.Trial)
    public void startOnce() throws IOException, InterruptedException {
        launcher = findLauncher();
        prepare();
        start(List.of("--quick", "--synthetic", "--rows", "300"));
        deleteAll();
    }

    @Setup(Level.Iteration)
    public void prepare() throws IOException {
        directory = Files.createTempDirectory("backbeat-study");
        log = directory.resolve("log.txt");
    }

    /** Takes the figures from the metrics that the study wrote, and deletes all that it wrote. */
    @TearDown(Level.Iteration)
    public void clean(Outcome outcome) throws IOException {
        outcome.peakMib = (double) peakKib / KIB_PER_MIB;
        JsonNode best = JsonText.tree(directory.resolve("study").resolve("metrics.json"))
                .path("models")
                .path("blend");
        outcome.accuracy = best.path("accuracy").path("value").asDouble();
        outcome.auc = best.path("auc").path("value").asDouble();
        deleteAll();
        if (!(outcome.auc > CHANCE)) {
            throw new IllegalStateException("The study's blend did not learn: its AUC is " + outcome.auc);
        }
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    @Compares(PeerTask.STUDY)
    public int run() throws IOException, InterruptedException {
        return start(options());
    }

    private int start(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "run"));
        command.addAll(options);
        command.addAll(List.of("--out", directory.resolve("study").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        peakKib = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peakKib = Math.max(peakKib, peak(status));
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("The study failed:\n" + Files.readString(log));
        }
        return process.exitValue();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("--protocol", "song", "--seed", "42"));
        if (study.equals("quick")) {
            options.add("--quick");
        }
        WholeFile whole = WholeFile.named(data);
        if (whole.firstGenres()) {
            options.addAll(List.of("--genres", "first"));
        }
        if (whole.rows().isPresent() || RealData.file().isEmpty()) {
            options.add("--synthetic");
        }
        whole.rows().ifPresent(rows -> options.addAll(List.of("--rows", Long.toString(rows))));
        return options;
    }

    /** The launcher above the jar, or the classes, that this benchmark is in. */
    private static Path findLauncher() {
        Path code = Path.of(URI.create(StudyProcessBenchmark.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        for (Path folder = code.getParent(); folder != null; folder = folder.getParent()) {
            Path script = folder.resolve("backbeat");
            if (Files.isRegularFile(script) && Files.isExecutable(script)) {
                return script;
            }
        }
        throw new IllegalStateException(
                "The study is started by `backbeat` of the checkout that the benchmarks were built"
                        + " in, but there is none in a folder above " + code + ". Use ./backbeat bench.");
    }

    /** The high-water mark of the resident set, in KiB, or 0 once the process is gone. */
    private static long peak(Path status) {
        try {
            return Files.readAllLines(status)
                    .stream() // not lines(): a process that ends in between fails a read, unchecked
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

package backbeat.benchmarks.harness;

import backbeat.benchmarks.results.MachineUse;
import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Profile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a plan with JMH, batch by batch, and writes what was measured. */
public final class BenchmarkRun {
    private static final String LOCK = "JMH lock";
    private static final String IGNORE_LOCK = "jmh.ignoreLock";
    private static final String ALLOCATION = "gc";

    private final Plan plan;
    private final Changes changes;
    private Optional<Path> log = Optional.empty();

    /**
     * What a user wants otherwise than the profile has it.
     *
     * @param forks        JVMs; empty: as the profile has it, here and below
     * @param warmups      iterations before measuring
     * @param iterations   measured iterations
     * @param jvmArguments further options of the measured JVMs
     * @param profilers    JMH's, each with its options after a colon
     */
    public record Changes(
            Optional<Integer> forks,
            Optional<Integer> warmups,
            Optional<Integer> iterations,
            List<String> jvmArguments,
            List<String> profilers) {
        public static final Changes NONE =
                new Changes(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of());

        public Changes withForks(int count) {
            return new Changes(Optional.of(count), warmups, iterations, jvmArguments, profilers);
        }

        public Changes withIterations(int before, int measured) {
            return new Changes(forks, Optional.of(before), Optional.of(measured), jvmArguments, profilers);
        }

        public Changes withJvmArguments(List<String> more) {
            return new Changes(forks, warmups, iterations, more, profilers);
        }
    }

    public BenchmarkRun(Plan plan, Changes changes) {
        this.plan = plan;
        this.changes = changes;
    }

    /** Keeps what JMH says while it measures in a file, in place of showing it. */
    public BenchmarkRun logTo(Path file) throws IOException {
        log = Optional.of(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        return this;
    }

    /**
     * Runs what is planned. The result file is written after every batch, so that neither a failure nor the end of the
     * session costs what was measured before.
     *
     * @param environment written beside the result, with how quiet the machine was
     * @param ran         told each benchmark of a smoke run, which JMH itself says nothing about
     * @param use         told at the end how quiet the machine was, where it is known
     * @return what failed, with the reason
     * @throws IOException if nothing can be written, or another benchmark is running on this machine
     */
    public List<String> measure(Path file, ObjectNode environment, Consumer<String> ran, Consumer<MachineUse> use)
            throws IOException {
        List<Path> parts = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        Path directory = Files.createTempDirectory("backbeat-bench");
        Optional<MachineUse.Clocks> began = MachineUse.Clocks.now();
        Optional<MachineUse> used = Optional.empty();
        try {
            for (Plan.Batch batch : plan.batches()) {
                Path part = directory.resolve("part" + (parts.size() + failed.size()) + ".json");
                try {
                    run(batch, part, directory.resolve("log"), ran);
                    parts.add(part);
                } catch (RunnerException e) {
                    if (reason(e).contains(LOCK)) {
                        throw new IOException(
                                "Another benchmark is running on this machine; wait until it has ended", e);
                    }
                    failed.add(
                            batch.names().stream().map(Measurement::shortName).collect(Collectors.joining(", ")) + " "
                                    + batch.parameters() + ": " + reason(e));
                }
                keepLog(directory.resolve("log"));
                used = MachineUse.since(began);
                used.ifPresent(shares -> shares.describe(environment));
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
        used.ifPresent(use);
        return failed;
    }

    /** What went wrong at the bottom of what JMH wraps around it. */
    private static String reason(Throwable failure) {
        Throwable inner = failure.getCause() != null
                ? failure.getCause()
                : failure.getSuppressed().length > 0 ? failure.getSuppressed()[0] : null;
        return inner == null ? String.valueOf(failure.getMessage()) : reason(inner);
    }

    /** JMH begins its log anew with each batch. */
    private void keepLog(Path said) throws IOException {
        if (log.isPresent() && Files.exists(said)) {
            Files.write(log.get(), Files.readAllBytes(said), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private void run(Plan.Batch batch, Path part, Path said, Consumer<String> ran) throws RunnerException {
        boolean smoke = plan.profile() == Profile.SMOKE;
        ChainedOptionsBuilder options = new OptionsBuilder()
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(part.toString());
        if (smoke) {
            options.verbosity(VerboseMode.SILENT);
            System.setProperty(IGNORE_LOCK, "true"); // its times mean nothing, beside another benchmark too
        }
        if (log.isPresent()) {
            options.output(said.toString());
        }
        plan.configure(batch, options);
        change(options);
        for (RunResult result : new Runner(options.build()).run()) {
            if (smoke) {
                ran.accept(Measurement.shortName(result.getParams().getBenchmark()));
            }
        }
    }

    private void change(ChainedOptionsBuilder options) {
        changes.forks().ifPresent(options::forks);
        changes.warmups().ifPresent(options::warmupIterations);
        changes.iterations().ifPresent(options::measurementIterations);
        if (!changes.jvmArguments().isEmpty()) {
            options.jvmArgsAppend(changes.jvmArguments().toArray(String[]::new));
        }
        if (plan.profile() == Profile.REGULAR
                && changes.profilers().stream().noneMatch(name -> name.startsWith(ALLOCATION))) {
            options.addProfiler(ALLOCATION);
        }
        for (String profiler : changes.profilers()) {
            String[] nameAndOptions = profiler.split(":", 2);
            options.addProfiler(nameAndOptions[0], nameAndOptions.length > 1 ? nameAndOptions[1] : "");
        }
    }
}

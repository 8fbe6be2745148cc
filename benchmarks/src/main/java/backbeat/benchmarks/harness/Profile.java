package backbeat.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure, and on how much data. */
public enum Profile {
    SMOKE("Runs every benchmark once on little data, in this JVM: does it work? The times mean nothing.") {
        @Override
        void configure(ChainedOptionsBuilder options, boolean singleShot) {
            options.forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(10))
                    .measurementBatchSize(1);
        }

        @Override
        List<String> values(String parameter, List<String> annotated) {
            return switch (parameter) {
                case DATA -> List.of("synthetic-2000");
                case LEARNER -> annotated; // different code for each
                default -> annotated.subList(0, 1);
            };
        }
    },
    REGULAR(
            "Measures on the study's data in fresh JVMs, the first value of each parameter and then kernels, threads and"
                    + " learners one at a time; about a quarter of an hour.") {
        @Override
        void configure(ChainedOptionsBuilder options, boolean singleShot) {
            if (!singleShot) { // single shots say themselves how often; forks are always the benchmark's own
                options.warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(500))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.milliseconds(500));
            }
        }

        @Override
        List<String> values(String parameter, List<String> annotated) {
            return VARIED.contains(parameter) ? annotated : annotated.subList(0, 1);
        }
    },
    LARGE("Measures on one and ten million synthetic rows; takes hours and 16 GB of memory.") {
        @Override
        void configure(ChainedOptionsBuilder options, boolean singleShot) {
            options.forks(1)
                    .warmupIterations(singleShot ? 0 : 2)
                    .warmupTime(TimeValue.seconds(2))
                    .measurementIterations(singleShot ? 1 : 5)
                    .measurementTime(TimeValue.seconds(2))
                    .jvmArgsAppend("-Xms12g", "-Xmx12g");
        }

        @Override
        List<String> values(String parameter, List<String> annotated) {
            return parameter.equals(DATA)
                    ? List.of("synthetic-1000000", "synthetic-10000000")
                    : annotated.subList(0, 1);
        }
    };

    /** The name of the parameter that chooses the rows. */
    static final String DATA = "data";

    private static final String LEARNER = "learner";

    /** Parameters whose every value belongs to a regular run; of the others (leaf size, k, rows) the first does. */
    private static final Set<String> VARIED = Set.of(LEARNER, "kernel", "threads", "kib", "study");

    private final String description;

    Profile(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    abstract void configure(ChainedOptionsBuilder options, boolean singleShot);

    /** The values that this profile gives to a parameter of a benchmark. */
    abstract List<String> values(String parameter, List<String> annotated);

    /** Whether a benchmark with these parameters belongs to this profile. */
    boolean includes(Map<String, List<String>> parameters) {
        return this != LARGE || parameters.containsKey(DATA);
    }

    /**
     * The parameters of one benchmark as this profile runs them: the first value of each, then one parameter at a time
     * changed. (The product of all would take hours and say little more.)
     *
     * @param overrides values that were asked for: these are all combined
     */
    List<Map<String, List<String>>> parameters(Map<String, List<String>> annotated, Map<String, String> overrides) {
        Map<String, List<String>> first = new LinkedHashMap<>();
        annotated.forEach((name, values) -> first.put(
                name,
                overrides.containsKey(name)
                        ? List.of(overrides.get(name).split(","))
                        : values(name, values).subList(0, 1)));
        List<Map<String, List<String>>> star = new ArrayList<>(List.of(first));
        annotated.forEach((name, values) -> {
            List<String> chosen = values(name, values);
            if (!overrides.containsKey(name) && chosen.size() > 1) {
                Map<String, List<String>> others = new LinkedHashMap<>(first);
                others.put(name, chosen.subList(1, chosen.size()));
                star.add(others);
            }
        });
        return star;
    }

    static boolean singleShot(Mode mode) {
        return mode == Mode.SingleShotTime;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package backbeat.benchmarks.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    REGULAR("Measures on the study's data in fresh JVMs; about a quarter of an hour.") {
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
            return annotated;
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
            return parameter.equals(DATA) ? List.of("synthetic-1000000", "synthetic-10000000") : annotated;
        }
    };

    /** The name of the parameter that chooses the rows. */
    static final String DATA = "data";

    private static final String LEARNER = "learner";

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

    /** The parameters of one benchmark as this profile runs them. */
    Map<String, List<String>> parameters(Map<String, List<String>> annotated) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        annotated.forEach((name, values) -> chosen.put(name, values(name, values)));
        return chosen;
    }

    static boolean singleShot(Mode mode) {
        return mode == Mode.SingleShotTime;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

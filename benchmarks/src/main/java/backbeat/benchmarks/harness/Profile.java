package backbeat.benchmarks.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure, and on how much data. */
public enum Profile {
    SMOKE("Runs every benchmark once on little data, in this JVM: does it work? The times mean nothing.") {
        @Override
        void configure(ChainedOptionsBuilder options, Plan.Batch batch) {
            options.forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(10))
                    .measurementBatchSize(1);
        }

        @Override
        List<String> values(String benchmark, String parameter, List<String> annotated) {
            return switch (parameter) {
                case DATA -> List.of("synthetic-2000");
                case LEARNER -> annotated; // different code for each
                default -> annotated.subList(0, 1);
            };
        }
    },
    REGULAR(
            "Measures on the study's data in fresh JVMs, the first value of each parameter and then kernels, threads and"
                    + " learners one at a time; about a quarter of an hour. Peers run only where the pattern names them.") {
        @Override
        void configure(ChainedOptionsBuilder options, Plan.Batch batch) {
            options.forks(forks(batch.parameters()));
            if (batch.parameters().containsKey(STUDY)) {
                options.measurementIterations(2);
            }
            if (!batch.singleShot()) { // single shots say themselves how often
                options.warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.milliseconds(300));
            }
        }

        /** JVMs differ most in what they make of kernels; loading rows makes a JVM dear; the machine itself varies little. */
        private int forks(Map<String, List<String>> parameters) {
            if (parameters.containsKey(STUDY) || parameters.containsKey("kib")) {
                return 1;
            }
            return parameters.containsKey(DATA) ? 2 : 3;
        }

        @Override
        List<String> values(String benchmark, String parameter, List<String> annotated) {
            return VARIED.contains(parameter) ? annotated : annotated.subList(0, 1);
        }
    },
    LARGE(
            "Measures on 100 thousand to 10 million synthetic rows, for growth curves; about a quarter of an hour, 16 GB.") {
        @Override
        void configure(ChainedOptionsBuilder options, Plan.Batch batch) {
            long rows = Growth.size(batch.parameters().get(DATA).get(0)).orElseThrow();
            options.forks(1);
            if (batch.parameters().containsKey(STUDY)) { // every call is a process of its own: nothing to warm up
                options.warmupIterations(0).measurementIterations(rows >= MILLION ? 1 : 2);
                return;
            }
            if (rows > MILLION) { // one call takes seconds to a minute: most of it runs compiled in the first already
                options.jvmArgsAppend("-Xms14g", "-Xmx14g", "-XX:-AlwaysPreTouch");
                options.warmupIterations(batch.singleShot() ? 0 : 1).measurementIterations(1);
            } else if (rows == MILLION) {
                options.jvmArgsAppend("-Xms4g", "-Xmx4g");
                options.warmupIterations(1).measurementIterations(2);
            } else {
                options.warmupIterations(batch.singleShot() ? 10 : 3).measurementIterations(3);
            }
            if (!batch.singleShot()) {
                options.warmupTime(TimeValue.milliseconds(500)).measurementTime(TimeValue.milliseconds(500));
            }
        }

        @Override
        List<String> values(String benchmark, String parameter, List<String> annotated) {
            return switch (parameter) {
                case DATA -> TO_A_MILLION.matcher(benchmark).find() ? SIZES.subList(0, 2) : SIZES;
                case "threads" -> List.of("2");
                case TREES -> List.of("10");
                case STUDY -> List.of("quick");
                default -> annotated.subList(0, 1);
            };
        }
    },
    GRID(
            "Grows and asks forests of every mode, of 10 and 100 trees, on one thread and two, on 10 thousand, 72 thousand and"
                    + " (10 trees) a million synthetic training rows; about eight minutes.") {
        @Override
        void configure(ChainedOptionsBuilder options, Plan.Batch batch) {
            long rows = Growth.size(batch.parameters().get(DATA).get(0)).orElse(0);
            long grown = rows * Long.parseLong(batch.parameters().get(TREES).get(0));
            options.forks(1).measurementIterations(3);
            if (rows > MILLION) {
                options.jvmArgsAppend("-Xms4g", "-Xmx4g");
            }
            if (batch.singleShot()) { // until it is compiled: long fits are by then
                options.warmupIterations((int) Math.max(1, Math.min(8, WARM / Math.max(1, grown))));
            } else {
                options.warmupIterations(3)
                        .warmupTime(TimeValue.milliseconds(300))
                        .measurementTime(TimeValue.milliseconds(300));
            }
        }

        @Override
        List<String> values(String benchmark, String parameter, List<String> annotated) {
            return switch (parameter) {
                case DATA -> List.of("synthetic-12500", "synthetic-90000", "synthetic-1250000");
                case TREES -> List.of("10", "100");
                default -> annotated;
            };
        }

        @Override
        boolean includes(String benchmark, Map<String, List<String>> parameters, boolean asked) {
            return benchmark.matches(".*\\.Forest(FitBenchmark\\.fit|PredictBenchmark\\.(batch|single))");
        }

        /** All combinations; one entry a size and number of trees, without the largest of both unless asked for. */
        @Override
        List<Map<String, List<String>>> parameters(
                String benchmark, Map<String, List<String>> annotated, Map<String, String> overrides) {
            Map<String, List<String>> all = new LinkedHashMap<>();
            annotated.forEach((name, values) -> all.put(
                    name,
                    overrides.containsKey(name)
                            ? List.of(overrides.get(name).split(","))
                            : values(benchmark, name, values)));
            return split(List.of(all), DATA).stream()
                    .flatMap(entry -> split(List.of(entry), TREES).stream())
                    .filter(entry -> overrides.containsKey(TREES)
                            || Growth.size(entry.get(DATA).get(0)).orElse(0) <= MILLION
                            || entry.get(TREES).equals(List.of("10")))
                    .toList();
        }
    };

    /** The name of the parameter that chooses the rows. */
    static final String DATA = "data";

    private static final String LEARNER = "learner";
    private static final String STUDY = "study";
    private static final String TREES = "trees";
    /** Rows times trees that a JVM has grown when it has compiled what it runs. */
    private static final long WARM = 18_000_000;

    private static final String PEERS = ".Peer";
    /** How the slow texts of the lessons compare: minutes that say nothing about the fast code. */
    private static final String RUNGS = ".RungBenchmark";

    private static final long MILLION = 1_000_000;

    /** A growth curve's sizes, from that of the study on. */
    private static final List<String> SIZES = List.of("synthetic-100000", "synthetic-1000000", "synthetic-10000000");

    /** What takes minutes at ten million rows: the study, model files, cleaning, a forest grown for each way to ask it. */
    private static final Pattern TO_A_MILLION =
            Pattern.compile("StudyProcess|ModelFile|cleanAndEncode|ForestPredictBenchmark\\.predictor");

    /** Answers whose time does not depend on the number of rows. */
    private static final Pattern ALIKE_AT_ANY_SIZE = Pattern.compile("MlpInferenceBenchmark\\.singleRow");

    /** Parameters whose every value belongs to a regular run; of the others (leaf size, k, rows) the first does. */
    private static final Set<String> VARIED = Set.of(LEARNER, "kernel", "threads", "kib", STUDY, "rung");

    private final String description;

    Profile(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    abstract void configure(ChainedOptionsBuilder options, Plan.Batch batch);

    /** The values that this profile gives to a parameter of a benchmark. */
    abstract List<String> values(String benchmark, String parameter, List<String> annotated);

    /**
     * Whether a benchmark with these parameters belongs to this profile.
     *
     * @param asked whether the user's pattern chose it; what others measure too is left to {@code compare.sh}
     */
    boolean includes(String benchmark, Map<String, List<String>> parameters, boolean asked) {
        return (this == SMOKE || asked || !benchmark.contains(PEERS) && !benchmark.contains(RUNGS))
                && (this != LARGE
                        || parameters.containsKey(DATA)
                                && !ALIKE_AT_ANY_SIZE.matcher(benchmark).find());
    }

    /**
     * The parameters of one benchmark as this profile runs them: the first value of each, then one parameter at a time
     * changed. (The product of all would take hours and say little more.)
     *
     * @param overrides values that were asked for: these are all combined
     */
    List<Map<String, List<String>>> parameters(
            String benchmark, Map<String, List<String>> annotated, Map<String, String> overrides) {
        Map<String, List<String>> first = new LinkedHashMap<>();
        annotated.forEach((name, values) -> first.put(
                name,
                overrides.containsKey(name)
                        ? List.of(overrides.get(name).split(","))
                        : values(benchmark, name, values).subList(0, 1)));
        List<Map<String, List<String>>> star = new ArrayList<>(List.of(first));
        annotated.forEach((name, values) -> {
            List<String> chosen = values(benchmark, name, values);
            if (!overrides.containsKey(name) && chosen.size() > 1) {
                star.addAll(others(first, name, chosen.subList(1, chosen.size())));
            }
        });
        return this == LARGE ? split(star, DATA) : star;
    }

    private static List<Map<String, List<String>>> others(
            Map<String, List<String>> first, String name, List<String> values) {
        Map<String, List<String>> others = new LinkedHashMap<>(first);
        others.put(name, values);
        return List.of(others);
    }

    /** One entry for each value of a parameter that heap and repetitions depend on. */
    private static List<Map<String, List<String>>> split(List<Map<String, List<String>>> star, String name) {
        List<Map<String, List<String>>> split = new ArrayList<>();
        for (Map<String, List<String>> parameters : star) {
            for (String value : parameters.get(name)) {
                split.addAll(others(parameters, name, List.of(value)));
            }
        }
        return split;
    }

    static boolean singleShot(Mode mode) {
        return mode == Mode.SingleShotTime;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

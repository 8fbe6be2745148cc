package backbeat.benchmarks.harness;

import backbeat.benchmarks.results.Growth;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How much is spent on a batch: the rules of each profile, which go by the number of rows and by whether single calls are measured,
 * and then what the benchmark itself says ({@link InProfile}). Where neither says anything JMH's own annotations hold.
 */
final class Effort {
    /** Rows times trees that a JVM has grown when it has compiled what it runs. */
    private static final long WARM = 18_000_000;

    private static final long MILLION = 1_000_000;
    private static final TimeValue SHORT = TimeValue.milliseconds(300);
    private static final TimeValue LONGER = TimeValue.milliseconds(500);

    private Effort() {}

    static void configure(Profile profile, Plan.Batch batch, ChainedOptionsBuilder options) {
        switch (profile) {
            case SMOKE ->
                options.forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(10))
                        .measurementBatchSize(1);
            case REGULAR, GUARD -> {
                options.forks(3); // JVMs differ most in what they make of kernels
                repeated(batch, options);
            }
            case PEERS -> {
                options.forks(1).jvmArgsAppend("-Xmx6g"); // some libraries need more than we do
                repeated(batch, options);
            }
            case LARGE -> large(batch, options);
            case GRID -> grid(batch, options);
        }
        declared(batch.declared(), options);
    }

    private static void declared(InProfile declared, ChainedOptionsBuilder options) {
        if (declared.forks() != InProfile.AS_THE_PROFILE) {
            options.forks(declared.forks());
        }
        if (declared.warmups() != InProfile.AS_THE_PROFILE) {
            options.warmupIterations(declared.warmups());
        }
        if (declared.iterations() != InProfile.AS_THE_PROFILE) {
            options.measurementIterations(declared.iterations());
        }
    }

    /** Single shots say themselves how often. */
    private static void repeated(Plan.Batch batch, ChainedOptionsBuilder options) {
        if (!batch.singleShot()) {
            options.warmupIterations(3)
                    .warmupTime(SHORT)
                    .measurementIterations(3)
                    .measurementTime(SHORT);
        }
    }

    private static void large(Plan.Batch batch, ChainedOptionsBuilder options) {
        long rows = rows(batch.parameters());
        options.forks(1);
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
            options.warmupTime(LONGER).measurementTime(LONGER);
        }
    }

    private static void grid(Plan.Batch batch, ChainedOptionsBuilder options) {
        long rows = rows(batch.parameters());
        long grown = rows * Long.parseLong(batch.parameters().get(Profile.TREES).get(0));
        options.forks(1).measurementIterations(3);
        if (rows > MILLION) {
            options.jvmArgsAppend("-Xms4g", "-Xmx4g");
        }
        if (batch.singleShot()) { // until it is compiled: long fits are by then
            options.warmupIterations((int) Math.max(1, Math.min(8, WARM / Math.max(1, grown))));
        } else {
            options.warmupIterations(3).warmupTime(SHORT).measurementTime(SHORT);
        }
    }

    private static long rows(Map<String, List<String>> parameters) {
        return Growth.size(parameters.get(Profile.DATA).get(0)).orElse(0);
    }
}

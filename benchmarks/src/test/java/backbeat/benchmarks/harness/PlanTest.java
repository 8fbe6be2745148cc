package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.spec.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

class PlanTest {
    private static Plan plan(Profile profile, String pattern) {
        return Plan.of(profile, Plan.Wish.of(pattern, Map.of()));
    }

    private static Options options(Plan plan, Plan.Batch batch) {
        OptionsBuilder options = new OptionsBuilder();
        plan.configure(batch, options);
        return options.build();
    }

    private static int combinations(Plan plan) {
        return plan.batches().stream().mapToInt(Plan.Batch::combinations).sum();
    }

    @Test
    void aStudyIsNeverWarmedUp() {
        Plan plan = plan(Profile.LARGE, "StudyProcess");
        assertEquals(2, plan.batches().size());
        for (Plan.Batch batch : plan.batches()) {
            assertEquals(0, options(plan, batch).getWarmupIterations().get());
            assertTrue(options(plan, batch).getMeasurementIterations().get() <= 2);
        }
    }

    @Test
    void whatABenchmarkSaysComesBeforeItsProfile() {
        Plan plan = plan(Profile.REGULAR, "Roofline.*(fma1|latency)|BruteForceBenchmark.search$");
        for (Plan.Batch batch : plan.batches()) {
            int forks = options(plan, batch).getForkCount().get();
            String name = batch.names().iterator().next();
            assertEquals(name.endsWith("fma1Thread") ? 3 : name.endsWith("latency") ? 1 : 2, forks, name);
        }
    }

    @Test
    void tenMillionRowsAreLeftToWhatCanAffordThem() {
        String large = plan(Profile.LARGE, Plan.EVERYTHING).describe();
        assertTrue(large.contains("DataBenchmark.read data=synthetic-10000000"), large);
        assertFalse(large.contains("StudyProcessBenchmark.run data=synthetic-10000000"), large);
        assertTrue(large.contains("StudyProcessBenchmark.run data=synthetic-1000000 "), large);
        assertFalse(large.contains("MlpInferenceBenchmark.singleRow"), "its time does not depend on the rows");
    }

    @Test
    void tenMillionRowsGetTheirHeap() {
        Plan plan = Plan.of(
                Profile.LARGE, Plan.Wish.of("KdTreeBuild", Map.of(Profile.DATA, List.of("synthetic-10000000"))));
        Options options = options(plan, plan.batches().get(0));
        assertTrue(options.getJvmArgsAppend().get().contains("-Xmx14g"));
    }

    @Test
    void profilesChangeOneParameterAtATime() {
        String once = "MlpEpochBenchmark.epoch batch=256 data=%s hidden=64 kernel=%s threads=%s";
        assertEquals(
                "Profile smoke, 1 measurements:\n  " + once.formatted("synthetic-2000", "vector", "1"),
                plan(Profile.SMOKE, "MlpEpoch").describe());
        assertEquals(
                "Profile regular, 3 measurements:\n  " + once.formatted("track", "scalar", "1") + "\n  "
                        + once.formatted("track", "vector", "1") + "\n  " + once.formatted("track", "vector", "2"),
                plan(Profile.REGULAR, "MlpEpoch").describe());
        assertEquals(
                "Profile large, 3 measurements:\n  " + once.formatted("synthetic-10000000", "vector", "2") + "\n  "
                        + once.formatted("synthetic-1000000", "vector", "2") + "\n  "
                        + once.formatted("synthetic-100000", "vector", "2"),
                plan(Profile.LARGE, "MlpEpoch").describe());
    }

    @Test
    void theGridIsOfForestsAlone() {
        Plan plan = plan(Profile.GRID, Plan.EVERYTHING);
        // sizes and trees: 5 of 6; fit 3 modes x 2 threads, batch 2 x 2, single 2
        assertEquals(5 * (6 + 4 + 2), combinations(plan), plan.describe());
        for (Plan.Batch batch : plan.batches()) {
            assertTrue(
                    batch.names().stream().allMatch(name -> name.matches(".*Forest(Fit|Predict)Benchmark.*")),
                    batch::toString);
            assertTrue(options(plan, batch).getWarmupIterations().get() >= 1, batch::toString);
        }
        assertFalse(plan.describe().contains("synthetic-1250000 mode=one-hot,subset threads=1,2 trees=100"));
        Plan asked = Plan.of(
                Profile.GRID, Plan.Wish.of("fit", Map.of(Profile.TREES, List.of("100"), "mode", List.of("one-hot"))));
        assertEquals(6, combinations(asked), asked.describe());
    }

    @Test
    void valuesThatWereAskedForAreAllCombined() {
        Plan plan = Plan.of(
                Profile.REGULAR,
                Plan.Wish.of("KdTreeQuery", Map.of("k", List.of("1", "2"), "kernel", List.of("vector", "scalar"))));
        assertEquals(1, plan.batches().size());
        assertEquals(4, combinations(plan));
        assertThrows(
                IllegalArgumentException.class,
                () -> Plan.of(Profile.REGULAR, Plan.Wish.of("KdTreeQuery", Map.of("nonsense", List.of("1")))));
    }

    @Test
    void peersRunOnlyWhereTheyAreNamed() {
        assertFalse(plan(Profile.REGULAR, Plan.EVERYTHING).describe().contains("PeerBenchmark"));
        assertFalse(plan(Profile.REGULAR, "PeerBenchmark.knn").batches().isEmpty());
        assertFalse(plan(Profile.LARGE, "PeerBenchmark").batches().isEmpty());
    }

    @Test
    void largeRunsOnlyWhatCanGrow() {
        assertTrue(plan(Profile.LARGE, "Roofline").batches().isEmpty());
    }
}

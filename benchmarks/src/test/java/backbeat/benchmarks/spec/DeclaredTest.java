package backbeat.benchmarks.spec;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Holds every benchmark that JMH knows of to its declarations. */
class DeclaredTest {
    private static Collection<BenchmarkListEntry> entries() {
        return BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());
    }

    private static Stream<Arguments> benchmarks() {
        return entries().stream().map(entry -> arguments(entry.getUsername(), parameters(entry)));
    }

    private static Map<String, List<String>> parameters(BenchmarkListEntry entry) {
        Map<String, List<String>> parameters = new TreeMap<>();
        if (entry.getParams().hasValue()) {
            entry.getParams().get().forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        }
        return parameters;
    }

    private static Declared declared(String benchmark) {
        return Declared.of(benchmark).orElseThrow(() -> new AssertionError("No method " + benchmark));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void everyBenchmarkSaysWhereItBelongs(String benchmark, Map<String, List<String>> parameters) {
        Declared declared = declared(benchmark);
        assertTrue(declared.in(Profile.SMOKE).isPresent(), benchmark + " does not extend BenchmarkDefaults");
        List<InProfile> others = declared.profiles().stream()
                .filter(one -> one.value() != Profile.SMOKE)
                .toList();
        assertTrue(
                !others.isEmpty(),
                benchmark + " is in no profile: say @InProfile on it, Profile.GRID if in that alone");
        assertEquals(
                others.size(),
                others.stream().map(InProfile::value).distinct().count(),
                benchmark + " speaks twice of a profile");
        assertTrue(
                declared.in(Profile.LARGE).isEmpty() || parameters.containsKey(Profile.DATA),
                benchmark + " cannot grow: it has no parameter " + Profile.DATA);
        assertTrue(
                declared.in(Profile.GRID).isEmpty()
                        || parameters.keySet().containsAll(List.of(Profile.DATA, Profile.TREES)),
                benchmark + " has no grid: no parameters " + Profile.DATA + " and " + Profile.TREES);
        assertEquals(
                declared.in(Profile.PEERS).isPresent(),
                !declared.tasks().isEmpty(),
                benchmark + " is in the peers' profile without a task there, or the other way round");
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void jmhAloneRunsOneValueOfEachParameter(String benchmark, Map<String, List<String>> parameters) {
        Declared declared = declared(benchmark);
        assertAll(parameters.entrySet().stream().map(parameter -> () -> {
            List<String> usual = parameter.getValue();
            assertEquals(1, usual.size(), benchmark + ", parameter " + parameter.getKey() + ": put others in @Values");
            assertEquals(
                    usual,
                    declared.values(parameter.getKey(), Profile.REGULAR, usual).subList(0, 1),
                    benchmark + ": a regular run begins with another " + parameter.getKey() + " than JMH alone");
        }));
    }

    @Test
    void jmhAloneStartsJvmsWithTheModuleOfTheVectorKernels() {
        for (BenchmarkListEntry entry : entries()) {
            assertTrue(
                    entry.getJvmArgs().get().contains("jdk.incubator.vector"),
                    entry.getUsername() + " runs without the vector kernels");
        }
    }

    @Test
    void everyTaskOfTheComparisonIsMeasuredOnce() {
        Set<PeerTask> seen = new HashSet<>();
        entries().stream()
                .map(entry -> declared(entry.getUsername()))
                .distinct()
                .forEach(declared -> declared.tasks()
                        .forEach(task -> assertTrue(seen.add(task), task + " is measured by two benchmarks")));
        assertEquals(Set.of(PeerTask.values()), seen);
    }

    @Test
    void tasksGoByTheLearner() {
        Declared row = declared("backbeat.benchmarks.SingleRowBenchmark.row");
        assertEquals(PeerTask.FOREST_ROW, row.task(Map.of("learner", "forest")).orElseThrow());
        assertEquals(PeerTask.MLP_ROW, row.task(Map.of("learner", "mlp")).orElseThrow());
        assertEquals(
                PeerTask.KNN,
                declared("backbeat.benchmarks.PeerBenchmark.knnPredict")
                        .task(Map.of())
                        .orElseThrow());
    }

    @Test
    void benchmarksOfOthersSayNothing() {
        assertTrue(Declared.of("org.example.Their.benchmark").isEmpty());
        assertTrue(Declared.of("nonsense").isEmpty());
        assertTrue(Declared.of("backbeat.benchmarks.GemmBenchmark.gone").isEmpty());
    }
}

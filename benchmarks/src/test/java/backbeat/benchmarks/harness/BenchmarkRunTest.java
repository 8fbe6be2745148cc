package backbeat.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import backbeat.benchmarks.spec.Profile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkRunTest {
    @TempDir
    private Path folder;

    @Test
    void whatJmhSaysOfEveryBatchIsKept() throws IOException {
        System.setProperty("jmh.ignoreLock", "true"); // no time is looked at
        Plan plan = Plan.of(
                Profile.PEERS,
                Plan.Wish.of("PeerBenchmark.(knnPredict|mlpPredict)", Map.of("data", List.of("synthetic-2000"))));
        assertEquals(2, plan.batches().size());
        Path file = folder.resolve("result.json");
        Path log = folder.resolve("logs").resolve("log.txt");
        List<String> failed = new BenchmarkRun(
                        plan, BenchmarkRun.Changes.NONE.withForks(0).withIterations(0, 1))
                .logTo(log)
                .measure(file, JsonNodeFactory.instance.objectNode(), ran -> {}, use -> {});
        assertEquals(List.of(), failed);
        List<Measurement> measured = ResultFile.read(file);
        assertEquals(2, measured.size());
        assertTrue(measured.stream().allMatch(m -> m.secondary().get("auc") > 0.55), measured::toString);
        String said = Files.readString(log);
        assertTrue(said.contains("knnPredict") && said.contains("mlpPredict"), said);
    }
}

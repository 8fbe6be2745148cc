package backbeat.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerTableTest {
    @TempDir
    private Path folder;

    private void ours(String file, String method, String unit, String scores, double units, String parameters)
            throws IOException {
        Files.writeString(folder.resolve(file), """
                [{"benchmark":"backbeat.benchmarks.PeerBenchmark.%s","mode":"ss","params":{%s},
                  "primaryMetric":{"score":1,"scoreUnit":"%s","rawData":[%s]},
                  "secondaryMetrics":{"units":{"score":0,"rawData":[[%s,%s]]},"auc":{"score":1.7,"rawData":[[0.85,0.85]]}}}]
                """.formatted(method, parameters, unit, scores, units, units));
    }

    private void theirs(String file, String task, String unit, String values) throws IOException {
        Files.writeString(folder.resolve(file), """
                {"task":"%s","library":"scikit-learn","setting":"2 threads","unit":"%s","values":%s,"auc":0.86,"peakMiB":400}
                """.formatted(task, unit, values));
    }

    private JsonNode row(String library) throws IOException {
        for (JsonNode row :
                new ObjectMapper().readTree(PeerTable.read(List.of(folder)).json())) {
            if (row.get("library").asText().equals(library)) {
                return row;
            }
        }
        throw new AssertionError("No row of " + library);
    }

    @Test
    void ratesOfRoundsAreJoinedAndCompared() throws IOException {
        ours("a-1.json", "knnPredict", "s/op", "[0.25,0.5]", 1000, "\"library\":\"backbeat\"");
        ours("a-2.json", "knnPredict", "ms/op", "[250]", 1000, "\"library\":\"backbeat\"");
        theirs("b-1.jsonl", "knn predict", "rows/s", "[100,200]");
        theirs("b-2.jsonl", "knn predict", "rows/s", "[300]");
        JsonNode backbeat = row("backbeat");
        assertEquals(4000, backbeat.get("median").asDouble(), 1e-9);
        assertEquals(2000, backbeat.get("low").asDouble(), 1e-9);
        assertEquals("[3000.0,4000.0]", backbeat.get("rounds").toString());
        assertEquals(0.85, backbeat.get("auc").asDouble(), 1e-12);
        JsonNode peer = row("scikit-learn");
        assertEquals(200, peer.get("median").asDouble());
        assertEquals(20, peer.get("backbeatTimesFaster").asDouble(), 1e-9);
        assertEquals(400, peer.get("peakMiB").asDouble());
    }

    @Test
    void aForestCutDownIsStatedForAHundredTrees() throws IOException {
        ours("a.json", "forestFit", "s/op", "[2]", 100, "\"library\":\"backbeat\"");
        ours("w.json", "forestFit", "s/op", "[15]", 10, "\"library\":\"weka\"");
        JsonNode weka = row("weka");
        assertEquals(150, weka.get("median").asDouble(), 1e-9);
        assertEquals(75, weka.get("backbeatTimesFaster").asDouble(), 1e-9);
        assertEquals("10 trees measured, time × 10", weka.get("setting").asText());
        String markdown = PeerTable.read(List.of(folder)).markdown();
        assertTrue(markdown.indexOf("**Backbeat**") < markdown.indexOf("weka"), markdown);
        assertTrue(markdown.contains("75.0 ×"), markdown);
    }

    @Test
    void predictionsWithFewerTreesAreStatedForAHundred() throws IOException {
        ours(
                "s.json",
                "forestPredict",
                "s/op",
                "[0.1]",
                1000,
                "\"library\":\"smile\",\"trees\":\"20\",\"threads\":\"2\"");
        assertEquals(2000, row("smile").get("median").asDouble(), 1e-9);
        assertEquals(
                "20 trees measured, rate × 0.20, 2 threads",
                row("smile").get("setting").asText());
    }

    @Test
    void aHandfulOfQueriesIsNamed() throws IOException {
        ours("s.json", "knnPredict", "s/op", "[0.1]", 512, "\"library\":\"smile\",\"threads\":\"2\"");
        assertEquals(5120, row("smile").get("median").asDouble(), 1e-9);
        assertEquals("first 512 rows, 2 threads", row("smile").get("setting").asText());
    }

    @Test
    void peakMemoryOfAnotherProcessStandsBesideTheTimes() throws IOException {
        ours("s.json", "knnPredict", "s/op", "[0.1]", 512, "\"library\":\"smile\",\"threads\":\"2\"");
        Files.writeString(folder.resolve("peak.jsonl"), """
                {"task":"knn predict","library":"smile","peakMiB":700}
                {"task":"knn predict","library":"nobody","peakMiB":1}
                """);
        assertEquals(700, row("smile").get("peakMiB").asDouble());
        assertThrows(AssertionError.class, () -> row("nobody"), "a peak alone makes no row");
    }

    @Test
    void theSizeOfTreesStandsBesideTheirTime() throws IOException {
        assertFalse(PeerTable.read(List.of(folder)).markdown().contains("nodes a tree"));
        Files.writeString(folder.resolve("f.jsonl"), """
                {"task":"forest fit","library":"scikit-learn","setting":"s","unit":"s","values":[8],"nodesPerTree":24900}
                {"task":"forest fit","library":"smile","setting":"s","unit":"s","values":[30],"nodesPerTree":9000}
                {"task":"knn predict","library":"smile","setting":"s","unit":"rows/s","values":[30]}
                """);
        String markdown = PeerTable.read(List.of(folder)).markdown();
        assertTrue(markdown.contains("| nodes a tree | setting |"), markdown);
        assertTrue(markdown.contains("| 24,900 | s |") && markdown.contains("| 9,000 | s |"), markdown);
        assertTrue(markdown.contains("|  |  | s |"), "no trees, no nodes: " + markdown);
        assertEquals(24900, row("scikit-learn").get("nodesPerTree").asDouble());
    }

    @Test
    void linesThatAreNoJsonAreNamed() throws IOException {
        Files.writeString(folder.resolve("x.jsonl"), "oops\n");
        IOException failure = assertThrows(IOException.class, () -> PeerTable.read(List.of(folder)));
        assertTrue(failure.getMessage().contains("x.jsonl"), failure.getMessage());
    }
}

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrongTableTest {
    @TempDir
    private Path results;

    private static void jmh(Path folder, String file, String benchmark, String parameters, String unit, String scores)
            throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(file), """
                [{"benchmark":"backbeat.benchmarks.%s","mode":"ss","params":{%s},
                  "primaryMetric":{"score":1,"scoreUnit":"%s","rawData":[%s]},
                  "secondaryMetrics":{"units":{"score":0,"rawData":[[1000,1000]]},"auc":{"score":1.7,"rawData":[[0.85,0.85]]}}}]
                """.formatted(benchmark, parameters, unit, scores));
    }

    private static void knn(Path folder, String seconds, int threads) throws IOException {
        String parameters = "\"library\":\"backbeat\",\"threads\":\"" + threads + "\"";
        jmh(folder, "knn-1-1.json", "PeerBenchmark.knnPredict", parameters, "s/op", "[" + seconds + "]");
    }

    private static void peer(Path folder, String library, String values) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("knn-1-peer.jsonl"), """
                {"task":"knn predict","library":"%s","setting":"flat","unit":"rows/s","values":%s,"auc":0.86,"peakMiB":40}
                """.formatted(library, values));
    }

    private static JsonNode row(StrongTable table, String task, String library, int threads) {
        for (JsonNode row : table.rows()) {
            if (row.path("task").asText().equals(task)
                    && row.path("library").asText().equals(library)
                    && row.path("threads").asInt() == threads) {
                return row;
            }
        }
        throw new AssertionError("No row of " + task + ", " + library + ", " + threads + " in " + table.rows());
    }

    @Test
    void numbersOfThreadsAndVersionsStandSideBySide() throws IOException {
        knn(StrongTable.now(results, 1), "0.5", 1);
        knn(StrongTable.now(results, 2), "0.25", 2);
        knn(StrongTable.before(results, 2), "1.0", 2);
        peer(StrongTable.now(results, 2), "FAISS", "[8000]");
        StrongTable table = StrongTable.read(results, "abc1234");
        assertEquals(
                2000, row(table, "knn predict", "backbeat", 1).path("median").asDouble(), 1e-9);
        JsonNode ours = row(table, "knn predict", "backbeat", 2);
        assertEquals(4000, ours.path("median").asDouble(), 1e-9);
        assertEquals("", ours.path("setting").asText(), "the number of threads stands beside it");
        assertFalse(ours.has("backbeatTimesFaster"));
        JsonNode before = row(table, "knn predict", "backbeat abc1234", 2);
        assertEquals(4, before.path("backbeatTimesFaster").asDouble(), 1e-9);
        assertEquals(
                0.5,
                row(table, "knn predict", "FAISS", 2)
                        .path("backbeatTimesFaster")
                        .asDouble(),
                1e-9);
        String markdown = StrongMarkdown.of(table.rows());
        assertTrue(markdown.contains("| Backbeat at abc1234 | 1,000 |"), markdown);
        assertTrue(markdown.contains("| 4.00 × as fast |"), markdown);
        assertTrue(markdown.contains("| **slower**: 2.00 × the time |"), markdown);
        assertTrue(markdown.contains("| 0.850 |"), markdown);
    }

    @Test
    void whatNoPeerHasIsReadToo() throws IOException {
        Path folder = StrongTable.now(results, 1);
        jmh(folder, "a.json", "ModelFileBenchmark.load", "\"learner\":\"forest\"", "ms/op", "[12,14],[10,16]");
        jmh(folder, "b.json", "MlpEpochBenchmark.epoch", "\"batch\":\"1024\"", "ms/op", "[5]");
        StrongTable table = StrongTable.read(results, "");
        JsonNode load = row(table, "load forest", "backbeat", 1);
        assertEquals(13, load.path("median").asDouble(), 1e-9);
        assertEquals("ms", load.path("unit").asText());
        assertEquals(
                0.005,
                row(table, "mlp epoch, batch 1024", "backbeat", 1)
                        .path("median")
                        .asDouble(),
                1e-12);
    }

    @Test
    void aSingleRowIsComparedWhateverTheTeam() throws IOException {
        Path one = StrongTable.now(results, 1);
        Files.createDirectories(one);
        Files.writeString(one.resolve("row.json"), """
                [{"benchmark":"backbeat.benchmarks.SingleRowBenchmark.row","mode":"sample","params":{"learner":"forest"},
                  "primaryMetric":{"score":9,"scoreUnit":"us/op","rawData":[[9]],"scorePercentiles":{"50.0":8}},
                  "secondaryMetrics":{}}]
                """);
        Path two = Files.createDirectories(StrongTable.now(results, 2));
        Files.writeString(two.resolve("p.jsonl"), """
                {"task":"forest one row","library":"ONNX Runtime","setting":"","unit":"us","values":[48,90]}
                {"task":"mlp one row","library":"ONNX Runtime","setting":"","unit":"us","values":[8,9]}
                """);
        StrongTable table = StrongTable.read(results, "");
        assertEquals(
                6,
                row(table, "forest one row", "ONNX Runtime", 2)
                        .path("backbeatTimesFaster")
                        .asDouble(),
                1e-9);
        assertEquals(2, table.rows().size(), "a network's single row has nothing of ours beside it");
    }

    @Test
    void nothingMeasuredIsAnEmptyTable() throws IOException {
        assertTrue(StrongTable.read(results, "").isEmpty());
    }

    @Test
    void aLineThatIsNoJsonIsNamed() throws IOException {
        Path folder = Files.createDirectories(StrongTable.now(results, 1));
        Files.writeString(folder.resolve("knn-1-bad.jsonl"), "{\"task\": oops}\n");
        IOException failure = assertThrows(IOException.class, () -> StrongTable.read(results, ""));
        assertTrue(failure.getMessage().contains("knn-1-bad.jsonl"), failure.getMessage());
        assertTrue(failure.getMessage().contains("oops"), failure.getMessage());
    }

    @Test
    void jsonIsWhatTheReportReads() throws IOException {
        knn(StrongTable.now(results, 2), "0.25", 2);
        JsonNode read =
                new ObjectMapper().readTree(StrongTable.read(results, "").json());
        assertEquals(StrongMarkdown.of(StrongTable.read(results, "").rows()), StrongMarkdown.of(read));
    }
}

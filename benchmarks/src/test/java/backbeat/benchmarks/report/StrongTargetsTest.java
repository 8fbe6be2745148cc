package backbeat.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrongTargetsTest {
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode million = JsonNodeFactory.instance.arrayNode();

    private static ObjectNode row(
            ArrayNode rows, String task, String library, int threads, String unit, double median) {
        return rows.addObject()
                .put("task", task)
                .put("library", library)
                .put("threads", threads)
                .put("unit", unit)
                .put("median", median);
    }

    private String line(String work, String threads) {
        String text = StrongTargets.of(rows, million);
        return text.lines()
                .filter(line -> line.startsWith("| " + work + " | " + threads + " |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No line of " + work + " in\n" + text));
    }

    private static void assertEnds(String line, String... cells) {
        assertTrue(line.endsWith(String.join(" | ", List.of(cells)) + " |"), line);
    }

    @Test
    void aPeerIsBeatenOrNot() {
        row(rows, "read csv", "backbeat", 1, "s", 0.08);
        row(rows, "read csv", "Polars 0.26.1", 1, "s", 0.08);
        row(rows, "read csv", "DuckDB", 1, "s", 0.2);
        row(rows, "read csv", "backbeat", 2, "s", 0.06);
        row(rows, "read csv", "Polars 0.26.1", 2, "s", 0.05);
        assertEnds(line("read csv", "1"), "no slower than Polars", "1.00 ×", "met");
        assertEnds(line("read csv", "2"), "no slower than Polars", "0.83 ×", "**missed**");
        assertTrue(line("read csv", "1").contains("Polars 0.26.1: 0.0800 s"), line("read csv", "1"));
    }

    @Test
    void aStudyIsAskedForThreeQuartersOfTheTime() {
        row(rows, "study", "backbeat", 2, "s", 15.1);
        row(rows, "study", "backbeat abc1234", 2, "s", 20);
        assertEnds(line("study", "2"), "20.0 s", "1.33 × before", "1.32 ×", "**missed**");
    }

    @Test
    void ratesCountTheOtherWayRound() {
        row(rows, "knn predict", "backbeat", 2, "rows/s", 240);
        row(rows, "knn predict", "backbeat abc1234", 2, "rows/s", 100);
        row(rows, "knn predict", "slow", 2, "rows/s", 10);
        row(rows, "knn predict", "quick", 2, "rows/s", 90);
        assertEnds(line("knn predict", "2"), "quick: 90.0 rows/s", "100 rows/s", "2.4 × before", "2.40 ×", "met");
        row(rows, "forest predict", "backbeat", 2, "rows/s", 199);
        row(rows, "forest predict", "backbeat abc1234", 2, "rows/s", 100);
        assertEnds(line("forest predict", "2"), "2 × before", "1.99 ×", "**missed**");
    }

    @Test
    void timesBeforeAreOfTimesToo() {
        row(rows, "forest one row", "backbeat", 1, "us", 8);
        row(rows, "forest one row", "backbeat abc1234", 1, "us", 25);
        row(rows, "forest one row", "LightGBM", 1, "us", 58);
        row(rows, "forest one row", "ONNX Runtime", 2, "us", 49);
        assertEnds(line("forest one row", "1"), "ONNX Runtime: 49.0 µs", "25.0 µs", "3 × before", "3.13 ×", "met");
    }

    @Test
    void twoThreadsAreSetBesideOne() {
        row(rows, "mlp epoch, batch 1024", "backbeat", 1, "s", 0.008);
        row(rows, "mlp epoch, batch 1024", "backbeat", 2, "s", 0.004);
        assertEnds(line("mlp epoch, batch 1024", "2"), "1.6 × one thread", "2.00 ×", "met");
    }

    @Test
    void limitsHoldFromAbove() {
        row(rows, "load forest", "backbeat", 1, "ms", 20);
        row(rows, "load knn", "backbeat", 1, "ms", 10.5);
        assertEnds(line("load forest", "1"), "at most 20 ms", "20.0 ms", "met");
        assertEnds(line("load knn", "1"), "at most 10 ms", "10.5 ms", "**missed**");
        row(rows, "knn predict", "backbeat", 2, "rows/s", 1).put("peakMiB", 150);
        row(rows, "knn predict", "brute", 2, "rows/s", 1).put("peakMiB", 10);
        row(rows, "forest fit", "backbeat", 2, "s", 1).put("peakMiB", 201);
        assertEnds(line("peak memory, knn", "2"), "150 MiB", "brute: 10 MiB", "", "at most 160 MiB", "150 MiB", "met");
        assertEnds(line("peak memory, forest", "2"), "at most 200 MiB", "201 MiB", "**missed**");
    }

    @Test
    void aMillionRowsAreReadFromTheirOwnResult() {
        row(million, "read csv", "backbeat", 2, "s", 0.2);
        row(million, "read csv", "Polars 0.26.1", 2, "s", 0.3);
        assertEnds(line("a million rows: read csv", "2"), "no slower than Polars", "1.50 ×", "met");
    }

    @Test
    void nothingIsMetThatWasNotMeasured() {
        String text = StrongTargets.of(rows, million);
        assertEquals(
                0,
                text.lines()
                        .filter(line -> line.contains("met") && !line.contains("not measured"))
                        .count());
        assertTrue(text.lines().skip(2).allMatch(line -> line.endsWith("| not measured |")), text);
    }
}

package backbeat.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerSummaryTest {
    private static JsonNode table() throws IOException {
        return new ObjectMapper().readTree("""
                [{"task":"knn predict","library":"backbeat","median":100000,"rounds":[90000,110000],"accuracy":0.789,"auc":0.776},
                 {"task":"knn predict","library":"scikit-learn 1.2.1","median":4000,"rounds":[4000,5000],"accuracy":0.789,
                  "auc":0.776,"backbeatTimesFaster":25,"peakMiB":161},
                 {"task":"knn predict","library":"tribuo","median":400,"rounds":[400],"auc":0.683,"accuracy":0.744,
                  "setting":"first 512 rows, 2 threads","backbeatTimesFaster":250},
                 {"task":"forest fit","library":"backbeat","median":2,"rounds":[1.5,2.5],"auc":0.862,"accuracy":0.828},
                 {"task":"forest fit","library":"scikit-learn 1.2.1","median":10,"rounds":[9,11],"auc":0.861,
                  "accuracy":0.828,"backbeatTimesFaster":5}]
                """);
    }

    private static String line(String text, String start) {
        List<String> lines =
                text.lines().filter(line -> line.startsWith("| " + start)).toList();
        assertEquals(1, lines.size(), text);
        return lines.get(0);
    }

    @Test
    void aLineHasEveryLibraryWithItsQualityAndMarksWhatWasCutDown() throws IOException {
        String text = PeerSummary.of(table());
        assertEquals(
                "| knn predict, rows/s | 100,000 (0.789, 0.776) | scikit-learn 4,000 (0.789, 0.776) | – "
                        + "| 400* (0.744, 0.683) | – |",
                line(text, "knn predict"));
        assertEquals("| peak memory, knn, MiB | – | 161 | – | – | – |", line(text, "peak memory, knn"));
    }

    @Test
    void aFactorThatWasNotReachedIsSaid() throws IOException {
        String text = PeerSummary.aims(table());
        assertEquals("| knn predict | scikit-learn 1.2.1 | 20 × | 25.0 × | 18.0 × | met |", line(text, "knn predict"));
        assertEquals(
                "| forest fit | scikit-learn 1.2.1 | 8 × | 5.0 × | 3.6 × | **missed** |", line(text, "forest fit"));
        assertFalse(text.contains("| study"), "what was not measured has no line");
        assertTrue(text.endsWith("|\n"));
    }
}

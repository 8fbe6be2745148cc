package backbeat.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.results.Measurement;
import backbeat.benchmarks.results.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lessons' charts are those of the kept measurements. */
class RungsTest {
    private static List<Measurement> kept() throws IOException {
        try (Stream<Path> machines = Files.list(Path.of("results"))) {
            Path file = machines.map(machine -> machine.resolve(Report.RUNGS))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            return ResultFile.read(file);
        }
    }

    @Test
    void chartsAndTablesAreThoseOfTheKeptMeasurements() throws IOException {
        Map<String, String> plots = Rungs.plots(kept());
        assertEquals(3, plots.size());
        for (Map.Entry<String, String> plot : plots.entrySet()) {
            assertEquals(plot.getValue(), Files.readString(Path.of("../docs/img", plot.getKey())));
        }
        String page = Files.readString(Path.of("../docs/performance.md"));
        for (String benchmark : Rungs.benchmarks()) {
            String table = "<!-- generated: rungs-" + benchmark + " -->\n" + Rungs.table(benchmark, kept());
            assertTrue(page.contains(table), benchmark);
        }
    }

    @Test
    void nothingIsDrawnOfOneRung() {
        assertTrue(Rungs.plots(List.of()).isEmpty());
        assertEquals("", Rungs.table("knn", List.of()));
    }
}

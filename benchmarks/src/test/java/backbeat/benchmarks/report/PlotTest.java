package backbeat.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.commands.BenchMain;
import backbeat.benchmarks.results.Growth;
import backbeat.benchmarks.results.Measurement;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import picocli.CommandLine;

class PlotTest {
    @TempDir
    private Path directory;

    private static Measurement at(String data, String mode, String unit, double score) {
        return new Measurement(
                "A.fit",
                Map.of("data", data, "k", "15"),
                mode,
                unit,
                score,
                List.of(new double[] {score}),
                Map.of(),
                Map.of());
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void exponentsAreFitted() {
        List<Measurement> quadratic = List.of(
                at("synthetic-1000", "avgt", "ms/op", 2),
                at("synthetic-10000", "avgt", "ms/op", 200),
                at("synthetic-100000", "avgt", "ms/op", 20_000));
        List<Growth> growths = Growth.of(quadratic);
        assertEquals(1, growths.size());
        assertEquals(2, growths.get(0).exponent(), 1e-9);
        assertEquals("A.fit {k=15}", growths.get(0).label());
        assertEquals(0.002, growths.get(0).seconds()[0], 1e-12);
    }

    @Test
    void ratesAreTurnedIntoTimes() {
        List<Growth> growths = Growth.of(
                List.of(at("synthetic-1000", "thrpt", "ops/s", 500), at("synthetic-2000", "thrpt", "ops/s", 250)));
        assertEquals(1, growths.get(0).exponent(), 1e-9);
        assertEquals(0.002, growths.get(0).seconds()[0], 1e-12);
    }

    @Test
    void oneSizeIsNoGrowth() {
        assertTrue(Growth.of(List.of(at("track", "avgt", "ms/op", 1), at("synthetic-1000", "avgt", "ms/op", 1)))
                .isEmpty());
    }

    @Test
    void plotsAreWellFormedAndShowEverySeries() throws Exception {
        List<Measurement> measurements = new ArrayList<>();
        for (int n = 1000; n <= 1_000_000; n *= 10) {
            measurements.add(at("synthetic-" + n, "avgt", "us/op", 0.3 * n));
        }
        Document lines = parsed(SvgPlot.lines("a < b & \"c\"", Growth.of(measurements)));
        assertEquals(4, lines.getElementsByTagName("circle").getLength());
        assertEquals(1, lines.getElementsByTagName("polyline").getLength());
        Document bars = parsed(SvgPlot.bars("times", List.of("x", "y", "z"), List.of(0.5, 20.0, 300.0)));
        assertEquals(3, bars.getElementsByTagName("rect").getLength());
    }

    @Test
    void theCommandDrawsTablesOfPeers() throws Exception {
        Path table = Files.writeString(directory.resolve("table.json"), """
                [{"task":"knn predict","library":"backbeat"},
                 {"task":"knn predict","library":"weka","backbeatTimesFaster":12.5}]
                """);
        Path svg = directory.resolve("peers.svg");
        CommandLine commands = BenchMain.commandLine();
        commands.setOut(new PrintWriter(new StringWriter()));
        assertEquals(0, commands.execute("plot", table.toString(), "--out", svg.toString()));
        assertEquals(
                1, parsed(Files.readString(svg)).getElementsByTagName("rect").getLength());
        assertTrue(Files.readString(svg).contains("knn predict · weka"));
    }
}

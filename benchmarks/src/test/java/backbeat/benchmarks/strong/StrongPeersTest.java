package backbeat.benchmarks.strong;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.benchmarks.data.BenchmarkData;
import backbeat.benchmarks.harness.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrongPeersTest {
    private static final Path SOURCES = Path.of("peers/strong");

    @TempDir
    private Path folder;

    @Test
    void withoutPreparationNothingRuns() throws IOException {
        StrongPeers peers = new StrongPeers(SOURCES, folder, 1, 0);
        assertTrue(peers.missing().orElseThrow().contains("README"));
        assertTrue(peers.task("knn", folder, Optional.empty()).isEmpty());
    }

    @Test
    void aBuildThatFailsIsSaidAndNotTakenForDone() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.createDirectories(sources.resolve("native"));
        Path tools = folder.resolve("tools");
        String wrong = Tool.BRUTE.prepare(sources, tools).orElseThrow(); // there is no brute.c
        assertTrue(wrong.contains("build failed"), wrong);
        assertFalse(Files.exists(tools.resolve("brute.ready")));
        assertTrue(Tool.ONNX.packages().contains("python3-onnx"));
    }

    @Test
    void whatIsOfOneThreadAloneIsMeasuredOnce() {
        Checkout checkout = new Checkout(Path.of("here"), "track-first", 0);
        assertEquals(3, checkout.runs("knn", 1).size()); // with one row at a time, and loading
        assertEquals(1, checkout.runs("knn", 2).size());
        assertEquals(4, checkout.runs("forest", 1).size());
        assertThrows(IllegalArgumentException.class, () -> checkout.runs("lunch", 1));
    }

    @Test
    void everyCheckoutIsMeasuredByTheSameBenchmarks() throws IOException {
        for (String task : List.of("read", "knn", "forest", "mlp", "study")) {
            List<String> ours = commands(new Checkout(Path.of("a"), "track-first", 0), task);
            List<String> theirs = commands(new Checkout(Path.of("b"), "track", 0), task);
            assertEquals(ours.size(), theirs.size());
            for (int i = 0; i < ours.size(); i++) {
                assertEquals(
                        ours.get(i).replace("a/backbeat", "b/backbeat").replace("track-first", "track"), theirs.get(i));
            }
        }
    }

    private List<String> commands(Checkout checkout, String task) {
        List<String> commands = new ArrayList<>();
        for (int threads : List.of(1, 2)) {
            Map<Path, Child> children = checkout.measurements(task, threads, folder, task);
            children.values().forEach(child -> commands.add(String.join(" ", child.command())));
        }
        return commands;
    }

    @Test
    void workOnAMillionRowsIsCutDown() {
        Checkout many = new Checkout(Path.of("here"), "track-first", 1_000_000);
        String fit = many.runs("forest", 2).get(0).arguments().toString();
        assertTrue(fit.contains("trees=10"), fit);
        assertEquals(2, many.runs("forest", 1).size());
        String command = many.measurements("knn", 2, folder, "knn")
                .values()
                .iterator()
                .next()
                .command()
                .toString();
        assertTrue(command.contains("queries=4000") && command.contains("-Xmx12g"), command);
    }

    @Test
    void aFolderThatIsNoCheckoutIsRefused() {
        IOException failure = assertThrows(IOException.class, () -> new Checkout(folder, "track", 0).check());
        assertTrue(failure.getMessage().contains("no checkout of this project"), failure.getMessage());
    }

    @Test
    void ourModelsAreWrittenForOthers() throws IOException {
        OurModels.write(BenchmarkData.named("synthetic-1000"), 3, folder);
        long nodes = Files.size(folder.resolve("forest_kind.bin"));
        assertTrue(nodes > 0);
        for (String name : List.of("tree", "node", "column", "value", "left", "right")) {
            assertEquals(nodes, Files.size(folder.resolve("forest_" + name + ".bin")), name);
        }
        assertEquals(3 * Integer.BYTES, Files.size(folder.resolve("offsets.bin")));
        assertEquals(64 * Float.BYTES, Files.size(folder.resolve("mlp_bias1.bin")));
    }
}

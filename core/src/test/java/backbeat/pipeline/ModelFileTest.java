package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Dataset;
import backbeat.kernel.KernelProvider;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
    private static final SmallModels.Prepared DATA = SmallModels.prepared(300);
    private static final SmallModels.Prepared TINY = SmallModels.prepared(12);

    @TempDir
    private Path folder;

    static Stream<Arguments> pipelines() {
        return SmallModels.every(DATA).entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    static Stream<Arguments> tinyPipelines() {
        return SmallModels.every(TINY).entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pipelines")
    void everyAnswerSurvivesBitForBit(String name, Pipeline pipeline) throws IOException {
        Path file = folder.resolve(name + ".backbeat");
        pipeline.save(file);
        Dataset unknown = SmallModels.dataset(200, 99);
        Table table = pipeline.encode(unknown, SmallModels.all(unknown));
        double[] before = pipeline.probabilities(table, Workers.sequential());
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = Workers.of(threads)) {
                Pipeline loaded =
                        ModelFile.read(file, workers, KernelProvider.scalar().kernels());
                assertArrayEquals(before, loaded.probabilities(table, workers), "threads: " + threads);
                assertEquals(pipeline.threshold(), loaded.threshold());
                assertEquals(pipeline.identifiers(), loaded.identifiers());
                assertEquals(pipeline.provenance(), loaded.provenance());
                assertEquals(pipeline.preprocessor(), loaded.preprocessor());
                assertEquals(pipeline.learner(), loaded.learner());
                assertArrayEquals(ModelFile.toBytes(pipeline), ModelFile.toBytes(loaded), "written again");
            }
        }
        assertEquals(List.of(file), files(), "no draft is left");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tinyPipelines")
    void everyTruncationIsAClearError(String name, Pipeline pipeline) {
        byte[] file = ModelFile.toBytes(pipeline);
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            ModelFormatException error = assertThrows(
                    ModelFormatException.class,
                    () -> ModelFile.read(cut, Workers.sequential()),
                    "cut to " + length + " bytes");
            assertFalse(error.getMessage().isBlank());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tinyPipelines")
    void everyFlippedBitIsAClearError(String name, Pipeline pipeline) {
        byte[] file = ModelFile.toBytes(pipeline);
        for (int bit = 0; bit < 8 * file.length; bit++) {
            file[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(ModelFormatException.class, () -> ModelFile.read(file, Workers.sequential()), "bit " + bit);
            file[bit / 8] ^= (byte) (1 << bit % 8);
        }
        for (int at = 0; at < file.length; at++) {
            file[at] = (byte) ~file[at];
            assertThrows(ModelFormatException.class, () -> ModelFile.read(file, Workers.sequential()), "byte " + at);
            file[at] = (byte) ~file[at];
        }
    }

    @Test
    void theMessageNamesTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("song.csv"), "track_id,popularity\n");
        ModelFormatException error = assertThrows(ModelFormatException.class, () -> Pipeline.load(file));
        assertEquals(file + ": Not a Backbeat model: it does not start with the bytes of one", error.getMessage());
        assertThrows(NoSuchFileException.class, () -> Pipeline.load(folder.resolve("absent")));
    }

    @Test
    void anExistingFileStaysWholeWhenWritingFails() throws IOException {
        Path target = folder.resolve("model.backbeat");
        SmallModels.knn(TINY).save(target);
        byte[] before = Files.readAllBytes(target);
        Path absent = folder.resolve("absent").resolve("model.backbeat");
        assertThrows(IOException.class, () -> SmallModels.knn(DATA).save(absent));
        assertArrayEquals(before, Files.readAllBytes(target));
        SmallModels.knn(DATA).save(target);
        assertTrue(Files.size(target) > before.length, "replaced");
    }

    @Test
    void theProvenanceHoldsNoOrderButItsOwn() {
        Provenance one = Provenance.NONE.withOptions(new TreeMap<>(Map.of("a", "1", "b", "2")));
        TreeMap<String, String> reversed = new TreeMap<>(java.util.Comparator.reverseOrder());
        reversed.putAll(Map.of("a", "1", "b", "2"));
        Provenance two = Provenance.NONE.withOptions(reversed);
        Pipeline model = SmallModels.knn(TINY);
        assertArrayEquals(ModelFile.toBytes(model.withProvenance(one)), ModelFile.toBytes(model.withProvenance(two)));
    }
}

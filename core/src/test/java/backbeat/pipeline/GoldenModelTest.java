package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.evaluation.PlattScaling;
import backbeat.forest.RandomForest;
import backbeat.neighbors.KnnClassifier;
import backbeat.parallel.Workers;
import backbeat.tree.FlatTree;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of every format version are read by this program, on this JVM, and answer with the bits they had. */
@Tag("contract")
class GoldenModelTest {
    static Path folder() {
        try {
            return Path.of(GoldenModelTest.class.getResource("/golden/pipeline").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".backbeat"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void answersHaveTheBitsOfTheDayItWasWritten(Path file) throws IOException {
        Path bits = file.resolveSibling(file.getFileName().toString().replace(".backbeat", ".bits"));
        assertEquals(Files.readAllLines(bits), GoldenModels.bits(Pipeline.load(file)));
    }

    /** Where today's layout of a section is another one, to the bytes of the file that has it. */
    @ParameterizedTest
    @MethodSource("files")
    void filesAreWrittenAgainToTheByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] again = ModelFile.toBytes(ModelFile.read(bytes, Workers.sequential()));
        if (again[8] > bytes[8]) {
            assertEquals(5, again[8]);
            bytes = Files.readAllBytes(folder().resolve("v5").resolve(file.getFileName()));
        }
        assertArrayEquals(bytes, again);
    }

    /** Answers and bytes alone would not show it: a reader and a writer may err alike. */
    @ParameterizedTest
    @MethodSource("files")
    void choicesAreReadAsTheyWereMade(Path file) throws IOException {
        Pipeline made = GoldenModels.models().get(name(file));
        assertEquals(choices(made), choices(Pipeline.load(file)));
    }

    @Test
    void everyConstantThatHasACodeStandsInAFile() throws IOException {
        Set<Enum<?>> seen = new HashSet<>();
        for (Path file : files()) {
            seen.addAll(choices(Pipeline.load(file)));
        }
        for (Codes<?> codes : Codes.ALL) {
            for (Enum<?> constant : codes.type().getEnumConstants()) {
                assertTrue(seen.contains(constant), codes.field() + " " + constant);
            }
        }
    }

    /** The constants that a model's file names. */
    private static Set<Enum<?>> choices(Pipeline pipeline) {
        Set<Enum<?>> choices = new HashSet<>();
        choices.add(pipeline.calibration()
                .map(calibrator ->
                        calibrator instanceof PlattScaling ? Codes.Calibration.PLATT : Codes.Calibration.ISOTONIC)
                .orElse(Codes.Calibration.NONE));
        if (pipeline.classifier() instanceof KnnClassifier knn) {
            choices.add(knn.options().weighting());
            choices.add(knn.options().search());
            choices.add(knn.choice().search());
            choices.add(knn.options().scale());
        }
        if (pipeline.classifier() instanceof RandomForest forest) {
            choices.add(forest.options().tree().criterion());
            choices.add(forest.options().tree().categorySplits());
            choices.add(forest.options().tree().candidates().rule());
            for (FlatTree tree : forest.trees()) {
                IntStream.range(0, tree.size()).mapToObj(tree::kind).forEach(choices::add);
            }
        }
        return choices;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".backbeat", "");
    }

    @Test
    void everyKindOfModelHasAFile() throws IOException {
        assertEquals(
                GoldenModels.models().keySet(),
                files().stream().map(GoldenModelTest::name).collect(Collectors.toCollection(TreeSet::new)));
    }
}

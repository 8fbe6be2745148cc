package backbeat.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.parallel.Workers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @ParameterizedTest
    @MethodSource("files")
    void filesOfThePresentVersionAreWrittenAgainToTheByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes[8] == Container.VERSION) {
            assertArrayEquals(bytes, ModelFile.toBytes(ModelFile.read(bytes, Workers.sequential())));
        }
    }

    @Test
    void everyKindOfModelHasAFile() throws IOException {
        assertEquals(
                SmallModels.every(SmallModels.prepared(GoldenModels.TRAINING_ROWS))
                        .size(),
                files().size());
    }
}

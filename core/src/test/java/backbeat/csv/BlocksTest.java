package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Songs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file is shared out between threads, and however well its rows were reckoned, the same rows come out. */
class BlocksTest {
    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    /**
     * A file of several blocks.
     *
     * @param title by row the length of its title
     * @param bad   every so many rows one cannot be read; 0 for none
     */
    private Path file(IntUnaryOperator title, int bad) throws IOException {
        StringBuilder csv = new StringBuilder(Songs.HEADER).append('\n');
        for (int row = 0; row < ROWS; row++) {
            String tempo = bad > 0 && row % bad == bad - 1 ? "fast" : row % 11 == 0 ? "" : Integer.toString(row);
            csv.append("i").append(row).append(',').append("x".repeat(title.applyAsInt(row)));
            csv.append(",A,")
                    .append(row % 101)
                    .append(',')
                    .append(tempo)
                    .append(",1,g")
                    .append(row % 7);
            csv.append('\n');
        }
        return Files.writeString(folder.resolve("songs.csv"), csv);
    }

    private static List<Object> rows(Dataset data) {
        List<Object> rows = new ArrayList<>(List.of(data.sha256(), data.rows(), data.rejected(), data.categories(0)));
        for (int row = 0; row < data.rows(); row++) {
            rows.add(List.of(
                    data.sourceRow(row),
                    data.number(0, row),
                    data.number(1, row),
                    data.labelSource(row),
                    data.code(0, row),
                    data.text("id", row)));
        }
        return rows;
    }

    /** Compares with a stream, whose length and rows are not known, on one thread. */
    private void check(Path file) throws IOException {
        Dataset expected = CsvTable.read(
                new ByteArrayInputStream(Files.readAllBytes(file)),
                "songs.csv",
                Songs.RECIPE.columns(),
                BadRows.SKIP,
                Workers.sequential(),
                Progress.NONE);
        for (int row = 1; row < expected.rows(); row++) {
            assertEquals("i" + expected.sourceRow(row), expected.text("id", row));
            assertTrue(Double.isNaN(expected.number(0, row)) || expected.number(0, row) == expected.sourceRow(row));
        }
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = Workers.of(threads)) {
                Dataset data = new CsvSource(file).read(Songs.RECIPE.columns(), BadRows.SKIP, workers, Progress.NONE);
                assertEquals(rows(expected), rows(data), threads + " threads");
            }
        }
    }

    @Test
    void rowsAreAsManyAsReckoned() throws IOException {
        check(file(row -> 30, 0));
    }

    @Test
    void rowsAreMoreThanReckoned() throws IOException {
        check(file(row -> row < 10_000 ? 90 : 2, 0));
    }

    @Test
    void rowsAreFewerThanReckoned() throws IOException {
        check(file(row -> row < 10_000 ? 2 : 90, 0));
    }

    @Test
    void rowsMoveUpWhereOthersAreBad() throws IOException {
        check(file(row -> 30, 1000));
        check(file(row -> row < 10_000 ? 40 : 30, 7));
        check(file(row -> row < 10_000 ? 90 : 2, 400));
    }

    /** The error is that of whoever read; nobody reads on behind it, where a broken stream would say something else. */
    @Test
    void textThatEndsInTheMiddleOfACharacterIsToldTheSameByAnyNumberOfThreads() throws IOException {
        byte[] whole = ("\uFEFF" + Files.readString(file(row -> 30, 0))).getBytes(StandardCharsets.UTF_16LE);
        Path file = Files.write(folder.resolve("utf16.csv"), Arrays.copyOf(whole, whole.length - 1));
        for (int round = 0; round < 20; round++) {
            try (Workers workers = Workers.of(1 + round % 4)) {
                DataException told = assertThrows(
                        DataException.class,
                        () -> new CsvSource(file).read(Songs.RECIPE.columns(), BadRows.FAIL, workers, Progress.NONE));
                assertTrue(told.getMessage().contains("UTF-16LE"), told.getMessage());
            }
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsToldOnceByAnyNumberOfThreads() throws IOException {
        Path file = folder.resolve("other.csv");
        Files.write(file, ("a,b\n" + "1,2\n".repeat(400_000)).getBytes(StandardCharsets.UTF_8));
        for (int threads : new int[] {1, 2, 3}) {
            try (Workers workers = Workers.of(threads)) {
                DataException told = assertThrows(
                        DataException.class,
                        () -> new CsvSource(file).read(Songs.RECIPE.columns(), BadRows.FAIL, workers, Progress.NONE));
                assertTrue(told.getMessage().startsWith("other.csv, header: no column"), told.getMessage());
                assertEquals(0, told.getSuppressed().length);
            }
        }
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code backbeat run} refuses: one line that says what is wrong, and nothing is left behind. */
class RunRefusalTest extends SmallRun {
    @Test
    void badRowsAreSkippedOnRequestAndWrittenDown() throws IOException {
        songs.set(5, songs.get(5).replace("False", "perhaps").replace("True", "perhaps"));
        CommandLineRun failed = run("a");
        assertFailure(failed, 1, "songs.csv", "explicit", "perhaps");
        CommandLineRun skipped = run("a", "--on-bad-row", "skip", "--models", "majority");
        assertEquals(0, skipped.code(), skipped.err());
        List<String> rejects = Files.readAllLines(results.resolve("a/rejects.csv"));
        assertEquals(2, rejects.size());
        assertTrue(rejects.get(1).startsWith("4,6,"), rejects.get(1));
        assertTrue(skipped.out().contains("1 row could not be parsed"), skipped.out());
    }

    @Test
    void existingResultsStayUnlessForced() throws IOException {
        assertEquals(0, run("a", "--models", "majority").code());
        byte[] before = Files.readAllBytes(results.resolve("a/metrics.json"));
        assertFailure(run("a", "--models", "majority", "--seed", "5"), 1, "exists already", "--force");
        assertArrayEquals(before, Files.readAllBytes(results.resolve("a/metrics.json")));
        assertEquals(
                0, run("a", "--models", "majority", "--seed", "5", "--force").code());
        assertFalse(Arrays.equals(before, Files.readAllBytes(results.resolve("a/metrics.json"))));
    }

    @Test
    void aTruncatedFileIsNamedWithItsRow() throws IOException {
        broken(lines -> lines.set(lines.size() - 1, lines.get(lines.size() - 1).substring(0, 40)));
        assertFailure(run("a"), 1, "songs.csv", "row " + (ROWS - 1));
        assertEquals(List.of(), names(results));
    }

    @Test
    void aWrongHeaderNamesTheMissingColumn() throws IOException {
        broken(lines -> lines.set(0, SmallSongs.HEADER.replace("danceability", "dance")));
        assertFailure(run("a"), 1, "danceability");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aTextInANumberColumnIsNamedWithRowAndColumn() throws IOException {
        String bad = songs.get(3).replaceFirst("Album \\d+,Song \\d+,\\d+,\\d+", "Album 1,Song 1,50,long");
        broken(lines -> lines.set(3, bad));
        assertFailure(run("a"), 1, "row 2", "duration_ms", "long");
        assertEquals(List.of(), names(results));
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        songs = List.of();
        assertFailure(run("a"), 1, "songs.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aHeaderAloneIsAnError() throws IOException {
        songs = List.of(SmallSongs.HEADER);
        assertFailure(run("a"), 1, "songs.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void labelsOfOneClassAreAnError() throws IOException {
        assertFailure(run("a", "--threshold", "101"), 1, "popularity >= 101");
        assertEquals(List.of(), names(results));
    }

    @Test
    void aFolderOrAMissingFileIsAnError() throws IOException {
        String out = results.resolve("a").toString();
        assertFailure(CommandLineRun.of("run", "--data", home.toString(), "--out", out), 1, "directory");
        assertFailure(CommandLineRun.of("run", "--data", home + "/none.csv", "--out", out), 1, "none.csv");
        assertEquals(List.of(), names(results));
    }

    @Test
    void anUnreadableFileIsAnError() throws IOException {
        Path file = SmallSongs.write(home, songs);
        assertTrue(file.toFile().setReadable(false));
        assumeFalse(Files.isReadable(file), "this user may read everything");
        String out = results.resolve("a").toString();
        assertFailure(CommandLineRun.of("run", "--data", file.toString(), "--out", out), 1, "permission");
        assertEquals(List.of(), names(results));
    }

    @ParameterizedTest
    @CsvSource({
        "--protocol, nights, 'no protocol ''nights'''",
        "--models, oracle, '--models'",
        "--models, blend, 'at least two'",
        "--threads, 0, '--threads must be at least 1'",
        "--threads, many, '--threads'",
        "--kernel, gpu, '--kernel'",
        "--seed, x, '--seed'",
        "--format, xml, '--format'",
        "--outliers, bend, '--outliers'",
        "--repeat, 0, '--repeat'",
        "--folds, 2, '--folds'",
        "--surprise, 1, '--surprise'"
    })
    void badOptionsAreUsageErrors(String option, String value, String named) throws IOException {
        assertFailure(run("a", option, value), 2, named, "backbeat run --help");
        assertEquals(List.of(), names(results));
    }

    private void broken(Consumer<List<String>> change) {
        change.accept(songs);
    }
}

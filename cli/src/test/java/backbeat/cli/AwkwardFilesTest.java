package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are written in an awkward way, from the file to a run: found, or named with the line to write. */
class AwkwardFilesTest extends AwkwardCase {
    private void assertSameAsPlain(Path recipe, Path data, String found) throws IOException {
        done("plain", dialect, files.put("plain.csv", CaseFiles.joined(",", "\n")));
        assertSays(done("out", recipe, data), 0, found);
        assertArrayEquals(predictions("plain"), predictions("out"));
    }

    /** semicolon, tabs, pipes, blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            quoteCharacter = '"',
            value = {
                "\";\" / fields separated by ';'",
                "\"\t\" / fields separated by tabs",
                "\"|\" / fields separated by '|'",
                "\", \" / blanks around fields"
            })
    void separatorsAreFoundAndGiveTheSameBits(String separator, String found) throws IOException {
        assertSameAsPlain(dialect, files.put("other.csv", CaseFiles.joined(separator, "\n")), found);
    }

    /** sep-line. */
    @Test
    void excelsLineIsFound() throws IOException {
        assertSameAsPlain(dialect, files.put("sep.csv", "sep=,\n" + CaseFiles.joined(",", "\n")), "a 'sep=' line");
    }

    /** cr-only: read, by data check, run and predict alike. */
    @Test
    void linesMayEndWithCarriageReturns() throws IOException {
        Path data = files.put("cr.csv", CaseFiles.joined(",", "\r"));
        assertSameAsPlain(dialect, data, "lines end with CR");
        assertSays(
                CommandLineRun.of("data", "check", "--recipe", dialect.toString(), "--data", data.toString()),
                0,
                "200 rows read");
        Path answers = home.resolve("answers.csv");
        assertSays(
                CommandLineRun.of(
                        "predict",
                        home.resolve("out/logistic.backbeat").toString(),
                        data.toString(),
                        "-o",
                        answers.toString()),
                0);
        assertEquals(201, Files.readAllLines(answers).size());
    }

    /** utf16: no control character reaches a terminal. */
    @Test
    void utf16IsReadByItsMark() throws IOException {
        Path data = files.put("utf16.csv", "\uFEFF" + CaseFiles.joined(",", "\n"), StandardCharsets.UTF_16LE);
        assertSameAsPlain(dialect, data, "UTF-16LE");
        assertSays(
                CommandLineRun.of("data", "check", "--recipe", dialect.toString(), "--data", data.toString()),
                0,
                "200 rows read");
    }

    private Path withDialect(String csv) throws IOException {
        return files.put(
                "said.json",
                CaseFiles.recipe(
                        "dialect", "\"numeric\": [\"x\"], \"categorical\": [\"c\"]", "y", "yes", ", \"csv\": " + csv));
    }

    /** What was found is remembered by the model: rows to predict are read like that, and other files are named. */
    @Test
    void aModelRemembersHowItsRowsWereWritten() throws IOException {
        Path data = files.put("semicolon.csv", CaseFiles.joined(";", "\n"));
        done("out", dialect, data);
        String model = home.resolve("out/logistic.backbeat").toString();
        assertTrue(CommandOutput.of("inspect", model).contains("fields separated by ';'"));
        CommandLineRun same = CommandLineRun.of(
                "predict", model, data.toString(), "-o", home.resolve("a").toString());
        assertSays(same, 0, "Predicted 200 rows");
        assertFalse(same.err().contains("Note:"), same.err());
        Path plain = files.put("plain.csv", CaseFiles.joined(",", "\n"));
        CommandLineRun other = CommandLineRun.of(
                "predict", model, plain.toString(), "-o", home.resolve("b").toString());
        assertSays(
                other,
                0,
                "plain.csv is written otherwise than the file of the training rows: fields separated by ',' here, by"
                        + " ';' there",
                "Ignored, for the model does not use it: 'y'");
        assertEquals(Files.readString(home.resolve("a")), Files.readString(home.resolve("b")));
        Path foreign = files.put("foreign.csv", "u|v\n1|2\n");
        assertSays(
                CommandLineRun.of("predict", model, foreign.toString()),
                1,
                "no column 'x', 'c'",
                "is written otherwise than the file of the training rows: ");
    }

    /** rownames: found. */
    @Test
    void namesOfRowsAreFound() throws IOException {
        List<String> lines = CaseFiles.joined(",", "\n").lines().toList();
        StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            text.append(i).append(',').append(lines.get(i)).append('\n');
        }
        assertSameAsPlain(dialect, files.put("rownames.csv", text.toString()), "row names");
    }

    /** decimalcomma, noheader, comment: refused with the line to write, and read with it, or with what init drafts. */
    @ParameterizedTest
    @ValueSource(strings = {"decimalcomma", "noheader", "comment"})
    void whatCannotBeToldSafelyIsNamedAndThenRead(String kind) throws IOException {
        String plain = CaseFiles.joined(",", "\n");
        Path data = files.put(
                kind + ".csv",
                switch (kind) {
                    case "decimalcomma" -> CaseFiles.joined(";", "\n").replace('.', ',');
                    case "noheader" -> plain.substring(plain.indexOf('\n') + 1);
                    default -> "# exported\n" + plain;
                });
        String line = switch (kind) {
            case "decimalcomma" -> "{\"decimal\": \",\"}";
            case "noheader" -> "{\"header\": [\"x\"";
            default -> "{\"comment\": \"#\"}";
        };
        assertSays(run("refused", dialect, data), 1, kind + ".csv", "\"csv\": " + line);
        assertFalse(Files.exists(home.resolve("refused")));
        Path said = withDialect(kind.equals("noheader") ? "{\"header\": [\"x\", \"c\", \"y\"]}" : line);
        assertSameAsPlain(said, data, "Done in");
        Path drafted = home.resolve("drafted.json");
        CommandOutput.of("recipe", "init", data.toString(), "-o", drafted.toString());
        JsonNode positive = new ObjectMapper()
                .readTree(Files.readString(drafted).replaceAll("(?m)^ *//.*|(?<=[\\],\"]) //.*", ""))
                .at("/label/value");
        assertEquals("yes", positive.textValue());
        done("drafted", drafted, data);
    }

    /** thousands: refused with both lines that may be meant, and read with one. */
    @Test
    void groupedThousandsAreNamedAndThenRead() throws IOException {
        Path data = files.put(
                "thousands.csv",
                CaseFiles.table(
                        "x,c,y",
                        200,
                        i -> "\"1,%03d\",%s,%s".formatted(5 * i, "ab".charAt(i % 2), i % 3 > 0 ? "yes" : "no")));
        assertSays(run("refused", dialect, data), 1, "column 'x': '1,000'", "\"csv\": {\"thousands\": \",\"}");
        done("read", withDialect("{\"thousands\": \",\"}"), data);
        Path drafted = home.resolve("drafted.json");
        CommandOutput.of("recipe", "init", data.toString(), "-o", drafted.toString());
        done("drafted", drafted, data);
    }
}

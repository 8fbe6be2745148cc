package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Rows that are left out, whoever asked for it, are counted and told by the commands that leave them out. */
class LostRowsTest extends AwkwardCase {
    private static final int ROWS = 300;
    private static final String COLUMNS = "\"numeric\": [\"a\", \"b\"]";

    /** {@code a} from 0 to 0.9, far out where {@code far} says; {@code y} is 1 in every other row. */
    private static String table(boolean positivesAreFar, String bad) {
        StringBuilder csv = new StringBuilder("a,b,y\n");
        for (int row = 0; row < ROWS; row++) {
            boolean positive = row % 2 == 0;
            boolean odd = positive && row % 5 < 3;
            String a = odd && !bad.isEmpty() ? bad : row % 10 / 10.0 + (odd && positivesAreFar ? 50 : 0) + "";
            csv.append(a).append(',').append(row * 7919 % 101).append(',').append(positive ? 1 : 0);
            csv.append('\n');
        }
        return csv.toString();
    }

    @Test
    void droppedOutliersAreCountedAndWarnedOf() throws IOException {
        Path data = files.put("outliers.csv", table(true, ""));
        Path recipe = files.put(
                "outliers.json",
                CaseFiles.recipe("outliers", COLUMNS, "y", "1", ", \"outliers\": {\"lower\": 0.1, \"upper\": 0.8}"));
        String head = "training rows with outliers: ";
        CommandLineRun check = CommandLineRun.of(
                "recipe", "check", recipe.toString(), "--data", data.toString(), "--outliers", "drop");
        assertSays(check, 0, head, "WARNING many rows are left out. Training rows with outliers: ");
        assertSays(
                run("out", recipe, data, "--quick", "--models", "logistic", "--outliers", "drop"),
                0,
                head,
                "WARNING many rows are left out.");
        int used = metrics("out").at("/data/used").intValue();
        int parts = 0;
        for (String part : new String[] {"train", "validation", "test"}) {
            parts += metrics("out").at("/split/" + part).intValue();
        }
        assertEquals(parts, used);
        assertFalse(used == ROWS);
        done("all", recipe, data);
        assertEquals(ROWS, metrics("all").at("/data/used").intValue());
    }

    @Test
    void manySkippedRowsAreWarnedOf() throws IOException {
        Path data = files.put("bad.csv", table(false, "oops"));
        Path recipe = files.put("bad.json", CaseFiles.recipe("bad", COLUMNS, "y", "1", ""));
        CommandLineRun check = CommandLineRun.of(
                "recipe", "check", recipe.toString(), "--data", data.toString(), "--on-bad-row", "skip");
        String warning = "could not be parsed, the first because of column 'a': 'oops'";
        assertSays(check, 0, "90 of 300 (30.0 %) " + warning, "run writes them to rejects.csv");
        assertSays(
                run("out", recipe, data, "--quick", "--models", "logistic", "--on-bad-row", "skip"),
                0,
                warning,
                "see rejects.csv");
        assertTrue(Files.readString(home.resolve("out/report.md")).contains("could not be parsed, the first because"));
    }

    @Test
    void aFileOfWhichNothingCanBeReadIsAnError() throws IOException {
        Path plain = files.put("plain.csv", table(false, ""));
        Path recipe = files.put("plain.json", CaseFiles.recipe("plain", COLUMNS, "y", "1", ""));
        done("out", recipe, plain);
        Path german = files.put("german.csv", "a;b;y\n0,5;1;0\n0,7;2;1\n");
        Path model = home.resolve("out/logistic.backbeat");
        Path answers = home.resolve("answers.csv");
        String[] predict = {"predict", model.toString(), german.toString(), "-o", answers.toString()};
        assertSays(CommandLineRun.of(predict), 1, "The model learned from a file with commas, a header");
        String[] skip = {
            "predict", model.toString(), german.toString(), "-o", answers.toString(), "--on-bad-row", "skip"
        };
        assertSays(CommandLineRun.of(skip), 1, "none of its 2 rows could be read");
        assertFalse(Files.exists(answers));
    }
}

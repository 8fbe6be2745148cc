package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Columns of other people's tables that a draft has to take for what they are: names, cases, days. */
class DraftedColumnsTest extends AwkwardCase {
    /** A date is one value by hand as it is in a file; its parts were asked for, and then the date as well. */
    @Test
    void aRowGivenByHandHasItsDate() throws IOException {
        Path data = table(
                "days.csv",
                "on,x,y",
                100,
                i -> "2024-0" + (1 + i % 9) + "-1" + i % 7 + "," + fraction(i) + "," + label(i));
        String model = home.resolve("days.backbeat").toString();
        CommandLineRun train = CommandLineRun.of(
                "train",
                "--model",
                "logistic",
                "--data",
                data.toString(),
                "--recipe",
                drafted(data).toString(),
                "--save",
                model);
        assertEquals(0, train.code(), train.err());
        CommandLineRun answer = CommandLineRun.of("inspect", model, "--value", "on=2024-05-03", "--value", "x=0.5");
        assertEquals(0, answer.code(), answer.err());
        assertTrue(answer.out().startsWith("Probability 0."), answer.out());
        CommandLineRun twice = CommandLineRun.of("inspect", model, "--value", "x=1", "--value", "x=0.5");
        assertEquals(2, twice.code());
        assertTrue(twice.err().contains("--value names a column twice"), twice.err());
        CommandLineRun none = CommandLineRun.of("inspect", model, "--value", "x");
        assertTrue(none.err().startsWith("backbeat: Value for option '--value' (COLUMN=VALUE)"), none.err());
    }

    /** The draft could not be read: 'd month' had two roles. */
    @Test
    void partsOfDatesGiveWayToColumnsOfTheirNames() throws IOException {
        Path data = table(
                "months.csv",
                "d,d month,x,y",
                100,
                i -> "2024-0" + (1 + i % 9) + "-1" + i % 7 + "," + i * 31 % 17 + "," + fraction(i) + "," + label(i));
        CommandLineRun init = CommandLineRun.of("recipe", "init", data.toString(), "-o", "-");
        assertEquals(0, init.code(), init.err());
        String why = "its part 'd month' is left out: another column has that name.";
        assertTrue(
                init.out().contains("{\"column\": \"d\", \"parts\": [\"daysSince\", \"dayOfWeek\"]} // " + why),
                init.out());
        assertTrue(init.err().contains("'d': " + why), init.err());
        CommandLineRun check =
                CommandLineRun.of("recipe", "check", drafted(data).toString(), "--data", data.toString());
        assertEquals(0, check.code(), check.err());
        Path all = table(
                "all.csv",
                "d,d month,d daysSince,d dayOfWeek,y",
                100,
                i -> "2024-0" + (1 + i % 9) + "-1" + i % 7 + "," + i * 31 % 17 + "," + fraction(i) + "," + i * 7 % 13
                        + "," + label(i));
        assertTrue(Files.readString(drafted(all)).contains("\"dropped\": [\n      \"d\" // its parts"));
    }

    /** The interval came from "40 cs of the test part". */
    @Test
    void groupsWithoutAWordForANameHaveNoPlural() throws IOException {
        Path data = table("cases.csv", "c,x,y", 600, i -> "k" + i / 3 + "," + fraction(i) + "," + label(i));
        String said = done("cases", drafted(data), data).out();
        assertTrue(said.contains(" groups of \"c\" of the test part;"), said);
        assertTrue(said.contains(" bootstrap over groups of \"c\";"), said);
    }

    /** Account numbers of 18 digits: 194 of 200 rows were left out as duplicates of others. */
    @Test
    void numbersOfMoreDigitsThanADoubleHasAreNames() throws IOException {
        Path data = table(
                "accounts.csv",
                "account,x,y",
                200,
                i -> 1_000_000_000_000_000_000L + i / 2 + "," + fraction(i) + "," + label(i));
        String draft = Files.readString(drafted(data));
        assertTrue(draft.contains("\"account\" // whole numbers of more digits"), draft);
        Path money =
                table("money.csv", "m,x,y", 200, i -> (i + 1) + "00000000000000000," + fraction(i) + "," + label(i));
        assertTrue(Files.readString(drafted(money)).contains("\"numeric\": [\n      \"m\""));
    }

    /** Every patient has one label in all of its rows: that is what groups are for, and a draft that drops it has to say so. */
    @Test
    void casesWithOneLabelMayBeGroups() throws IOException {
        Path data = table("visits.csv", "patient,x,y", 400, i -> "p" + i / 4 + "," + fraction(i) + "," + label(i / 4));
        String draft = Files.readString(drafted(data));
        assertTrue(draft.contains("which must not be on two sides of the split, to text, and name it in"), draft);
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a dropped number alone tells apart are left out as copies: a draft says so, and how many a run leaves out. */
class EqualRowsTest {
    @TempDir
    private Path folder;

    private String drafted(String name, String header, boolean numbered) throws IOException {
        StringBuilder csv = new StringBuilder(header);
        for (int i = 0; i < 200; i++) {
            csv.append(numbered ? i + "," : "")
                    .append(i < 100 ? i % 2 == 0 ? i + "," : i + ".0," : i + ",")
                    .append("abc".charAt(i % 3))
                    .append(i % 5 < 2 ? ",yes\n" : ",no\n");
            if (i == 7 || i == 9 || i == 150) { // the same case again, written otherwise
                csv.append(numbered ? 1000 + i + "," : "")
                        .append(i)
                        .append(',')
                        .append("abc".charAt(i % 3))
                        .append(i % 5 < 2 ? ",yes\n" : ",no\n");
            }
        }
        Path file = folder.resolve(name + ".csv");
        Files.writeString(file, csv.toString());
        CommandLineRun run = CommandLineRun.of(
                "recipe",
                "init",
                file.toString(),
                "-o",
                folder.resolve(name + ".json").toString());
        assertEquals(0, run.code(), run.err());
        return run.out() + run.err() + Files.readString(folder.resolve(name + ".json"));
    }

    @Test
    void rowsThatOnlyADroppedNumberTellsApartAreCounted() throws IOException {
        String told = drafted("cases", "id,x,kind,y\n", true);
        assertTrue(
                told.contains(
                        "3 rows equal an earlier one in all but 'id', which is dropped; a run takes them for copies and leaves"
                                + " them out. If every row is a case of its own, add \"duplicates\": \"keep\""),
                told);
        String checked = CommandOutput.of(
                "recipe",
                "check",
                folder.resolve("cases.json").toString(),
                "--data",
                folder.resolve("cases.csv").toString());
        assertTrue(checked.contains("exact duplicates: 3 "), checked);
    }

    /** Cases of few values: hardly copies, and a run would leave nearly all of them out. */
    @Test
    void manyRowsThatNothingTellsApartAreCounted() throws IOException {
        StringBuilder csv = new StringBuilder("x,kind,y\n");
        for (int i = 0; i < 300; i++) {
            csv.append(i % 3).append(i % 2 == 0 ? ",a," : ",b,").append(i % 7 < 3 ? "yes\n" : "no\n");
        }
        Path file = Files.writeString(folder.resolve("few.csv"), csv);
        CommandLineRun run = CommandLineRun.of("recipe", "init", file.toString());
        assertTrue(
                run.out().contains("288 rows equal an earlier one in all that is used; a run takes them for copies"),
                run.out());
    }

    @Test
    void whereNoNumberIsDroppedNothingIsSaid() throws IOException {
        assertFalse(drafted("plain", "x,kind,y\n", false).contains("in all but"));
    }
}

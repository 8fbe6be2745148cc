package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column may tell another threshold of the label's column without telling the label. */
class GiveAwayThresholdTest {
    @TempDir
    private Path folder;

    @Test
    void whatTellsAnotherThresholdIsDroppedForThatAndNotForTheLabel() throws IOException {
        StringBuilder csv = new StringBuilder("x,recommend,sure,quality\n");
        for (int i = 0; i < 300; i++) {
            int quality = 4 + i * 7 % 5;
            csv.append(i * 37 % 101)
                    .append(quality >= 8 ? ",yes" : ",no")
                    .append(quality >= 6 ? ",true" : ",false")
                    .append(",")
                    .append(quality)
                    .append('\n');
        }
        Path file = folder.resolve("wine.csv");
        Files.writeString(file, csv.toString());
        CommandLineRun run = CommandLineRun.of("recipe", "init", file.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("\"operator\": \">=\", \"value\": 6"), run.out());
        assertTrue(
                run.out()
                        .contains(
                                "\"recommend\", // it alone tells 'quality >= 8', a label of the same column (AUC 1.000)"),
                run.out());
        assertTrue(run.out().contains("\"sure\" // it alone tells the label (AUC 1.000)"), run.out());
    }
}

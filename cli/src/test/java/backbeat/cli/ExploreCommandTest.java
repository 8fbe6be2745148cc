package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExploreCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsTheStepAndDrawsItWhereAsked() throws IOException {
        Path svg = folder.resolve("leak.svg");
        CommandLineRun run = CommandLineRun.of("explore", "leak", "--step", "2", "--svg", svg.toString());
        assertEquals(0, run.code(), run::err);
        assertTrue(run.out().startsWith("Step 2 of 6: what copies on both sides of a split are worth\n"), run::out);
        assertTrue(Files.readString(svg).startsWith("<svg "));
        CommandLineRun again = CommandLineRun.of("explore", "leak", "--svg", svg.toString());
        assertEquals(1, again.code());
        assertTrue(again.err().contains("--force"), again::err);
    }

    @Test
    void writesOnePageOfAllSteps() throws IOException {
        Path html = folder.resolve("split.html");
        CommandLineRun run = CommandLineRun.of("explore", "split", "--html", html.toString());
        assertEquals(0, run.code(), run::err);
        assertEquals("Page: " + html + System.lineSeparator(), run.out());
        assertTrue(Files.readString(html).contains("<h1>The splits of a categorical column"));
    }

    @Test
    void refusesWhatThereIsNot() {
        CommandLineRun step = CommandLineRun.of("explore", "leak", "--step", "9");
        assertEquals(2, step.code());
        assertTrue(step.err().contains("--step must be from 1 to 6 for leak, not 9"), step::err);
        assertEquals(2, CommandLineRun.of("explore", "magic").code());
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The two commands of the front page in a fresh clone of what is committed, through the launcher, as a person sees them in
 * terminals of 80 and of 120 columns.
 */
@Tag("long")
class FreshCloneTest {
    private static final int RUN_MINUTES = 30;
    private static final int VERIFY_MINUTES = 120;

    @TempDir
    private Path folder;

    private Path clone;

    @BeforeEach
    void cloneIt() throws Exception {
        assumeTrue(Tmux.isInstalled(), "needs tmux on the PATH");
        assumeTrue(Files.exists(Path.of("../.git")), "needs a checkout by git");
        clone = folder.resolve("backbeat");
        String source = Path.of("..").toRealPath().toString();
        assertEquals(
                0,
                new ProcessBuilder("git", "clone", "--quiet", source, clone.toString())
                        .inheritIO()
                        .start()
                        .waitFor());
    }

    private List<String> screen(int width, int minutes, String command) throws Exception {
        try (Tmux terminal = new Tmux(clone, width, List.of("./backbeat", command))) {
            return terminal.result(width, minutes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void runBuildsAndShowsTheStudy(int width) throws Exception {
        assumeTrue(System.getenv("BACKBEAT_DATA") != null, "needs BACKBEAT_DATA");
        List<String> screen = screen(width, RUN_MINUTES, "run");
        assertTrue(screen.get(0).startsWith("backbeat: building (once"), screen.get(0));
        assertTrue(screen.get(1).startsWith("backbeat: making an archive"), screen.get(1));
        screen.subList(0, 2).forEach(line -> assertTrue(line.length() <= width, line));
        ScreenInTmuxTest.assertIsTheFrontPages(screen.subList(2, screen.size()), width);
        assertTrue(Files.exists(clone.resolve("runs/song-42/report.html")), "where the last line says");
        assertEquals(
                screen.subList(2, screen.size()).stream()
                        .map(ScreenInTmuxTest::plain)
                        .toList(),
                screen(width, RUN_MINUTES, "run").stream()
                        .map(ScreenInTmuxTest::plain)
                        .toList(),
                "a second run builds nothing");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void verifyTellsALineForEachModule(int width) throws Exception {
        List<String> screen = screen(width, VERIFY_MINUTES, "verify");
        VerifyScreenTest.assertWentWell(screen);
        screen.forEach(line -> assertTrue(line.length() < 80, line));
    }
}

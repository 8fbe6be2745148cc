package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of a run, in terminals of 80 and of 120 columns. */
class ScreenInTmuxTest {
    private static final Pattern SCREEN =
            Pattern.compile("<!-- figures: run-song-42.json -->\n```\n(.*?)\n```", Pattern.DOTALL);
    private static final int PATIENCE_MINUTES = 15;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTmux() throws InterruptedException {
        assumeTrue(Tmux.isInstalled(), "needs tmux on the PATH");
    }

    /** The screen of a run that has ended well. */
    private List<String> screen(int width, String... arguments) throws Exception {
        try (Tmux terminal = Tmux.ofClasses(folder, width, arguments)) {
            return terminal.result(width, PATIENCE_MINUTES);
        }
    }

    /** A line with every time and everything of the machine left open. */
    static String plain(String line) {
        return line.replaceAll(" +\\d+(\\.\\d+)? +\\d+\\.\\d+$", " TIMES")
                .replaceAll("Done in .*", "Done")
                .replaceAll("^(Backbeat|JDK|Kernel|Data  ) .*", "$1");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void aRunLeavesItsResultsAndNothingElse(int width) throws Exception {
        Path data = SmallSongs.write(folder, SmallSongs.lines(500));
        String[] arguments = {"run", "--quick", "--data", data.toString(), "--out", "run"};
        List<String> screen = screen(width, arguments);
        arguments[arguments.length - 1] = folder.resolve("other").toString();
        CommandLineRun quiet = CommandLineRun.of(arguments);
        assertEquals(0, quiet.code(), quiet.err());
        List<String> warnings = quiet.err().lines().toList();
        assertEquals(
                quiet.out().lines().map(ScreenInTmuxTest::plain).toList(),
                screen.stream()
                        .filter(line -> !warnings.contains(line))
                        .map(ScreenInTmuxTest::plain)
                        .toList());
        screen.stream()
                .filter(line -> !line.startsWith("Data") && !warnings.contains(line))
                .forEach(line -> assertTrue(line.length() <= width, line));
    }

    /** Holds a run's screen against the one that the front page shows. */
    static void assertIsTheFrontPages(List<String> screen, int width) throws IOException {
        Matcher shown = SCREEN.matcher(Files.readString(Path.of("../README.md")));
        assertTrue(shown.find());
        screen.stream()
                .filter(line -> !line.startsWith("Data"))
                .forEach(line -> assertTrue(line.length() <= width, line));
        assertEquals(
                shown.group(1).lines().map(ScreenInTmuxTest::plain).toList(),
                screen.stream().map(ScreenInTmuxTest::plain).toList());
    }

    /** The front page shows what its first command prints on the published file. */
    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    @Tag("long")
    void theFrontPageShowsTheScreen(int width) throws Exception {
        String file = System.getenv("BACKBEAT_DATA");
        assumeTrue(file != null, "needs BACKBEAT_DATA");
        assertIsTheFrontPages(screen(width, "run"), width);
        assertTrue(Files.exists(folder.resolve("runs/song-42/report.html")), "where the last line says");
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./backbeat verify} shows; its Maven is a stand-in that says what Maven said once. */
@DisabledOnOs(OS.WINDOWS)
class VerifyScreenTest {
    private static final String SAID = """
            [INFO] Scanning for projects...
            [INFO] Building Backbeat 0.1.0                                            [1/5]
            [INFO] --------------------------------[ pom ]---------------------------------
            [INFO] Building Backbeat core 0.1.0                                       [2/5]
            [INFO] --- maven-compiler-plugin:3.14.1:testCompile (default-testCompile) @ backbeat-core ---
            [INFO]  T E S T S
            WARNING: Using incubator modules: jdk.incubator.vector
            [INFO] Running backbeat.preparation.RareClassesTest
            [INFO] Tests run: 14, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.754 s -- in backbeat.preparation.RareClassesTest
            [WARNING] Tests run: 6, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 0.443 s -- in backbeat.preparation.LabelCheckTest
            """;
    private static final String GOOD = """
            [WARNING] Tests run: 20, Failures: 0, Errors: 0, Skipped: 2
            [INFO] Building Backbeat command line 0.1.0                               [3/5]
            [INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.616 s -- in backbeat.cli.HelpTest
            [INFO] BUILD SUCCESS
            """;
    private static final String BAD = """
            [ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 0, Time elapsed: 0.1 s <<< FAILURE! -- in backbeat.tree.TreeTest
            [ERROR] backbeat.tree.TreeTest.isATree -- Time elapsed: 0.085 s <<< FAILURE!
            org.opentest4j.AssertionFailedError: expected: <1> but was: <2>
            [INFO] BUILD FAILURE
            [ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:3.5.4:test
            [ERROR]\s
            [ERROR] Re-run Maven using the -X switch to enable full debug logging.
            """;

    @TempDir
    private Path temporary;

    private Path house;
    private Path jdk;

    @BeforeEach
    void layOut() throws Exception {
        house = LauncherHouse.at(temporary.resolve("a house"));
        Files.copy(
                Path.of("verify-screen"),
                Files.createDirectory(house.resolve("cli")).resolve("verify-screen"));
        jdk = LauncherHouse.jdk(temporary.resolve("jdk"), "17", "");
    }

    private List<String> command(String said, int code) throws Exception {
        Files.writeString(house.resolve("said"), said);
        LauncherHouse.tool(temporary.resolve("tools/mvn"), "cat said\nexit " + code + "\n");
        return List.of(
                "env",
                "JAVA_HOME=" + jdk,
                "TMPDIR=" + temporary,
                "PATH=" + temporary.resolve("tools") + ":" + System.getenv("PATH"),
                house.resolve("backbeat").toString(),
                "verify");
    }

    /** Holds the screen of a whole build that went well: nothing but a line for each module. */
    static void assertWentWell(List<String> screen) {
        int last = screen.size() - 1;
        assertTrue(screen.get(0).startsWith("backbeat: building all and running all tests"), screen.get(0));
        assertTrue(last > 1, "a line for each module: " + screen);
        IntStream.range(1, last)
                .forEach(i -> assertTrue(
                        screen.get(i)
                                .matches(
                                        "Backbeat.* (\\d+ tests passed, +\\d+ skipped|built, no tests here) +\\d+:\\d\\d"),
                        String.join("\n", screen)));
        assertTrue(
                screen.get(last).matches("All is built\\. \\d+ tests passed, \\d+ were skipped\\."), screen.get(last));
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    void aLineForEachModule(int width) throws Exception {
        assumeTrue(Tmux.isInstalled(), "needs tmux on the PATH");
        try (Tmux terminal = new Tmux(house, width, command(SAID + GOOD, 0))) {
            List<String> screen = terminal.result(width, 1);
            assertWentWell(screen);
            assertEquals(
                    List.of("Backbeat", "Backbeat core", "Backbeat command line"),
                    screen.subList(1, 4).stream()
                            .map(line -> line.substring(0, 24).strip())
                            .toList());
            assertTrue(screen.get(2).contains(" 18 tests passed,    2 skipped "), screen.get(2));
            assertEquals("All is built. 23 tests passed, 2 were skipped.", screen.get(4));
        }
    }

    @Test
    void whatIsWrongIsShownAndTheRestIsKept() throws Exception {
        assumeTrue(Tmux.isInstalled(), "needs tmux on the PATH");
        try (Tmux terminal = new Tmux(house, 120, command(SAID + BAD, 1))) {
            List<String> screen = terminal.result(120, 1, 1);
            String shown = String.join("\n", screen);
            assertTrue(
                    shown.contains("\nbackbeat.tree.TreeTest.isATree -- Time elapsed: 0.085 s <<< FAILURE!\n"), shown);
            assertTrue(shown.contains("21 tests passed, 2 FAILED, 2 skipped "), shown);
            assertTrue(shown.contains("\nFailed to execute goal"), shown);
            assertFalse(shown.contains("Re-run"), shown);
            String last = screen.get(screen.size() - 1);
            assertTrue(last.startsWith("The build failed. All that Maven said stands in "), last);
            assertEquals(SAID + BAD, Files.readString(Path.of(last.substring(last.lastIndexOf(' ') + 1))));
        }
    }

    /** A log, or a build server, gets Maven's words as they are, and the code is Maven's. */
    @Test
    void withoutATerminalMavenSpeaksForItself() throws Exception {
        Process process = new ProcessBuilder(command(SAID + BAD, 1))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        assertEquals(SAID + BAD, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(1, process.waitFor());
    }
}

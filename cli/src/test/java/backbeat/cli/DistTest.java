package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The folder that {@code ./backbeat dist} has made, on a machine without Java. Skipped, visibly, where none has been made. */
@DisabledOnOs(OS.WINDOWS)
class DistTest {
    private static final Path MADE = Path.of("target", "dist").toAbsolutePath();

    @TempDir
    private Path home;

    private static Path folder() throws IOException {
        if (!Files.isDirectory(MADE)) {
            return assumedAway();
        }
        try (Stream<Path> entries = Files.list(MADE)) {
            Optional<Path> found = entries.filter(Files::isDirectory)
                    .filter(entry -> Files.isExecutable(entry.resolve("bin/backbeat")))
                    .findFirst();
            return found.isPresent() ? found.get() : assumedAway();
        }
    }

    private static Path assumedAway() {
        assumeTrue(false, "no folder yet: ./backbeat dist makes it");
        return MADE;
    }

    /** A PATH with the few tools of the script, and no Java. */
    private Path tools() throws IOException {
        Path tools = Files.createDirectory(home.resolve("tools"));
        for (String tool : List.of("sh", "readlink")) {
            for (String place : System.getenv("PATH").split(File.pathSeparator)) {
                Path program = Path.of(place, tool);
                if (Files.isExecutable(program) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), program);
                }
            }
        }
        return tools;
    }

    @Test
    void theStudyRunsWithNoJavaOnThePath() throws Exception {
        Path folder = folder();
        Path tools = tools();
        assertFalse(Files.exists(tools.resolve("java")));
        Path out = home.resolve("run");
        ProcessBuilder study = new ProcessBuilder(
                        folder.resolve("backbeat").toString(),
                        "run",
                        "--synthetic",
                        "--rows",
                        "300",
                        "--quick",
                        "--offline",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile());
        study.environment().clear();
        study.environment().put("PATH", tools.toString());
        study.environment().put("HOME", home.toString());
        assertEquals(0, study.start().waitFor(), () -> {
            try {
                return Files.readString(home.resolve("log"));
            } catch (IOException e) {
                return e.toString();
            }
        });
        assertTrue(Files.size(out.resolve("report.html")) > 0);
        for (String part : List.of(
                "LICENSE",
                "CHANGELOG.md",
                "share/man/man1/backbeat-run.1",
                "share/doc/THIRD-PARTY.txt",
                "share/bash-completion/completions/backbeat",
                "lib/backbeat.jsa")) {
            assertTrue(Files.exists(folder.resolve(part)), part);
        }
    }

    /** The first command of the front page, as it stands there, in the folder, in a terminal, with no Java on the PATH. */
    @ParameterizedTest
    @ValueSource(ints = {80, 120})
    @Tag("long")
    void theFrontPagesFirstScreenNeedsNoJava(int width) throws Exception {
        assumeTrue(Tmux.isInstalled(), "needs tmux on the PATH");
        String file = System.getenv("BACKBEAT_DATA");
        assumeTrue(file != null, "needs BACKBEAT_DATA");
        Path copy = home.resolve("backbeat");
        Process copying = new ProcessBuilder("cp", "-R", folder().toString(), copy.toString())
                .inheritIO()
                .start();
        assertEquals(0, copying.waitFor());
        List<String> words = List.of(
                "env",
                "-i",
                "PATH=" + tools(),
                "HOME=" + home,
                "TERM=screen",
                "LC_ALL=C.UTF-8",
                "BACKBEAT_DATA=" + file,
                "./backbeat",
                "run");
        try (Tmux terminal = new Tmux(copy, width, words)) {
            ScreenInTmuxTest.assertIsTheFrontPages(terminal.result(width, 15), width);
        }
        assertTrue(Files.exists(copy.resolve("runs/song-42/report.html")), "where the last line says");
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code backbeat run} on a small file of songs, and looks at what came of it. */
abstract class SmallRun {
    static final int ROWS = 700;

    @TempDir
    Path home;

    Path results;
    List<String> songs;

    @BeforeEach
    void aFileOfSongs() throws IOException {
        results = Files.createDirectory(home.resolve("results"));
        songs = SmallSongs.lines(ROWS);
    }

    final CommandLineRun run(String name, String... more) throws IOException {
        Path file = SmallSongs.write(home, songs);
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--quick",
                "--data",
                file.toString(),
                "--out",
                results.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    /** One line, warnings apart, that starts with the program's name, says all of {@code parts}, and is no stack trace. */
    static void assertFailure(CommandLineRun run, int code, String... parts) {
        assertEquals(code, run.code(), run.err());
        List<String> lines =
                run.err().lines().filter(line -> !line.startsWith("warning: ")).toList();
        assertEquals(1, lines.size(), run.err());
        assertTrue(lines.get(0).startsWith("backbeat: "), run.err());
        for (String part : parts) {
            assertTrue(lines.get(0).contains(part), part + " in: " + run.err());
        }
        assertFalse(run.err().contains("internal error"), run.err());
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}

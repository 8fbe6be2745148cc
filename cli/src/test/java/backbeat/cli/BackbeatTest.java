package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackbeatTest {
    @Test
    void aCommandIsNeeded() {
        CommandLineRun run = CommandLineRun.of();
        assertEquals(2, run.code());
        assertEquals("backbeat: Name a command. See: backbeat --help" + System.lineSeparator(), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "nonsense"})
    void whatIsNotKnownIsAUsageErrorOfOneLine(String argument) {
        CommandLineRun run = CommandLineRun.of(argument);
        assertEquals(2, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(
                run.err().startsWith("backbeat: Unmatched argument")
                        || run.err().startsWith("backbeat: Unknown"),
                run.err());
    }

    @Test
    void debugShowsTheStackTraceOfAUsageError() {
        CommandLineRun run = CommandLineRun.of("--debug", "--nonsense");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("\tat "), run.err());
    }

    @Test
    void helpNamesTheExitCodes() {
        CommandLineRun run = CommandLineRun.of("--help");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("Exit codes: 0 done, 1 data or I/O error, 2 usage error."), run.out());
        assertEquals("", run.err());
    }

    @Test
    void versionNamesTheBuildAndTheJvm() {
        CommandLineRun run = CommandLineRun.of("--version");
        assertEquals(0, run.code());
        assertTrue(run.out().startsWith("backbeat "), run.out());
        assertTrue(run.out().contains(System.getProperty("java.vm.version")), run.out());
    }

    @Test
    void completionIsAScriptForTheShell() {
        CommandLineRun run = CommandLineRun.of("generate-completion");
        assertEquals(0, run.code());
        assertTrue(run.out().contains("complete -F _complete_backbeat"), run.out());
    }

    @Test
    void messagesSayWhatToDo() {
        assertEquals(
                "songs.csv does not exist. Check the path",
                ErrorMessages.describe(new UncheckedIOException(new NoSuchFileException("songs.csv"))));
        assertEquals(
                "songs.csv may not be read or written. Check its permissions",
                ErrorMessages.describe(new AccessDeniedException("songs.csv")));
        assertEquals("disk full", ErrorMessages.describe(new IOException("disk full")));
        String bug = ErrorMessages.describe(new NullPointerException("x"));
        assertTrue(bug.startsWith("internal error: ") && bug.contains("--debug"), bug);
        assertFalse(bug.contains("\n"), bug);
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Runs commands for tests of other packages. */
public final class CommandOutput {
    private CommandOutput() {}

    /** What a command prints; it must succeed. */
    public static String of(String... arguments) {
        CommandLineRun run = CommandLineRun.of(arguments);
        assertEquals(0, run.code(), () -> String.join(" ", arguments) + ": " + run.err());
        return run.out().replace(System.lineSeparator(), "\n");
    }
}

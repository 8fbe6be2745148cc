package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that failed is a failure; output that nobody reads any more ends the work. Both need a shell and a real process. */
class StandardOutputTest {
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private static Path songs;

    @BeforeAll
    static void aModel() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
        songs = SmallSongs.write(home, SmallSongs.lines(300));
        CommandLineRun run = CommandLineRun.of(
                "train", "--model", "mlp", "--epochs", "1", "--data", songs + "", "--save", home + "/m.backbeat");
        assertEquals(0, run.code(), run.err());
    }

    private record Ended(int code, String messages) {}

    /** Runs a line of shell in which {@code $b} is the program, {@code $d} the songs and {@code $m} the model. */
    private Ended shell(String line) throws IOException, InterruptedException {
        Path messages = folder.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", line);
        builder.environment()
                .put(
                        "b",
                        Path.of(System.getProperty("java.home"), "bin", "java") + " -cp "
                                + System.getProperty("java.class.path") + " backbeat.cli.Backbeat");
        builder.environment().put("d", songs.toString());
        builder.environment().put("m", home + "/m.backbeat");
        Process process = builder.redirectError(messages.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), line);
        return new Ended(process.exitValue(), Files.readString(messages));
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict $m $d", "data describe --data $d", "inspect $m", "--help"})
    void aFullDiskIsAnErrorWithAMessage(String command) throws IOException, InterruptedException {
        Ended ended = shell("$b " + command + " > /dev/full");
        assertEquals(1, ended.code(), ended.messages());
        assertTrue(ended.messages().contains("Standard output cannot be written"), ended.messages());
    }

    /** The input never ends: without a look at the pipe, neither would the program. */
    @Test
    void aClosedPipeEndsTheWork() throws IOException, InterruptedException {
        Ended ended = shell("{ cat $d; while tail -n +2 $d; do :; done; } 2> /dev/null"
                + " | { $b predict $m -; echo code $? >&2; } | head -1 > /dev/null");
        assertEquals("code " + StandardOutput.CLOSED_PIPE, ended.messages().strip());
    }

    @Test
    void aDeviceOrAPipeIsWrittenInto() throws IOException, InterruptedException {
        assertEquals(
                0, shell("$b predict $m $d -o /dev/stdout | cat > /dev/null").code());
        Ended ended = shell(
                "cd " + folder + " && mkfifo p && { cat p > got & } && $b predict $m $d -o p && wait"
                        + " && test -p p && $b predict $m $d -o /dev/stdout > same && cmp got same && $b predict $m $d -o /dev/null");
        assertEquals(0, ended.code(), ended.messages());
        Ended full = shell("$b predict $m $d -o /dev/full");
        assertEquals(1, full.code());
        assertTrue(full.messages().contains("/dev/full cannot be written: "), full.messages());
    }

    /** Names from a file reach the terminal as escapes, in messages and in tables. */
    @Test
    void textFromOutsideCannotSteerTheTerminal() throws IOException, InterruptedException {
        String evil = "\u001b[2Jowned\u0007\u009b2J\u202e"; // no semicolon, which parts the members of a set
        List<String> lines = SmallSongs.lines(300);
        lines.replaceAll(line -> line.replaceFirst(",[a-z]+$", "," + evil));
        Files.write(folder.resolve("evil.csv"), lines);
        Ended unseen = shell("$b predict $m " + folder + "/evil.csv -o /dev/null");
        assertTrue(unseen.messages().contains("\\u001b[2Jowned\\u0007\\u009b2J\\u202e"), unseen.messages());
        Ended header =
                shell("sed '1s/tempo/" + evil + "/' $d > " + folder + "/e.csv; $b predict $m " + folder + "/e.csv");
        shell("$b data describe --data " + folder + "/evil.csv");
        String shown = unseen.messages() + header.messages() + Files.readString(folder.resolve("out"));
        for (char c : evil.toCharArray()) {
            assertTrue(c >= ' ' && c < 0x7F || shown.indexOf(c) < 0, () -> String.format("\\u%04x", (int) c));
        }
    }

    @Test
    void theUsersLanguageChangesNoFile() throws IOException, InterruptedException {
        String run = " run --quick --models knn --data $d --out ";
        Ended ended = shell("set -e; java=${b%% *}; rest=${b#* }; for l in en tr ar; do"
                + " $java -Duser.language=$l -Duser.country=EG $rest" + run + folder + "/$l; rm " + folder
                + "/$l/timings.json; done; diff -r " + folder + "/en/plots " + folder + "/tr/plots; diff -r " + folder
                + "/en/plots " + folder + "/ar/plots");
        assertEquals(0, ended.code(), ended.messages());
    }
}

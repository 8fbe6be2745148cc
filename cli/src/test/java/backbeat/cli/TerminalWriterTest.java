package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Text from outside on its way to a terminal. */
class TerminalWriterTest {
    private static final String EVIL = "\u001b]0;owned\u0007\u009b2J\u202e";
    private static final String SHOWN = "\\u001b]0;owned\\u0007\\u009b2J\\u202e";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void everyWayToPrintALineShowsEscapes() {
        try (TerminalWriter out = new TerminalWriter(bytes)) {
            out.println("a " + EVIL + "\nb");
            out.printf(Locale.ROOT, "%s: %d%n", EVIL, 7);
            out.printf("%s", EVIL);
            out.format(Locale.ROOT, "|%s|", "x".repeat(20_000));
        }
        assertEquals(
                "a " + SHOWN + "\nb\n" + SHOWN + ": 7\n" + SHOWN + "|" + "x".repeat(9_999) + "…",
                written().replace("\r\n", "\n"));
    }

    /** The task is the name of a file or of a host. */
    @Test
    void aProgressBarShowsEscapes() {
        ProgressBarProgress bar = new ProgressBarProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        bar.begin("reading " + EVIL, 10);
        bar.note(EVIL);
        bar.advance(3);
        bar.end();
        assertTrue(written().contains("reading \\u001b]0;owned"), written());
        assertTrue(written().indexOf('\u0007') < 0 && written().indexOf('\u202e') < 0, written());
    }
}

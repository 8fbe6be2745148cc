package backbeat.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How wide the terminal is. Java does not know; {@code stty} does, and is asked once, when a progress line is first drawn. */
final class TerminalWidth {
    private static final int LEAST = 40;
    private static final int MOST = 200;

    private TerminalWidth() {}

    static int columns() {
        return Holder.COLUMNS;
    }

    private static final class Holder {
        static final int COLUMNS = ask();
    }

    private static int ask() {
        String told = System.getenv("COLUMNS");
        if (told != null) {
            return within(told);
        }
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            stty.waitFor(1, TimeUnit.SECONDS);
            return within(answer.substring(answer.indexOf(' ') + 1));
        } catch (IOException e) {
            return Backbeat.WIDTH; // no such program: Windows
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Backbeat.WIDTH;
        }
    }

    /** A width that a line can be drawn in; that of a usual terminal where the text is no number. */
    static int within(String columns) {
        try {
            int count = Integer.parseInt(columns.strip());
            return count <= 0 ? Backbeat.WIDTH : Math.max(LEAST, Math.min(MOST, count));
        } catch (NumberFormatException e) {
            return Backbeat.WIDTH;
        }
    }
}

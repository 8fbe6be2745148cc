package backbeat.cli;

import backbeat.data.Values;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Lines for a terminal. Names of columns, categories, files, hosts and models come from outside: in every line that is
 * printed, control characters and those that change the direction of writing are shown as escapes ({@link Values#shown}), and
 * a line ends after {@value #MOST} characters. The styles of a help text are no lines and stay.
 */
final class TerminalWriter extends PrintWriter {
    /** Characters of a line. */
    private static final int MOST = 10_000;

    TerminalWriter(OutputStream out) {
        super(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    @Override
    public void println(String text) {
        super.println(shown(String.valueOf(text)));
    }

    @Override
    public PrintWriter format(Locale locale, String format, Object... values) {
        String text = String.format(locale, format, values);
        write(shown(text) + (text.endsWith("\n") ? "\n" : ""));
        flush();
        return this;
    }

    @Override
    public PrintWriter format(String format, Object... values) {
        return format(Locale.getDefault(Locale.Category.FORMAT), format, values);
    }

    private static String shown(String text) {
        return text.lines().map(line -> Values.shown(line, MOST)).collect(Collectors.joining("\n"));
    }
}

package backbeat.cli;

import backbeat.data.Values;
import backbeat.model.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;

/** Shows a task as a bar on the terminal; the bar is wiped when the task ends, so that only results stay. */
public final class ProgressBarProgress implements Progress {
    /** The clock ticks by itself, whether or not the work is getting on. */
    private static final int UPDATE_MILLIS = 500;

    /** Characters of a task's name, which may be that of a file or a host. */
    private static final int MOST_SHOWN = 60;

    private final PrintStream stream;
    private ProgressBar bar;

    ProgressBarProgress(PrintStream stream) {
        this.stream = stream;
    }

    /** Bars on the standard error stream, or {@link Progress#NONE} where that is not a terminal. */
    public static Progress onStandardError() {
        return isTerminal() ? new ProgressBarProgress(System.err) : Progress.NONE;
    }

    /**
     * Java can tell whether standard input and output are a terminal, not standard error. On Linux the process's own
     * descriptor table says it; elsewhere the launcher does, which sets {@code backbeat.terminal}.
     */
    static boolean isTerminal() {
        String told = System.getProperty("backbeat.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    @Override
    public void begin(String task, long steps) {
        end();
        bar = new ProgressBarBuilder()
                .setTaskName(Values.shown(task, MOST_SHOWN))
                .setInitialMax(steps)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .continuousUpdate()
                .setRenderer(new ProgressLine())
                .setConsumer(new OneLine(stream, TerminalWidth.columns() - 1))
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void advance(long steps) {
        if (bar != null) {
            bar.stepBy(steps);
        }
    }

    @Override
    public void note(String remark) {
        if (bar != null) {
            bar.setExtraMessage(Values.shown(remark, MOST_SHOWN));
        }
    }

    @Override
    public void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** One line of the terminal, written over and over; when it is wiped, nothing of it is left, no empty line either. */
    static final class OneLine implements ProgressBarConsumer {
        private final PrintStream stream;
        private final int width;
        private int shown;

        OneLine(PrintStream stream, int width) {
            this.stream = stream;
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String line) {
            String fitting = line.length() <= width ? line : line.substring(0, width);
            stream.print("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
            stream.flush();
            shown = fitting.length();
        }

        @Override
        public void clear() {
            accept("");
            stream.print("\r");
        }

        @Override
        public void close() {
            stream.flush();
        }
    }
}

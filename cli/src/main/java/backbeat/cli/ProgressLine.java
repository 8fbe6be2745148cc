package backbeat.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * One line about the task at hand: {@code study  42 % [#####      ] forest  0:31, about 0:45 left}. There is one clock. What is
 * left is told for the whole task, and only when enough of it is done and has taken long enough for start-up to count for
 * little; in round numbers, for more is not known.
 */
final class ProgressLine implements ProgressBarRenderer {
    private static final double FIRST_SHARE = 0.1;
    private static final int FIRST_SECONDS = 3;
    private static final int LEAST_BAR = 5;
    private static final int MOST_BAR = 40;

    @Override
    public String render(ProgressState state, int width) {
        double share = state.getMax() > 0 ? Math.min(1, (double) state.getCurrent() / state.getMax()) : 0;
        return line(state.getTaskName(), share, state.getExtraMessage(), state.getElapsedAfterStart(), width);
    }

    /**
     * @param share  of the task that is done, from 0 to 1
     * @param remark what is being done
     * @param width  the columns that the line may have
     */
    static String line(String task, double share, String remark, Duration elapsed, int width) {
        String head = String.format(Locale.ROOT, "%s %3.0f %% ", task, Math.floor(100 * share));
        String tail = " " + (remark == null || remark.isBlank() ? "" : remark.strip() + "  ")
                + clock(elapsed.toSeconds()) + left(share, elapsed);
        int room = Math.min(MOST_BAR, width - head.length() - tail.length() - 2);
        String bar = "";
        if (room >= LEAST_BAR) {
            int full = (int) (share * room);
            bar = "[" + "#".repeat(full) + " ".repeat(room - full) + "]";
        }
        String line = head + bar + tail;
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private static String left(double share, Duration elapsed) {
        return share < FIRST_SHARE || share >= 1 || elapsed.toSeconds() < FIRST_SECONDS
                ? ""
                : ", about " + clock(rounded(elapsed.toMillis() / 1000.0 * (1 - share) / share)) + " left";
    }

    /** To 5 s, to 15 s from two minutes on, to a minute from ten; never nothing. */
    private static long rounded(double seconds) {
        int step = seconds < 120 ? 5 : seconds < 600 ? 15 : 60;
        return Math.max(5, step * Math.round(seconds / step));
    }

    /** {@code 0:07}, {@code 12:30}, {@code 1:02:03}. */
    static String clock(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}

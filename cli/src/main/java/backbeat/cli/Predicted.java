package backbeat.cli;

import backbeat.data.Values;
import backbeat.source.IgnoredColumns;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What {@code predict} and {@code spark predict} have done, as JSON and in words.
 *
 * @param rows     rows that have an answer
 * @param rejected rows that were left out
 * @param reasons  why, for some of these
 * @param unseen   by column, the rows whose category training rows did not have
 * @param ignored  the columns that neither the model nor the answers need
 * @param remarks  what is to be said of how the rows are written
 */
public record Predicted(
        long rows,
        double seconds,
        long positives,
        long rejected,
        List<String> reasons,
        Map<String, Long> unseen,
        List<String> ignored,
        List<String> remarks) {
    /** Unseen categories named. */
    private static final int MOST_NAMES = 5;

    /** Characters of a sentence on a file that are shown; it names columns and a line to write. */
    private static final int MOST_SHOWN = 600;

    /**
     * Says it to people.
     *
     * @param categories by column the unseen categories with their rows
     * @param rejects    the option that writes all rows that were left out; empty if it was given
     */
    public void print(PrintWriter err, Function<String, Map<String, Long>> categories, String rejects) {
        err.println("Predicted " + Numbers.counted(rows, "row") + " in " + Numbers.seconds(seconds) + " s ("
                + Numbers.grouped((long) (rows / seconds)) + " rows/s), " + Numbers.grouped(positives) + " positive");
        remarks.forEach(remark -> err.println("Note: " + Values.shown(remark, MOST_SHOWN)));
        IgnoredColumns.line("the model does not use", ignored).ifPresent(err::println);
        if (rejected > 0) {
            err.println("Skipped " + Numbers.counted(rejected, "row") + ":");
            reasons.forEach(reason -> err.println("  " + Values.shown(reason)));
            if (rejected > reasons.size()) {
                err.println("  …" + (rejects.isEmpty() ? "" : " (all of them with " + rejects + ")"));
            }
        }
        unseen.forEach((column, count) -> err.println("Unseen in training: " + Values.shown(column) + " of "
                + Numbers.counted(count, "row") + ", " + named(categories.apply(column))));
        err.flush();
    }

    private static String named(Map<String, Long> categories) {
        String names = categories.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .map(entry -> "'" + Values.shown(entry.getKey()) + "' " + Numbers.grouped(entry.getValue()))
                .collect(Collectors.joining(", "));
        return names + (categories.size() > MOST_NAMES ? ", …" : "");
    }
}

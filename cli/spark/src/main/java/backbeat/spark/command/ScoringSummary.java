package backbeat.spark.command;

import backbeat.data.Values;
import backbeat.source.IgnoredColumns;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.text.Numbers;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code spark predict} says when it is done. */
record ScoringSummary(PrintWriter err) {
    /** Unseen categories named in the summary. */
    private static final int MOST_NAMES = 5;

    /** Characters of a sentence on a file that are shown. */
    private static final int MOST_SHOWN = 600;

    /** What was done, as JSON; the same fields as of {@code predict}. */
    record Answer(
            long rows,
            double seconds,
            long positives,
            long rejected,
            List<String> reasons,
            Map<String, Long> unseen,
            List<String> ignored,
            List<String> remarks) {}

    static Answer answer(ScoringRun run, ScoringTotals counts, double seconds) {
        return new Answer(
                counts.rows(),
                seconds,
                counts.positives(),
                counts.rejected(),
                List.copyOf(counts.reasons()),
                counts.unseenRows(),
                run.ignored(),
                run.remarks());
    }

    void print(ScoringRun run, ScoringTotals counts, double seconds, boolean rejectsWritten) {
        err.printf(
                Locale.ROOT,
                "Predicted %s in %.2f s (%,d rows/s), %,d positive%n",
                Numbers.counted(counts.rows(), "row"),
                seconds,
                (long) (counts.rows() / seconds),
                counts.positives());
        run.remarks().forEach(remark -> err.println("Note: " + Values.shown(remark, MOST_SHOWN)));
        IgnoredColumns.line("the model does not use", run.ignored()).ifPresent(err::println);
        if (counts.rejected() > 0) {
            err.println("Skipped " + Numbers.counted(counts.rejected(), "row")
                    + (counts.rejected() == 1 ? ":" : ", some of them:"));
            counts.reasons().forEach(reason -> err.println("  " + Values.shown(reason)));
            if (!rejectsWritten) {
                err.println("  (all of them with --rejects DIR)");
            }
        }
        counts.unseenRows()
                .forEach((column, rows) -> err.printf(
                        Locale.ROOT,
                        "Unseen in training: %s of %s, %s%n",
                        Values.shown(column),
                        Numbers.counted(rows, "row"),
                        named(counts.unseenCategories(column))));
        err.flush();
    }

    private static String named(Map<String, Long> categories) {
        String names = categories.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMES)
                .map(entry -> String.format(Locale.ROOT, "'%s' %,d", Values.shown(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining(", "));
        return names + (categories.size() > MOST_NAMES ? ", …" : "");
    }
}

package backbeat.cli;

import backbeat.preparation.Cleaning;
import backbeat.study.StudySet;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What cleaning did, for the terminal: rows, their share, the column that costs most, the share of positive rows. */
final class CleaningLines {
    private CleaningLines() {}

    static List<String> of(StudySet set) {
        List<String> lines = new ArrayList<>();
        for (Cleaning.Step step : set.leftOut()) {
            String count = step.name() + ": " + Numbers.grouped(step.removed());
            if (step.removed() == 0) {
                lines.add(count);
                continue;
            }
            lines.add(count + " (" + Numbers.percent((double) step.removed() / step.rows()) + "), positive "
                    + Numbers.percent(step.positiveBefore()) + " → " + Numbers.percent(step.positiveAfter()));
            if (!step.costliest().isEmpty()) {
                lines.add("  most of them in " + step.costliest());
            }
        }
        if (set.recipe().rows().keepEqual()) {
            equal(set).ifPresent(lines::add);
        }
        return lines;
    }

    /** How many rows are kept that equal an earlier one, and what their removal would do. */
    private static Optional<String> equal(StudySet set) {
        int[] rows = set.cleaning().rows();
        int[] distinct = set.dataset().distinct(rows);
        int more = rows.length - distinct.length;
        return more == 0
                ? Optional.empty()
                : Optional.of("exact duplicates, kept: " + Numbers.grouped(more) + ", positive "
                        + Numbers.percent(rate(set, rows)) + ", without them "
                        + Numbers.percent(rate(set, distinct)));
    }

    private static double rate(StudySet set, int[] rows) {
        long positive = IntStream.of(rows)
                .filter(row -> set.rule().isPositive(set.dataset().labelSource(row)))
                .count();
        return (double) positive / rows.length;
    }
}

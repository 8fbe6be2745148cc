package backbeat.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/** Comparisons as text for a terminal. */
final class ComparisonTable {
    private ComparisonTable() {}

    static String text(List<Comparison> comparisons) {
        int width = comparisons.stream()
                .mapToInt(c -> c.before().key().length())
                .max()
                .orElse(10);
        String row = "%-" + width + "s  %12s  %12s  %-8s  %6s  %-15s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(Locale.ROOT, row, "benchmark", "before", "after", "unit", "time x", "99 % interval", ""));
        for (Comparison comparison : comparisons) {
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    comparison.before().key(),
                    number(comparison.before().score()),
                    number(comparison.after().score()),
                    comparison.before().unit(),
                    ratio(comparison.ratio()),
                    interval(comparison),
                    mark(comparison)));
        }
        return text.toString();
    }

    private static String mark(Comparison comparison) {
        return switch (comparison.verdict()) {
            case SLOWER -> "SLOWER";
            case FASTER -> "faster";
            case SAME -> "";
            case UNSURE -> "one measurement only";
        };
    }

    private static String interval(Comparison comparison) {
        return comparison.verdict() == Comparison.Verdict.UNSURE
                ? "unknown"
                : ratio(comparison.low()) + " .. " + ratio(comparison.high());
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.0f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }
}

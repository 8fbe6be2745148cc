package backbeat.benchmarks.results;

import backbeat.text.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Comparisons as text for a terminal. */
public final class ComparisonTable {
    private static final String MACHINE = "RooflineBenchmark.fma1Thread";
    private static final double DRIFT = 0.03;

    private ComparisonTable() {}

    /** A line a comparison. */
    public static String text(List<Comparison> comparisons) {
        int width = comparisons.stream()
                .mapToInt(c -> c.before().label().length())
                .max()
                .orElse(10);
        String row = "%-" + width + "s  %-6s  %12s  %12s  %-8s  %6s  %-15s  %s%n";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, row, "benchmark", "mode", "before", "after", "unit", "time x", "99 % interval", ""));
        for (Comparison comparison : comparisons) {
            Measurement before = comparison.before();
            Measurement after = comparison.after();
            text.append(String.format(
                    Locale.ROOT,
                    row,
                    before.label(),
                    before.mode(),
                    number(before.score()),
                    number(after.score()) + (after.unit().equals(before.unit()) ? "" : " " + after.unit()),
                    before.unit(),
                    ratio(comparison.ratio()),
                    interval(comparison),
                    mark(comparison)));
        }
        return text.toString();
    }

    /** Every ratio, what the machine itself did, and how many moved. */
    public static String compared(List<Measurement> before, List<Measurement> after) {
        List<Comparison> comparisons = Comparison.of(before, after);
        return verdict(comparisons, comparisons);
    }

    /** The same of some of the comparisons; the counts are of all. */
    public static String verdict(List<Comparison> comparisons, List<Comparison> shown) {
        return text(shown) + "\n" + drift(comparisons) + comparisons.size() + " compared: "
                + count(comparisons, Comparison.Verdict.SLOWER) + " slower, "
                + count(comparisons, Comparison.Verdict.FASTER) + " faster.\n";
    }

    public static long count(List<Comparison> comparisons, Comparison.Verdict verdict) {
        return comparisons.stream().filter(c -> c.verdict() == verdict).count();
    }

    /** The FMA peak has no code of ours in it: when it moves, the machine has. */
    private static String drift(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(c -> c.before().name().equals(MACHINE) && Math.abs(c.ratio() - 1) > DRIFT)
                .map(c -> String.format(
                        Locale.ROOT,
                        "The machine itself ran at %.3f of its former speed (%s): measure again, side by side.%n",
                        1 / c.ratio(),
                        MACHINE))
                .collect(Collectors.joining());
    }

    private static String mark(Comparison comparison) {
        return switch (comparison.verdict()) {
            case SLOWER -> "SLOWER";
            case FASTER -> "faster";
            case SAME -> "";
            case UNSURE -> Double.isNaN(comparison.ratio()) ? "no score" : "one measurement only";
        };
    }

    private static String interval(Comparison comparison) {
        return comparison.verdict() == Comparison.Verdict.UNSURE
                ? "unknown"
                : ratio(comparison.low()) + " .. " + ratio(comparison.high());
    }

    private static String ratio(double value) {
        return Numbers.fixed(value, value < 100 ? 3 : 0);
    }

    private static String number(double value) {
        return Numbers.significant(value, 5);
    }
}

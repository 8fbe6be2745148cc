package backbeat.report.page;

import backbeat.evaluation.Interval;
import backbeat.text.Numbers;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them. */
public final class Show {
    /** Where there is no figure. */
    public static final String NONE = "–";

    /** In front of a number below zero, and between what is subtracted: the sign of print, which no hyphen is. */
    public static final String MINUS = "−";

    private Show() {}

    /** Three decimals. */
    public static String fixed(double value) {
        return Double.isNaN(value) ? NONE : print(Numbers.fixed(value, 3));
    }

    /** Four decimals, for losses: learning rates differ in the fourth. */
    public static String loss(double value) {
        return Double.isNaN(value) ? NONE : print(Numbers.fixed(value, 4));
    }

    /** {@code 0.849 (0.841–0.857)}. */
    public static String interval(Interval interval) {
        return interval == null ? NONE : fixed(interval.value()) + " (" + range(interval) + ")";
    }

    /** {@code 0.841–0.857}; {@code −0.001 to 0.024} where a dash would stand beside a sign. */
    public static String range(Interval interval) {
        String high = fixed(interval.high());
        String low = fixed(interval.low());
        return low + (low.startsWith(MINUS) || high.startsWith(MINUS) ? " to " : "–") + high;
    }

    /** {@code +0.012 (−0.001 to +0.024)}; with four decimals where three would not tell on which side of zero an end lies. */
    public static String signed(Interval interval) {
        if (interval == null) {
            return NONE;
        }
        int decimals = isLost(interval.low()) || isLost(interval.high()) ? 4 : 3;
        return signed(interval.value(), decimals) + " (" + signed(interval.low(), decimals) + " to "
                + signed(interval.high(), decimals) + ")";
    }

    private static boolean isLost(double end) {
        return end != 0 && Math.abs(end) < 0.0005;
    }

    private static String signed(double value, int decimals) {
        return print(Numbers.signed(value, decimals));
    }

    /** {@code +0.012}. */
    public static String signed(double value) {
        return signed(value, 3);
    }

    /** {@code 23.6 %}. */
    public static String percent(double share) {
        return print(Numbers.percent(share));
    }

    /** {@code −9.3}: a difference of shares in percentage points, with its sign. */
    public static String points(double difference) {
        return print(Numbers.signed(100 * difference, 1));
    }

    /** {@code 17,973}. */
    public static String count(long count) {
        return Numbers.grouped(count);
    }

    /** {@code 3.97 s}. */
    public static String seconds(double seconds) {
        return Numbers.seconds(seconds) + " s";
    }

    /**
     * A p-value that was read off draws, where it is no larger than the least that they can tell: {@code ≤ 0.002}.
     *
     * @param floor the least, times the number of comparisons that Holm's correction allows for
     */
    public static String drawnP(double p, double floor) {
        return p <= floor * 1.000001 ? "≤ " + Numbers.fixed(floor, 3) : Numbers.fixed(p, 3);
    }

    /** A p-value; tiny ones by their bound. */
    public static String pValue(double p) {
        return p < 0.0001 ? "< 0.0001" : Numbers.fixed(p, 4);
    }

    /** A text that begins a sentence. */
    public static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A label's rule, {@code popularity >= 50}, with the signs of print; one of words is quoted, to be told from its sentence. */
    public static String rule(String label) {
        return label.matches(".* (is|is not|in) .*")
                ? "“" + label + "”"
                : label.replace(">=", "≥").replace("<=", "≤");
    }

    /** Options by name, as words: {@code trees 100, min leaf 8}. */
    public static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> words(option.getKey()) + " " + option.getValue().replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** A name such as {@code minLeaf} as words. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** A setting such as a learning rate, without needless zeros. */
    public static String setting(double value) {
        return print(Numbers.plain(value));
    }

    /** {@code 227,000}, {@code 0.315}, {@code 1998}: three digits, for where a value lies about; small whole numbers as they are. */
    public static String about(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 10_000;
        return whole
                ? setting(value)
                : print(Numbers.significant(value, 3)
                        .replaceAll("(\\.\\d*?)0+$", "$1")
                        .replaceAll("\\.$", ""));
    }

    /** A number's text with the minus sign of print. */
    private static String print(String number) {
        return number.startsWith("-") ? MINUS + number.substring(1) : number;
    }
}

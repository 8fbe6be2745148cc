package backbeat.tree;

import java.util.Locale;

/**
 * How many columns are drawn as candidates at each split. In one-hot mode the columns are those of the one-hot matrix, in
 * subset mode those of the table.
 *
 * @param rule   how the number follows from the number of columns
 * @param amount the share of {@link Rule#FRACTION} or the number of {@link Rule#COUNT}; 0 for the other rules
 */
public record Candidates(Rule rule, double amount) {
    /** How the number of candidates follows from the number of columns {@code p}. */
    public enum Rule {
        /**
         * {@code ⌊√p⌋}: the usual choice for classification, that of R's randomForest and of scikit-learn. The paper tried 1
         * and {@code ⌊log2 p⌋ + 1} (Breiman 2001, doi:10.1023/A:1010933404324).
         */
        SQRT,
        /** {@code ⌊log2 p⌋}, one less than in the paper. */
        LOG2,
        /** All columns: bagged trees without random candidates. */
        ALL,
        /** A share of the columns. */
        FRACTION,
        /** A fixed number of columns. */
        COUNT
    }

    /** @throws IllegalArgumentException if a fraction is outside (0, 1] or a count is below 1 or not whole */
    public Candidates {
        if (rule == Rule.FRACTION && !(amount > 0 && amount <= 1)) {
            throw new IllegalArgumentException("The share of candidate columns must be in (0, 1], not " + amount);
        }
        if (rule == Rule.COUNT && !(amount >= 1 && amount == Math.rint(amount) && amount <= Integer.MAX_VALUE)) {
            throw new IllegalArgumentException("The number of candidate columns must be 1 or more, not " + amount);
        }
        if (rule != Rule.FRACTION && rule != Rule.COUNT && amount != 0) {
            throw new IllegalArgumentException("Rule " + rule + " takes no amount");
        }
    }

    /** By {@link Rule#SQRT}. */
    public static Candidates sqrt() {
        return new Candidates(Rule.SQRT, 0);
    }

    /** By {@link Rule#LOG2}. */
    public static Candidates log2() {
        return new Candidates(Rule.LOG2, 0);
    }

    /** By {@link Rule#ALL}. */
    public static Candidates all() {
        return new Candidates(Rule.ALL, 0);
    }

    /**
     * A share of the columns, rounded down.
     *
     * @throws IllegalArgumentException unless {@code 0 < share <= 1}
     */
    public static Candidates fraction(double share) {
        return new Candidates(Rule.FRACTION, share);
    }

    /**
     * So many columns, or all if there are fewer.
     *
     * @throws IllegalArgumentException if {@code columns < 1}
     */
    public static Candidates count(int columns) {
        return new Candidates(Rule.COUNT, columns);
    }

    /** The number of candidates among {@code columns} columns, from 1 to all; by {@link Rule#SQRT} formula candidates. */
    public int of(int columns) {
        int wanted = switch (rule) {
            case SQRT -> (int) Math.sqrt(columns);
            case LOG2 -> 31 - Integer.numberOfLeadingZeros(Math.max(1, columns));
            case ALL -> columns;
            case FRACTION -> (int) (amount * columns);
            case COUNT -> (int) amount;
        };
        return Math.max(1, Math.min(wanted, columns));
    }

    @Override
    public String toString() {
        String name = rule.name().toLowerCase(Locale.ROOT);
        return switch (rule) {
            case FRACTION -> name + " " + amount;
            case COUNT -> Integer.toString((int) amount);
            default -> name;
        };
    }
}

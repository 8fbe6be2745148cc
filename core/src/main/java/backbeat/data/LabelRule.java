package backbeat.data;

import backbeat.table.Labels;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Which rows are positive: {@code popularity >= 50}, {@code species is virginica}, {@code grade is one of A, B}, {@code won
 * is true}.
 *
 * @param column   the column that the label is made from
 * @param operator how its value is compared
 * @param values   what it is compared with: a number for comparisons, a text for {@link Operator#IS}, any number of texts
 *                 for {@link Operator#ONE_OF}, nothing for {@link Operator#TRUE}
 */
public record LabelRule(String column, Operator operator, List<String> values) {
    /** How the label column's value is compared with the rule's. */
    public enum Operator {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<"),
        IS("is"),
        ONE_OF("is one of"),
        TRUE("true");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether {@code value} compared with {@code threshold} is positive; rules on texts compare with 1. */
        public boolean holds(double value, double threshold) {
            return switch (this) {
                case AT_LEAST -> value >= threshold;
                case ABOVE -> value > threshold;
                case AT_MOST -> value <= threshold;
                case BELOW -> value < threshold;
                case IS, ONE_OF, TRUE -> value == 1;
            };
        }

        boolean isNumeric() {
            return this != IS && this != ONE_OF && this != TRUE;
        }

        /** @throws IllegalArgumentException if there is no such operator */
        public static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(
                    "'" + Values.shown(symbol) + "' is no operator; there are >=, >, <=, <, is, is one of and true");
        }
    }

    /** @throws IllegalArgumentException if the operator needs a number and the value is none, or values are too many or few */
    public LabelRule {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(operator, "operator");
        values = List.copyOf(values);
        boolean any = operator == Operator.ONE_OF && !values.isEmpty();
        int wanted = operator == Operator.TRUE ? 0 : 1;
        if (!any && values.size() != wanted) {
            throw new IllegalArgumentException("The label rule '" + operator.symbol() + "' needs "
                    + (operator == Operator.TRUE ? "no value" : operator == Operator.ONE_OF ? "values" : "one value"));
        }
        if (operator.isNumeric() && !Decimal.isFinite(values.get(0))) {
            throw new IllegalArgumentException(
                    "The label rule compares with '" + Values.shown(values.get(0)) + "', which is not a finite number");
        }
    }

    /** A rule with one value. */
    public LabelRule(String column, Operator operator, String value) {
        this(column, operator, List.of(value));
    }

    /** A rule on a number: {@code column >= threshold}. */
    public static LabelRule atLeast(String column, double threshold) {
        return new LabelRule(column, Operator.AT_LEAST, Decimal.text(threshold));
    }

    /** Whether the label column holds numbers; otherwise it holds texts and the rule says which are positive. */
    public boolean isNumeric() {
        return operator.isNumeric();
    }

    /**
     * The number that the rule compares with.
     *
     * @throws IllegalStateException if the rule is not {@linkplain #isNumeric() numeric}
     */
    public double threshold() {
        if (!isNumeric()) {
            throw new IllegalStateException("The rule '" + this + "' has no threshold");
        }
        return Decimal.parse(values.get(0));
    }

    /**
     * The same rule with another threshold.
     *
     * @throws DataException if the rule is not {@linkplain #isNumeric() numeric}
     */
    public LabelRule withThreshold(double threshold) {
        if (!isNumeric()) {
            throw new DataException("The label rule '" + this + "' compares texts: a threshold cannot be set");
        }
        return new LabelRule(column, operator, Decimal.text(threshold));
    }

    /**
     * Whether a row is positive.
     *
     * @param source the label column's number; for a rule on texts 1 where the text is a positive one and 0 elsewhere
     */
    public boolean isPositive(double source) {
        return operator.holds(source, isNumeric() ? threshold() : 1);
    }

    /**
     * The labels of some rows.
     *
     * @param sources by row, as {@link #isPositive} takes them; NaN where the label column is empty
     * @param rows    the rows wanted
     * @param place   where a row is, for messages
     * @throws DataException if the label of one of these rows is missing
     */
    Labels labels(double[] sources, int[] rows, IntFunction<String> place) {
        double threshold = isNumeric() ? threshold() : 1;
        byte[] values = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double source = sources[rows[i]];
            if (Double.isNaN(source)) {
                throw new DataException(place.apply(rows[i]) + ": the label column '" + column + "' is empty");
            }
            values[i] = (byte) (operator.holds(source, threshold) ? 1 : 0);
        }
        return new Labels(values);
    }

    /** The rule as people write it: {@code popularity >= 50}. */
    @Override
    public String toString() {
        return operator == Operator.TRUE
                ? column + " is true"
                : column + " " + operator.symbol() + " " + String.join(", ", values);
    }
}

package backbeat.data;

import java.util.Objects;

/**
 * Which rows are positive: {@code popularity >= 50}, or {@code species is virginica}.
 *
 * @param column   the column that the label is made from
 * @param operator how its value is compared
 * @param value    what it is compared with: a number, or for {@link Operator#IS} any text
 */
public record LabelRule(String column, Operator operator, String value) {
    /** How the label column's value is compared with the rule's. */
    public enum Operator {
        AT_LEAST(">="),
        ABOVE(">"),
        AT_MOST("<="),
        BELOW("<"),
        IS("is");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether {@code value} compared with {@code threshold} is positive; {@link #IS} compares with 1. */
        public boolean holds(double value, double threshold) {
            return switch (this) {
                case AT_LEAST -> value >= threshold;
                case ABOVE -> value > threshold;
                case AT_MOST -> value <= threshold;
                case BELOW -> value < threshold;
                case IS -> value == 1;
            };
        }

        /** @throws IllegalArgumentException if there is no such operator */
        public static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("'" + symbol + "' is no operator; there are >=, >, <=, < and is");
        }
    }

    /** @throws IllegalArgumentException if the operator needs a number and the value is none */
    public LabelRule {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(value, "value");
        if (operator != Operator.IS && !Decimal.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The label rule compares with '" + value + "', which is not a finite number");
        }
    }

    /** A rule on a number: {@code column >= threshold}. */
    public static LabelRule atLeast(String column, double threshold) {
        return new LabelRule(column, Operator.AT_LEAST, Decimal.text(threshold));
    }

    /** Whether the label column holds numbers; otherwise it holds text and the rule names the positive one. */
    public boolean isNumeric() {
        return operator != Operator.IS;
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
        return Decimal.parse(value);
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
     * @param source the label column's number; for a rule on text 1 where the text is the positive one and 0 elsewhere
     */
    public boolean isPositive(double source) {
        return operator.holds(source, isNumeric() ? threshold() : 1);
    }

    /** The rule as people write it: {@code popularity >= 50}. */
    @Override
    public String toString() {
        return column + " " + operator.symbol() + " " + value;
    }
}

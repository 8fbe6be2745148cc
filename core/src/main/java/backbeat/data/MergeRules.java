package backbeat.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which number a row has that stands for several with different ones.
 *
 * @param otherwise the rule where nothing else is said
 * @param columns   the rules of single columns, the label's among them
 */
public record MergeRules(Rule otherwise, Map<String, Rule> columns) {
    /** The first row's numbers. */
    public static final MergeRules FIRST = new MergeRules(Rule.FIRST, Map.of());

    /** What becomes of numbers that differ. Missing ones do not count unless all are. */
    public enum Rule {
        /** That of the first row that has one. */
        FIRST,
        /** Their mean, summed in the order of the rows. */
        MEAN,
        /** The largest. */
        LARGEST;

        double of(double[] values) {
            double result = Double.NaN;
            double sum = 0;
            int count = 0;
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    result = count == 0 || this == LARGEST && value > result ? value : result;
                    sum += value;
                    count++;
                }
            }
            return this == MEAN && count > 0 ? sum / count : result;
        }
    }

    public MergeRules {
        Objects.requireNonNull(otherwise, "otherwise");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** The rule of a column. */
    public Rule of(String column) {
        return columns.getOrDefault(column, otherwise);
    }
}

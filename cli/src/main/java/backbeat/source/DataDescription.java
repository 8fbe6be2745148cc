package backbeat.source;

import backbeat.data.Dataset.LabelValue;
import java.util.List;

/**
 * What is in a data set.
 *
 * @param kind            {@code real} or {@code synthetic}
 * @param location        where it came from, for people
 * @param sha256          of the file's bytes
 * @param verified        whether the hash is the one that the recipe publishes
 * @param format          how the file is written where that is not plain CSV; else empty
 * @param ignored         the columns of the file that the recipe does not mention
 * @param rows            rows read
 * @param rejected        rows that could not be read
 * @param reasons         why, for the first of these
 * @param cleaning        what a run would leave out before it splits rows, for people; in the words of {@link CleaningLines}
 * @param leftOut         the same as counts
 * @param missing         the feature columns in which values are missing, those with the most first
 * @param label           the label rule
 * @param positiveRate    the share of positive labels
 * @param labelValues     the values of the label column, the most frequent first; empty if they are more than a few
 * @param numbers         the numeric and boolean columns
 * @param categories      the categorical columns
 * @param texts           the text columns
 * @param keys            the group keys
 * @param balance         the share of positive labels at several thresholds
 */
public record DataDescription(
        String kind,
        String location,
        String sha256,
        boolean verified,
        String format,
        List<String> ignored,
        int rows,
        int rejected,
        List<String> reasons,
        List<String> cleaning,
        List<Loss> leftOut,
        List<CleaningLines.Gap> missing,
        String label,
        double positiveRate,
        List<LabelValue> labelValues,
        List<NumberColumn> numbers,
        List<CategoryColumn> categories,
        List<TextColumn> texts,
        List<Key> keys,
        List<Balance> balance) {

    /** What a step of cleaning takes. */
    public record Loss(String step, int rows) {}

    /**
     * A numeric column; figures are over the values that are present.
     *
     * @param odd values outside the recipe's plausible range
     */
    public record NumberColumn(
            String name,
            int missing,
            int odd,
            double least,
            double median,
            double greatest,
            double mean,
            double deviation) {}

    /** A categorical column, its categories from the least to the most positive one. */
    public record CategoryColumn(String name, int missing, List<Category> categories) {
        public CategoryColumn {
            categories = List.copyOf(categories);
        }
    }

    /**
     * A category.
     *
     * @param rows         its rows
     * @param positiveRate the share of positive labels among them
     * @param labelMean    the mean of the label's source value
     */
    public record Category(String name, int rows, double positiveRate, double labelMean) {}

    /** A text column. */
    public record TextColumn(String name, int missing, int distinct) {}

    /**
     * A group key.
     *
     * @param groups        the number of groups
     * @param repeated      groups of more than one row
     * @param repeatedRows  the rows in them
     * @param largest       the rows of the largest group
     * @param disagreeing   groups whose rows have more than one value of the label's column
     * @param bothAnswers   groups that hold positive and negative rows
     * @param positiveFirst the share of positive labels among the first rows of all groups
     */
    public record Key(
            String name,
            int groups,
            int repeated,
            int repeatedRows,
            int largest,
            int disagreeing,
            int bothAnswers,
            double positiveFirst) {}

    /** The rows that would be positive at a threshold. */
    public record Balance(double threshold, int positives, double positiveRate) {}

    public DataDescription {
        reasons = List.copyOf(reasons);
        cleaning = List.copyOf(cleaning);
        leftOut = List.copyOf(leftOut);
        missing = List.copyOf(missing);
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        texts = List.copyOf(texts);
        keys = List.copyOf(keys);
        balance = List.copyOf(balance);
    }
}

package backbeat.recipe;

import backbeat.synthetic.Synthesizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How to imitate a data set: the shape of each column, how strongly the label follows from the features, and how rows
 * repeat. Read by the {@link Synthesizer}.
 *
 * <p>Rows come in consecutive blocks, one per category of the {@code blocks} column. A row shows an <em>item</em> (a
 * track); several rows, in different blocks, may show the same item. Items belong to a <em>work</em> (a song, possibly
 * released twice), works to a <em>creator</em>.
 *
 * @param rows    how many rows, unless another number is asked for
 * @param blocks  the categorical column whose categories follow one another in blocks of equal length
 * @param numbers the shape of every numeric column
 * @param flags   the share of true values of every boolean column
 * @param choices the categories of every categorical column
 * @param texts   the kind of every text column
 * @param label   the label column
 * @param repeats how rows repeat
 */
public record SyntheticSpec(
        long rows,
        String blocks,
        List<NumberShape> numbers,
        List<FlagShape> flags,
        List<ChoiceShape> choices,
        List<TextShape> texts,
        LabelShape label,
        Repeats repeats) {

    /**
     * A numeric column: a bell curve, bent by {@code skew}, cut to a range and rounded.
     *
     * @param column   its name
     * @param center   its median
     * @param spread   its scale around the median
     * @param skew     0 for a symmetric curve; positive values stretch the upper tail
     * @param low      its least value
     * @param high     its greatest value
     * @param decimals digits after the point
     * @param weight   how strongly it enters the label, positively or negatively
     */
    public record NumberShape(
            String column,
            double center,
            double spread,
            double skew,
            double low,
            double high,
            int decimals,
            double weight) {
        /** @throws IllegalArgumentException if the range is empty or a number is not finite */
        public NumberShape {
            Objects.requireNonNull(column, "column");
            require(
                    Double.isFinite(center + spread + skew + low + high + weight) && low < high && spread > 0,
                    "The shape of '" + column + "' needs finite numbers, low < high and spread > 0");
            require(decimals >= 0 && decimals <= 9, "The decimals of '" + column + "' must be 0 to 9");
        }
    }

    /**
     * A boolean column.
     *
     * @param column its name
     * @param share  the share of true values
     */
    public record FlagShape(String column, double share) {
        /** @throws IllegalArgumentException if the share is not in [0, 1] */
        public FlagShape {
            Objects.requireNonNull(column, "column");
            require(share >= 0 && share <= 1, "The share of '" + column + "' must lie between 0 and 1");
        }
    }

    /**
     * A categorical column.
     *
     * @param column     its name
     * @param categories its categories, in the order of the blocks if it is the block column
     * @param weight     how strongly it enters the label; each category draws its own effect
     */
    public record ChoiceShape(String column, List<String> categories, double weight) {
        /** @throws IllegalArgumentException if there is no category or the weight is not finite */
        public ChoiceShape {
            Objects.requireNonNull(column, "column");
            categories = List.copyOf(categories);
            require(!categories.isEmpty(), "The column '" + column + "' has no categories");
            require(Double.isFinite(weight), "The weight of '" + column + "' must be finite");
        }
    }

    /** What a text column holds. */
    public enum TextKind {
        /** An identifier of the item: 22 letters and digits. */
        ITEM_ID,
        /** The title of the item. */
        ITEM_TITLE,
        /** The title of the work. */
        WORK_TITLE,
        /** The names of the work's creators. */
        CREATORS
    }

    /**
     * A text column.
     *
     * @param column    its name
     * @param kind      what it holds
     * @param separator what stands between several creators
     */
    public record TextShape(String column, TextKind kind, Optional<String> separator) {
        public TextShape {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(separator, "separator");
        }
    }

    /**
     * The label column: whole numbers around {@code center}, some of them 0 whatever the features say.
     *
     * @param center the median of the others
     * @param spread their scale
     * @param high   the greatest value; the least is 0
     * @param zeros  the share of rows that are 0 out of hand
     * @param noise  the share of the label's variance that no feature explains, in [0, 1]
     */
    public record LabelShape(double center, double spread, double high, double zeros, double noise) {
        /** @throws IllegalArgumentException if a number is out of range */
        public LabelShape {
            require(
                    Double.isFinite(center) && spread > 0 && high > 0 && Double.isFinite(spread + high),
                    "The label's shape needs finite numbers, spread > 0 and high > 0");
            require(
                    zeros >= 0 && zeros < 1 && noise >= 0 && noise <= 1,
                    "The label's zeros must lie in [0, 1) and its noise in [0, 1]");
        }
    }

    /**
     * How rows repeat, all shares of the rows.
     *
     * @param items      rows that show an item of an earlier block again
     * @param works      rows that show a new item of an earlier work
     * @param exact      rows that equal an earlier row in all but dropped columns
     * @param otherLabel repeated items whose label differs from the first time
     * @param creators   the mean number of works a creator has within a block
     */
    public record Repeats(double items, double works, double exact, double otherLabel, double creators) {
        /** @throws IllegalArgumentException if a share is out of range */
        public Repeats {
            require(
                    items >= 0 && works >= 0 && exact >= 0 && items + works + exact < 1,
                    "The shares of repeated rows must not be negative and must add up to less than 1");
            require(otherLabel >= 0 && otherLabel <= 1, "The share of other labels must lie between 0 and 1");
            require(creators >= 1 && Double.isFinite(creators), "A creator has at least 1 work");
        }
    }

    /** @throws IllegalArgumentException if there are no rows or the block column is not among the choices */
    public SyntheticSpec {
        Objects.requireNonNull(blocks, "blocks");
        numbers = List.copyOf(numbers);
        flags = List.copyOf(flags);
        choices = List.copyOf(choices);
        texts = List.copyOf(texts);
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(repeats, "repeats");
        require(rows > 0, "A synthetic data set needs at least 1 row");
        require(
                choices.stream().anyMatch(choice -> choice.column().equals(blocks)),
                "The block column '" + blocks + "' is not among the choices");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

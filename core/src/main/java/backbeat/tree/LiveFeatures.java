package backbeat.tree;

import backbeat.table.SetColumn;
import java.util.Arrays;

/**
 * The features that a small node can be split by, a bit each: numbers that differ among its entries, and the categories that
 * some of them have. Of 150 one-hot features drawn one by one a node of a few rows has hardly any use for one; whether it has
 * cannot be foreseen, and a bit is asked without a branch. What is left out would be found unfit when it is scored.
 */
final class LiveFeatures {
    private final TrainingRows rows;
    private final int[] firstFeature;
    private final boolean oneHot;
    private final long[] bits;

    /**
     * @param firstFeature by column its first feature
     * @param features     how many there are in all
     * @param oneHot       whether each category is a feature, and not each categorical column
     */
    LiveFeatures(TrainingRows rows, int[] firstFeature, int features, boolean oneHot) {
        this.rows = rows;
        this.firstFeature = firstFeature;
        this.oneHot = oneHot;
        this.bits = new long[(features + 63) / 64];
    }

    /**
     * Looks at a range of entries.
     *
     * @param constant the columns below 64 that are known to be constant, as bits
     */
    void find(long[] entries, int from, int to, long constant) {
        Arrays.fill(bits, 0);
        int d = oneHot ? rows.binning.columns() : rows.columns();
        if (d > 0) { // columns are features
            bits[0] = ~constant & -1L >>> 64 - Math.min(d, 64);
        }
        for (int column = 64; column < d; column++) {
            set(column);
        }
        for (int column = d; column < rows.columns(); column++) {
            if (column >= 64 || (constant >>> column & 1) == 0) {
                findCategories(entries, from, to, column);
            }
        }
    }

    private void findCategories(long[] entries, int from, int to, int column) {
        int categories = rows.categories(column);
        int words = rows.words;
        int field = rows.word[column];
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int first = firstFeature[column];
        for (int i = from * words; i < to * words; i += words) {
            int code = (int) (entries[i + field] >>> shift) & mask;
            if (code < categories) {
                set(first + code);
            } else if (code > categories) {
                setMembers(column, code - 1);
            }
        }
    }

    private void setMembers(int column, int code) {
        SetColumn sets = rows.members(column - rows.binning.columns());
        for (int place = 0, size = sets.size(code); place < size; place++) {
            set(firstFeature[column] + sets.member(code, place));
        }
    }

    private void set(int feature) {
        bits[feature >>> 6] |= 1L << feature;
    }

    boolean has(int feature) {
        return (bits[feature >>> 6] >>> feature & 1) != 0;
    }

    /**
     * Moves the live ones of some features to the front, in their order.
     *
     * @return how many they are
     */
    int keep(int[] features, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int feature = features[i];
            features[kept] = feature;
            kept += (int) (bits[feature >>> 6] >>> feature & 1);
        }
        return kept;
    }
}

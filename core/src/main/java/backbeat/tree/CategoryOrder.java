package backbeat.tree;

import java.util.Arrays;

/** Orders the categories that occur in a node by their positive rate, ties by code. */
final class CategoryOrder {
    /** Ciura's gaps for Shell's sort (2001, doi:10.1007/3-540-44669-9_12), continued by a factor of 2.25. */
    private static final int[] GAPS = {45_000, 20_000, 9_000, 4_000, 1_750, 701, 301, 132, 57, 23, 10, 4, 1};

    private final double[] rates;
    private final int[] codes;
    private int present;

    CategoryOrder(int categories) {
        rates = new double[categories];
        codes = new int[categories];
    }

    /** The code of the category in place {@code i}. */
    int code(int i) {
        return codes[i];
    }

    /**
     * Sorts the categories by their packed class counts.
     *
     * @param offset     where the counts of code 0 are
     * @param categories the number of codes
     * @return how many of the categories occur
     */
    int sort(long[] counts, int offset, int categories) {
        present = 0;
        for (int code = 0; code < categories; code++) {
            long both = counts[offset + code];
            if (both != 0) {
                int positives = (int) (both >>> 32);
                // Two different fractions of whole numbers below 2^26 are different doubles.
                rates[present] = (double) positives / ((int) both + positives);
                codes[present++] = code;
            }
        }
        for (int gap : GAPS) {
            for (int i = gap; i < present; i++) {
                insert(i, gap);
            }
        }
        return present;
    }

    private void insert(int from, int gap) {
        double rate = rates[from];
        int code = codes[from];
        int i = from;
        while (i >= gap && (rates[i - gap] > rate || rates[i - gap] == rate && codes[i - gap] > code)) {
            rates[i] = rates[i - gap];
            codes[i] = codes[i - gap];
            i -= gap;
        }
        rates[i] = rate;
        codes[i] = code;
    }

    /**
     * Writes the set of the categories above place {@code last} as bits.
     *
     * @param absent whether categories that do not occur belong to the set
     */
    void subsetAbove(int last, boolean absent, long[] subset) {
        Arrays.fill(subset, absent ? -1L : 0);
        for (int i = 0; i < present; i++) {
            long bit = 1L << codes[i];
            if (i > last) {
                subset[codes[i] >>> 6] |= bit;
            } else {
                subset[codes[i] >>> 6] &= ~bit;
            }
        }
    }
}

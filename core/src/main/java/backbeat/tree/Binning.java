package backbeat.tree;

import backbeat.parallel.Workers;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Numbers the values of each numeric column: equal values share a number, and larger values never have a smaller one.
 * A tree learns from the numbers and splits between two of them.
 *
 * <p>A column with at most {@code maxBins} distinct values gets one bin per value, which loses nothing. Any other column is
 * cut into bins of nearly equal numbers of rows: going up through the distinct values, a bin is closed as soon as it holds
 * its fair share, {@code rows left / bins left}, so that a value with many rows fills a bin alone and leaves the rest to be
 * shared by the others. The cuts depend on the values alone, not on the order of the rows.
 *
 * <p>The threshold between bins {@code a} and {@code b} lies half-way between the largest value of {@code a} and the
 * smallest of {@code b}, as it would between two single values.
 */
public final class Binning {
    /** As many bins as there are distinct values. */
    public static final int EXACT = Integer.MAX_VALUE;

    private final float[][] lowest;
    private final float[][] highest;

    /**
     * Bins that were made before.
     *
     * @param lowest  by column the smallest value of each bin, rising; handed over
     * @param highest by column the largest; handed over
     * @throws IllegalArgumentException if there are not as many
     */
    public Binning(float[][] lowest, float[][] highest) {
        this.lowest = lowest;
        this.highest = highest;
        if (lowest.length != highest.length) {
            throw new IllegalArgumentException(lowest.length + " columns of bins, but " + highest.length);
        }
        for (int column = 0; column < lowest.length; column++) {
            if (lowest[column].length != highest[column].length) {
                throw new IllegalArgumentException("Column " + column + " has bins without an end");
            }
        }
    }

    /**
     * Bins every column of {@code numeric} ({@code n × d}). O(n d): a radix sort of each column.
     *
     * @param maxBins the most bins of a column, at least 2, or {@link #EXACT}
     * @throws IllegalArgumentException if {@code maxBins} is below 2
     */
    public static Binning of(FMatrixRMaj numeric, int maxBins, Workers workers) {
        if (maxBins < 2) {
            throw new IllegalArgumentException("A column needs at least 2 bins, not " + maxBins);
        }
        int d = numeric.numCols;
        float[][] lowest = new float[d][];
        float[][] highest = new float[d][];
        workers.forEach(d, (column, worker) -> {
            cut(sorted(numeric, column), maxBins, column, lowest, highest);
        });
        return new Binning(lowest, highest);
    }

    /** The values of a column, smallest first; -0 becomes 0. */
    private static float[] sorted(FMatrixRMaj numeric, int column) {
        int[] keys = new int[numeric.numRows];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = NodeCodec.sortKey(numeric.data[row * numeric.numCols + column]);
        }
        IntArrays.radixSort(keys);
        float[] values = new float[keys.length];
        for (int row = 0; row < keys.length; row++) {
            values[row] = NodeCodec.fromSortKey(keys[row]);
        }
        return values;
    }

    private static void cut(float[] sorted, int maxBins, int column, float[][] lowest, float[][] highest) {
        int n = sorted.length;
        int distinct = n == 0 ? 0 : 1;
        for (int i = 1; i < n; i++) {
            distinct += sorted[i] != sorted[i - 1] ? 1 : 0;
        }
        int bins = Math.min(distinct, maxBins);
        float[] low = new float[bins];
        float[] high = new float[bins];
        int bin = 0;
        int start = 0;
        int distinctLeft = distinct;
        for (int i = 0; i < n; ) {
            int end = i + 1;
            while (end < n && sorted[end] == sorted[i]) {
                end++;
            }
            distinctLeft--;
            int binsLeft = bins - bin;
            boolean full = (long) (end - start) * binsLeft >= n - start;
            if (full && binsLeft > 1 || distinctLeft < binsLeft || end == n) {
                low[bin] = sorted[start];
                high[bin] = sorted[end - 1];
                bin++;
                start = end;
            }
            i = end;
        }
        lowest[column] = Arrays.copyOf(low, bin);
        highest[column] = Arrays.copyOf(high, bin);
    }

    public int columns() {
        return highest.length;
    }

    /** The number of bins of a column. */
    public int bins(int column) {
        return highest[column].length;
    }

    /** The smallest training value in a bin. */
    public float lowest(int column, int bin) {
        return lowest[column][bin];
    }

    /** The largest training value in a bin. */
    public float highest(int column, int bin) {
        return highest[column][bin];
    }

    /** The bin of a training value: the first whose largest value is not below it. O(log bins). */
    public int bin(int column, float value) {
        float[] high = highest[column];
        int low = 0;
        int length = high.length - 1;
        while (length > 0) {
            int half = (length + 1) >>> 1;
            low += high[low + half - 1] < value ? half : 0;
            length -= half;
        }
        return low;
    }

    /** The last bin whose largest value is not above {@code value}, or -1. O(log bins). */
    int lastUpTo(int column, double value) {
        float[] high = highest[column];
        int below = 0;
        int above = high.length;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (high[middle] <= value) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below - 1;
    }

    /** A threshold {@code t} with {@code highest(lower) <= t < lowest(upper)}: half-way, in single precision. */
    public float threshold(int column, int lower, int upper) {
        return midpoint(highest[column][lower], lowest[column][upper]);
    }

    /** Half-way between two values, rounded to single precision; the lower one when rounding would reach the upper. */
    static float midpoint(float lower, float upper) {
        float middle = (float) (((double) lower + upper) / 2);
        return middle < upper ? middle + 0f : lower;
    }
}

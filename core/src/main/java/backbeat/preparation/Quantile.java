package backbeat.preparation;

import java.util.Arrays;

/**
 * Quantiles without sorting: values are dealt into buckets of equal width, and only those buckets are sorted that hold a
 * value asked for. O(n) where values are spread, O(n log n) where they crowd into one bucket; the same bits as by sorting.
 */
final class Quantile {
    private static final int BUCKETS = 1 << 10;

    private final double[] values;
    private final double least;
    private final double scale;
    /** By bucket how many values lie below it. */
    private final int[] below = new int[BUCKETS + 1];

    /** @param all the values; NaNs are left out */
    Quantile(double[] all) {
        values = new double[all.length];
        int count = 0;
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : all) {
            values[count] = value;
            count += Double.isNaN(value) ? 0 : 1;
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }
        least = smallest;
        double width = largest - smallest;
        scale = width > 0 && width < Double.POSITIVE_INFINITY ? BUCKETS / width : 0; // else one bucket has them all
        Arrays.fill(values, count, values.length, Double.NaN);
        below[BUCKETS] = count;
        int[] sizes = new int[BUCKETS];
        for (int i = 0; i < count; i++) {
            sizes[bucket(values[i])]++;
        }
        for (int b = BUCKETS - 1; b >= 0; b--) {
            below[b] = below[b + 1] - sizes[b];
        }
    }

    /** Rises with the value, for subtraction and multiplication round monotonically. */
    private int bucket(double value) {
        return Math.min((int) ((value - least) * scale), BUCKETS - 1);
    }

    /** The number of values. */
    int count() {
        return below[BUCKETS];
    }

    /**
     * The {@code q}-quantile, linear between neighbors (NumPy's default, type 7 of Hyndman and Fan).
     *
     * @throws IndexOutOfBoundsException if there are no values
     */
    double at(double q) {
        double at = q * (count() - 1);
        int lower = (int) at;
        int upper = Math.min(lower + 1, count() - 1);
        double[] bucket = bucketOf(lower);
        int place = lower - below[bucket(bucket[0])];
        double first = bucket[place];
        double second = upper == lower ? first : place + 1 < bucket.length ? bucket[place + 1] : bucketOf(upper)[0];
        return first + (at - lower) * (second - first);
    }

    /** The sorted values of the bucket that holds the value of a rank. */
    private double[] bucketOf(int rank) {
        int wanted = 0;
        while (below[wanted + 1] <= rank) {
            wanted++;
        }
        double[] bucket = new double[below[wanted + 1] - below[wanted]];
        int size = 0;
        for (int i = 0; i < count(); i++) {
            if (bucket(values[i]) == wanted) {
                bucket[size++] = values[i];
            }
        }
        Arrays.sort(bucket);
        return bucket;
    }
}

package backbeat.table;

/** Looks over many numbers in loops without a way out, of which the compiler makes vectors: whether all are in order. */
public final class Extent {
    private Extent() {}

    /** The largest absolute value from {@code from} to {@code to - 1}, 0 where there is none; NaN if one is NaN. */
    public static float largest(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    /** Whether all values from {@code from} to {@code to - 1} lie from {@code least} to {@code most}, which are -1 or more. */
    public static boolean within(int[] values, int from, int to, int least, int most) {
        int signs = 0;
        for (int i = from; i < to; i++) {
            signs |= values[i] - least | most - values[i];
        }
        return signs >= 0;
    }
}

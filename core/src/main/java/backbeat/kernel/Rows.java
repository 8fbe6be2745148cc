package backbeat.kernel;

/**
 * A block of input rows in the form that the first layer reads: dense numeric values, and in place of one-hot columns the
 * numbers of those that are 1.
 *
 * @param numeric numeric values, {@code width} a row
 * @param width   numeric values a row, {@code d}
 * @param ones    row-major, {@code onesPerRow} a row: the number of the one-hot column that is 1 (the numeric columns
 *                count first, so it is also the number of the row of weights), or -1 where none is
 * @param onesPerRow one per categorical column; where rows have sets, as many as the row with most
 * @param starts  by row where its numeric values begin; null if row {@code r}'s are at {@code r · width}
 * @param used    by row how many of its ones are used, the first; null if all are
 */
public record Rows(float[] numeric, int width, int[] starts, int[] ones, int onesPerRow, int[] used) {
    private static final int[] NO_ONES = {};

    /** Rows one after the other, that use all of their ones. */
    public Rows(float[] numeric, int width, int[] ones, int onesPerRow) {
        this(numeric, width, null, ones, onesPerRow, null);
    }

    /** Where a row's numeric values begin. */
    public int start(int row) {
        return starts == null ? row * width : starts[row];
    }

    /** Where the used ones of a row end; they begin at {@code row · onesPerRow}. */
    public int onesEnd(int row) {
        return row * onesPerRow + (used == null ? onesPerRow : used[row]);
    }

    /** Rows without one-hot columns, such as the activations of a hidden layer. */
    public static Rows dense(float[] values, int width) {
        return new Rows(values, width, NO_ONES, 0);
    }
}

package backbeat.data;

/**
 * Room for the numbers of all rows of a file, made when it is known about how many there will be: blocks are read side by side,
 * and each writes its numbers where they belong. Columns are those of {@link Columns#numericFeatures()}, and behind
 * them the labels.
 */
public final class NumberRoom {
    /** No more rows than this have room; those behind them are copied as if there were none. 16 MiB a column. */
    public static final int MOST = 1 << 21;

    private final Object[] locks;
    private final double[][] columns;
    private final int rows;

    /**
     * @param columns how many columns of numbers there are, without the labels
     * @param rows    about how many rows; 0 or less if that is not known
     */
    public NumberRoom(int columns, double rows) {
        this.rows = (int) Math.min(Math.max(rows, 0), MOST);
        this.columns = new double[columns + 1][];
        this.locks = new Object[columns + 1];
        for (int c = 0; c < locks.length; c++) {
            locks[c] = new Object();
        }
    }

    /**
     * Makes what has not been made. Clearing so much memory takes longer than reading a block: each of several threads begins
     * elsewhere.
     *
     * @param thread  the number of the calling thread
     * @param threads how many there are
     */
    public void make(int thread, int threads) {
        int begin = (int) ((long) columns.length * thread / threads);
        for (int i = 0; i < columns.length; i++) {
            int c = (begin + i) % columns.length;
            synchronized (locks[c]) {
                if (columns[c] == null) {
                    columns[c] = new double[rows];
                }
            }
        }
    }

    /** Whether rows {@code first … first + count - 1} have their place here. */
    public boolean has(long first, int count) {
        return first + count <= rows;
    }

    /** By row the numbers of a column, after {@link #make}. */
    public double[] numbers(int column) {
        return columns[column];
    }

    /** By row the numbers that labels are made from, after {@link #make}. */
    public double[] labels() {
        return columns[columns.length - 1];
    }
}

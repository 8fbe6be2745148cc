package backbeat.table;

/** The binary labels of a table's rows: one byte a row, 1 for positive, 0 for negative. Immutable. */
public final class Labels {
    private final byte[] values;
    private final int positives;

    /**
     * @param values 0 or 1 per row; copied
     * @throws IllegalArgumentException if a value is neither 0 nor 1
     */
    public Labels(byte[] values) {
        this.values = values.clone();
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            if (values[row] != 0 && values[row] != 1) {
                throw new IllegalArgumentException("The label of row " + row + " is " + values[row] + ", not 0 or 1");
            }
            count += values[row];
        }
        this.positives = count;
    }

    public static Labels of(boolean... values) {
        byte[] bytes = new byte[values.length];
        for (int row = 0; row < values.length; row++) {
            bytes[row] = (byte) (values[row] ? 1 : 0);
        }
        return new Labels(bytes);
    }

    public int size() {
        return values.length;
    }

    /** 1 for positive, 0 for negative. */
    public int get(int row) {
        return values[row];
    }

    public boolean isPositive(int row) {
        return values[row] == 1;
    }

    public int positives() {
        return positives;
    }

    public int negatives() {
        return values.length - positives;
    }

    /** The share of positives; NaN when there are no rows. */
    public double positiveRate() {
        return (double) positives / values.length;
    }

    public Labels select(int[] rows) {
        byte[] selected = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new Labels(selected);
    }

    public byte[] toArray() {
        return values.clone();
    }
}

package backbeat.data;

import java.util.Arrays;

/** Finds rows that equal an earlier row in every column that is read. */
final class Duplicates {
    private final Dataset dataset;
    private final int numbers;
    private final int categories;
    private final int texts;
    private final boolean label;

    private Duplicates(Dataset dataset) {
        this.dataset = dataset;
        this.numbers = dataset.columns().numericFeatures().size();
        this.categories = dataset.columns().categorical().size();
        this.texts = dataset.columns().texts().size();
        this.label = dataset.columns().label().isPresent();
    }

    /** Those of {@code rows} that equal no earlier one of them. One hash table of row numbers, linear probing. */
    static int[] first(Dataset dataset, int[] rows) {
        Duplicates compare = new Duplicates(dataset);
        int mask = Integer.highestOneBit(Math.max(16, rows.length)) * 4 - 1;
        int[] table = new int[mask + 1];
        Arrays.fill(table, -1);
        int[] kept = new int[rows.length];
        int size = 0;
        for (int row : rows) {
            int slot = compare.hash(row) & mask;
            while (table[slot] >= 0 && !compare.equal(table[slot], row)) {
                slot = (slot + 1) & mask;
            }
            if (table[slot] < 0) {
                table[slot] = row;
                kept[size++] = row;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private int hash(int row) {
        long hash = 0;
        for (int c = 0; c < numbers; c++) {
            hash = 31 * hash + Double.doubleToLongBits(dataset.number(c, row));
        }
        for (int c = 0; c < categories; c++) {
            hash = 31 * hash + dataset.code(c, row);
        }
        for (int c = 0; c < texts; c++) {
            hash = 31 * hash + dataset.text(c, row).hashCode();
        }
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32);
    }

    private boolean equal(int a, int b) {
        for (int c = 0; c < numbers; c++) {
            if (Double.compare(dataset.number(c, a), dataset.number(c, b)) != 0) {
                return false;
            }
        }
        for (int c = 0; c < categories; c++) {
            if (dataset.code(c, a) != dataset.code(c, b)) {
                return false;
            }
        }
        for (int c = 0; c < texts; c++) {
            if (!dataset.text(c, a).equals(dataset.text(c, b))) {
                return false;
            }
        }
        return !label || Double.compare(dataset.labelSource(a), dataset.labelSource(b)) == 0;
    }
}

package backbeat.data;

import java.util.Arrays;

/** Finds rows that equal an earlier row in every column that is read. One hash table of row numbers, linear probing. */
final class Duplicates {
    private final double[][] numbers;
    private final int[][] codes;
    private final String[][] texts;

    Duplicates(Columns columns, DatasetColumns data) {
        int features = columns.numericFeatures().size();
        numbers = new double[features + 1][];
        for (int c = 0; c < features; c++) {
            numbers[c] = data.numbers(c);
        }
        numbers[features] = data.labels(); // all zero where there is no label
        codes = new int[columns.categorical().size()][];
        Arrays.setAll(codes, data::codes);
        texts = new String[columns.texts().size()][];
        Arrays.setAll(texts, data::texts);
    }

    /** Those of {@code rows} that equal no earlier one of them. */
    int[] first(int[] rows) {
        int mask = Integer.highestOneBit(Math.max(16, rows.length)) * 4 - 1;
        int[] table = new int[mask + 1];
        Arrays.fill(table, -1);
        int[] kept = new int[rows.length];
        int size = 0;
        for (int row : rows) {
            int slot = hash(row) & mask;
            while (table[slot] >= 0 && !equal(table[slot], row)) {
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
        for (double[] column : numbers) {
            hash = TextHash.mixed(hash, Double.doubleToLongBits(column[row]));
        }
        for (int[] column : codes) {
            hash = TextHash.mixed(hash, column[row]);
        }
        for (String[] column : texts) {
            hash = TextHash.mixed(hash, TextHash.INSTANCE.hashCode(column[row]));
        }
        return (int) hash;
    }

    private boolean equal(int a, int b) {
        for (double[] column : numbers) {
            if (Double.compare(column[a], column[b]) != 0) {
                return false;
            }
        }
        for (int[] column : codes) {
            if (column[a] != column[b]) {
                return false;
            }
        }
        for (String[] column : texts) {
            if (!column[a].equals(column[b])) {
                return false;
            }
        }
        return true;
    }
}

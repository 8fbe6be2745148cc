package backbeat.data;

import java.util.Arrays;

/** Finds rows that equal an earlier row in every column that is read. One hash table of row numbers, linear probing. */
final class Duplicates {
    private static final long FREE = -1; // no row has this number

    private final double[][] numbers;
    /** Of categories and texts: equal texts of a column have equal codes. */
    private final int[][] codes;

    Duplicates(Columns columns, DatasetColumns data) {
        int features = columns.numericFeatures().size();
        numbers = new double[features + 1][];
        for (int c = 0; c < features; c++) {
            numbers[c] = data.numbers(c);
        }
        numbers[features] = data.labels(); // all zero where there is no label
        int categories = columns.categorical().size();
        codes = new int[categories + columns.texts().size()][];
        Arrays.setAll(
                codes,
                c -> c < categories ? data.codes(c) : data.texts(c - categories).codes());
    }

    /** Those of {@code rows} that equal no earlier one of them. */
    int[] first(int[] rows) {
        int[] firsts = firsts(rows);
        int[] kept = new int[rows.length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (firsts[i] == rows[i]) {
                kept[size++] = rows[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** Rows {@code 0 … rows - 1} in groups of equal ones. */
    Groups groups(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, row -> row);
        return Groups.ofFirsts("equal rows", firsts(all));
    }

    /** For each of {@code rows} the first of them that it equals, itself if there is none before it. */
    int[] firsts(int[] rows) {
        int mask = Integer.highestOneBit(Math.max(16, rows.length)) * 4 - 1;
        long[] table = new long[mask + 1]; // the hash in the upper half, the row in the lower
        Arrays.fill(table, FREE);
        int[] firsts = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            int hash = hash(row);
            int slot = hash & mask;
            while (table[slot] != FREE && ((int) (table[slot] >>> 32) != hash || !equal((int) table[slot], row))) {
                slot = slot + 1 & mask;
            }
            if (table[slot] == FREE) {
                table[slot] = (long) hash << 32 | row;
            }
            firsts[i] = (int) table[slot];
        }
        return firsts;
    }

    private int hash(int row) {
        long hash = 0;
        for (double[] column : numbers) {
            hash = TextHash.mixed(hash, Double.doubleToLongBits(column[row]));
        }
        for (int[] column : codes) {
            hash = TextHash.mixed(hash, column[row]);
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
        return true;
    }
}

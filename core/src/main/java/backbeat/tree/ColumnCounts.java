package backbeat.tree;

import java.util.Arrays;

/**
 * The class counts of one column in one node, by code, counted when asked for.
 *
 * <p>In a node with fewer entries than the column has bins, clearing and scanning all bins would cost more than the entries
 * themselves. There, every bin that is counted into is marked by a bit, and reading goes from mark to mark in order,
 * clearing as it goes: O(entries + bins / 64), without sorting. For columns of many bins (exact thresholds) the marked
 * words are marked in turn: O(entries + bins / 4096).
 */
final class ColumnCounts {
    private final TrainingRows rows;
    private final long[] counts;
    private final long[] marks;
    private final long[] markedWords;
    private boolean counted;
    private int word;
    private long bits;
    private int group;
    private long groupBits;

    ColumnCounts(TrainingRows rows, int codes) {
        this.rows = rows;
        this.counts = new long[codes];
        this.marks = new long[(codes + 63) / 64];
        this.markedWords = new long[(marks.length + 63) / 64];
    }

    /** The node has changed: counts are no longer valid. */
    void forget() {
        counted = false;
    }

    /** The counts of a range of entries, by code; counted at the first call since {@link #forget}. */
    long[] of(long[] entries, int from, int to, int column) {
        if (!counted) {
            Arrays.fill(counts, 0, rows.cardinality[column], 0);
            count(entries, from, to, column);
            counted = true;
        }
        return counts;
    }

    void clear(int codes) {
        Arrays.fill(counts, 0, codes, 0);
    }

    private void count(long[] entries, int from, int to, int column) {
        if (rows.words == 2) {
            count(entries, from, to, column, 2);
        } else {
            count(entries, from, to, column, rows.words);
        }
    }

    /** Compiled for two words and for any number: the compiler unrolls a loop whose steps it knows. */
    private void count(long[] entries, int from, int to, int column, int words) {
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int field = rows.word[column];
        long[] counts = this.counts;
        for (int entry = from; entry < to; entry++) {
            int i = entry * words;
            counts[(int) (entries[i + field] >>> shift) & mask] += TrainingRows.counts(entries[i + words - 1]);
        }
    }

    /** Counts a range of entries into cleared bins and marks them. */
    void countMarked(long[] entries, int from, int to, int column) {
        int words = rows.words;
        int shift = rows.shift[column];
        int mask = rows.mask[column];
        int field = rows.word[column];
        boolean wide = rows.cardinality[column] > 4096;
        for (int i = from * words, end = to * words; i < end; i += words) {
            int bin = (int) (entries[i + field] >>> shift) & mask;
            counts[bin] += TrainingRows.counts(entries[i + words - 1]);
            marks[bin >>> 6] |= 1L << bin;
            if (wide) {
                markedWords[bin >>> 12] |= 1L << (bin >>> 6);
            }
        }
        if (!wide) {
            int used = (rows.cardinality[column] + 63) / 64;
            markedWords[0] = used == 64 ? -1L : (1L << used) - 1;
        }
    }

    /** The lowest marked bin. */
    int firstMarked() {
        group = -1;
        groupBits = 0;
        bits = 0;
        return nextMarked();
    }

    /** The next marked bin, or -1 after the last. */
    int nextMarked() {
        while (bits == 0) {
            while (groupBits == 0) {
                if (++group == markedWords.length) {
                    return -1;
                }
                groupBits = markedWords[group];
                markedWords[group] = 0;
            }
            word = group << 6 | Long.numberOfTrailingZeros(groupBits);
            groupBits &= groupBits - 1;
            bits = marks[word];
            marks[word] = 0;
        }
        int bin = word << 6 | Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
        return bin;
    }

    /** The counts of a marked bin, which are cleared. */
    long take(int bin) {
        long here = counts[bin];
        counts[bin] = 0;
        return here;
    }
}

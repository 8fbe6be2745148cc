package backbeat.tree;

import java.util.Arrays;

/**
 * The class counts of one column in one node, by code, counted when asked for.
 *
 * <p>In a node with fewer entries than the column has bins, clearing and scanning all bins would cost more than the entries
 * themselves. There, every bin that is counted into is marked by a bit, and reading goes from mark to mark in order,
 * clearing as it goes: O(entries + bins / 64), without sorting. For columns of many bins (exact thresholds) the marked
 * words are marked in turn: O(entries + bins / 4096).
 *
 * <p>Where all counts are kept to be asked for by code, those of a node with far fewer entries than codes are cleared by a
 * list of the codes that were counted: O(entries), be there 70,000 categories.
 */
final class ColumnCounts {
    /** A list of codes pays from this many codes for an entry: a count is cleared in a fraction of the time of a step of it. */
    private static final int CODES_PER_ENTRY = 16;

    private final TrainingRows rows;
    private final long[] counts;
    private final long[] marks;
    private final long[] markedWords;
    private boolean counted;
    /** The codes whose counts are not 0, if {@link #touchedCount} is not negative; else it may be any. */
    private int[] touched = new int[0];

    private int touchedCount;
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

    /**
     * The node has lost a range of entries and is otherwise the same: what was counted stays, less these.
     *
     * @return whether anything was counted
     */
    boolean remove(long[] entries, int from, int to, int column) {
        if (counted && rows.hasSets(column)) {
            rows.countMembers(entries, from, to, column, -1, counts, 0);
        } else {
            for (int entry = from; counted && entry < to; entry++) {
                counts[rows.code(entries, entry, column)] -= rows.counts(entries, entry);
            }
        }
        return counted;
    }

    /** The counts of a range of entries, by code; counted at the first call since {@link #forget}. */
    long[] of(long[] entries, int from, int to, int column) {
        if (!counted) {
            wipe(Math.min(counts.length, rows.cardinality[column]));
            if (rows.hasSets(column)) {
                touchedCount = -1;
                rows.countMembers(entries, from, to, column, 1, counts, 0);
            } else if ((long) (to - from) * CODES_PER_ENTRY < rows.cardinality[column]) {
                countListed(entries, from, to, column);
            } else {
                touchedCount = -1;
                count(entries, from, to, column);
            }
            counted = true;
        }
        return counts;
    }

    private void wipe(int codes) {
        if (touchedCount < 0) {
            Arrays.fill(counts, 0, codes, 0);
        }
        for (int i = 0; i < touchedCount; i++) {
            counts[touched[i]] = 0;
        }
        touchedCount = 0;
    }

    private void countListed(long[] entries, int from, int to, int column) {
        if (touched.length < to - from) {
            touched = new int[Math.max(64, 2 * (to - from))];
        }
        for (int entry = from; entry < to; entry++) {
            int code = rows.code(entries, entry, column);
            if (counts[code] == 0) {
                touched[touchedCount++] = code;
            }
            counts[code] += rows.counts(entries, entry);
        }
    }

    void clear(int codes) {
        Arrays.fill(counts, 0, codes, 0);
    }

    private void count(long[] entries, int from, int to, int column) {
        switch (rows.words) { // the compiler unrolls a loop whose steps it knows
            case 2 -> count(entries, from, to, column, 2);
            case 3 -> count(entries, from, to, column, 3);
            default -> count(entries, from, to, column, rows.words);
        }
    }

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

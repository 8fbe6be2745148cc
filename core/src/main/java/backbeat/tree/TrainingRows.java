package backbeat.tree;

import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The training table in the form that trees grow from: a row is a few 64-bit words, and a column is a field of 8, 16 or 32
 * bits in one of them, holding a bin number or a category code (an unseen category is one more code, each set of several members another). The top 8 bits of the
 * last word hold how often the row counts: negatives in the lower, positives in the upper four.
 *
 * <p>Twelve binned numbers and three small categories fit two words: 16 bytes a row, so that a tree's rows stay in the
 * cache, and dividing a node moves two words a row. Immutable; growers copy the rows that their bootstrap drew.
 */
public final class TrainingRows {
    /** The most often that one entry can count; a row drawn more often takes several entries. */
    static final int MAX_COUNT = 15;

    final Schema schema;
    final Binning binning;
    final int rows;
    final int words;
    final long[] data;
    final int[] word;
    final int[] shift;
    final int[] mask;
    final int[] cardinality;
    /** By column its sets of several members; null where it has none. Their codes come after that of no member. */
    private final SetColumn[] sets;
    /** The same the other way round. */
    private final CodesOfMembers[] codesOfMembers;

    private final ConstantColumns constantColumns;

    private TrainingRows(Schema schema, Binning binning, SetColumn[] members, int rows, long[] packed) {
        int d = schema.numericCount();
        if (binning.columns() != d) {
            throw new IllegalArgumentException(binning.columns() + " binned columns for " + d + " numeric ones");
        }
        this.schema = schema;
        this.binning = binning;
        this.rows = rows;
        int columns = d + schema.categoricalCount();
        this.cardinality = new int[columns];
        this.sets = new SetColumn[columns];
        this.codesOfMembers = new CodesOfMembers[columns];
        for (int column = 0; column < columns; column++) {
            if (column < d) {
                cardinality[column] = binning.bins(column);
            } else {
                SetColumn own = members[column - d];
                sets[column] = own.sets() > 0 ? own : null;
                codesOfMembers[column] = own.sets() > 0 ? new CodesOfMembers(own) : null;
                cardinality[column] = PackedColumn.cardinality(own);
            }
        }
        this.word = new int[columns];
        this.shift = new int[columns];
        this.mask = new int[columns];
        this.words = layOut();
        this.constantColumns = new ConstantColumns(words, word, shift, mask);
        int length = Math.multiplyExact(rows, words);
        this.data = packed == null ? new long[length] : packed;
        if (data.length != length) {
            throw new IllegalArgumentException(
                    data.length + " words for " + rows + " rows of " + words + " words each");
        }
    }

    /**
     * @param binning the bins of the table's numeric columns
     * @throws IllegalArgumentException if the binning has another number of columns
     */
    public static TrainingRows of(Table table, Labels labels, Binning binning) {
        SetColumn[] members = new SetColumn[table.schema().categoricalCount()];
        Arrays.setAll(members, table::sets);
        TrainingRows packed = new TrainingRows(table.schema(), binning, members, table.rows(), null);
        packed.pack(table, labels);
        return packed;
    }

    /**
     * Rows that were packed before.
     *
     * @param members by categorical column the sets of several members
     * @param words   as {@link #words} gives them, handed over; null for rows that are to be filled
     * @throws IllegalArgumentException if the shapes differ
     */
    public static TrainingRows ofPacked(Schema schema, Binning binning, SetColumn[] members, int rows, long[] words) {
        return new TrainingRows(schema, binning, members, rows, words);
    }

    /** The packed rows, one after the other; not to be written to. */
    public long[] words() {
        return data;
    }

    public Schema schema() {
        return schema;
    }

    public Binning binning() {
        return binning;
    }

    public int rows() {
        return rows;
    }

    /** The sets of several members of a categorical column. */
    public SetColumn members(int categorical) {
        SetColumn own = sets[schema.numericCount() + categorical];
        return own == null
                ? SetColumn.none(schema.categorical().get(categorical).size())
                : own;
    }

    /** Gives each column a field, wide ones first so that none straddles two words; returns the words of a row. */
    private int layOut() {
        int position = 0;
        for (int bits = 32; bits >= 8; bits /= 2) {
            for (int column = 0; column < cardinality.length; column++) {
                if (fieldBits(cardinality[column]) == bits) {
                    word[column] = position / 64;
                    shift[column] = position % 64;
                    mask[column] = (int) ((1L << bits) - 1);
                    position += bits;
                }
            }
        }
        return (position + 8 + 63) / 64;
    }

    static int fieldBits(int cardinality) {
        return cardinality <= 1 << 8 ? 8 : cardinality <= 1 << 16 ? 16 : 32;
    }

    private void pack(Table table, Labels labels) {
        int d = schema.numericCount();
        for (int row = 0; row < rows; row++) {
            int start = row * words;
            for (int column = 0; column < cardinality.length; column++) {
                long code = column < d
                        ? binning.bin(column, table.value(row, column))
                        : PackedColumn.stored(table.code(row, column - d), categories(column));
                data[start + word[column]] |= code << shift[column];
            }
            data[start + words - 1] |= PackedColumn.once(labels.isPositive(row));
        }
    }

    /** The number of source columns. */
    int columns() {
        return cardinality.length;
    }

    /**
     * Makes sure that the copies of rows have room: {@code entries}, or a larger array with some to spare, because the next
     * sample may have a few rows more.
     */
    long[] room(int[] counts, long[] entries) {
        long needed = 0;
        for (int count : counts) {
            needed += (count + MAX_COUNT - 1) / MAX_COUNT;
        }
        needed = (needed + 1) * words; // one more, for what is copied and does not count
        return needed <= entries.length ? entries : new long[Math.toIntExact(needed + needed / 64)];
    }

    /**
     * Copies rows into {@code entries}, each as often as {@code counts} says.
     *
     * @return the number of entries: at most the sum of the counts
     */
    int copy(int[] counts, long[] entries) {
        int size = 0;
        for (int row = 0; row < rows; row++) {
            int left = counts[row];
            do { // a row that does not count is copied, too, and overwritten by the next: which it is cannot be
                // foreseen
                for (int w = 0; w < words; w++) { // a few: a call would take longer
                    entries[size * words + w] = data[row * words + w];
                }
                int last = size * words + words - 1;
                entries[last] = withCount(entries[last], Math.min(left, MAX_COUNT));
                size += left > 0 ? 1 : 0;
                left -= MAX_COUNT;
            } while (left > 0);
        }
        return size;
    }

    private static long withCount(long lastWord, int count) {
        return lastWord & 0x00FFFFFFFFFFFFFFL | (lastWord >>> 56) * count << 56;
    }

    /** Whether rows have several members in a column. */
    boolean hasSets(int column) {
        return sets[column] != null;
    }

    /** The number of categories of a categorical column. */
    int categories(int column) {
        return schema.categorical().get(column - schema.numericCount()).size();
    }

    /**
     * Counts the members of a range of entries in a column with sets, all in one pass.
     *
     * @param sign   1 adds the entries' class counts, -1 takes them away
     * @param counts receives at {@code offset + member}
     */
    void countMembers(long[] entries, int from, int to, int column, long sign, long[] counts, int offset) {
        SetColumn of = sets[column];
        int categories = of.categories();
        int field = word[column];
        int start = shift[column];
        int bits = mask[column];
        int last = words - 1;
        for (int i = from * words, end = to * words; i < end; i += words) {
            int code = (int) (entries[i + field] >>> start) & bits;
            long both = sign * counts(entries[i + last]);
            if (code < categories) {
                counts[offset + code] += both;
            } else if (code > categories) {
                of.addTo(counts, offset, code - 1, both);
            }
        }
    }

    /** Shows the categories of a column that a range of entries has, each as often as it occurs. */
    void forMembers(int column, long[] entries, int from, int to, IntConsumer action) {
        int categories = categories(column);
        for (int entry = from; entry < to; entry++) {
            int code = code(entries, entry, column);
            if (code < categories) {
                action.accept(code);
            } else if (code > categories) {
                SetColumn of = sets[column];
                for (int place = 0, size = of.size(code - 1); place < size; place++) {
                    action.accept(of.member(code - 1, place));
                }
            }
        }
    }

    /** By member the codes of a column with sets. */
    CodesOfMembers codesOfMembers(int column) {
        return codesOfMembers[column];
    }

    /** Whether a code in a column with sets has a member. */
    boolean contains(int column, int code, int member) {
        int categories = sets[column].categories();
        return code <= categories ? code == member : sets[column].contains(code - 1, member);
    }

    /** Whether a code in a column with sets has a member whose bit is set. */
    boolean containsAny(int column, int code, long[] members) {
        SetColumn of = sets[column];
        if (code == of.categories()) {
            return false;
        }
        int own = code < of.categories() ? code : code - 1;
        for (int place = 0, size = of.size(own); place < size; place++) {
            int member = of.member(own, place);
            if ((members[member >>> 6] >>> member & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The largest rank of the members of a code in a column with sets; 0 where there is none. */
    int highest(int column, int code, int[] rank) {
        SetColumn of = sets[column];
        int highest = 0;
        if (code != of.categories()) {
            int own = code < of.categories() ? code : code - 1;
            for (int place = 0, size = of.size(own); place < size; place++) {
                highest = Math.max(highest, rank[of.member(own, place)]);
            }
        }
        return highest;
    }

    /** Whether every column is one byte, those with sets apart. */
    boolean bytesOnly() {
        for (int column = 0; column < mask.length; column++) {
            if (mask[column] != 255 && !hasSets(column)) {
                return false;
            }
        }
        return true;
    }

    /** The code of an entry in a column. */
    int code(long[] entries, int entry, int column) {
        return (int) (entries[entry * words + word[column]] >>> shift[column]) & mask[column];
    }

    /** Two entries change places. */
    void swap(long[] entries, int a, int b) {
        swap(entries, a * words, b * words, words);
    }

    /** The words of two entries, which begin at {@code a} and {@code b}, change places. */
    static void swap(long[] entries, int a, int b, int words) {
        for (int word = 0; word < words; word++) {
            long held = entries[a + word];
            entries[a + word] = entries[b + word];
            entries[b + word] = held;
        }
    }

    /** The packed class counts of an entry. */
    long counts(long[] entries, int entry) {
        return counts(entries[entry * words + words - 1]);
    }

    /** The columns below 64 that have one code in all entries of a range, as bits. O(entries), whatever the columns. */
    long constantColumns(long[] entries, int from, int to) {
        return constantColumns.of(entries, from, to);
    }

    /** What an entry adds to packed class counts: negatives in the lower, positives in the upper 32 bits. */
    static long counts(long lastWord) {
        int both = (int) (lastWord >>> 56);
        return both & 15 | (long) (both >>> 4) << 32;
    }
}

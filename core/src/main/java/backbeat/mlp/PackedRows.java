package backbeat.mlp;

import backbeat.kernel.Rows;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.stream.IntStream;

/**
 * Training rows as records: a row's numeric values, the numbers of its one-hot columns (where rows have sets, the codes) and
 * its label lie side by side in one array, so that a row of a shuffled batch touches one place in memory in place of one per
 * column group. {@code 4·(numeric columns + categorical columns + 1)} bytes a row.
 */
final class PackedRows {
    /** Numbers and codes are kept as floats, which hold integers exactly up to here. */
    private static final int LARGEST_EXACT = 1 << 24;

    final int rows;

    private final int numericWidth;
    /** The most one-hot columns that are 1 in a row; those of unseen categories count. */
    private final int mostOnes;

    private final Table table;
    private final int categorical;
    private final int[] offsets;
    private final int stride;
    private final float[] records;

    private PackedRows(Table table, Labels labels) {
        Schema schema = table.schema();
        if (schema.oneHotWidth() > LARGEST_EXACT || table.rows() > LARGEST_EXACT && table.hasSets()) {
            throw new IllegalArgumentException("A perceptron takes at most " + LARGEST_EXACT
                    + " numeric columns and categories, and rows with sets, not " + schema.oneHotWidth() + " and "
                    + table.rows());
        }
        this.table = table;
        rows = table.rows();
        numericWidth = schema.numericCount();
        categorical = schema.categoricalCount();
        mostOnes = mostOnes(table);
        offsets = offsets(schema);
        stride = numericWidth + categorical + 1;
        records = new float[Math.multiplyExact(rows, stride)];
        for (int row = 0, at = 0; row < rows; row++, at += stride) {
            System.arraycopy(table.numeric().data, row * numericWidth, records, at, numericWidth);
            for (int c = 0; c < categorical; c++) {
                int code = table.code(row, c);
                records[at + numericWidth + c] = table.hasSets() || code == Table.UNSEEN ? code : offsets[c] + code;
            }
            records[at + stride - 1] = labels.get(row);
        }
    }

    static PackedRows of(Table table, Labels labels) {
        return new PackedRows(table, labels);
    }

    /** By categorical column its first one-hot column. */
    static int[] offsets(Schema schema) {
        return IntStream.range(0, schema.categoricalCount())
                .map(schema::oneHotOffset)
                .toArray();
    }

    /** The most one-hot columns that are 1 in a row of a table; those of unseen categories count. */
    static int mostOnes(Table table) {
        int most = 0;
        for (int c = 0; c < table.schema().categoricalCount(); c++) {
            most += table.sets(c).largest();
        }
        return most;
    }

    /** Whether rows of a table have as many ones as they have categorical columns, all of them. */
    boolean hasSets() {
        return table.hasSets();
    }

    /**
     * Writes the one-hot columns that are 1 in rows {@code from … to - 1} of a table to the beginning of a block's ones: one
     * number per categorical column, -1 where the category is unseen; of a set one for each member.
     *
     * @param offsets those of the table's schema
     */
    static void pack(Table table, int[] offsets, int from, int to, Rows in) {
        int columns = offsets.length;
        if (in.used() != null) {
            for (int row = from; row < to; row++) {
                int at = (row - from) * in.onesPerRow();
                int end = at;
                for (int c = 0; c < columns; c++) {
                    end = expand(table.sets(c), table.code(row, c), offsets[c], in.ones(), end);
                }
                in.used()[row - from] = end - at;
            }
            return;
        }
        int[] ones = in.ones();
        for (int c = 0; c < columns; c++) {
            int[] codes = table.codes(c);
            int offset = offsets[c];
            for (int row = from, at = c; row < to; row++, at += columns) {
                ones[at] = codes[row] == Table.UNSEEN ? -1 : offset + codes[row];
            }
        }
    }

    /** Writes the one-hot columns of a code from place {@code at} on; returns where they end. */
    private static int expand(SetColumn sets, int code, int offset, int[] ones, int at) {
        if (code < sets.categories()) {
            ones[at] = offset + code;
            return code == Table.UNSEEN ? at : at + 1;
        }
        int size = sets.size(code);
        for (int place = 0; place < size; place++) {
            ones[at + place] = offset + sets.member(code, place);
        }
        return at + size;
    }

    /** A block's input of up to {@code rows} rows, whose numeric values are read where the records are. */
    Rows block(int rows) {
        return new Rows(
                records,
                numericWidth,
                new int[rows],
                new int[rows * mostOnes],
                mostOnes,
                hasSets() ? new int[rows] : null);
    }

    /** Makes row {@code order[first + r]} the row {@code r} of a {@link #block}, for {@code r} from 0 to {@code count - 1}. */
    void gather(int[] order, int first, int count, RowBlock block) {
        block.touched = touch(order, first, first + count);
        int[] starts = block.in.starts();
        for (int r = 0; r < count; r++) {
            int start = order[first + r] * stride;
            starts[r] = start;
            block.labels[r] = records[start + stride - 1];
        }
        if (block.in.used() == null) {
            gatherOnes(order, first, count, block.in.ones());
        } else {
            gatherSets(order, first, count, block.in);
        }
    }

    /** Where no row has sets, records hold the numbers of one-hot columns. */
    private void gatherOnes(int[] order, int first, int count, int[] ones) {
        for (int r = 0, to = 0; r < count; r++) {
            int at = order[first + r] * stride + numericWidth;
            for (int c = 0; c < categorical; c++, to++) {
                ones[to] = (int) records[at + c];
            }
        }
    }

    /** Where rows have sets, records hold codes. */
    private void gatherSets(int[] order, int first, int count, Rows in) {
        for (int r = 0; r < count; r++) {
            int at = order[first + r] * stride + numericWidth;
            int end = r * mostOnes;
            for (int c = 0; c < categorical; c++) {
                end = expand(table.sets(c), (int) records[at + c], offsets[c], in.ones(), end);
            }
            in.used()[r] = end - r * mostOnes;
        }
    }

    /**
     * Reads both ends of every record first: independent loads, which the processor has in flight by the dozen, where the
     * layers would wait for the cache a few at a time.
     */
    private float touch(int[] order, int from, int to) {
        float sum = 0;
        for (int i = from; i < to; i++) {
            int at = order[i] * stride;
            sum += records[at] + records[at + stride - 1];
        }
        return sum;
    }
}

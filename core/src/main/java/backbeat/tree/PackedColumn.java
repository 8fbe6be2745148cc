package backbeat.tree;

import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column of training rows as trees read it, packed by itself: bin numbers or category codes in as few bytes as hold them, one
 * byte for up to 256 of them. Columns that were packed apart make up the {@link TrainingRows} of their table, to the bit.
 *
 * @param lowest  of a numeric column the smallest value of each bin; empty for a categorical one
 * @param highest the largest
 * @param members of a categorical column the sets of several members; of no categories for a numeric one
 * @param codes   by row a number of {@code width} bytes, the lowest first
 */
public record PackedColumn(float[] lowest, float[] highest, SetColumn members, byte[] codes) {
    private static final SetColumn NONE = SetColumn.none(0);

    /**
     * The columns of a table, numeric ones first.
     *
     * @param maxBins the most bins of a column, at least 2
     */
    public static List<PackedColumn> of(Table table, int maxBins) {
        List<PackedColumn> columns = new ArrayList<>();
        Binning binning = Binning.of(table.numeric(), maxBins, Workers.sequential());
        for (int c = 0; c < binning.columns(); c++) {
            int bins = binning.bins(c);
            float[] lowest = new float[bins];
            float[] highest = new float[bins];
            for (int bin = 0; bin < bins; bin++) {
                lowest[bin] = binning.lowest(c, bin);
                highest[bin] = binning.highest(c, bin);
            }
            int width = TrainingRows.fieldBits(bins) / Byte.SIZE;
            byte[] codes = new byte[Math.multiplyExact(table.rows(), width)];
            for (int row = 0; row < table.rows(); row++) {
                put(binning.bin(c, table.value(row, c)), codes, row, width);
            }
            columns.add(new PackedColumn(lowest, highest, NONE, codes));
        }
        for (int c = 0; c < table.schema().categoricalCount(); c++) {
            SetColumn members = table.sets(c);
            int width = TrainingRows.fieldBits(cardinality(members)) / Byte.SIZE;
            byte[] codes = new byte[Math.multiplyExact(table.rows(), width)];
            for (int row = 0; row < table.rows(); row++) {
                put(stored(table.code(row, c), members.categories()), codes, row, width);
            }
            columns.add(new PackedColumn(new float[0], new float[0], members, codes));
        }
        return columns;
    }

    /** How many codes a categorical column has: an unseen category is one more, each set of several members another. */
    static int cardinality(SetColumn members) {
        return members.categories() + 1 + members.sets();
    }

    /** A table's code as training rows hold it. */
    static int stored(int code, int categories) {
        return code == Table.UNSEEN ? categories : code < categories ? code : code + 1;
    }

    private static void put(int code, byte[] codes, int row, int width) {
        for (int b = 0; b < width; b++) {
            codes[row * width + b] = (byte) (code >>> Byte.SIZE * b);
        }
    }

    /** Where the class of a row counts once. */
    static long once(boolean positive) {
        return 1L << (positive ? 60 : 56);
    }

    /**
     * The rows of columns that were packed apart.
     *
     * @param columns those of the schema, numeric ones first
     * @throws IllegalArgumentException if they do not fit the schema and the labels
     */
    public static TrainingRows together(Schema schema, Labels labels, List<PackedColumn> columns) {
        int d = schema.numericCount();
        if (columns.size() != d + schema.categoricalCount()) {
            throw new IllegalArgumentException(
                    columns.size() + " packed columns for a schema of " + (d + schema.categoricalCount()));
        }
        float[][] lowest = new float[d][];
        float[][] highest = new float[d][];
        Arrays.setAll(lowest, c -> columns.get(c).lowest);
        Arrays.setAll(highest, c -> columns.get(c).highest);
        SetColumn[] members =
                columns.stream().skip(d).map(PackedColumn::members).toArray(SetColumn[]::new);
        TrainingRows rows = TrainingRows.ofPacked(schema, new Binning(lowest, highest), members, labels.size(), null);
        for (int c = 0; c < columns.size(); c++) {
            columns.get(c).putInto(rows, c);
        }
        for (int row = 0; row < rows.rows; row++) {
            rows.data[row * rows.words + rows.words - 1] |= once(labels.isPositive(row));
        }
        return rows;
    }

    private void putInto(TrainingRows rows, int column) {
        int width = TrainingRows.fieldBits(rows.cardinality[column]) / Byte.SIZE;
        if (codes.length != (long) rows.rows * width) {
            throw new IllegalArgumentException("Column " + column + " has " + codes.length + " bytes of codes, not "
                    + width + " for each of " + rows.rows + " rows");
        }
        for (int row = 0; row < rows.rows; row++) {
            long code = 0;
            for (int b = 0; b < width; b++) {
                code |= (codes[row * width + b] & 0xFFL) << Byte.SIZE * b;
            }
            rows.data[row * rows.words + rows.word[column]] |= code << rows.shift[column];
        }
    }
}

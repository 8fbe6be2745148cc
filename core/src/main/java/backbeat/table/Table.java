package backbeat.table;

import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * The feature table that every learner reads: a dense numeric block and one code per row and categorical column. The
 * one-hot matrix that it stands for is never built ({@link OneHot} does so for reference implementations and tests).
 *
 * <p>Numeric block: {@code n × d}, row-major float32, {@code 4·d} bytes a row. Codes: one {@code int[n]} per categorical
 * column, 4 bytes a row and column; a code is the category's place in its {@link CategoricalColumn}, or {@link #UNSEEN}. In
 * a set column codes from the number of categories on stand for sets of several members: see {@link SetColumn}.
 *
 * <p>Arrays are handed over, not copied, in both directions: who builds a table gives its arrays away, and who reads
 * {@link #numeric()} or {@link #codes} must not write to them.
 */
public final class Table {
    /** The code of a category that the schema does not know: a row of zeros in one-hot form. */
    public static final int UNSEEN = -1;

    private final Schema schema;
    private final FMatrixRMaj numeric;
    private final int[][] codes;
    private final SetColumn[] sets;

    /** A table in which no row has two members of a set column. */
    public Table(Schema schema, FMatrixRMaj numeric, int[][] codes) {
        this(schema, numeric, codes, none(schema));
    }

    private static SetColumn[] none(Schema schema) {
        return schema.categorical().stream()
                .map(column -> SetColumn.none(column.size()))
                .toArray(SetColumn[]::new);
    }

    /**
     * @param schema  the columns
     * @param numeric {@code n × d}, every value finite
     * @param codes   {@code codes[column][row]}
     * @param sets    what the codes of each categorical column mean
     * @throws IllegalArgumentException if the shapes differ, a value is NaN or infinite, or a code is out of range; the
     *                                  message names the row and the column
     */
    public Table(Schema schema, FMatrixRMaj numeric, int[][] codes, SetColumn[] sets) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.numeric = Objects.requireNonNull(numeric, "numeric");
        this.codes = Objects.requireNonNull(codes, "codes");
        this.sets = Objects.requireNonNull(sets, "sets");
        checkShape();
        checkValues();
        checkCodes();
    }

    private void checkShape() {
        if (numeric.numCols != schema.numericCount()) {
            throw new IllegalArgumentException("The schema has " + schema.numericCount()
                    + " numeric columns, the numeric block has " + numeric.numCols);
        }
        if (codes.length != schema.categoricalCount()) {
            throw new IllegalArgumentException("The schema has " + schema.categoricalCount()
                    + " categorical columns, the codes have " + codes.length);
        }
        for (int c = 0; c < codes.length; c++) {
            CategoricalColumn column = schema.categorical().get(c);
            if (sets.length != codes.length
                    || sets[c].categories() != column.size()
                    || sets[c].sets() > 0 && !column.isSet()) {
                throw new IllegalArgumentException("The sets of column '" + column.name() + "' are another column's");
            }
            if (codes[c].length != numeric.numRows) {
                throw new IllegalArgumentException("Column '" + column.name() + "' has " + codes[c].length
                        + " codes for " + numeric.numRows + " rows");
            }
        }
    }

    private void checkValues() {
        int d = numeric.numCols;
        int length = numeric.numRows * d;
        if (Float.isFinite(Extent.largest(numeric.data, 0, length))) {
            return;
        }
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(numeric.data[i])) {
                throw new IllegalArgumentException("Row " + i / d + ", column '"
                        + schema.numeric().get(i % d) + "' is " + numeric.data[i] + "; every value must be finite");
            }
        }
    }

    private void checkCodes() {
        for (int c = 0; c < codes.length; c++) {
            int size = schema.categorical().get(c).size() + sets[c].sets();
            if (Extent.within(codes[c], 0, codes[c].length, UNSEEN, size - 1)) {
                continue;
            }
            for (int row = 0; row < codes[c].length; row++) {
                int code = codes[c][row];
                if (code < UNSEEN || code >= size) {
                    throw new IllegalArgumentException("Row " + row + ", column '"
                            + schema.categorical().get(c).name() + "' has code " + code + " of " + size
                            + " categories");
                }
            }
        }
    }

    public Schema schema() {
        return schema;
    }

    /** The number of rows, {@code n}. */
    public int rows() {
        return numeric.numRows;
    }

    /** The numeric block, {@code n × d} row-major. Not to be written to. */
    public FMatrixRMaj numeric() {
        return numeric;
    }

    public float value(int row, int column) {
        return numeric.data[row * numeric.numCols + column];
    }

    /** The codes of one categorical column, by row. Not to be written to. */
    public int[] codes(int column) {
        return codes[column];
    }

    public int code(int row, int column) {
        return codes[column][row];
    }

    /** What the codes of a categorical column mean: the sets of several members that its rows may have. */
    public SetColumn sets(int column) {
        return sets[column];
    }

    /** The sets of all categorical columns. Not to be written to. */
    public SetColumn[] sets() {
        return sets;
    }

    /** Whether a row may have several members of a categorical column. */
    public boolean hasSets() {
        for (SetColumn column : sets) {
            if (column.sets() > 0) {
                return true;
            }
        }
        return false;
    }

    /** A new table of the rows named, in the order named; a row may be named more than once. */
    public Table select(int[] rows) {
        int d = numeric.numCols;
        FMatrixRMaj block = new FMatrixRMaj(rows.length, d);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(numeric.data, rows[i] * d, block.data, i * d, d);
        }
        int[][] selected = new int[codes.length][rows.length];
        for (int c = 0; c < codes.length; c++) {
            for (int i = 0; i < rows.length; i++) {
                selected[c][i] = codes[c][rows[i]];
            }
        }
        return new Table(schema, block, selected, sets);
    }
}

package backbeat.preparation;

import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** The numeric columns of a table that are made of its sets ({@link SetNumbers}). */
public final class DerivedBlock {
    private final Preprocessor preprocessor;

    public DerivedBlock(Preprocessor preprocessor) {
        this.preprocessor = preprocessor;
    }

    /**
     * Fills in the derived columns of a table to be.
     *
     * @param block {@code n × d}
     * @param codes {@code codes[column][row]}
     * @param sets  what they mean
     */
    void fill(FMatrixRMaj block, int[][] codes, SetColumn[] sets) {
        double[] out = new double[SetNumbers.COUNT];
        int first = preprocessor.ownNumbers();
        for (SetNumbers numbers : preprocessor.derived()) {
            for (int row = 0; row < block.numRows; row++) {
                numbers.of(sets[numbers.column()], codes[numbers.column()][row], out);
                for (int c = 0; c < out.length; c++) {
                    block.data[row * block.numCols + first + c] = preprocessor.number(first + c, out[c]);
                }
            }
            first += out.length;
        }
    }

    /** The categorical column whose sets a numeric column is made of; -1 for a column that is not derived. */
    public int source(int numeric) {
        int place = (numeric - preprocessor.ownNumbers()) / SetNumbers.COUNT;
        return numeric < preprocessor.ownNumbers()
                ? -1
                : preprocessor.derived().get(place).column();
    }

    /** The numeric columns that are made of a categorical column's sets, ascending. */
    public int[] columns(int categorical) {
        return IntStream.range(preprocessor.ownNumbers(), preprocessor.schema().numericCount())
                .filter(numeric -> source(numeric) == categorical)
                .toArray();
    }

    /**
     * What the derived columns are where a row has one category alone.
     *
     * @return {@code values[code][i]} of numeric column {@code columns(categorical)[i]}, as a table holds it
     */
    public float[][] values(int categorical) {
        int[] columns = columns(categorical);
        int size = preprocessor.schema().categorical().get(categorical).size();
        float[][] values = new float[size][columns.length];
        SetColumn single = SetColumn.none(size);
        double[] out = new double[SetNumbers.COUNT];
        for (int code = 0; code < size; code++) {
            for (int i = 0; i < columns.length; i++) {
                int offset = columns[i] - preprocessor.ownNumbers();
                preprocessor.derived().get(offset / out.length).of(single, code, out);
                values[code][i] = preprocessor.number(columns[i], out[offset % out.length]);
            }
        }
        return values;
    }

    /** A table that lacks the derived columns with these values in them, as they are before they are standardized. */
    Table widened(Table table, List<double[]> values) {
        if (values.isEmpty()) {
            return table;
        }
        int own = preprocessor.ownNumbers();
        int d = own + values.size();
        FMatrixRMaj block = new FMatrixRMaj(table.rows(), d);
        for (int row = 0; row < table.rows(); row++) {
            System.arraycopy(table.numeric().data, row * own, block.data, row * d, own);
            for (int c = own; c < d; c++) {
                block.data[row * d + c] = preprocessor.number(c, values.get(c - own)[row]);
            }
        }
        int[][] codes = new int[table.schema().categoricalCount()][];
        Arrays.setAll(codes, table::codes);
        return new Table(preprocessor.schema(), block, codes, table.sets());
    }
}

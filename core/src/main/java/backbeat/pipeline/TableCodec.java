package backbeat.pipeline;

import backbeat.table.CategoricalColumn;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.io.IOException;
import org.ejml.data.FMatrixRMaj;

/**
 * The rows of a table, and their labels, for whoever has the schema. Bytes a row: 4 a numeric column, 1 a categorical column of
 * up to 255 categories, 1 for the label.
 */
final class TableCodec {
    private TableCodec() {}

    static void write(Table table, SectionWriter out) throws IOException {
        Schema schema = table.schema();
        out.i32(table.rows());
        out.rawFloats(table.numeric().data, table.rows() * schema.numericCount());
        for (int c = 0; c < schema.categoricalCount(); c++) {
            if (schema.categorical().get(c).isSet()) {
                SetsCodec.writeSets(table.sets(c), out);
            }
            CodeColumn.write(table.codes(c), table.sets(c), out);
        }
    }

    static Table read(SectionReader in, Schema schema) throws IOException {
        int d = schema.numericCount();
        int rows = in.count("training rows", Math.max(1, d * Float.BYTES + schema.categoricalCount()));
        in.require((long) rows * d <= Integer.MAX_VALUE - 8, rows + " × " + d + " values are too many");
        FMatrixRMaj numeric = new FMatrixRMaj(rows, d);
        in.floats(numeric.data, "a value of a training row");
        int[][] codes = new int[schema.categoricalCount()][];
        SetColumn[] sets = new SetColumn[codes.length];
        for (int c = 0; c < codes.length; c++) {
            CategoricalColumn column = schema.categorical().get(c);
            sets[c] = column.isSet() ? SetsCodec.readSets(in, column) : SetColumn.none(column.size());
            codes[c] = CodeColumn.read(in, column, sets[c], rows);
        }
        return new Table(schema, numeric, codes, sets);
    }

    static Labels readLabels(SectionReader in, int rows) throws IOException {
        byte[] labels = in.raw(rows, "the labels");
        int bits = 0;
        for (byte label : labels) {
            bits |= label;
        }
        if (bits >>> 1 != 0) {
            int row = 0;
            while (labels[row] >>> 1 == 0) {
                row++;
            }
            throw in.error("the label of row " + row + " is " + (labels[row] & 0xff) + ", not 0 or 1");
        }
        return new Labels(labels);
    }
}

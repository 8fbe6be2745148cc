package backbeat.spark.scoring;

import backbeat.data.BadRows;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Answers rows as Spark's readers of files hand them out, without an object for each value: numbers are read where they stand, and
 * texts as the UTF-8 that they are. Columns of any other type go the way of {@link RowScorer}, and mean the same.
 */
final class FileRowScorer extends Scorer<InternalRow> {
    private final Fields fields;
    private final DataType[] types;
    private final int[] kept;
    private final boolean simple;

    /** @param types of the columns that {@link Fields#names} lists */
    FileRowScorer(
            Iterator<InternalRow> rows,
            Pipeline pipeline,
            Fields fields,
            DataType[] types,
            BadRows badRows,
            ScoringCounts counts,
            String origin) {
        super(rows, pipeline, fields.kept().size(), badRows, counts, origin);
        this.fields = fields;
        this.types = types;
        this.kept = fields.keptPlaces();
        this.simple = isSimple();
    }

    /** Whether all features are doubles and texts, and no set is among them. */
    private boolean isSimple() {
        boolean simple = !fields.sets();
        for (int c = 0; c < fields.numbers().length; c++) {
            DataType type = types[fields.numbers()[c]];
            simple &= type.equals(DataTypes.StringType) || isNumber(type) && c < fields.plain();
        }
        for (int place : fields.categories()) {
            simple &= types[place].equals(DataTypes.StringType);
        }
        return simple;
    }

    private static boolean isNumber(DataType type) {
        return type.equals(DataTypes.DoubleType)
                || type.equals(DataTypes.FloatType)
                || type.equals(DataTypes.LongType)
                || type.equals(DataTypes.IntegerType);
    }

    @Override
    String encode(InternalRow row, RowEncoder into) {
        if (!simple) {
            return fields.encode(row(row), into);
        }
        int[] numbers = fields.numbers();
        for (int c = 0; c < numbers.length; c++) {
            number(row, c, numbers[c], into);
        }
        int[] categories = fields.categories();
        for (int c = 0; c < categories.length; c++) {
            if (row.isNullAt(categories[c])) {
                into.category(c, "");
            } else {
                byte[] utf8 = row.getUTF8String(categories[c]).getBytes();
                into.category(c, utf8, 0, utf8.length);
            }
        }
        return into.endRow();
    }

    private void number(InternalRow row, int column, int place, RowEncoder into) {
        DataType type = types[place];
        if (row.isNullAt(place)) {
            into.number(column, "");
        } else if (type.equals(DataTypes.DoubleType)) {
            into.number(column, row.getDouble(place));
        } else if (type.equals(DataTypes.FloatType)) {
            into.number(column, row.getFloat(place));
        } else if (type.equals(DataTypes.LongType)) {
            into.number(column, row.getLong(place));
        } else if (type.equals(DataTypes.IntegerType)) {
            into.number(column, row.getInt(place));
        } else {
            byte[] utf8 = row.getUTF8String(place).getBytes();
            into.number(column, utf8, 0, utf8.length);
        }
    }

    /** The row in Spark's interface. */
    private Row row(InternalRow row) {
        Object[] values = new Object[types.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = CatalystTypeConverters.convertToScala(row.get(place, types[place]), types[place]);
        }
        return RowFactory.create(values);
    }

    @Override
    void keep(InternalRow row, Object[] answer) {
        for (int i = 0; i < kept.length; i++) {
            answer[i] =
                    InternalRow.copyValue(row.get(kept[i], types[kept[i]])); // the reader writes the next row over it
        }
    }

    @Override
    String describe(InternalRow row) {
        return fields.describe(row(row));
    }

    @Override
    InternalRow answer(Object[] values) {
        return new GenericInternalRow(values);
    }
}

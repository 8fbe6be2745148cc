package backbeat.spark.scoring;

import backbeat.data.BadRows;
import backbeat.data.Values;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Answers rows as Spark's readers of files hand them out, without an object for each value: numbers are read where they stand, and
 * texts as the UTF-8 that they are. Values of any other type mean what they mean to {@link RowScorer}.
 */
final class FileRowScorer extends Scorer<InternalRow> {
    /** How a column is read. */
    private enum Kind {
        DOUBLE(DataTypes.DoubleType),
        FLOAT(DataTypes.FloatType),
        LONG(DataTypes.LongType),
        INTEGER(DataTypes.IntegerType),
        TEXT(DataTypes.StringType),
        /** As a text, by way of an object. */
        OTHER(DataTypes.NullType);

        private final DataType type;

        Kind(DataType type) {
            this.type = type;
        }

        static Kind of(DataType type) {
            return Arrays.stream(values())
                    .filter(kind -> kind.type.equals(type))
                    .findFirst()
                    .orElse(OTHER);
        }

        boolean isNumber() {
            return this != TEXT && this != OTHER;
        }
    }

    private final Fields fields;
    private final DataType[] types;
    private final Kind[] kinds;
    private final int[] kept;
    private final boolean arrays;

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
        this.kinds = Arrays.stream(types).map(Kind::of).toArray(Kind[]::new);
        this.kept = fields.keptPlaces();
        this.arrays = Arrays.stream(fields.categories()).anyMatch(place -> types[place] instanceof ArrayType);
    }

    @Override
    String encode(InternalRow row, RowEncoder into) {
        if (arrays) {
            return fields.encode(row(row), into);
        }
        int[] numbers = fields.numbers();
        for (int c = 0; c < numbers.length; c++) {
            number(row, c, numbers[c], into);
        }
        int[] categories = fields.categories();
        for (int c = 0; c < categories.length; c++) {
            category(row, c, categories[c], into);
        }
        return into.endRow();
    }

    private void number(InternalRow row, int column, int place, RowEncoder into) {
        Kind kind = kinds[place];
        boolean isMissing = row.isNullAt(place);
        if (!isMissing && kind == Kind.TEXT) {
            byte[] utf8 = row.getUTF8String(place).getBytes();
            into.number(column, utf8, 0, utf8.length);
        } else if (isMissing || column >= fields.plain() || !kind.isNumber()) {
            Object value = value(row, place);
            if (value instanceof Number number && column < fields.plain()) {
                into.number(column, number.doubleValue());
            } else {
                into.number(column, Values.text(value));
            }
        } else {
            into.number(
                    column,
                    switch (kind) {
                        case DOUBLE -> row.getDouble(place);
                        case FLOAT -> row.getFloat(place);
                        case LONG -> row.getLong(place);
                        default -> row.getInt(place);
                    });
        }
    }

    private void category(InternalRow row, int column, int place, RowEncoder into) {
        if (kinds[place] == Kind.TEXT && !row.isNullAt(place)) {
            byte[] utf8 = row.getUTF8String(place).getBytes();
            into.category(column, utf8, 0, utf8.length);
        } else {
            into.category(column, Values.text(value(row, place)));
        }
    }

    /** A value in Spark's interface; null is missing. */
    private Object value(InternalRow row, int place) {
        return CatalystTypeConverters.convertToScala(row.get(place, types[place]), types[place]);
    }

    /** The row in Spark's interface. */
    private Row row(InternalRow row) {
        Object[] values = new Object[types.length];
        for (int place = 0; place < values.length; place++) {
            values[place] = value(row, place);
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

package backbeat.pipeline;

import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.IOException;
import java.util.Objects;

/**
 * A table and its labels, for fitting in another process.
 *
 * @param table  {@code n} rows
 * @param labels one a row
 */
public record LabeledRows(Table table, Labels labels) {
    public LabeledRows {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(labels, "labels");
    }

    /** Bytes for {@link #read}: 4 a number, 1 a category of up to 255, 1 a label, and the columns' names and categories once. */
    public byte[] toBytes() {
        return TravelBytes.of(out -> {
            SchemaCodec.write(table.schema(), out);
            TableCodec.write(table, out);
            out.raw(labels.toArray());
        });
    }

    /** @throws IOException if the bytes are not those of {@link #toBytes} */
    public static LabeledRows read(byte[] bytes) throws IOException {
        return TravelBytes.read(bytes, "labeled rows", in -> {
            Schema schema = SchemaCodec.read(in);
            Table table = TableCodec.read(in, schema);
            return new LabeledRows(table, TableCodec.readLabels(in, table.rows()));
        });
    }
}

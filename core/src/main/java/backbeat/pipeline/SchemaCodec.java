package backbeat.pipeline;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A schema by itself, for tables that travel; a model's file has its columns with what prepares them. */
final class SchemaCodec {
    private SchemaCodec() {}

    static void write(Schema schema, SectionWriter out) throws IOException {
        out.texts(schema.numeric());
        out.i32(schema.categoricalCount());
        for (CategoricalColumn column : schema.categorical()) {
            out.text(column.name());
            out.text(column.separator().map(String::valueOf).orElse(""));
            out.texts(column.categories());
        }
    }

    static Schema read(SectionReader in) throws IOException {
        List<String> numeric = in.texts("names of numeric columns");
        List<CategoricalColumn> columns = new ArrayList<>();
        for (int left = in.count("categorical columns", 3 * Integer.BYTES); left > 0; left--) {
            String name = in.text("name of a categorical column");
            String separator = in.text("a separator");
            in.require(separator.length() <= 1, "the separator of " + name + " is '" + separator + "'");
            columns.add(new CategoricalColumn(
                    name,
                    in.texts("categories"),
                    separator.isEmpty() ? Optional.empty() : Optional.of(separator.charAt(0))));
        }
        return new Schema(numeric, columns);
    }
}

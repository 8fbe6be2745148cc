package backbeat.source;

import backbeat.data.Dataset;
import backbeat.data.SetRule;
import backbeat.preparation.PreparedData;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prepared tables as text. Numbers are single precision with nine significant digits, which give back every one of them;
 * the digits do not depend on the JDK. The columns are the row of the file, the numbers, the categories as texts, and the
 * label, 1 or 0. A set is one field with the column's separator between its members in CSV, which says of every member what
 * the file says; a column of zeros and ones per member that training rows have in ARFF and LIBSVM, which have no other form.
 */
final class TextTables {
    private static final MathContext NINE = new MathContext(9);

    private final Schema schema;
    private final Dataset dataset;
    private final PreparedData.Part part;
    private final Table table;

    TextTables(Dataset dataset, PreparedData.Part part) {
        this.dataset = dataset;
        this.part = part;
        this.table = part.table();
        this.schema = table.schema();
    }

    /** The names of the columns: {@code row} and {@code label} get an underscore if a feature is called so. */
    static List<String> columns(Schema schema) {
        List<String> features = new ArrayList<>(schema.numeric());
        schema.categorical().forEach(column -> features.add(column.name()));
        List<String> columns = new ArrayList<>(features);
        columns.add(0, free("row", features));
        columns.add(free("label", features));
        return columns;
    }

    private static String free(String name, List<String> taken) {
        return taken.contains(name) ? free(name + "_", taken) : name;
    }

    static String number(float value) {
        if (value == 0) {
            return "0";
        }
        return Float.isFinite(value)
                ? new BigDecimal(value).round(NINE).stripTrailingZeros().toString()
                : Float.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
    }

    void csv(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(
                    ",", columns(schema).stream().map(TextTables::quoted).toList()));
            out.write('\n');
            for (int row = 0; row < table.rows(); row++) {
                out.write(Long.toString(dataset.sourceRow(part.rows()[row])));
                for (int c = 0; c < schema.numericCount(); c++) {
                    out.write("," + number(table.value(row, c)));
                }
                for (int c = 0; c < schema.categoricalCount(); c++) {
                    out.write("," + quoted(category(row, c)));
                }
                out.write("," + part.labels().get(row) + "\n");
            }
        }
    }

    /** Always in quotes, so that the empty text is told from no value, and no word is taken for a value of another type. */
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** What stands in the file, also where training rows do not have it. */
    private String category(int row, int column) {
        CategoricalColumn known = schema.categorical().get(column);
        int raw = dataset.columns().categorical().indexOf(known.name());
        if (known.isSet()) {
            List<String> members = Arrays.stream(dataset.set(raw, part.rows()[row]))
                    .mapToObj(member -> dataset.members(raw).get(member))
                    .toList();
            return SetRule.field(known.name(), members, known.separator().orElseThrow());
        }
        int code = table.code(row, column);
        if (code != Table.UNSEEN) {
            return known.categories().get(code);
        }
        int own = dataset.code(raw, part.rows()[row]);
        return own == Dataset.MISSING ? "" : dataset.categories(raw).get(own);
    }

    /** @param relation the name in the header */
    void arff(Path file, String relation) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("% Numbers are standardized. ? is a category that training rows do not have.\n");
            out.write("@relation " + arffText(relation) + "\n\n");
            List<String> names = columns(schema);
            out.write("@attribute " + arffText(names.get(0)) + " numeric\n");
            for (String name : schema.numeric()) {
                out.write("@attribute " + arffText(name) + " numeric\n");
            }
            for (int c = 0; c < schema.categoricalCount(); c++) {
                out.write(attributes(c));
            }
            out.write("@attribute " + arffText(names.get(names.size() - 1)) + " {0,1}\n\n@data\n");
            for (int row = 0; row < table.rows(); row++) {
                out.write(Long.toString(dataset.sourceRow(part.rows()[row])));
                for (int c = 0; c < schema.numericCount(); c++) {
                    float value = table.value(row, c);
                    out.write("," + (Float.isFinite(value) ? number(value) : "?"));
                }
                for (int c = 0; c < schema.categoricalCount(); c++) {
                    out.write("," + values(row, c));
                }
                out.write("," + part.labels().get(row) + "\n");
            }
        }
    }

    private String attributes(int column) {
        CategoricalColumn known = schema.categorical().get(column);
        if (!known.isSet()) {
            List<String> values =
                    known.categories().stream().map(TextTables::arffText).toList();
            return "@attribute " + arffText(known.name()) + " {" + String.join(",", values) + "}\n";
        }
        StringBuilder lines = new StringBuilder();
        for (int member = 0; member < known.size(); member++) {
            String name = schema.featureName(schema.oneHotOffset(column) + member);
            lines.append("@attribute ").append(arffText(name)).append(" {0,1}\n");
        }
        return lines.toString();
    }

    /** A row's values of these attributes. */
    private String values(int row, int column) {
        CategoricalColumn known = schema.categorical().get(column);
        if (known.isSet()) {
            String[] hot = new String[known.size()];
            Arrays.fill(hot, "0");
            for (int member : members(row, column)) {
                hot[member] = "1";
            }
            return String.join(",", hot);
        }
        return table.code(row, column) == Table.UNSEEN ? "?" : arffText(category(row, column));
    }

    /** The codes, ascending, of a row's categories that training rows have. */
    private int[] members(int row, int column) {
        return table.sets(column).members(table.code(row, column));
    }

    /** In single quotes, with Weka's escapes. */
    private static String arffText(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\'', '"', '\\', '%' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }

    /** The one-hot columns that are not 0, counted from 1. */
    void libsvm(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < table.rows(); row++) {
                out.write(Integer.toString(part.labels().get(row)));
                for (int c = 0; c < schema.numericCount(); c++) {
                    if (table.value(row, c) != 0) {
                        out.write(" " + (c + 1) + ":" + number(table.value(row, c)));
                    }
                }
                for (int c = 0; c < schema.categoricalCount(); c++) {
                    for (int member : members(row, c)) {
                        out.write(" " + (schema.oneHotOffset(c) + member + 1) + ":1");
                    }
                }
                out.write('\n');
            }
        }
    }
}

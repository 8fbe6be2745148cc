package backbeat.source;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How other programs read exported tables so that every field comes back: {@code read.txt}, with the table's own columns. */
final class ReadingGuide {
    private final Schema schema;
    private final List<String> columns;

    ReadingGuide(Schema schema) {
        this.schema = schema;
        this.columns = TextTables.columns(schema);
    }

    String text(Set<TableForm> forms, String part) {
        List<String> lines = new ArrayList<>();
        lines.add("How to read these files so that every field comes back. PART is " + part + ".");
        if (forms.contains(TableForm.NPY)) {
            lines.add("\nNPY: C order, as the header says ('fortran_order': False).");
            lines.add("NumPy:  numpy.load('PART_dense.npy')");
        }
        if (forms.contains(TableForm.CSV)) {
            csv(lines);
        }
        if (forms.contains(TableForm.ARFF)) {
            lines.add("\nARFF: the label is the last attribute; ? is a category that training rows do not have.");
            lines.add("Weka:   Instances rows = new ArffLoader.ArffReader(reader).getData();");
            lines.add("        rows.setClassIndex(rows.numAttributes() - 1);");
        }
        if (forms.contains(TableForm.LIBSVM)) {
            lines.add(
                    "\nLIBSVM: columns are counted from 1, in the order of featureNames in meta.json; zeros are left out.");
            lines.add("scikit-learn:  load_svmlight_file('PART.libsvm', n_features=" + schema.oneHotWidth()
                    + ", zero_based=False, dtype='float32')");
        }
        sets(lines, forms);
        return String.join("\n", lines) + "\n";
    }

    private void sets(List<String> lines, Set<TableForm> forms) {
        if (!schema.hasSets()) {
            return;
        }
        lines.add("\nColumns of several categories a row:");
        for (CategoricalColumn column : schema.categorical()) {
            column.separator().ifPresent(separator -> {
                if (forms.contains(TableForm.CSV)) {
                    lines.add("  CSV: " + column.name() + " has its members in one field with '" + separator
                            + "' between them, those too that training rows do not have; the empty text is no member.");
                }
                if (forms.contains(TableForm.ARFF) || forms.contains(TableForm.LIBSVM)) {
                    lines.add("  ARFF, LIBSVM: of " + column.name() + " a column of 0 and 1 for each of the "
                            + column.size() + " members that training rows have.");
                }
            });
        }
    }

    private void csv(List<String> lines) {
        lines.add("\nCSV: UTF-8, texts always in quotes, the empty text is \"\"; no value is missing.");
        lines.add("pandas (no word is a missing value; numbers are single precision):");
        lines.add("  pandas.read_csv('PART.csv', keep_default_na=False, float_precision='round_trip', dtype={"
                + each("'int64'", "'float32'", "'str'", "'uint8'", false) + "})");
        lines.add("R (no word is NA; names stay as they are; blanks are kept; # is no comment):");
        lines.add("  read.csv('PART.csv', na.strings = character(0), check.names = FALSE, strip.white = FALSE,"
                + " comment.char = '', encoding = 'UTF-8', colClasses = c("
                + IntStream.range(0, columns.size())
                        .mapToObj(i -> type(i, "'numeric'", "'numeric'", "'character'", "'integer'"))
                        .collect(Collectors.joining(", "))
                + "))");
        lines.add("DuckDB (nothing is guessed; a quoted empty text is no NULL):");
        lines.add(
                "  from read_csv('PART.csv', auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"',"
                        + " allow_quoted_nulls = false, columns = {"
                        + each("'BIGINT'", "'FLOAT'", "'VARCHAR'", "'UTINYINT'", true) + "})");
        lines.add("Commons CSV (as it comes):");
        lines.add("  CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()");
    }

    private String each(String row, String number, String category, String label, boolean doubled) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> literal(columns.get(i), doubled) + ": " + type(i, row, number, category, label))
                .collect(Collectors.joining(", "));
    }

    private String type(int column, String row, String number, String category, String label) {
        if (column == 0) {
            return row;
        }
        if (column == columns.size() - 1) {
            return label;
        }
        return column <= schema.numericCount() ? number : category;
    }

    /** A text of SQL, where quotes are doubled, or of Python, where a backslash stands before them. */
    private static String literal(String text, boolean doubled) {
        return doubled
                ? "'" + text.replace("'", "''") + "'"
                : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}

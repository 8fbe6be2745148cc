package backbeat.interop;

import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import weka.core.Instance;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

/**
 * Real programs that read a table, each with the call that {@code read.txt} gives. A line they print is a row: its fields as
 * the hexadecimal digits of their UTF-8 bytes, with blanks between, {@code .} for no value; so nothing is lost on the way back.
 */
final class TableReaders {
    private static final String PYTHON_HEX = """
            def show(rows):
                for row in rows:
                    print(' '.join('.' if v is None else str(v).encode().hex() or '-' for v in row))
            """;

    private TableReaders() {}

    /** A JVM of its own: {@code QUERY}, answered by whichever DuckDB is on the class path. */
    static final class Duck {
        private Duck() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    ResultSet rows = duck.createStatement().executeQuery(arguments[0])) {
                while (rows.next()) {
                    List<String> fields = new ArrayList<>();
                    for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
                        fields.add(hex(rows.getString(c)));
                    }
                    System.out.println(String.join(" ", fields));
                }
            }
        }
    }

    static List<List<String>> duck(String version, String query) {
        return fields(Fork.java(Duck.class, Fork.jar("duckdb_jdbc", version), "duckdb_jdbc", 2, query));
    }

    /** The first Python at hand that has a library: the one on the path, or else the system's. */
    static Optional<String> python(String library) {
        return Stream.of("python3", "/usr/bin/python3")
                .filter(each -> runs(each, "-c", "import " + library))
                .findFirst();
    }

    static boolean runs(String... command) {
        try {
            Fork.program(List.of(command), "", 1);
            return true;
        } catch (AssertionError | UncheckedIOException e) {
            return false;
        }
    }

    /** @param rows a Python expression that gives rows, after the statements before it */
    static List<List<String>> python(String library, Path folder, String before, String rows) {
        String program = "import os, " + library + "; os.chdir('" + folder + "')\n" + before + "\n" + PYTHON_HEX
                + "show(" + rows + ")";
        return fields(Fork.program(List.of(python(library).orElseThrow(), "-c", program), "", 2));
    }

    /** @param call an R expression that gives a data frame */
    static List<List<String>> r(Path folder, String call) {
        String program =
                "setwd('" + folder + "'); d <- " + call + "; h <- function(v) if (is.na(v)) '.' else if (v == '') '-'"
                        + " else paste(charToRaw(enc2utf8(as.character(v))), collapse = '');"
                        + " for (c in which(sapply(d, is.double))) d[[c]] <- sprintf('%.17g', d[[c]]);"
                        + " cat(apply(sapply(d, function(c) sapply(c, h)), 1, paste, collapse = ' '), sep = '\\n')";
        return fields(Fork.program(List.of("Rscript", "--vanilla", "--encoding=UTF-8", "-e", program), "", 2));
    }

    static List<List<String>> commons(Path file) throws Exception {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (CSVRecord row : format.parse(in)) {
                rows.add(row.toList());
            }
        }
        return rows;
    }

    /** @param set the set column whose columns of 0 and 1 become one field again */
    static List<List<String>> weka(Path file, String set, char separator) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            Instances all = new ArffLoader.ArffReader(in).getData();
            for (Instance row : all) {
                List<String> fields = new ArrayList<>();
                List<String> members = new ArrayList<>();
                for (int c = 0; c < row.numAttributes(); c++) {
                    if (row.attribute(c).name().startsWith(set + " contains ")) {
                        if (row.stringValue(c).equals("1")) {
                            members.add(row.attribute(c).name().substring(set.length() + " contains ".length()));
                        }
                        continue;
                    }
                    boolean nominal = row.attribute(c).isNominal();
                    fields.add(row.isMissing(c) ? null : nominal ? row.stringValue(c) : Double.toString(row.value(c)));
                }
                fields.add(fields.size() - 1, String.join(String.valueOf(separator), members));
                rows.add(fields);
            }
        }
        return rows;
    }

    private static String hex(String field) {
        return field == null
                ? "."
                : field.isEmpty() ? "-" : HexFormat.of().formatHex(field.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> fields(List<String> lines) {
        return lines.stream()
                .map(line -> List.of(line.split(" ")).stream()
                        .map(TableReaders::text)
                        .collect(Collectors.toCollection(ArrayList::new)))
                .collect(Collectors.toList());
    }

    private static String text(String hex) {
        return switch (hex) {
            case "." -> null;
            case "-" -> "";
            default -> new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
        };
    }
}

package backbeat.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.cli.Backbeat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exported tables and predictions, read back by the programs that people read them with, each with the very call that
 * {@code read.txt} gives: every text as it was, every number to the last bit of the NumPy files.
 */
@Tag("runtimes")
class TablesBackTest {
    private static final String PART = "train";

    @TempDir
    private static Path folder;

    private static AwkwardTable table;
    private static List<String> guide;
    /** Number of columns, then values in C order, as NumPy's own header says. */
    private static float[][] numeric;

    private static long[] sourceRows;

    @BeforeAll
    static void export() throws IOException {
        Path data = folder.resolve("awkward.csv");
        Path recipe = folder.resolve("awkward.json");
        table = AwkwardTable.write(data, recipe);
        Path out = folder.resolve("out");
        run(
                "data",
                "export",
                "--data",
                data.toString(),
                "--recipe",
                recipe.toString(),
                "--form",
                "npy,csv,arff,libsvm",
                "--out",
                out.toString());
        run(
                "train",
                "--model",
                "forest",
                "--trees",
                "5",
                "--data",
                data.toString(),
                "--recipe",
                recipe.toString(),
                "--save",
                folder.resolve("forest.backbeat").toString());
        run(
                "predict",
                folder.resolve("forest.backbeat").toString(),
                data.toString(),
                "--keep",
                "n,class",
                "-o",
                folder.resolve("answers.csv").toString());
        guide = Files.readAllLines(out.resolve("read.txt")).stream()
                .map(line -> line.replace("PART", PART))
                .toList();
        numeric = numpyFloats(out.resolve(PART + "_numeric.npy"));
        sourceRows = numpyRows(out.resolve(PART + "_rows.npy"));
    }

    private static void run(String... arguments) {
        assertEquals(0, Backbeat.commandLine().execute(arguments), String.join(" ", arguments));
    }

    /** What follows a line of the guide, or the line itself where the call stands in it. */
    private static String call(String program) {
        int line = 0;
        while (!guide.get(line).startsWith(program)) {
            line++;
        }
        String head = guide.get(line);
        return head.endsWith(":")
                ? guide.get(line + 1).strip()
                : head.substring(program.length()).strip();
    }

    private static ByteBuffer numpy(Path file, String type) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Short.toUnsignedInt(bytes.getShort(8));
        String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
        assertTrue(header.contains("'fortran_order': False") && header.contains("'descr': '" + type + "'"), header);
        return bytes.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[][] numpyFloats(Path file) throws IOException {
        ByteBuffer values = numpy(file, "<f4");
        float[][] rows = new float[values.remaining() / 8][2];
        for (float[] row : rows) {
            row[0] = values.getFloat();
            row[1] = values.getFloat();
        }
        return rows;
    }

    private static long[] numpyRows(Path file) throws IOException {
        ByteBuffer values = numpy(file, "<i8");
        long[] rows = new long[values.remaining() / 8];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = values.getLong();
        }
        return rows;
    }

    /** Row number, two numbers, two texts, members of a set, label: as exported. */
    private static void assertTable(String reader, List<List<String>> rows) {
        assertEquals(sourceRows.length, rows.size(), reader);
        for (int i = 0; i < sourceRows.length; i++) {
            List<String> row = rows.get(i);
            String where = reader + ", row " + i + ": " + row;
            int source = (int) sourceRows[i];
            assertEquals(source, (long) Double.parseDouble(row.get(0)), where);
            assertEquals(numeric[i][0], Float.parseFloat(row.get(1)), where);
            assertEquals(numeric[i][1], Float.parseFloat(row.get(2)), where);
            assertEquals(table.first.get(source), row.get(3), where);
            assertEquals(table.second.get(source), row.get(4), where);
            List<String> tags =
                    row.get(5).isEmpty() ? List.of() : List.of(row.get(5).split("[" + AwkwardTable.SEPARATOR + "]"));
            assertEquals(table.tags.get(source).size(), tags.size(), where);
            assertEquals(table.tags.get(source), Set.copyOf(tags), where);
            assertEquals(7, row.size(), where);
        }
    }

    @Test
    void commonsCsv() throws Exception {
        assertEquals("CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()", call("Commons CSV"));
        assertTable("Commons CSV", TableReaders.commons(folder.resolve("out/" + PART + ".csv")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5.6.0", "2.0.0.1"})
    void duckDb(String version) {
        String query = "select * " + call("DuckDB").replace(PART + ".csv", folder + "/out/" + PART + ".csv");
        assertTable("DuckDB " + version, TableReaders.duck(version, query));
    }

    @Test
    void weka() throws Exception {
        assertTable(
                "Weka 3.8.6",
                TableReaders.weka(folder.resolve("out/" + PART + ".arff"), "it's tagged", AwkwardTable.SEPARATOR));
    }

    @Test
    void pandas() {
        assumeTrue(TableReaders.python("pandas").isPresent(), "pandas is not installed");
        String frame = call("pandas") + ".astype(object).values.tolist()";
        assertTable("pandas", TableReaders.python("pandas", folder.resolve("out"), "", frame));
    }

    @Test
    void r() {
        assumeTrue(TableReaders.runs("Rscript", "--version"), "R is not installed");
        assertTable("R", TableReaders.r(folder.resolve("out"), call("R (")));
    }

    /** The LIBSVM file and the dense NumPy file are the same matrix, to the bit. */
    @Test
    void scikitLearn() {
        assumeTrue(TableReaders.python("sklearn").isPresent(), "scikit-learn is not installed");
        String same = "import numpy; from sklearn.datasets import load_svmlight_file\n"
                + "x, y = " + call("scikit-learn:") + "\n"
                + "dense = numpy.load('" + PART + "_dense.npy'); labels = numpy.load('" + PART + "_labels.npy')";
        List<List<String>> answer = TableReaders.python(
                "sklearn",
                folder.resolve("out"),
                same,
                "[[x.shape, x.dtype == dense.dtype, (x.toarray() == dense).all(), (y == labels).all()]]");
        assertEquals(
                List.of(List.of(
                        "(" + sourceRows.length + ", " + (52 + AwkwardTable.TAGS.size()) + ")",
                        "True",
                        "True",
                        "True")),
                answer);
    }

    /** Kept columns are texts and come back as they stand in the input; probabilities with all their digits. */
    @Test
    void predictions() throws Exception {
        Path file = folder.resolve("answers.csv");
        List<List<String>> expected = TableReaders.commons(file);
        assertEquals(AwkwardTable.ROWS, expected.size());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(table.first.get(row), expected.get(row).get(2), "row " + row);
        }
        String query = "select * from read_csv('" + file + "', header = true, delim = ',', quote = '\"', escape = '\"',"
                + " all_varchar = true, auto_detect = false, allow_quoted_nulls = false, null_padding = false, columns = "
                + columns(expected.get(0).size()) + ")";
        for (String version : List.of("1.5.6.0", "2.0.0.1")) {
            assertEquals(expected, TableReaders.duck(version, query), "DuckDB " + version);
        }
        if (TableReaders.python("pandas").isPresent()) {
            String frame = "pandas.read_csv('answers.csv', keep_default_na=False, dtype=str).values.tolist()";
            assertEquals(expected, TableReaders.python("pandas", folder, "", frame), "pandas");
        }
        if (TableReaders.runs("Rscript", "--version")) {
            String call = "read.csv('answers.csv', na.strings = character(0), check.names = FALSE, strip.white = FALSE,"
                    + " comment.char = '', encoding = 'UTF-8', colClasses = 'character')";
            assertEquals(expected, TableReaders.r(folder, call), "R");
        }
    }

    private static String columns(int count) {
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            columns.add("'c" + c + "': 'VARCHAR'");
        }
        return "{" + String.join(", ", columns) + "}";
    }
}

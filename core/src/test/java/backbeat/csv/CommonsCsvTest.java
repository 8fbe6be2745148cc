package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.LabelRule;
import backbeat.data.Reading;
import backbeat.data.RejectedRow;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.recipe.RecipeJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader and Commons CSV read the same rows, values, texts, codes and bad rows. */
class CommonsCsvTest {
    private static final String HEADER = "id,x,flag,day,kind,title,label";
    private static final String[] FIELDS = {
        "",
        "1",
        "0.25",
        "-3.5",
        "1e-06",
        "12345678",
        "1234567.8",
        "123456789.25",
        "-0",
        ".5",
        "5.",
        "+7",
        "0.1e5",
        "abc",
        "NaN",
        "NA",
        "?",
        "-999",
        "-999.0",
        "1.2.3",
        "1,5",
        " 2 ",
        "True",
        "FALSE",
        "yes",
        "no",
        "maybe",
        "2020-02-29",
        "2020-02-30",
        "é",
        "曲 \uD83D\uDE00",
        "two\nlines",
        "a\r\nb",
        "say \"hi\"",
        "\"",
        "\"\"",
        " blank ",
        "\t",
        "\u0001",
        "rock",
        "rock;pop",
        "0.30000000000000004",
        "1e101",
        "long text that is more than eight bytes"
    };

    private static Columns columns(Optional<LabelRule> label, List<String> marks) {
        Reading reading = new Reading(
                marks, List.of(new DateColumn("day", Optional.empty(), List.of(DatePart.values()), DateColumn.EPOCH)));
        return new Columns(List.of("x"), List.of("flag"), List.of("kind"), List.of("id", "title"), label, reading);
    }

    private static Dataset read(byte[] csv, Columns columns, BadRows badRows) throws IOException {
        return CsvTable.read(
                new ByteArrayInputStream(csv),
                "fields.csv",
                CsvDialect.AUTO.withSeparator(',').withTrim(false).withRowNames(false),
                columns,
                badRows,
                Workers.sequential(),
                Progress.NONE);
    }

    private static void assertSame(Dataset expected, Dataset actual) {
        Columns columns = expected.columns();
        assertEquals(expected.rows(), actual.rows());
        for (int row = 0; row < expected.rows(); row++) {
            assertEquals(expected.sourceRow(row), actual.sourceRow(row));
            for (int c = 0; c < columns.numericFeatures().size(); c++) {
                assertEquals(
                        Double.doubleToRawLongBits(expected.number(c, row)),
                        Double.doubleToRawLongBits(actual.number(c, row)));
            }
            for (int c = 0; c < columns.categorical().size(); c++) {
                assertEquals(expected.code(c, row), actual.code(c, row));
            }
            for (int c = 0; c < columns.texts().size(); c++) {
                assertEquals(expected.text(c, row), actual.text(c, row));
            }
            if (columns.label().isPresent()) {
                assertEquals(expected.labelSource(row), actual.labelSource(row));
            }
        }
        for (int c = 0; c < columns.categorical().size(); c++) {
            assertEquals(expected.categories(c), actual.categories(c));
        }
        if (columns.label().isPresent()) {
            assertEquals(expected.labelValues(1000), actual.labelValues(1000));
        }
        assertEquals(expected.rejected().size(), actual.rejected().size());
        for (int i = 0; i < expected.rejected().size(); i++) {
            RejectedRow wanted = expected.rejected().get(i);
            RejectedRow found = actual.rejected().get(i);
            assertEquals(wanted.row(), found.row());
            assertEquals(wanted.line(), found.line());
            assertEquals(wanted.fields(), found.fields());
            assertTrue(found.reason().startsWith(wanted.reason()), found.reason() + " | " + wanted.reason());
        }
    }

    private static String record(Xoshiro256 random, int width) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < width; c++) {
            String field = FIELDS[random.nextInt(FIELDS.length)];
            line.append(c == 0 ? "" : ",");
            boolean quoted = random.nextInt(6) == 0;
            line.append(quoted ? '"' + field.replace("\"", "\"\"") + '"' : new CsvWriter().field(field));
        }
        return line.append(random.nextInt(5) == 0 ? "\r\n" : "\n").toString();
    }

    private static final String[] RULES = {"", "number", "text", "truth"};

    private static Optional<LabelRule> rule(String name) {
        return switch (name) {
            case "number" -> Optional.of(LabelRule.atLeast("label", 1));
            case "text" -> Optional.of(new LabelRule("label", LabelRule.Operator.ONE_OF, List.of("rock", "1", "é")));
            case "truth" -> Optional.of(new LabelRule("label", LabelRule.Operator.TRUE, List.of()));
            default -> Optional.empty();
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void fieldsOfEveryKind(int seed) throws IOException {
        Xoshiro256 random = new Xoshiro256(seed);
        int rows = 0;
        int rejected = 0;
        for (int round = 0; round < 150; round++) {
            Columns columns = columns(
                    rule(RULES[random.nextInt(RULES.length)]),
                    random.nextInt(2) == 0 ? List.of() : List.of("?", "-999", "maybe"));
            StringBuilder csv = new StringBuilder(HEADER + "\n");
            for (int row = 1 + random.nextInt(60); row > 0; row--) {
                csv.append(random.nextInt(20) == 0 ? "\n" : "");
                csv.append(record(random, random.nextInt(20) == 0 ? 1 + random.nextInt(9) : 7));
            }
            csv.append("i,1,true,2020-01-01,a,b,1"); // so that there is a row
            Dataset expected = CommonsCsvReader.read(csv.toString(), columns).build("fields.csv");
            byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
            assertSame(expected, read(bytes, columns, BadRows.SKIP));
            rows += expected.rows();
            rejected += expected.rejected().size();
            if (!expected.rejected().isEmpty()) {
                RejectedRow first = expected.rejected().get(0);
                DataException failure = assertThrows(DataException.class, () -> read(bytes, columns, BadRows.FAIL));
                String where =
                        "fields.csv, data row " + first.row() + " (line " + first.line() + "): " + first.reason();
                assertTrue(failure.getMessage().startsWith(where), failure.getMessage() + " | " + where);
            }
        }
        assertTrue(rows > 150 && rejected > 150, rows + " rows and " + rejected + " rejected ones");
    }

    /** Anything at all: where Commons CSV reads it, so does the reader, and where it does not, a row is bad. */
    @Test
    void wildBytes() throws IOException {
        Xoshiro256 random = new Xoshiro256(5);
        Columns columns = columns(rule("number"), List.of());
        int read = 0;
        int misplaced = 0;
        for (int round = 0; round < 5_000; round++) {
            StringBuilder csv = new StringBuilder();
            for (int row = random.nextInt(3); row >= 0; row--) {
                csv.append(record(random, 7));
            }
            char[] alphabet = {',', '"', '\n', '\r', 'a', '1', ' ', 'é'};
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(csv.length());
                at += Character.isLowSurrogate(csv.charAt(at)) ? 1 : 0;
                csv.insert(at, alphabet[random.nextInt(alphabet.length)]);
            }
            csv.insert(0, HEADER + "\ni,1,true,2020-01-01,a,b,1\n");
            byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
            try {
                assertSame(
                        CommonsCsvReader.read(csv.toString(), columns).build("x"), read(bytes, columns, BadRows.SKIP));
                read++;
            } catch (UncheckedIOException e) {
                Dataset rest = read(bytes, columns, BadRows.SKIP);
                assertTrue(
                        rest.rejected().stream().anyMatch(row -> row.reason().contains("quotation mark")),
                        csv.toString());
                misplaced++;
            }
        }
        assertTrue(read > 1_000 && misplaced > 300, read + " read, " + misplaced + " misplaced");
    }

    @Test
    @Tag("slow")
    @EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
    void theRealFile() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(System.getenv("BACKBEAT_DATA")));
        Columns columns = RecipeJson.bundled().columns();
        assertSame(
                CommonsCsvReader.read(new String(bytes, StandardCharsets.UTF_8), columns)
                        .build("x"),
                read(bytes, columns, BadRows.FAIL));
    }
}

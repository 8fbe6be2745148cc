package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same table in other dialects is the same table, bit for bit; what cannot be told is named with the line to write. */
class CsvDialectTest {
    @TempDir
    private Path folder;

    private static final Columns COLUMNS = new Columns(
            List.of("size"),
            List.of(),
            List.of("kind"),
            List.of("note"),
            Optional.of(new LabelRule("won", LabelRule.Operator.IS, "yes")));
    private static final List<String> NAMES = List.of("size", "kind", "note", "won");
    private static final List<List<String>> ROWS = rows(300);
    private static final Dataset PLAIN = read(csv(',', NAMES, ROWS), CsvDialect.AUTO);

    private static List<List<String>> rows(int count) {
        Xoshiro256 random = new Xoshiro256(5);
        String[] notes = {"plain", "a, b", "c; d|e\tf", "she said \"no\"", "two\nlines", "Ünïcödé ☃", "", "sep=;"};
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(List.of(
                    String.format(Locale.ROOT, "%.3f", 4000 * random.nextGaussian()),
                    "abc".substring(i % 3, i % 3 + 1),
                    notes[random.nextInt(notes.length)],
                    random.nextInt(2) == 0 ? "yes" : "no"));
        }
        return rows;
    }

    private static String csv(char separator, List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        if (!header.isEmpty()) {
            text.append(line(separator, header));
        }
        rows.forEach(row -> text.append(line(separator, row)));
        return text.toString();
    }

    private static String line(char separator, List<String> fields) {
        return fields.stream()
                        .map(field ->
                                field.matches("(?s).*[,;|\t\"\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field)
                        .collect(Collectors.joining(String.valueOf(separator)))
                + "\n";
    }

    private static Dataset read(String text, CsvDialect dialect) {
        return read(text.getBytes(StandardCharsets.UTF_8), dialect);
    }

    private static Dataset read(byte[] bytes, CsvDialect dialect) {
        return read(bytes, dialect, COLUMNS);
    }

    /** Bytes as a file called {@code a.csv}, read on one thread; bad rows fail. */
    static Dataset read(byte[] bytes, CsvDialect dialect, Columns columns) {
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(bytes),
                    "a.csv",
                    dialect,
                    columns,
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertSame(Dataset actual, String format) {
        assertEquals(format, actual.source().format());
        assertEquals(PLAIN.rows(), actual.rows());
        assertEquals(PLAIN.categories(0), actual.categories(0));
        for (int row = 0; row < PLAIN.rows(); row++) {
            assertEquals(PLAIN.number(0, row), actual.number(0, row), "row " + row);
            assertEquals(PLAIN.code(0, row), actual.code(0, row), "row " + row);
            assertEquals(PLAIN.text(0, row), actual.text(0, row), "row " + row);
            assertEquals(PLAIN.labelSource(row), actual.labelSource(row), "row " + row);
        }
    }

    private static String message(String text, CsvDialect dialect) {
        return assertThrows(DataException.class, () -> read(text, dialect)).getMessage();
    }

    @Test
    void plainFilesGoThroughAsTheyAre() {
        assertEquals("", PLAIN.source().format());
        assertEquals(ROWS.get(7).get(2), PLAIN.text(0, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {";~';'", "|~'|'"})
    void separatorsAreTold(char separator, String named) {
        assertSame(read(csv(separator, NAMES, ROWS), CsvDialect.AUTO), "fields separated by " + named);
    }

    @Test
    void tabsAreTold() {
        assertSame(read(csv('\t', NAMES, ROWS), CsvDialect.AUTO), "fields separated by tabs");
    }

    @Test
    void separatorsAreToldFromTheHeaderAlone() {
        Dataset one = read("size;kind;note;won\n1;a;x, y, z;yes\n", CsvDialect.AUTO);
        assertEquals("x, y, z", one.text(0, 0));
    }

    @Test
    void excelsFirstLineIsNoRow() {
        assertSame(
                read("sep=;\r\n" + csv(';', NAMES, ROWS), CsvDialect.AUTO), "fields separated by ';', a 'sep=' line");
        assertSame(read("sep=,\n" + csv(',', NAMES, ROWS), CsvDialect.AUTO), "a 'sep=' line");
    }

    @Test
    void blanksBehindSeparatorsAreTold() {
        String text = csv(',', NAMES, ROWS)
                .lines()
                .map(line -> line.matches(".*\".*|^[^,]*$") ? line : line.replace(",", ", "))
                .collect(Collectors.joining("\n"));
        assertSame(read(text, CsvDialect.AUTO), "blanks around fields");
        Dataset quoted = read("size, kind, note, won\n1, a, \"b, c\" , yes\n", CsvDialect.AUTO);
        assertEquals("b, c", quoted.text(0, 0));
    }

    @Test
    void someBlanksAreNoDialect() {
        Dataset data = read("size,kind,note,won\n1, a,x,yes\n2,a,x,no\n", CsvDialect.AUTO);
        assertEquals(List.of(" a", "a"), data.categories(0));
        assertEquals(
                List.of("a"),
                read("size,kind,note,won\n1, a,x,yes\n2,a,x,no\n", CsvDialect.AUTO.withTrim(true))
                        .categories(0));
    }

    @Test
    void namesOfRowsAreTold() {
        List<List<String>> named = new ArrayList<>();
        for (int i = 0; i < ROWS.size(); i++) {
            List<String> row = new ArrayList<>(List.of("row " + (i + 1)));
            row.addAll(ROWS.get(i));
            named.add(row);
        }
        assertSame(read(csv(',', NAMES, named), CsvDialect.AUTO), "row names");
        String trailing = csv(',', NAMES, ROWS).replaceAll("(yes|no)\n", "$1,\n");
        assertSame(read(trailing, CsvDialect.AUTO), "a separator behind the last field of rows");
    }

    @Test
    void encodingsAreToldByTheirMarkOrSaid() {
        String text = csv(',', NAMES, ROWS);
        assertSame(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), CsvDialect.AUTO), "UTF-16LE");
        assertSame(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE), CsvDialect.AUTO), "UTF-16BE");
        assertSame(read("\uFEFF" + text, CsvDialect.AUTO), "");
        assertSame(read("\uFEFF" + csv(';', NAMES, ROWS), CsvDialect.AUTO), "fields separated by ';'");
        String western = text.replace("Ünïcödé ☃", "Ünïcödé");
        byte[] bytes = western.getBytes(Charset.forName("windows-1252"));
        Dataset data = read(bytes, CsvDialect.AUTO.withEncoding("windows-1252"));
        assertEquals(read(western, CsvDialect.AUTO).text(0, 5), data.text(0, 5));
        String refused = assertThrows(DataException.class, () -> read(bytes, CsvDialect.AUTO))
                .getMessage();
        assertTrue(
                refused.contains("not UTF-8 text; if the file has another encoding, write \"csv\": {\"enc"), refused);
        String unmarked = assertThrows(
                        DataException.class, () -> read(text.getBytes(StandardCharsets.UTF_16LE), CsvDialect.AUTO))
                .getMessage();
        assertTrue(unmarked.contains("\"encoding\": \"UTF-16LE\""), unmarked);
    }

    @Test
    void linesMayEndAnyWay() {
        String text = csv(',', NAMES, ROWS).replace("two\nlines", "two lines");
        Dataset expected = read(text, CsvDialect.AUTO);
        for (String end : List.of("\r\n", "\r")) {
            Dataset data = read(text.replace("\n", end), CsvDialect.AUTO);
            assertEquals(
                    end.equals("\r") ? "lines end with CR" : "", data.source().format());
            assertEquals(expected.rows(), data.rows());
            assertEquals(expected.text(0, 17), data.text(0, 17));
        }
    }

    @Test
    void compressedFilesAreRead() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(csv(';', NAMES, ROWS).getBytes(StandardCharsets.UTF_8));
        }
        assertSame(read(bytes.toByteArray(), CsvDialect.AUTO), "gzip, fields separated by ';'");
    }

    @Test
    void aHeaderThatIsNotThereIsSaid() {
        CsvDialect named = CsvDialect.AUTO.withNames(NAMES);
        assertSame(read(csv(',', List.of(), ROWS), named), "no header");
        assertSame(read(csv(';', List.of(), ROWS), named), "fields separated by ';', no header");
        String refused = message(csv(',', List.of(), ROWS), CsvDialect.AUTO);
        assertTrue(refused.contains("looks like a row: if there is no header, name the 4 columns"), refused);
        String unnamed = message("1,2,3,4\n", CsvDialect.AUTO.withNames(List.of()));
        assertTrue(unnamed.contains("the file has 'column1', 'column2', 'column3', 'column4'"), unnamed);
        String bad = message("1,a,x,yes\nfast,a,x,no\n", named);
        assertTrue(bad.contains("data row 1 (line 2): column 'size': 'fast' is not a finite number"), bad);
    }

    @Test
    void commentsAreSaidAndLinesKeepTheirNumbers() {
        String text = "# exported, \"today\"\n#\n" + csv(',', NAMES, ROWS).replace("abc", "x");
        assertSame(
                read(text.replaceFirst("(yes|no)\n", "$1\n# \"here\n"), CsvDialect.AUTO.withComment('#')),
                "comments after '#'");
        String refused = message(text, CsvDialect.AUTO);
        assertTrue(
                refused.contains("begins with '#': if that is a comment, write \"csv\": {\"comment\": \"#\"}"),
                refused);
        String bad = message("# one\nsize,kind,note,won\n# two\n1,a,,yes\nx,a,,no\n", CsvDialect.AUTO.withComment('#'));
        assertTrue(bad.contains("data row 1 (line 5)"), bad);
    }

    @Test
    void otherQuotes() {
        Dataset data = read("size,kind,note,won\n1,'a','x, \"y\" ''z''',yes\n", CsvDialect.AUTO.withQuote('\''));
        assertEquals("x, \"y\" 'z'", data.text(0, 0));
        String broken = message("size;kind;note;won\n1;\"a\"b;x;yes\n", CsvDialect.AUTO);
        assertTrue(broken.contains("data row 0 (line 2): a quotation mark is not where it may be"), broken);
    }

    @Test
    void decimalCommasAreSaidAndNamed() {
        List<List<String>> rows = ROWS.stream()
                .map(row -> List.of(row.get(0).replace('.', ','), row.get(1), row.get(2), row.get(3)))
                .toList();
        String text = csv(';', NAMES, rows);
        assertSame(read(text, CsvDialect.AUTO.withDecimal(',')), "fields separated by ';', decimal ','");
        String refused = message(text, CsvDialect.AUTO);
        assertTrue(refused.contains("if ',' is the decimal sign, write \"csv\": {\"decimal\": \",\"}"), refused);
        String doubtful = message("size;kind;note;won\n1.234;a;x;no\n", CsvDialect.AUTO.withDecimal(','));
        assertTrue(doubtful.contains("'1.234' is not written as \"csv\" in the recipe says"), doubtful);
    }

    /** Groups between marks other than commas: refused with the line to write, guessed, and read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "2'250.02 | ' | . | 2250.02",
                "1'234'567 | ' | . | 1234567",
                "\"2 250,02\" | \" \" | , | 2250.02",
                "\"2\u202F250,02\" | \" \" | , | 2250.02",
                "\"2\u00A0250\" | \" \" | . | 2250",
            })
    void marksThatGroupThousandsAreNamedGuessedAndRead(String number, String mark, char decimal, double value)
            throws IOException {
        String text = "size;kind;note;won\n" + number + ";a;x;no\n1;a;x;yes\n";
        String refused = message(text, CsvDialect.AUTO);
        assertTrue(refused.contains("\"thousands\": \"" + mark + "\"} into the recipe"), refused);
        Path file = Files.writeString(folder.resolve("guess.csv"), text);
        CsvDialect guessed = CsvGuess.of(file).dialect();
        assertEquals(Optional.of(mark.charAt(0)), guessed.thousands());
        assertEquals(decimal, guessed.decimal());
        assertEquals(value, read(text, guessed).number(0, 0));
    }

    /** Numbers that the plain way would read as others, in a dialect whose groups they are not. */
    @ParameterizedTest
    @CsvSource({"0.5", "0.52", "0.521", "12.5", "1.23"})
    void pointsThatDoNotGroupAreRefused(String number) {
        CsvDialect german = CsvDialect.AUTO.withDecimal(',').withThousands('.');
        String refused = message("size;kind;note;won\n" + number + ";a;x;no\n", german);
        assertTrue(refused.contains("'" + number + "' is not written as"), refused);
        assertEquals(
                1234.5, read("size;kind;note;won\n1.234,5;a;x;yes\n", german).number(0, 0));
    }

    @Test
    void thousandsAreSaidAndNamed() {
        List<List<String>> rows = ROWS.stream()
                .map(row -> List.of(
                        String.format(Locale.ROOT, "%,.3f", Double.parseDouble(row.get(0))),
                        row.get(1),
                        row.get(2),
                        row.get(3)))
                .toList();
        assertSame(read(csv(',', NAMES, rows), CsvDialect.AUTO.withThousands(',')), "thousands ','");
        String refused = message(csv(',', NAMES, rows), CsvDialect.AUTO);
        assertTrue(refused.contains("if ',' groups thousands, write \"csv\": {\"thousands\": \",\"}"), refused);
        for (String bad : List.of("1,5", "1,0000", ",100", "12,34", "1234,567", "1,234,5")) {
            String message =
                    message("size,kind,note,won\n\"" + bad + "\",a,x,no\n", CsvDialect.AUTO.withThousands(','));
            assertTrue(message.contains("'" + bad + "' is not a finite number"), message);
        }
        String german = "size;kind;note;won\n-1.234.567,5;a;x;no\n";
        assertTrue(message(german, CsvDialect.AUTO).contains("{\"decimal\": \",\", \"thousands\": \".\"}"));
        assertEquals(
                -1234567.5,
                read(german, CsvDialect.AUTO.withDecimal(',').withThousands('.'))
                        .number(0, 0));
    }

    @Test
    void aSeparatorThatWasSaidWrongIsNamed() {
        String refused = message(csv(';', NAMES, ROWS), CsvDialect.AUTO.withSeparator(','));
        assertTrue(refused.contains("Its fields are separated by ';': write \"csv\": {\"separator\": \";\"}"), refused);
        String alike = message(csv(',', List.of("Size", "kind", "note", "won"), ROWS), CsvDialect.AUTO);
        assertTrue(alike.contains("Names must agree in case and blanks: the file has 'Size'"), alike);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 1000})
    void piecesOfAnySizeGiveTheSameTranslation(int piece) throws IOException {
        byte[] bytes = ("sep=;\r\n" + csv(';', NAMES, ROWS).replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8);
        ByteArrayInputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, piece));
            }
        };
        CsvInput input = CsvInput.open(slow, "a.csv", CsvDialect.AUTO, java.util.Set.of(), java.util.Set.of());
        assertEquals(
                csv(',', NAMES, ROWS)
                        .replace("two\nlines", "two\r\nlines")
                        .replace("\"c; d|e\tf\"", "c; d|e\tf")
                        .replace("\"sep=;\"", "sep=;"),
                new String(input.bytes().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(1, input.lineShift());
    }

    @Test
    void whatCannotBeADialectIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> CsvDialect.AUTO.withSeparator('"'));
        assertThrows(IllegalArgumentException.class, () -> CsvDialect.AUTO.withSeparator('a'));
        assertThrows(IllegalArgumentException.class, () -> CsvDialect.AUTO.withDecimal(';'));
        assertThrows(
                IllegalArgumentException.class,
                () -> CsvDialect.AUTO.withThousands('.').withDecimal('.'));
        assertThrows(IllegalArgumentException.class, () -> CsvDialect.AUTO.withEncoding("latin 99"));
        assertThrows(IllegalArgumentException.class, () -> CsvDialect.AUTO.withNames(List.of("a", "a")));
    }
}

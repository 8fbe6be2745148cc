package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file's first bytes show besides its dialect: nothing is read as something else without a word. */
class CsvLookTest {
    private static final Columns COLUMNS = new Columns(
            List.of("size"),
            List.of(),
            List.of("kind"),
            List.of(),
            Optional.of(new LabelRule("won", LabelRule.Operator.IS, "yes")));

    @TempDir
    private Path folder;

    private static Dataset read(String text, CsvDialect dialect) {
        return CsvDialectTest.read(text.getBytes(StandardCharsets.UTF_8), dialect, COLUMNS);
    }

    private static String refusal(String text) {
        return assertThrows(DataException.class, () -> read(text, CsvDialect.AUTO))
                .getMessage();
    }

    private CsvGuess guess(String text) throws IOException {
        return CsvGuess.of(Files.writeString(folder.resolve("guess.csv"), text));
    }

    private static String sizes(char separator, String... sizes) {
        StringBuilder text = new StringBuilder("size,kind,won\n".replace(',', separator));
        for (int i = 0; i < sizes.length; i++) {
            text.append(sizes[i]).append(separator).append("ab", i % 2, i % 2 + 1);
            text.append(separator).append(i % 3 == 0 ? "yes\n" : "no\n");
        }
        return text.toString();
    }

    /** German whole numbers: read as decimals, but never without the line to write; with it as they are meant. */
    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void pointsThatMayGroupThousandsAreNamed(char separator) {
        String text = sizes(separator, "973", "1.021", "12.345", "0");
        Dataset plain = read(text, CsvDialect.AUTO);
        assertEquals(1.021, plain.number(0, 1));
        assertEquals(
                List.of(
                        "column 'size': every number has three digits behind a point or no point at all; '1.021' is read"
                                + " with a decimal point. If it means 1021, write \"csv\": {\"decimal\": \",\", \"thousands\":"
                                + " \".\"} into the recipe"),
                plain.source().doubts());
        Dataset german = read(text, CsvDialect.AUTO.withDecimal(',').withThousands('.'));
        assertEquals(List.of(), german.source().doubts());
        assertEquals(12345, german.number(0, 2));
        assertEquals(973, german.number(0, 0));
    }

    /** What is said is so of any such number, of whole and negative ones too; one that cannot be read is no example. */
    @ParameterizedTest
    @CsvSource({
        "2.000,1.021,2.000,2000",
        "-1.021,973,-1.021,-1021",
        "1.999,5,1.999,1999",
        "1.021.000,12.345,12.345,12345",
        "1.021.000,973,,"
    })
    void theExampleIsReadAsItIsSaidToBe(String first, String second, String example, String meant) {
        Optional<String> said = CsvLook.grouped(
                CsvDialect.AUTO, List.of("size"), List.of(List.of(first), List.of(second)), Set.of("size"));
        assertEquals(
                Optional.ofNullable(example)
                        .map(text -> "column 'size': every number has three digits behind a point or no point at all; '"
                                + text + "' is read with a decimal point. If it means " + meant
                                + ", write \"csv\": {\"decimal\": \",\", \"thousands\": \".\"} into the recipe"),
                said);
    }

    /** Decimals as they are: other numbers of digits, or a zero before the point. */
    @ParameterizedTest
    @CsvSource({
        "1.5,2.125,3",
        "0.125,2.500,3.250",
        "1.021,12.34,973",
        "1,2,3",
        "1.125,1.125,1.125",
        "-0.250,1.500,2.750"
    })
    void decimalsAreNotDoubted(String first, String second, String third) throws IOException {
        String text = sizes(';', first, second, third);
        assertEquals(List.of(), read(text, CsvDialect.AUTO).source().doubts());
        CsvGuess guess = guess(text);
        assertEquals('.', guess.dialect().decimal());
        assertEquals(List.of(), guess.doubts());
    }

    /** A draft takes points for groups where commas are decimal signs, or fields are separated by semicolons. */
    @Test
    void draftsTakePointsForGroupsWhereThatIsSafe() throws IOException {
        CsvGuess semicolons = guess(sizes(';', "973", "1.021", "12.345"));
        assertEquals(',', semicolons.dialect().decimal());
        assertEquals(Optional.of('.'), semicolons.dialect().thousands());
        CsvGuess commas = guess("size\tshare\n973\t0,5\n1.021\t1,25\n");
        assertEquals(Optional.of('.'), commas.dialect().thousands());
        CsvGuess open = guess(sizes(',', "973", "1.021", "12.345"));
        assertEquals(Optional.empty(), open.dialect().thousands());
        assertTrue(open.doubts().get(0).contains("If it means 1021, write"), open.doubts()::toString);
        CsvGuess beside = guess("size;share\n973;0.5\n1.021;1.25\n");
        assertEquals('.', beside.dialect().decimal());
        assertEquals(1, beside.doubts().size());
    }

    @Test
    void numbersWithTwoPointsAreRefusedWithTheLineToWrite() throws IOException {
        String text = sizes(',', "973", "1.021.000");
        assertTrue(
                refusal(text)
                        .contains("'1.021.000' is not a finite number; if points group thousands, write \"csv\":"
                                + " {\"decimal\": \",\", \"thousands\": \".\"} into the recipe"),
                refusal(text));
        assertEquals(1021000, read(text, guess(text).dialect()).number(0, 1));
        String half = assertThrows(
                        DataException.class, () -> read(sizes(';', "1,5", "1.021"), CsvDialect.AUTO.withDecimal(',')))
                .getMessage();
        assertTrue(half.contains("write \"csv\": {\"decimal\": \",\", \"thousands\": \".\"}"), half);
    }

    @Test
    void apostrophesAreNamedGuessedAndRead() throws IOException {
        String names = "'size','kind','won'\n1,'a, b','yes'\n2,'c','no'\n";
        assertTrue(
                refusal(names)
                        .contains("if these are quotation marks, write \"csv\": {\"quote\": \"'\"} into the recipe"),
                refusal(names));
        String rows = "size,kind,won\n1,'a, b','yes'\n2,'c','no'\n";
        assertTrue(
                refusal(rows)
                        .contains(
                                "it has 4 fields, the header has 3; if apostrophes are quotation marks, write \"csv\":"
                                        + " {\"quote\": \"'\"}"),
                refusal(rows));
        String numbers = "size,kind,won\n'1',a,yes\n'2',c,no\n";
        assertTrue(refusal(numbers).contains("if apostrophes are quotation marks, write"), refusal(numbers));
        for (String text : List.of(names, rows, numbers)) {
            CsvGuess guess = guess(text);
            assertEquals('\'', guess.dialect().quote());
            assertEquals(2, read(text, guess.dialect()).number(0, 1));
        }
        Dataset quiet = read("size,kind,won\n1,'a','yes'\n2,'c','no'\n", CsvDialect.AUTO);
        assertTrue(
                quiet.source()
                        .doubts()
                        .get(0)
                        .startsWith("columns 'kind', 'won': every field stands between apostrophes"),
                quiet.source().doubts()::toString);
        Dataset some = read("size,kind,won\n1,'a',yes\n2,c,no\n", CsvDialect.AUTO);
        assertEquals(List.of(), some.source().doubts());
    }

    /** Rows that end with a separator, as some programs write them; the header does not. */
    @Test
    void anEmptyLastColumnIsFound() throws IOException {
        String text = sizes(';', "1.5", "2.25").replaceAll("(yes|no)\n", "$1;\r\n");
        Dataset data = read(text, CsvDialect.AUTO);
        assertEquals(
                "fields separated by ';', a separator behind the last field of rows",
                data.source().format());
        assertEquals(2.25, data.number(0, 1));
        assertEquals(List.of("size", "kind", "won", ""), guess(text).names());
        String once = sizes(',', "1.5", "2.25") + "3,a,no,\n";
        assertTrue(
                refusal(once).contains("it has 4 fields, the header has 3; a separator stands behind its last field"),
                refusal(once));
    }

    @Test
    void aColumnThatIsThereTwiceIsNamedWithWhatToDo() {
        String refusal = refusal("size,kind,won,size\n1,a,yes,2\n");
        assertTrue(
                refusal.contains("the column 'size' appears twice")
                        && refusal.contains("Give one of them another name in the file's header, such as 'size.1'"),
                refusal);
    }

    /** Titles above the table: refused with the line to write, guessed, and read with their lines counted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Sizes of 2024\\n | 1", "Sizes\\n\\nof 2024;all\\n\\n | 4", "\\nSizes\\n | 2"})
    void linesAboveTheTableAreNamedGuessedAndRead(String title, int lines) throws IOException {
        String text = title.replace("\\n", "\n") + sizes(';', "1.5", "2.25", "x");
        String refusal = refusal(text);
        assertTrue(refusal.contains("write \"csv\": {\"skip\": " + lines + "} into the recipe"), refusal);
        CsvGuess guess = guess(text);
        assertEquals(lines, guess.dialect().skip());
        CsvDialect dialect = CsvDialect.AUTO.withSkip(lines);
        for (String end : List.of("\n", "\r\n", "\r")) {
            String bad = assertThrows(DataException.class, () -> read(text.replace("\n", end), dialect))
                    .getMessage();
            assertTrue(
                    bad.contains("data row 2 (line " + (lines + 4) + "): column 'size': 'x' is not a finite number"),
                    bad);
            Dataset data = read(text.replace("\n", end).replace("x;a", "3;a"), dialect);
            assertEquals(3, data.rows());
            assertEquals(2.25, data.number(0, 1));
        }
    }

    /** A title that was filled up with separators, and counts above rows without a header. */
    @Test
    void otherLinesAboveATable() throws IOException {
        CsvGuess padded = guess("Sizes;;\n;;\n" + sizes(';', "1.5", "2.25", "3"));
        assertEquals(2, padded.dialect().skip());
        assertEquals(List.of("size", "kind", "won"), padded.names());
        CsvGuess counts = guess("3,2\n1.5,2,a,0\n2.5,3,b,1\n3.5,4,a,0\n");
        assertEquals(1, counts.dialect().skip());
        assertEquals(4, counts.names().size());
        assertEquals(false, counts.dialect().header());
    }

    @Test
    void namesOfRowsAreNoTitle() throws IOException {
        assertEquals(
                0,
                guess("\"size\",\"kind\"\n\"1\",5,\"a\"\n\"2\",6,\"b\"\n")
                        .dialect()
                        .skip());
        assertEquals(0, guess("name\nann\nbob\ncid\n").dialect().skip());
        assertEquals(0, guess("size,kind\n1,a\n2,b\n3,c\n").dialect().skip());
    }

    /** The first line of a header whose first name holds a line break is no title. */
    @Test
    void lineBreaksInNamesAreNoTitle() throws IOException {
        String rows = "1,2,a,yes\n3,4,b,no\n5,6,a,no\n7,8,b,yes\n";
        CsvGuess guess = guess("\"size\n(cm)\",other,kind,won\n" + rows);
        assertEquals(0, guess.dialect().skip());
        assertEquals(List.of("size\n(cm)", "other", "kind", "won"), guess.names());
        CsvGuess titled = guess("Sizes \"as told\"\n\"size\n(cm)\",other,kind,won\n" + rows);
        assertEquals(1, titled.dialect().skip());
        assertEquals(4, titled.names().size());
        CsvGuess second = guess("size,\"other\nkind\",kind,won\n" + rows);
        assertEquals(0, second.dialect().skip());
        assertEquals(List.of("size", "other\nkind", "kind", "won"), second.names());
        String refusal = refusal("\"other\nthing\",size,kind\n2,1,a\n4,3,b\n6,5,a\n");
        assertTrue(refusal.contains("no column 'won'") && !refusal.contains("skip"), refusal);
    }

    /** A difference is what both files show, not what was said of both. */
    @Test
    void aDifferenceIsWhatTheFileShows() {
        CsvDialect said = CsvDialect.AUTO.withDecimal(',').withThousands('.').withQuote('\'');
        CsvFormat learned = new CsvSniffer(said, Set.of()).look("a;b\n1,5;x\n", true);
        CsvSniffer alike = new CsvSniffer(said, Set.of(), CsvFormat.recalled(said, learned.describe()));
        assertEquals("", alike.look("a\nx\n", true).differenceFrom(learned.describe()));
        assertEquals("", alike.look("a;b\n1;x\n", true).differenceFrom(learned.describe()));
        assertEquals(
                "fields separated by tabs here, by ';' there",
                alike.look("a\tb\n1\tx\n", true).differenceFrom(learned.describe()));
        assertEquals(
                "row names here, none there",
                alike.look("a;b\nr;1;x\ns;2;y\n", true).differenceFrom(learned.describe()));
    }

    /** A ZIP archive was read as a table in windows-1252 whose first column was the archive's own header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "504b0304140000000000 / a ZIP archive. Take the CSV file out of it",
                "504b0304140006005b436f6e74656e745f54797065735d2e786d6c / a spreadsheet. Save its table as CSV",
                "d0cf11e0a1b11ae10000 / a spreadsheet. Save its table as CSV",
                "504152311504 / a Parquet file",
                "425a683931415926535900 / unpack it",
                "53514c69746520666f726d6174203300 / an SQLite database"
            })
    void filesThatAreNoTextAreNamed(String start, String what) throws IOException {
        byte[] rest = ",b\n1,2\n".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(HexFormat.of().parseHex(start));
        bytes.write(rest);
        Path file = Files.write(folder.resolve("table.bin"), bytes.toByteArray());
        for (Executable reading : List.<Executable>of(
                () -> CsvGuess.of(file), () -> CsvDialectTest.read(bytes.toByteArray(), CsvDialect.AUTO, COLUMNS))) {
            String message = assertThrows(DataException.class, reading).getMessage();
            assertTrue(message.contains(" is no CSV file: it is ") && message.contains(what), message);
        }
    }

    @Test
    void namesThatLookLikeOtherFilesAreNames() throws IOException {
        Path file = Files.writeString(folder.resolve("names.csv"), "PAR1,BZh,y\n1,2,0\n3,4,1\n");
        assertEquals(List.of("PAR1", "BZh", "y"), CsvGuess.of(file).names());
    }
}

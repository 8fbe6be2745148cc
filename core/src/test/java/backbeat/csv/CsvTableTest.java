package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.data.RejectedRow;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.recipe.Songs;
import backbeat.synthetic.Synthesizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
    private static final String ROW = "i1,T,A;B,60,120.5,True,rock";

    private static String message(String csv) {
        return assertThrows(DataException.class, () -> Songs.read(csv, BadRows.FAIL))
                .getMessage();
    }

    @Test
    void readsEveryKindOfColumn() {
        Dataset data = Songs.rows(ROW, "i2,\"a, \"\"b\"\"\",Björk,,,false,pop");
        assertEquals(2, data.rows());
        assertEquals(120.5, data.number(0, 0));
        assertEquals(1, data.number(1, 0));
        assertTrue(Double.isNaN(data.number(0, 1)));
        assertTrue(Double.isNaN(data.labelSource(1)));
        assertEquals(List.of("rock", "pop"), data.categories(0));
        assertEquals(1, data.code(0, 1));
        assertEquals("a, \"b\"", data.text("title", 1));
        assertEquals("Björk", data.text("artists", 1));
        assertEquals(List.of(0L, 1L), List.of(data.sourceRow(0), data.sourceRow(1)));
    }

    @Test
    void markCarriageReturnsAndLineBreaksInQuotesChangeNothing() {
        String plain = Songs.HEADER + "\n" + ROW + "\ni2,\"two\nlines\",C,1,2,0,pop\n";
        Dataset data = Songs.read(plain, BadRows.FAIL);
        assertEquals("two\nlines", data.text("title", 1));
        Dataset marked = Songs.read("\uFEFF" + plain, BadRows.FAIL);
        assertEquals("i2", marked.text("id", 1));
        Dataset windows = Songs.read(plain.replace("\n", "\r\n"), BadRows.FAIL);
        assertEquals("two\r\nlines", windows.text("title", 1));
        assertEquals(2, windows.rows());
        assertEquals(1, windows.sourceRow(1));
        assertEquals(2, Songs.read(plain.stripTrailing(), BadRows.FAIL).rows());
        assertEquals(2, Songs.read(plain.replace("\n", "\n\n"), BadRows.FAIL).rows());
    }

    @Test
    void numbersMayStandInQuotes() {
        String row = "i,T,A,\"60\",%s,1,rock";
        Dataset data = Songs.rows(
                row.formatted("\"12.5\""),
                row.formatted("\"-7.25\""),
                row.formatted("\"12.5\"  "),
                row.formatted("\"\""),
                row.formatted("\"123456789.5\""));
        assertEquals(60, data.labelSource(4));
        assertEquals(12.5, data.number(0, 0));
        assertEquals(-7.25, data.number(0, 1));
        assertEquals(12.5, data.number(0, 2));
        assertTrue(Double.isNaN(data.number(0, 3)));
        assertEquals(123456789.5, data.number(0, 4));
        String head = Songs.HEADER + "\n" + ROW + "\n";
        assertTrue(message(head + row.formatted("\"1\"\"2\"") + "\n").contains("'1\"2' is not a finite number"));
        assertTrue(message(head + row.formatted("\"12\"3") + "\n").contains("a quotation mark is not where it may be"));
        assertTrue(message(head + "i,T,A,60,\"12").contains("a quotation mark is not where it may be"));
    }

    @Test
    void columnsMayStandInAnyOrderBesideOthers() {
        Dataset data = Songs.read("genre,x,loud,tempo,plays,artists,title,id\nrock,?,1,3,4,A,T,i\n", BadRows.FAIL);
        assertEquals("i", data.text("id", 0));
        assertEquals(3, data.number(0, 0));
    }

    @Test
    void errorsNameFileRowAndColumn() {
        assertEquals("songs.csv is empty", message(""));
        assertEquals("songs.csv has a header but no rows", message(Songs.HEADER + "\n"));
        assertTrue(message("id,title\n1,2\n").contains("no column 'tempo', 'loud', 'genre', 'artists', 'plays'"));
        assertTrue(message(Songs.HEADER + ",tempo\n").contains("'tempo' appears twice"));
        String head = Songs.HEADER + "\n" + ROW + "\n";
        assertEquals(
                "songs.csv, data row 1 (line 3): column 'tempo': 'fast' is not a finite number",
                message(head + "i2,T,A,60,fast,True,rock\n"));
        assertEquals(
                "songs.csv, data row 1 (line 3): column 'loud': 'maybe' is not true or false",
                message(head + "i2,T,A,60,1,maybe,rock\n"));
        assertEquals(
                "songs.csv, data row 1 (line 4): column 'plays': 'Infinity' is not a finite number",
                message(head + "i2,\"T\nT\",A,Infinity,1,True,rock\n"));
        assertEquals(
                "songs.csv, data row 1 (line 3): it has 3 fields, the header has 7 (is the file cut off here?)",
                message(head + "i2,T,A"));
        assertTrue(message(head + "i2,T,A,1,1,1,rock,more\n").contains("it has 8 fields"));
        assertTrue(message(head + "i2,\"T\" x,A,1,1,1,rock\n").contains("data row 1 (line 3): a quotation mark"));
        assertTrue(message(head + ROW + "\ni2,\"T,A,1,1,1,rock\n").contains("data row 2 (line 4): a quotation mark"));
    }

    @Test
    void bytesThatAreNotUtf8AreABadRow() {
        byte[] csv =
                (Songs.HEADER + "\n" + ROW + "\ni2,Bj?rk,A,1,1,1,rock\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < csv.length; i++) {
            csv[i] = csv[i] == '?' ? (byte) 0xF6 : csv[i];
        }
        String message = assertThrows(DataException.class, () -> Songs.read(csv, BadRows.FAIL, Workers.sequential()))
                .getMessage();
        assertEquals(
                "songs.csv, data row 1 (line 3): it is not UTF-8 text; if the file has another encoding, write \"csv\": {\"encoding\": \"windows-1252\"} into the recipe",
                message);
        assertEquals(2, Songs.read(csv, BadRows.SKIP, Workers.sequential()).rows());
        String kept = Songs.HEADER + "\n" + "i,\uFFFD,A,1,1,1,rock\n"; // a replacement character that is really there
        assertEquals("\uFFFD", Songs.read(kept, BadRows.FAIL).text("title", 0));
    }

    @Test
    void skippedRowsAreKeptWithReasonRowAndLine() {
        Dataset data = Songs.read(
                Songs.HEADER + "\nbad\n" + ROW + "\ni2,\"x\ny\",A,1,oops,1,rock\ni3,\"T\"x,A,1,1,1,rock\n" + ROW + "\n",
                BadRows.SKIP);
        assertEquals(2, data.rows());
        assertEquals(1, data.sourceRow(0));
        assertEquals(4, data.sourceRow(1));
        List<RejectedRow> rejected = data.rejected();
        assertEquals(
                List.of(0L, 2L, 3L), rejected.stream().map(RejectedRow::row).toList());
        assertEquals(
                List.of(2L, 5L, 6L), rejected.stream().map(RejectedRow::line).toList());
        assertEquals(List.of("bad"), rejected.get(0).fields());
        assertEquals(
                "column 'tempo': 'oops' is not a finite number", rejected.get(1).reason());
        assertEquals(List.of("i3,\"T\"x,A,1,1,1,rock"), rejected.get(2).fields());
    }

    @Test
    void threadsChangeNothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Synthesizer(Songs.RECIPE, 40_000, 5).write(bytes, Workers.sequential(), Progress.NONE);
        bytes.write("broken row\n".getBytes(StandardCharsets.UTF_8));
        Dataset one = Songs.read(bytes.toByteArray(), BadRows.SKIP, Workers.sequential());
        assertEquals(40_000, one.rows());
        assertEquals(40_000, one.rejected().get(0).row());
        assertEquals(40_002, one.rejected().get(0).line());
        for (int threads : new int[] {2, 7}) {
            try (Workers workers = Workers.of(threads)) {
                Dataset many = Songs.read(bytes.toByteArray(), BadRows.SKIP, workers);
                assertEquals(one.sha256(), many.sha256());
                assertEquals(one.categories(0), many.categories(0));
                assertEquals(one.rejected(), many.rejected());
                for (int row = 0; row < one.rows(); row++) {
                    assertEquals(one.number(0, row), many.number(0, row));
                    assertEquals(one.labelSource(row), many.labelSource(row));
                    assertEquals(one.code(0, row), many.code(0, row));
                    assertEquals(one.text(1, row), many.text(1, row));
                    assertEquals(one.sourceRow(row), many.sourceRow(row));
                }
                String message = assertThrows(
                                DataException.class, () -> Songs.read(bytes.toByteArray(), BadRows.FAIL, workers))
                        .getMessage();
                assertTrue(message.contains("data row 40000 (line 40002)"), message);
            }
        }
    }

    @Test
    void textLabelsNameThePositiveOne() throws IOException {
        Columns columns = new Columns(
                List.of("x"),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(new LabelRule("y", LabelRule.Operator.IS, "yes")));
        Dataset data = CsvTable.read(
                new ByteArrayInputStream("x,y\n1,yes\n2,no\n3,\n".getBytes(StandardCharsets.UTF_8)),
                "labels.csv",
                columns,
                BadRows.FAIL,
                Workers.sequential(),
                Progress.NONE);
        assertEquals(1, data.labels(columns.label().get(), new int[] {0, 1}).positives());
        DataException missing = assertThrows(
                DataException.class, () -> data.labels(columns.label().get(), new int[] {2}));
        assertEquals("labels.csv, data row 2: the label column 'y' is empty", missing.getMessage());
    }

    @Test
    void filesThatCannotBeRead(@TempDir Path folder) throws IOException {
        assertTrue(fileMessage(folder).endsWith("is a directory, not a CSV file"));
        assertTrue(fileMessage(folder.resolve("none.csv")).startsWith("There is no file "));
        Path file = Files.writeString(folder.resolve("some.csv"), Songs.HEADER + "\n" + ROW + "\n");
        Dataset data = new CsvSource(file).read(Songs.RECIPE.columns());
        assertEquals("some.csv", data.origin());
        assertEquals(64, data.sha256().length());
    }

    private static String fileMessage(Path file) {
        return assertThrows(DataException.class, () -> new CsvSource(file).read(Songs.RECIPE.columns()))
                .getMessage();
    }
}

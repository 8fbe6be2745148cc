package backbeat.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCutterTest {
    private static final char[] ALPHABET = {'a', 'b', ',', '"', '"', '\n', '\n', '\r', 'é', '曲', ' ', '\t', '\u0001'};

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A record as a reader sees it: its number, its line, its fields, or none where its quotes are misplaced. */
    private record Seen(long row, long line, boolean inPlace, List<String> fields) {}

    private static List<Seen> cut(InputStream in, int bytes) throws IOException {
        RecordCutter cutter = new RecordCutter(in);
        Records records = new Records();
        List<Seen> seen = new ArrayList<>();
        while (cutter.next(records, bytes)) {
            long line = 0;
            for (int i = 0; i < records.count(); i++) {
                line = records.line(i, i - 1, line);
                boolean inPlace = records.hasQuotesInPlace(i);
                seen.add(new Seen(records.row(i), line, inPlace, records.texts(i)));
            }
        }
        return seen;
    }

    /** What Commons CSV reads; throws where a quote is misplaced. */
    private static List<List<String>> expected(String text) throws IOException {
        try (CSVParser csv = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(CSVFormat.DEFAULT)
                .get()) {
            return csv.stream().map(CSVRecord::toList).toList();
        }
    }

    private static String random(Xoshiro256 random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    @Test
    void cutsAsCommonsCsvDoes() throws IOException {
        Xoshiro256 random = new Xoshiro256(7);
        int compared = 0;
        int misplaced = 0;
        for (int round = 0; round < 20_000; round++) {
            String text = random(random, 60);
            List<Seen> seen = cut(stream(text), 1 + random.nextInt(40));
            boolean inPlace = seen.stream().allMatch(Seen::inPlace);
            try {
                List<List<String>> expected = expected(text);
                assertTrue(inPlace, text);
                assertEquals(expected, seen.stream().map(Seen::fields).toList(), text);
                compared += expected.size();
            } catch (UncheckedIOException e) {
                assertFalse(inPlace, text);
                misplaced++;
            }
        }
        assertTrue(compared > 20_000 && misplaced > 1_000, compared + " records, " + misplaced + " texts");
    }

    /** Fields of up to 150 bytes, a third of them in quotes: longer than what is looked at in one go, and across its ends. */
    @Test
    void cutsLongFieldsAsCommonsCsvDoes() throws IOException {
        Xoshiro256 random = new Xoshiro256(8);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int field = random.nextInt(40); field >= 0; field--) {
                String plain = random(random, 150);
                text.append(
                        random.nextInt(3) == 0
                                ? '"' + plain.replace("\"", "\"\"") + '"'
                                : "x" + plain.replaceAll("[\",\n\r]", "y"));
                text.append(random.nextInt(4) == 0 ? "\r\n" : random.nextInt(4) == 0 ? "\n" : ",");
            }
            List<Seen> seen = cut(stream(text.toString()), 1 + random.nextInt(2000));
            assertEquals(
                    expected(text.toString()), seen.stream().map(Seen::fields).toList(), text::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void blocksOfAnySizeHoldTheSameRecords(int bytes) throws IOException {
        Xoshiro256 random = new Xoshiro256(bytes);
        for (int round = 0; round < 2_000; round++) {
            String text = random(random, 500);
            assertEquals(cut(stream(text), 1 << 16), cut(stream(text), bytes), text);
        }
    }

    @Test
    void rowsAndLinesAreCounted() throws IOException {
        String text = "a,b\r\n\n\"two\nlines\",2\nlast,3";
        List<Seen> seen = cut(stream(text), 8);
        assertEquals(
                List.of(
                        new Seen(0, 1, true, List.of("a", "b")),
                        new Seen(1, 4, true, List.of("two\nlines", "2")),
                        new Seen(2, 5, true, List.of("last", "3"))),
                seen);
    }

    @Test
    void theHeaderIsNoRowAndAByteOrderMarkIsSkipped() throws IOException {
        RecordCutter cutter = new RecordCutter(stream("\uFEFFid,\"x,y\"\n1,2\n"));
        Records records = new Records();
        cutter.header(records);
        assertEquals(List.of("id", "x,y"), records.texts(0));
        assertTrue(cutter.next(records, 100));
        assertEquals(0, records.row(0));
        assertEquals(2, records.line(0, -1, 0));
        assertFalse(cutter.next(records, 100));
    }

    @Test
    void aStreamMayDeliverItsBytesOneByOne() throws IOException {
        String text = "\uFEFFa,\"b\nc\"\r\n\"d\"\"\",é\r\n";
        InputStream slow = new InputStream() {
            private final InputStream all = stream(text);

            @Override
            public int read() throws IOException {
                return all.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return all.read(target, offset, Math.min(1, length));
            }
        };
        assertEquals(cut(stream(text), 100), cut(slow, 100));
    }

    @Test
    void anEmptyStreamHasNothing() throws IOException {
        Records records = new Records();
        new RecordCutter(stream("")).header(records);
        assertTrue(records.isEmpty());
        assertFalse(new RecordCutter(stream("")).next(records, 10));
    }

    @Test
    void aQuoteWithoutItsPartnerDoesNotSwallowTheStream() {
        InputStream endless = new InputStream() {
            private boolean begun;

            @Override
            public int read() {
                byte[] one = new byte[1];
                read(one, 0, 1);
                return one[0];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    target[offset + i] = (byte) (begun ? '\n' : '"');
                    begun = true;
                }
                return length;
            }
        };
        IOException error = assertThrows(IOException.class, () -> new RecordCutter(endless).next(new Records(), 100));
        assertTrue(error.getMessage().contains("quotation mark"), error.getMessage());
    }
}

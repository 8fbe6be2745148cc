package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DatasetBuilder;
import backbeat.data.RejectedRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Parses chunks of whole records. Stateless between chunks, so that several threads may each parse their own; rows and
 * lines are counted from the start of the chunk.
 *
 * <p>A chunk is parsed in one go. Where that fails (a misplaced quotation mark, bytes that are not UTF-8) it is parsed
 * again record by record, so that the failure has a row and the other rows are not lost.
 */
final class ChunkParser {
    static final CSVFormat FORMAT = CSVFormat.DEFAULT;

    private final Columns columns;
    private final Header header;
    private final BadRows badRows;

    ChunkParser(Columns columns, Header header, BadRows badRows) {
        this.columns = columns;
        this.header = header;
        this.badRows = badRows;
    }

    /**
     * What a chunk holds.
     *
     * @param data    its rows
     * @param rows    how many rows it has, rejected ones included
     * @param lines   how many lines it has
     * @param failure the bad row that parsing stopped at, unless bad rows are skipped
     */
    record Chunk(DatasetBuilder data, long rows, long lines, Optional<RejectedRow> failure) {}

    Chunk parse(byte[] bytes) {
        Target target = new Target(RecordChunker.lineEnds(bytes) + 1);
        // Decoded as it is parsed: a chunk's text as one String would be four times the bytes. Malformed bytes throw.
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        try {
            long lines = target.addAll(new InputStreamReader(new ByteArrayInputStream(bytes), strict));
            return target.chunk(lines);
        } catch (UncheckedIOException e) {
            return parseOneByOne(bytes);
        }
    }

    private Chunk parseOneByOne(byte[] bytes) {
        Target target = new Target(0);
        RecordChunker records = new RecordChunker(new ByteArrayInputStream(bytes), bytes.length);
        long lines = 0;
        try {
            for (byte[] record = records.nextRecord();
                    record.length > 0 && target.failure.isEmpty();
                    record = records.nextRecord()) {
                String text = new String(record, StandardCharsets.UTF_8);
                target.lineOffset = lines;
                lines += text.chars().filter(c -> c == '\n').count();
                if (text.indexOf('\uFFFD') >= 0 && !isUtf8(record)) {
                    target.bad(lines, List.of(text.stripTrailing()), "it is not UTF-8 text" + Hints.encoding());
                    continue;
                }
                try {
                    target.addAll(new StringReader(text));
                } catch (UncheckedIOException e) {
                    target.bad(lines, List.of(text.stripTrailing()), "a quotation mark is not where it may be");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a record beyond the size limit; the message says so
        }
        return target.chunk(lines);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Receives the rows of one chunk. */
    private final class Target {
        private final DatasetBuilder data;
        private final RowParser parser = new RowParser(header);
        private long row;
        private long lineOffset;
        private Optional<RejectedRow> failure = Optional.empty();

        /** @param rows about how many there will be */
        Target(int rows) {
            data = new DatasetBuilder(columns, rows);
        }

        /** Adds the records of {@code text} up to the first bad one that stops parsing; returns the lines read. */
        long addAll(Reader text) {
            try (CSVParser csv =
                    CSVParser.builder().setReader(text).setFormat(FORMAT).get()) {
                Iterator<CSVRecord> records = csv.iterator();
                while (records.hasNext() && failure.isEmpty()) {
                    CSVRecord fields = records.next();
                    String problem = parser.parse(fields);
                    if (problem.isEmpty()) {
                        parser.addTo(data, row++);
                    } else {
                        bad(lineOffset + csv.getCurrentLineNumber(), fields.toList(), problem);
                    }
                }
                return csv.getCurrentLineNumber();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void bad(long line, List<String> fields, String reason) {
            RejectedRow rejected = new RejectedRow(row++, line, fields, reason);
            if (badRows == BadRows.FAIL) {
                failure = Optional.of(rejected);
            } else {
                data.reject(rejected);
            }
        }

        Chunk chunk(long lines) {
            return new Chunk(data, row, lines, failure);
        }
    }
}

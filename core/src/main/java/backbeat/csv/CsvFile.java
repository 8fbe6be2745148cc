package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** An open CSV file whose header has been read: its chunks, and the parser that fits them. */
final class CsvFile {
    private final RecordChunker chunker;
    private final String origin;
    private final Columns columns;
    private final ChunkParser parser;
    private final CsvFormat format;
    private final List<String> unread;
    private final long headerLines;

    private CsvFile(
            RecordChunker chunker,
            String origin,
            Columns columns,
            ChunkParser parser,
            CsvFormat format,
            List<String> unread,
            long headerLines) {
        this.chunker = chunker;
        this.origin = origin;
        this.columns = columns;
        this.parser = parser;
        this.format = format;
        this.unread = unread;
        this.headerLines = headerLines;
    }

    /** @throws DataException if there is no header or it lacks a column */
    static CsvFile open(
            CsvInput input, String origin, Function<Set<String>, Columns> wanted, BadRows badRows, int chunkBytes)
            throws IOException {
        RecordChunker chunker = new RecordChunker(input.bytes(), chunkBytes);
        byte[] first = chunker.header();
        if (first.length == 0) {
            throw new DataException(origin + " is empty");
        }
        String line = new String(first, StandardCharsets.UTF_8);
        List<String> names = names(line, origin);
        Columns columns = wanted.apply(Set.copyOf(new HashSet<>(names)));
        Header header = Header.of(names, columns, origin);
        long lines = line.chars().filter(c -> c == '\n').count() + input.lineShift();
        Set<String> read = Set.copyOf(columns.names());
        List<String> unread =
                names.stream().filter(name -> !read.contains(name)).toList();
        return new CsvFile(
                chunker, origin, columns, new ChunkParser(columns, header, badRows), input.format(), unread, lines);
    }

    private static List<String> names(String line, String origin) {
        try (CSVParser csv = CSVParser.builder()
                .setReader(new StringReader(line))
                .setFormat(ChunkParser.FORMAT)
                .get()) {
            Iterator<CSVRecord> records = csv.iterator();
            if (!records.hasNext()) {
                throw new DataException(origin + " begins with an empty line, not with a header");
            }
            return records.next().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(origin + ", header: a quotation mark is not where it may be", e);
        }
    }

    String origin() {
        return origin;
    }

    Columns columns() {
        return columns;
    }

    Dataset.Source source(String sha256) {
        return new Dataset.Source(origin, sha256, format.describe(), unread);
    }

    long headerLines() {
        return headerLines;
    }

    ChunkParser.Chunk parse(byte[] chunk) {
        return parser.parse(chunk);
    }

    /** The next chunk; empty at the end of the file. I/O errors come as {@link UncheckedIOException}. */
    byte[] next() {
        try {
            return chunker.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

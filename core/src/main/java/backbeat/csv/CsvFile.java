package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import java.io.IOException;
import java.io.InputStream;
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
    private final long headerLines;

    private CsvFile(RecordChunker chunker, String origin, Columns columns, ChunkParser parser, long headerLines) {
        this.chunker = chunker;
        this.origin = origin;
        this.columns = columns;
        this.parser = parser;
        this.headerLines = headerLines;
    }

    /** @throws DataException if there is no header or it lacks a column */
    static CsvFile open(
            InputStream in, String origin, Function<Set<String>, Columns> wanted, BadRows badRows, int chunkBytes)
            throws IOException {
        RecordChunker chunker = new RecordChunker(in, chunkBytes);
        byte[] first = chunker.header();
        if (first.length == 0) {
            throw new DataException(origin + " is empty");
        }
        String line = new String(first, StandardCharsets.UTF_8);
        List<String> names = names(line, origin);
        Columns columns = wanted.apply(Set.copyOf(new HashSet<>(names)));
        Header header = Header.of(names, columns, origin);
        long lines = line.chars().filter(c -> c == '\n').count();
        return new CsvFile(chunker, origin, columns, new ChunkParser(columns, header, badRows), lines);
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

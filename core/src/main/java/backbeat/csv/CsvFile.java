package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.TextSlices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** An open CSV file whose header has been read: its blocks of records, and the parser that fits them. */
final class CsvFile {
    private final RecordCutter cutter;
    private final String origin;
    private final BlockParser parser;
    private final CsvInput input;
    private final List<String> unread;

    private CsvFile(RecordCutter cutter, String origin, BlockParser parser, CsvInput input, List<String> unread) {
        this.cutter = cutter;
        this.origin = origin;
        this.parser = parser;
        this.input = input;
        this.unread = unread;
    }

    /** @throws DataException if there is no header or it lacks a column */
    static CsvFile open(CsvInput input, String origin, Columns columns, BadRows badRows) throws IOException {
        RecordCutter cutter = new RecordCutter(input);
        Records first = new Records();
        cutter.header(first);
        List<String> names = Header.names(first, origin, input.look());
        Header header = Header.of(names, columns, origin, input.look());
        Set<String> read = Set.copyOf(columns.names());
        List<String> unread =
                names.stream().filter(name -> !read.contains(name)).toList();
        return new CsvFile(cutter, origin, new BlockParser(columns, header, badRows), input, unread);
    }

    String origin() {
        return origin;
    }

    Dataset.Source source(String sha256) {
        return new Dataset.Source(
                origin, sha256, input.format().describe(), unread, input.look().doubts());
    }

    BlockParser.Parsed parse(Records records, TextSlices.Gatherer gatherer) {
        return parser.parse(records, gatherer);
    }

    /** Reads the next records; false at the end of the file. I/O errors come as {@link UncheckedIOException}. */
    boolean next(Records records, int bytes) {
        try {
            return cutter.next(records, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

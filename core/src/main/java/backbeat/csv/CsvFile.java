package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.NumberRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** An open CSV file whose header has been read: its blocks of records, and the parsers that fit them. */
final class CsvFile {
    /** By what part there is room for more rows than the first block lets expect. */
    private static final double SPARE = 1.0 / 64;

    /** A heap that is less than so many times as large as the numbers would grow for them, and stay so. */
    private static final int MUCH = 8;

    /**
     * Numbers that take more bytes than this are most of what there is; to have them twice for a time is worse, where the heap may
     * become so many times as large: the first rows may let expect too many.
     */
    private static final double LARGE = 1 << 26;

    private final RecordCutter cutter;
    private final String origin;
    private final Header header;
    private final BadRows badRows;
    private final CsvInput input;
    private final List<String> unread;

    private CsvFile(
            RecordCutter cutter, String origin, Header header, BadRows badRows, CsvInput input, List<String> unread) {
        this.cutter = cutter;
        this.origin = origin;
        this.header = header;
        this.badRows = badRows;
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
        return new CsvFile(cutter, origin, header, badRows, input, unread);
    }

    String origin() {
        return origin;
    }

    Dataset.Source source(String sha256) {
        return new Dataset.Source(
                origin, sha256, input.format().describe(), unread, input.look().doubts());
    }

    /** A parser for one thread. */
    BlockParser parser() {
        return new BlockParser(header.columns(), header, badRows);
    }

    /**
     * Room for the numbers of all rows, as far as the first of them tell how many there are; none in a small heap.
     *
     * @param size how many bytes the file has; 0 if that is not known
     */
    NumberRoom room(Records first, long size) {
        boolean known = input.format().isPlain() && first.length > 0;
        double rows = known ? (1 + SPARE) * first.count() * size / first.length : 0;
        double bytes = Math.min(rows, NumberRoom.MOST) * Double.BYTES * (header.numbers().length + 1);
        Runtime heap = Runtime.getRuntime();
        boolean fits = MUCH * bytes < (bytes > LARGE ? heap.maxMemory() : heap.totalMemory());
        return new NumberRoom(header.numbers().length, fits ? rows : 0);
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

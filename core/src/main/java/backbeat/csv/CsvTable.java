package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.LabelRule;
import backbeat.data.RejectedRow;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads CSV (RFC 4180: comma, double quotes, a header; UTF-8 with or without byte order mark; LF or CRLF; line breaks in
 * quoted fields; other dialects are translated to that by {@link CsvInput}) into a {@link Dataset}. Empty lines are no rows. A row with too few or too many fields, or with a text
 * where a number should be, is a bad row; an empty field is a missing value and no error.
 *
 * <p>The bytes are cut at record ends ({@link RecordChunker}) into chunks, which Commons CSV parses on several threads; the
 * parts are put together in order, so that the result does not depend on the threads.
 */
public final class CsvTable {
    /** Bytes of a chunk: small enough that a file of a few megabytes keeps all threads busy. */
    private static final int CHUNK = 1 << 19;

    private CsvTable() {}

    /**
     * Reads a file. The result does not depend on the number of workers.
     *
     * @param file     the file
     * @param dialect  how it is written
     * @param columns  the columns wanted
     * @param badRows  what to do with rows that cannot be read
     * @param workers  the threads to use
     * @param progress hears how many bytes have been read
     * @throws DataException if the file cannot be read, lacks a column, has no rows, or has a bad row that is not to be
     *                       skipped; the message names file, row and column
     */
    public static Dataset read(
            Path file, CsvDialect dialect, Columns columns, BadRows badRows, Workers workers, Progress progress) {
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory, not a CSV file");
        }
        String origin = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            progress.begin("reading " + origin, Files.size(file));
            return read(in, origin, dialect, columns, badRows, workers, progress);
        } catch (NoSuchFileException e) {
            throw new DataException("There is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new DataException(file + " may not be read: permission denied", e);
        } catch (IOException e) {
            throw new DataException("Cannot read " + file + ": " + e.getMessage(), e);
        } finally {
            progress.end();
        }
    }

    /** As the other {@code read}, from a stream that the caller closes, in whatever dialect it is. */
    public static Dataset read(
            InputStream in, String origin, Columns columns, BadRows badRows, Workers workers, Progress progress)
            throws IOException {
        return read(in, origin, CsvDialect.AUTO, columns, badRows, workers, progress);
    }

    /** As the other {@code read}, from a stream that the caller closes. */
    public static Dataset read(
            InputStream in,
            String origin,
            CsvDialect dialect,
            Columns columns,
            BadRows badRows,
            Workers workers,
            Progress progress)
            throws IOException {
        HashingStream hashed = new HashingStream(in);
        CsvInput input = CsvInput.open(hashed, origin, dialect, Set.copyOf(columns.names()), numbers(columns));
        CsvFile file = CsvFile.open(input, origin, names -> columns, badRows, CHUNK);
        Parts parts = new Parts(file);
        parts.add(parseAll(file, workers, progress));
        DatasetBuilder data = parts.concatenate(workers);
        hashed.transferTo(OutputStream.nullOutputStream()); // what stands behind compressed text counts as well
        Dataset dataset = data.build(file.source(hashed.sha256()));
        if (dataset.rows() == 0) {
            throw new DataException(
                    origin + " has a header but no " + (dataset.rejected().isEmpty() ? "" : "readable ") + "rows");
        }
        return dataset;
    }

    /** The columns whose fields are numbers. */
    private static Set<String> numbers(Columns columns) {
        Set<String> numbers = new HashSet<>(columns.numeric());
        columns.label().filter(LabelRule::isNumeric).ifPresent(rule -> numbers.add(rule.column()));
        return numbers;
    }

    /**
     * All chunks in file order. Each thread takes the next chunk when it has parsed its last one, so that reading and
     * hashing go on beside parsing. After a failure no chunk is taken any more; those before it all are.
     */
    private static List<ChunkParser.Chunk> parseAll(CsvFile file, Workers workers, Progress progress)
            throws IOException {
        List<ChunkParser.Chunk> chunks = new ArrayList<>();
        AtomicBoolean failed = new AtomicBoolean();
        try {
            workers.forEach(workers.threads(), (task, worker) -> {
                while (!failed.get()) {
                    byte[] bytes;
                    int place;
                    synchronized (file) {
                        bytes = file.next();
                        if (bytes.length == 0) {
                            return;
                        }
                        place = chunks.size();
                        chunks.add(null);
                        progress.advance(bytes.length);
                        progress.checkCancelled();
                    }
                    ChunkParser.Chunk chunk = file.parse(bytes);
                    failed.compareAndSet(false, chunk.failure().isPresent());
                    synchronized (file) {
                        chunks.set(place, chunk);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return chunks;
    }

    /**
     * Reads any number of rows in batches, in constant memory. Rejected rows are found in each batch's
     * {@link Dataset#rejected()}; a batch's {@link Dataset#sha256()} is empty.
     *
     * @param in        the bytes of the file
     * @param origin    what to call it in messages
     * @param columns   the columns wanted, given the set of columns that the file has
     * @param badRows   what to do with rows that cannot be read
     * @param batchRows the rows that a batch has at least, the last one apart
     * @param consumer  hears every batch, in file order
     * @throws DataException as {@link #read}
     */
    public static void forEachBatch(
            InputStream in,
            String origin,
            Function<Set<String>, Columns> columns,
            BadRows badRows,
            int batchRows,
            Consumer<Dataset> consumer) {
        try {
            CsvInput input = CsvInput.open(in, origin, CsvDialect.AUTO, Set.of(), Set.of());
            CsvFile file = CsvFile.open(input, origin, columns, badRows, CHUNK);
            Parts parts = new Parts(file);
            for (byte[] chunk = file.next(); chunk.length > 0; chunk = file.next()) {
                parts.add(List.of(file.parse(chunk)));
                if (parts.rowsHeld() >= batchRows) {
                    consumer.accept(parts.batch());
                }
            }
            if (parts.rowsHeld() > 0) {
                consumer.accept(parts.batch());
            }
        } catch (UncheckedIOException e) {
            throw new DataException(
                    "Cannot read " + origin + ": " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw new DataException("Cannot read " + origin + ": " + e.getMessage(), e);
        }
    }

    /** Chunks that have been parsed, and where in the file they stand. */
    private static final class Parts {
        private final CsvFile file;
        private final List<DatasetBuilder> data = new ArrayList<>();
        private final LongArrayList rows = new LongArrayList();
        private final LongArrayList lines = new LongArrayList();
        private long rowsBefore;
        private long linesBefore;

        Parts(CsvFile file) {
            this.file = file;
            this.linesBefore = file.headerLines();
        }

        void add(List<ChunkParser.Chunk> chunks) {
            for (ChunkParser.Chunk chunk : chunks) {
                if (chunk.failure().isPresent()) {
                    RejectedRow bad = chunk.failure().get();
                    long row = rowsBefore + sum(rows) + bad.row();
                    long line = linesBefore + sum(lines) + bad.line();
                    throw new DataException(
                            file.origin() + ", data row " + row + " (line " + line + "): " + bad.reason());
                }
                data.add(chunk.data());
                rows.add(chunk.rows());
                lines.add(chunk.lines());
            }
        }

        long rowsHeld() {
            return sum(rows);
        }

        DatasetBuilder concatenate(Workers workers) {
            if (data.isEmpty()) {
                return new DatasetBuilder(file.columns());
            }
            return DatasetBuilder.concatenate(
                    data, rows.toLongArray(), lines.toLongArray(), rowsBefore, linesBefore, workers);
        }

        /** What is held as a data set of its own; forgotten here. */
        Dataset batch() {
            Dataset batch = concatenate(Workers.sequential()).build(file.source(""));
            rowsBefore += sum(rows);
            linesBefore += sum(lines);
            data.clear();
            rows.clear();
            lines.clear();
            return batch;
        }

        private static long sum(LongArrayList values) {
            long sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.getLong(i);
            }
            return sum;
        }
    }
}

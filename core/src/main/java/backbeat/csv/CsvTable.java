package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DatasetBuilder;
import backbeat.data.LabelRule;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads CSV (RFC 4180: comma, double quotes, a header; UTF-8 with or without byte order mark; LF or CRLF; line breaks in
 * quoted fields; other dialects are translated to that by {@link CsvInput}) into a {@link Dataset}. Empty lines are no rows. A row with too few or too many fields, or with a text
 * where a number should be, is a bad row; an empty field is a missing value and no error.
 *
 * <p>The bytes are cut into blocks of records and these into fields in one pass ({@link RecordCutter}), and blocks are parsed
 * on several threads; the parts are put together in order, so that the result does not depend on the threads.
 */
public final class CsvTable {
    /** For each thread, how much may be read before it is asked for. */
    private static final int CHUNKS_AHEAD = 2;

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
            long size = Files.size(file);
            progress.begin("reading " + origin, size);
            return read(in, size, origin, dialect, columns, badRows, workers, progress);
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
        return read(in, 0, origin, dialect, columns, badRows, workers, progress);
    }

    /** @param size how many bytes there are; 0 if that is not known */
    private static Dataset read(
            InputStream in,
            long size,
            String origin,
            CsvDialect dialect,
            Columns columns,
            BadRows badRows,
            Workers workers,
            Progress progress)
            throws IOException {
        HashingStream hashed = new HashingStream(in);
        ReadAhead ahead = new ReadAhead(hashed, CHUNKS_AHEAD * workers.threads());
        Set<String> names = Set.copyOf(columns.names());
        Blocks.Opening opening = () ->
                CsvFile.open(CsvInput.open(ahead, origin, dialect, names, numbers(columns)), origin, columns, badRows);
        Blocks blocks = new Blocks(opening, ahead, size, workers, progress);
        List<DatasetBuilder> parts = blocks.parse();
        DatasetBuilder data =
                parts.isEmpty() ? new DatasetBuilder(columns) : DatasetBuilder.concatenate(parts, workers);
        hashed.transferTo(OutputStream.nullOutputStream()); // what stands behind compressed text counts as well
        Dataset dataset = data.build(blocks.file().source(hashed.sha256()));
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
}

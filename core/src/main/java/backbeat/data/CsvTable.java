package backbeat.data;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads CSV (RFC 4180: comma, double quotes, a header; UTF-8 with or without byte order mark; LF or CRLF; line breaks in
 * quoted fields) into a {@link Dataset}. Empty lines are no rows. A row with too few or too many fields, or with a text
 * where a number should be, is a bad row; an empty field is a missing value and no error.
 */
public final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT;

    private CsvTable() {}

    /** Reads {@code file} as {@code recipe} says, on the calling thread. */
    public static Dataset read(Path file, Recipe recipe, BadRows badRows, Progress progress) {
        return read(file, recipe.columns(), badRows, Workers.sequential(), progress);
    }

    /**
     * Reads a file. The result does not depend on the number of workers.
     *
     * @param file     the file
     * @param columns  the columns wanted
     * @param badRows  what to do with rows that cannot be read
     * @param workers  the threads to use
     * @param progress hears how many bytes have been read
     * @throws DataException if the file cannot be read, lacks a column, has no rows, or has a bad row that is not to be
     *                       skipped; the message names file, row and column
     */
    public static Dataset read(Path file, Columns columns, BadRows badRows, Workers workers, Progress progress) {
        String origin = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a directory, not a CSV file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            progress.begin("reading " + origin, Files.size(file));
            Dataset dataset = read(in, origin, columns, badRows, workers, Progress.NONE);
            progress.advance(Files.size(file));
            return dataset;
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

    /** As the other {@code read}, from a stream that the caller closes. */
    public static Dataset read(
            InputStream in, String origin, Columns columns, BadRows badRows, Workers workers, Progress progress)
            throws IOException {
        MessageDigest digest = sha256();
        DatasetColumns data = new DatasetColumns(columns);
        parse(
                new DigestInputStream(in, digest),
                origin,
                names -> columns,
                badRows,
                Integer.MAX_VALUE,
                data,
                done -> {});
        if (data.rows() == 0) {
            throw new DataException(
                    origin + " has a header but no " + (data.rejected().isEmpty() ? "" : "readable ") + "rows");
        }
        return new Dataset(columns, data, origin, HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * Reads any number of rows in batches, in constant memory. Rejected rows are found in each batch's
     * {@link Dataset#rejected()}; a batch's {@link Dataset#sha256()} is empty.
     *
     * @param in        the bytes of the file
     * @param origin    what to call it in messages
     * @param columns   the columns wanted, given the set of columns that the file has
     * @param badRows   what to do with rows that cannot be read
     * @param batchRows the rows of a batch
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
            parse(in, origin, columns, badRows, batchRows, null, consumer);
        } catch (IOException e) {
            throw new DataException("Cannot read " + origin + ": " + e.getMessage(), e);
        }
    }

    private static void parse(
            InputStream in,
            String origin,
            Function<Set<String>, Columns> wanted,
            BadRows badRows,
            int batchRows,
            DatasetColumns into,
            Consumer<Dataset> consumer)
            throws IOException {
        Reader reader = new InputStreamReader(
                new BufferedInputStream(in, 1 << 16),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        long row = -1;
        try (CSVParser parser =
                CSVParser.builder().setReader(reader).setFormat(FORMAT).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw new DataException(origin + " is empty");
            }
            List<String> names = new ArrayList<>(List.of(records.next().values()));
            if (names.get(0).startsWith("\uFEFF")) {
                names.set(0, names.get(0).substring(1));
            }
            Columns columns = wanted.apply(Set.copyOf(new java.util.HashSet<>(names)));
            Header header = Header.of(names, columns, origin);
            RowParser rowParser = new RowParser(header);
            DatasetColumns data = into != null ? into : new DatasetColumns(columns);
            row = 0;
            while (records.hasNext()) {
                CSVRecord fields = records.next();
                String problem = rowParser.parse(fields);
                if (problem.isEmpty()) {
                    rowParser.addTo(data, row);
                } else if (badRows == BadRows.FAIL) {
                    throw new DataException(
                            origin + ", data row " + row + " (line " + parser.getCurrentLineNumber() + "): " + problem);
                } else {
                    data.reject(new RejectedRow(row, parser.getCurrentLineNumber(), fields.toList(), problem));
                }
                row++;
                if (data.rows() == batchRows) {
                    consumer.accept(new Dataset(columns, data, origin, ""));
                    data = new DatasetColumns(columns);
                }
            }
            if (into == null && (data.rows() > 0 || !data.rejected().isEmpty())) {
                consumer.accept(new Dataset(columns, data, origin, ""));
            }
        } catch (UncheckedIOException | IllegalStateException | CharacterCodingException e) {
            throw broken(origin, row, e);
        }
    }

    private static DataException broken(String origin, long row, Exception e) {
        Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String where = row < 0 ? ", header" : ", near data row " + row;
        String what = cause instanceof CharacterCodingException ? "it is not UTF-8 text" : cause.getMessage();
        return new DataException(origin + where + ": " + what, e);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package backbeat.csv;

import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.RowSource;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A CSV file as a source of rows.
 *
 * @param file    the file
 * @param dialect how it is written
 */
public record CsvSource(Path file, CsvDialect dialect) implements RowSource {
    public CsvSource {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(dialect, "dialect");
    }

    /** A file in whatever dialect it is, as far as that can be told from its beginning. */
    public CsvSource(Path file) {
        this(file, CsvDialect.AUTO);
    }

    @Override
    public String origin() {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    @Override
    public Dataset read(Columns columns, BadRows badRows, Workers workers, Progress progress) {
        return CsvTable.read(file, dialect, columns, badRows, workers, progress);
    }

    /** Reads all rows on the calling thread; a row that cannot be read is an error. */
    public Dataset read(Columns columns) {
        return read(columns, BadRows.FAIL, Workers.sequential(), Progress.NONE);
    }
}

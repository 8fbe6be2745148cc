package backbeat.data;

import backbeat.model.Progress;
import backbeat.parallel.Workers;

/**
 * Something that rows can be read from: a CSV file ({@code backbeat.csv.CsvSource}), a database, a cluster's table. An
 * implementation fills a {@link DatasetBuilder}; what the rows mean is the recipe's business, not the source's.
 */
public interface RowSource {
    /** What the source is called in messages, such as a file's name. */
    String origin();

    /**
     * Reads all rows. The result must not depend on the number of workers.
     *
     * @param columns  the columns wanted
     * @param badRows  what to do with rows that cannot be read
     * @param workers  the threads to use
     * @param progress hears how far it is
     * @throws DataException if the source cannot be read, lacks a column, has no rows, or has a bad row that is not to be
     *                       skipped
     */
    Dataset read(Columns columns, BadRows badRows, Workers workers, Progress progress);
}

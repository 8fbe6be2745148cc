package backbeat.data;

import backbeat.parallel.Workers;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Collects rows and makes a {@link Dataset} of them. Rows may come from anywhere: Java objects
 * ({@link #add(Map)}), the fields of a file, a database, a cluster's table.
 *
 * <pre>{@code
 * DatasetBuilder songs = new DatasetBuilder(recipe.columns());
 * songs.add(Map.of("tempo", 120.5, "explicit", false, "genre", "pop", "popularity", 61));
 * Dataset dataset = songs.build("my songs");
 * }</pre>
 *
 * <p>Not thread-safe: each thread fills its own, and {@link #concatenate} puts them together. Unusable once built.
 */
public final class DatasetBuilder {
    private final Columns columns;
    private final DatasetColumns data;
    /** Reads the values of {@link #add(Map)}; made when the first comes, for the parts of a file do without. */
    private ObjectRow objects;

    public DatasetBuilder(Columns columns) {
        this(columns, 0);
    }

    /** @param rows about how many there will be: columns that need not grow cost a third of the memory on the way */
    public DatasetBuilder(Columns columns, int rows) {
        this(columns, new DatasetColumns(columns, rows));
    }

    /**
     * Rows that have been read column by column. Columns of values are taken, not copied.
     *
     * @param sourceRows by row its 0-based number where it comes from
     * @param numbers    by column of {@link Columns#numericFeatures()} and row; NaN where one is missing
     * @param categories by column of {@link Columns#categorical()}
     * @param texts      by column of {@link Columns#texts()}
     * @param labels     by row the number the label is made from; 0 where there is no label
     */
    public static DatasetBuilder ofColumns(
            Columns columns,
            long[] sourceRows,
            double[][] numbers,
            TextColumn[] categories,
            TextColumn[] texts,
            double[] labels) {
        return new DatasetBuilder(
                columns, new DatasetColumns(new RowNumbers(sourceRows), numbers, categories, texts, labels, 0));
    }

    /**
     * As above, a part of rows whose numbers are read side by side: they stand behind one another in the same arrays, which other
     * parts share, and {@link #concatenate} leaves them there.
     *
     * @param first where the first row's numbers and label are in the arrays
     */
    public static DatasetBuilder ofPart(
            Columns columns,
            RowNumbers sourceRows,
            double[][] numbers,
            TextColumn[] categories,
            TextColumn[] texts,
            double[] labels,
            int first) {
        return new DatasetBuilder(columns, new DatasetColumns(sourceRows, numbers, categories, texts, labels, first));
    }

    /**
     * Rows of which only the labels are here; their features and texts are {@link RowsElsewhere elsewhere}.
     *
     * @param sourceRows by row its 0-based number where it comes from
     * @param labels     by row the number the label is made from; 0 where there is no label
     */
    public static DatasetBuilder ofLabels(Columns columns, long[] sourceRows, double[] labels) {
        TextColumn[] none = {};
        return new DatasetBuilder(
                columns, new DatasetColumns(new RowNumbers(sourceRows), new double[0][], none, none, labels, 0));
    }

    private DatasetBuilder(Columns columns, DatasetColumns data) {
        this.columns = Objects.requireNonNull(columns, "columns");
        this.data = data;
    }

    /** The number of rows so far, rejected ones not counted. */
    public int rows() {
        return data.rows();
    }

    /**
     * Adds a row of Java objects.
     *
     * @param row a value for every column by name: a number, a boolean, a text as it would stand in a file, or for a set
     *            column a collection of its members. A column that is absent or null is missing; entries that are no columns are ignored
     * @return this builder
     * @throws DataException if a value is not what its column holds; nothing is added then
     */
    public DatasetBuilder add(Map<String, ?> row) {
        objects = objects == null ? new ObjectRow(columns) : objects;
        objects.read(row);
        if (columns.label().isPresent() && !columns.label().get().isNumeric()) {
            countLabel(objects.label());
        }
        data.add(
                data.rows() + data.rejected().size(),
                objects.numbers(),
                objects.categories(),
                objects.texts(),
                objects.labelSource());
        return this;
    }

    /**
     * Adds a row whose fields have been read. The arrays are copied.
     *
     * @param sourceRow  the 0-based number of the row where it comes from
     * @param rowNumbers the values of {@link Columns#numericFeatures()}; NaN where one is missing
     * @param rowCategories the values of {@link Columns#categorical()}; empty where one is missing
     * @param rowTexts   the values of {@link Columns#texts()}; empty where one is missing
     * @param label      the number the label is made from, see {@link Dataset#labelSource}; 0 where there is no label
     */
    public void add(long sourceRow, double[] rowNumbers, String[] rowCategories, String[] rowTexts, double label) {
        data.add(sourceRow, rowNumbers, rowCategories, rowTexts, label);
    }

    /** Counts a text of the label column, for a rule that compares texts; see {@link Dataset#labelValues}. */
    public void countLabel(String text) {
        countLabel(text, 1);
    }

    /** Counts a text of the label column that some rows have. */
    public void countLabel(String text, long rows) {
        data.countLabel(text, rows);
    }

    /** Notes a row that could not be read. */
    public void reject(RejectedRow row) {
        data.reject(row);
    }

    /**
     * The data set.
     *
     * @param origin what to call it in messages
     * @throws DataException if there are no rows
     */
    public Dataset build(String origin) {
        if (rows() == 0) {
            throw new DataException(origin + " has no rows");
        }
        return build(new Dataset.Source(origin, "", "", List.of()));
    }

    /** The data set, also without rows. */
    public Dataset build(Dataset.Source source) {
        return new Dataset(columns, data, source, null);
    }

    /** A data set of rows {@link #ofLabels of which only the labels are here}. */
    public Dataset build(Dataset.Source source, RowsElsewhere elsewhere) {
        return new Dataset(columns, data, source, Objects.requireNonNull(elsewhere, "elsewhere"));
    }

    /**
     * Puts parts one behind the other.
     *
     * @param parts   at least one, in order, of the same columns; not to be used afterwards
     * @param workers copy columns side by side
     */
    public static DatasetBuilder concatenate(List<DatasetBuilder> parts, Workers workers) {
        List<DatasetColumns> data = parts.stream().map(part -> part.data).toList();
        return new DatasetBuilder(parts.get(0).columns, DatasetColumns.concatenate(data, workers));
    }
}

package backbeat.preparation;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Reading;
import backbeat.data.SetRule;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * Turns raw values into a {@link Table}: numbers are clipped to quantiles and standardized, categories become codes.
 * Everything it knows was learned from training rows: quantiles, means, standard deviations, vocabularies. Immutable.
 *
 * <p>A number becomes {@code (float) ((clip(x) - mean) / deviation)}, computed in double and rounded once. A category that
 * no training row had becomes {@link Table#UNSEEN}.
 */
public final class Preprocessor {
    private final Schema schema;
    private final int booleans;
    private final double[] lower;
    private final double[] upper;
    private final double[] mean;
    private final double[] deviation;
    private final boolean dropping;
    private final Gaps gaps;
    private final Reading reading;
    private final List<CategoryCodes> codes = new ArrayList<>();

    /** As the other constructor, of rows without gaps. */
    public Preprocessor(
            Schema schema,
            int booleans,
            double[] lower,
            double[] upper,
            double[] mean,
            double[] deviation,
            boolean dropping) {
        this(
                schema,
                booleans,
                lower,
                upper,
                mean,
                deviation,
                dropping,
                Gaps.none(schema.numericCount(), schema.categoricalCount()),
                Reading.PLAIN);
    }

    /**
     * A preprocessor from its state, such as {@link #fit} returned it and a file kept it.
     *
     * @param schema    the columns of the tables it makes
     * @param booleans  how many of the numeric columns, at the end, are booleans; the last of these are the indicators of
     *                  missing values
     * @param lower     per numeric column, the least value; negative infinity where nothing is clipped
     * @param upper     per numeric column, the greatest value; positive infinity where nothing is clipped
     * @param mean      per numeric column, the mean of the clipped training values
     * @param deviation per numeric column, their standard deviation; 1 for a constant column
     * @param dropping  whether values beyond the bounds are left out of training in place of being clipped
     * @param gaps      what becomes of missing values
     * @param reading   how fields become values; the numbers that its dates become stand before the booleans
     * @throws IllegalArgumentException if lengths differ, bounds cross, a mean is not finite or a deviation not positive
     */
    public Preprocessor(
            Schema schema,
            int booleans,
            double[] lower,
            double[] upper,
            double[] mean,
            double[] deviation,
            boolean dropping,
            Gaps gaps,
            Reading reading) {
        this.schema = Objects.requireNonNull(schema, "schema");
        this.booleans = booleans;
        this.lower = lower.clone();
        this.upper = upper.clone();
        this.mean = mean.clone();
        this.deviation = deviation.clone();
        this.dropping = dropping;
        int d = schema.numericCount();
        if (lower.length != d || upper.length != d || mean.length != d || deviation.length != d) {
            throw new IllegalArgumentException("The schema has " + d + " numeric columns, the state another number");
        }
        this.gaps = Objects.requireNonNull(gaps, "gaps");
        if (gaps.fills().length + gaps.indicators().length != d
                || gaps.indicators().length > booleans
                || gaps.categories().size() != schema.categoricalCount()) {
            throw new IllegalArgumentException("The treatment of missing values fits other columns");
        }
        if (booleans < 0 || booleans > d) {
            throw new IllegalArgumentException(booleans + " of " + d + " numeric columns cannot be booleans");
        }
        this.reading = Objects.requireNonNull(reading, "reading");
        List<String> dates = reading.dateFeatures();
        int numbers = d - booleans - dates.size();
        if (numbers < 0 || !schema.numeric().subList(numbers, d - booleans).equals(dates)) {
            throw new IllegalArgumentException("The dates are not those of the numeric columns");
        }
        for (int c = 0; c < d; c++) {
            boolean positive = deviation[c] > 0 && Double.isFinite(deviation[c]);
            if (!(lower[c] <= upper[c]) || !Double.isFinite(mean[c]) || !positive) {
                throw new IllegalArgumentException(
                        "The state of column '" + schema.numeric().get(c) + "' is impossible");
            }
        }
        for (CategoricalColumn column : schema.categorical()) {
            codes.add(new CategoryCodes(column));
        }
    }

    /** Fits with the recipe's outlier quantiles; see {@link PreprocessorFit}. */
    public static Preprocessor fit(Dataset dataset, int[] rows, Recipe recipe, PreprocessingOptions options) {
        return PreprocessorFit.fit(
                dataset, rows, recipe.outliers(), recipe.rows().missing(), options);
    }

    public Schema schema() {
        return schema;
    }

    /** What becomes of missing values. */
    public Gaps gaps() {
        return gaps;
    }

    /** How fields become values. */
    public Reading reading() {
        return reading;
    }

    /** The number of numeric columns that are plain numbers in raw rows: the first ones, before dates and booleans. */
    public int plainNumbers() {
        return schema.numericCount() - booleans - reading.dateFeatures().size();
    }

    /** The number of numeric columns that raw rows have: all but the indicators of missing values, which are the last. */
    public int rawNumbers() {
        return gaps.fills().length;
    }

    /** The number of boolean columns, the last of the numeric ones; indicators of missing values are booleans. */
    public int booleans() {
        return booleans;
    }

    /** The least value of a numeric column; negative infinity where there is no bound. */
    public double lower(int column) {
        return lower[column];
    }

    /** The greatest value of a numeric column; positive infinity where there is no bound. */
    public double upper(int column) {
        return upper[column];
    }

    public double mean(int column) {
        return mean[column];
    }

    /** The standard deviation by which a numeric column is divided. */
    public double deviation(int column) {
        return deviation[column];
    }

    /** Whether values beyond the bounds are left out of training in place of being clipped. */
    public boolean dropping() {
        return dropping;
    }

    /** The columns that {@link #apply} needs, without texts and label. */
    public Columns columns() {
        return new Columns(
                schema.numeric().subList(0, plainNumbers()),
                schema.numeric().subList(schema.numericCount() - booleans, rawNumbers()),
                schema.categorical().stream().map(CategoricalColumn::name).toList(),
                List.of(),
                Optional.empty(),
                reading,
                schema.categorical().stream()
                        .filter(CategoricalColumn::isSet)
                        .map(column ->
                                new SetRule(column.name(), column.separator().get(), false))
                        .toList());
    }

    /** One raw number of a numeric column as the table holds it; its column's fill for NaN, and NaN where there is none. */
    public float numberOrFill(int column, double raw) {
        return number(column, Double.isNaN(raw) ? gaps.fills()[column] : raw);
    }

    /** One number of a numeric column as the table holds it. NaN stays NaN. */
    public float number(int column, double raw) {
        double value = dropping ? raw : Math.min(Math.max(raw, lower[column]), upper[column]);
        return (float) ((value - mean[column]) / deviation[column]);
    }

    /** The raw number that {@link #number} would map to {@code value}, up to clipping and rounding. */
    public double raw(int column, double value) {
        return value * deviation[column] + mean[column];
    }

    /** The code of one category, or {@link Table#UNSEEN}. */
    public int code(int column, String category) {
        return codes.get(column).code(category);
    }

    /** The codes of a column's categories. */
    CategoryCodes codes(int column) {
        return codes.get(column);
    }

    /**
     * Those of {@code rows} that are fit for training: all of them, unless outliers are to be dropped.
     *
     * @param dataset the data set
     * @param rows    training rows
     */
    public int[] inliers(Dataset dataset, int[] rows) {
        return dropping ? PreprocessorFit.within(dataset, rows, places(dataset), lower, upper) : rows.clone();
    }

    /**
     * The table of some rows, in the order named.
     *
     * @throws DataException if a number or category of these rows is missing, or the data set lacks a column
     */
    public Table apply(Dataset dataset, int[] rows) {
        int d = schema.numericCount();
        int[] places = places(dataset);
        FMatrixRMaj block = new FMatrixRMaj(rows.length, d);
        double[] fills = gaps.fills();
        for (int c = 0; c < places.length; c++) {
            double[] values = dataset.numbers(places[c], rows);
            for (int i = 0; i < rows.length; i++) {
                double value = Double.isNaN(values[i]) ? fills[c] : values[i];
                if (Double.isNaN(value)) {
                    throw missing(dataset, rows[i], schema.numeric().get(c));
                }
                block.data[i * d + c] = number(c, value);
            }
        }
        for (int k = 0; k < gaps.indicators().length; k++) {
            int column = places.length + k;
            double[] values = dataset.numbers(places[gaps.indicators()[k]], rows);
            for (int i = 0; i < rows.length; i++) {
                block.data[i * d + column] = number(column, Double.isNaN(values[i]) ? 1 : 0);
            }
        }
        int[][] codes = new int[schema.categoricalCount()][];
        SetColumn[] sets = new SetColumn[codes.length];
        for (int c = 0; c < codes.length; c++) {
            SetColumn.Builder builder =
                    new SetColumn.Builder(schema.categorical().get(c).size());
            boolean set = schema.categorical().get(c).isSet();
            codes[c] = set ? sets(dataset, rows, c, builder) : codes(dataset, rows, c);
            sets[c] = builder.build();
        }
        return new Table(schema, block, codes, sets);
    }

    /** The codes of the rows' sets; members that training rows lack are left out. */
    private int[] sets(Dataset dataset, int[] rows, int column, SetColumn.Builder builder) {
        String name = schema.categorical().get(column).name();
        int place = place(dataset, dataset.columns().categorical(), name);
        if (dataset.columns().set(name).isEmpty()) {
            throw new DataException(dataset.origin() + ": the column '" + name
                    + "' was read as one of single categories," + " but the model takes sets");
        }
        int[] translation = dataset.members(place).stream()
                .mapToInt(member -> code(column, member))
                .toArray();
        int[] codes = new int[rows.length];
        int[] known = new int[translation.length];
        for (int i = 0; i < rows.length; i++) {
            int count = 0;
            for (int member : dataset.set(place, rows[i])) {
                if (translation[member] != Table.UNSEEN) {
                    known[count++] = translation[member];
                }
            }
            codes[i] = builder.code(known, count);
        }
        return codes;
    }

    private int[] codes(Dataset dataset, int[] rows, int column) {
        String name = schema.categorical().get(column).name();
        int place = place(dataset, dataset.columns().categorical(), name);
        int[] translation = dataset.categories(place).stream()
                .mapToInt(category -> code(column, category))
                .toArray();
        Optional<String> fill = gaps.categories().get(column);
        int[] codes = dataset.codes(place, rows);
        for (int i = 0; i < rows.length; i++) {
            int code = codes[i];
            if (code == Dataset.MISSING && fill.isEmpty()) {
                throw missing(dataset, rows[i], name);
            }
            codes[i] = code == Dataset.MISSING ? code(column, fill.get()) : translation[code];
        }
        return codes;
    }

    /** How many of {@code rows} have a category in a categorical column that no training row had. */
    public static int unseen(Table table, int column) {
        BitSet unseen = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            unseen.set(row, table.code(row, column) == Table.UNSEEN);
        }
        return unseen.cardinality();
    }

    private int[] places(Dataset dataset) {
        return schema.numeric().subList(0, rawNumbers()).stream()
                .mapToInt(name -> place(dataset, dataset.columns().numericFeatures(), name))
                .toArray();
    }

    private static int place(Dataset dataset, List<String> names, String name) {
        int place = names.indexOf(name);
        if (place < 0) {
            throw new DataException(dataset.origin() + " was read without the column '" + name + "'");
        }
        return place;
    }

    private static DataException missing(Dataset dataset, int row, String column) {
        return new DataException(dataset.origin() + ", data row " + dataset.sourceRow(row) + ", column '" + column
                + "': the value is missing");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preprocessor that
                && schema.equals(that.schema)
                && booleans == that.booleans
                && dropping == that.dropping
                && Arrays.equals(lower, that.lower)
                && Arrays.equals(upper, that.upper)
                && Arrays.equals(mean, that.mean)
                && Arrays.equals(deviation, that.deviation)
                && gaps.equals(that.gaps)
                && reading.equals(that.reading);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, booleans, dropping, Arrays.hashCode(mean), Arrays.hashCode(deviation));
    }
}

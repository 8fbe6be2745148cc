package backbeat.preparation;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Reading;
import backbeat.data.SetRule;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    private final List<SetNumbers> derived;
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
                Reading.PLAIN,
                List.of());
    }

    /**
     * A preprocessor from its state, such as {@link #fit} returned it and a file kept it.
     *
     * @param schema    the columns of the tables it makes
     * @param booleans  how many of the numeric columns, before the derived ones, are booleans; the last of these are the
     *                  indicators of missing values
     * @param lower     per numeric column, the least value; negative infinity where nothing is clipped
     * @param upper     per numeric column, the greatest value; positive infinity where nothing is clipped
     * @param mean      per numeric column, the mean of the clipped training values
     * @param deviation per numeric column, their standard deviation; 1 for a constant column
     * @param dropping  whether values beyond the bounds are left out of training in place of being clipped
     * @param gaps      what becomes of missing values
     * @param reading   how fields become values; the numbers that its dates become stand before the booleans
     * @param derived   the numbers of sets: the last of the numeric columns
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
            Reading reading,
            List<SetNumbers> derived) {
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
        this.derived = List.copyOf(derived);
        int own = requireDerived();
        this.gaps = Objects.requireNonNull(gaps, "gaps");
        if (gaps.fills().length + gaps.indicators().length != own
                || gaps.indicators().length > booleans
                || gaps.categories().size() != schema.categoricalCount()) {
            throw new IllegalArgumentException("The treatment of missing values fits other columns");
        }
        if (booleans < 0 || booleans > own) {
            throw new IllegalArgumentException(booleans + " of " + own + " numeric columns cannot be booleans");
        }
        this.reading = Objects.requireNonNull(reading, "reading");
        List<String> dates = reading.dateFeatures();
        int numbers = own - booleans - dates.size();
        if (numbers < 0 || !schema.numeric().subList(numbers, own - booleans).equals(dates)) {
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

    /** The number of numeric columns that are not derived, after a look at those that are. */
    private int requireDerived() {
        List<String> names = new ArrayList<>();
        for (SetNumbers numbers : derived) {
            names.addAll(numbers.columns());
            boolean fits = numbers.column() >= 0
                    && numbers.column() < schema.categoricalCount()
                    && schema.categorical().get(numbers.column()).isSet()
                    && schema.categorical().get(numbers.column()).size() == numbers.rates().length;
            if (!fits) {
                throw new IllegalArgumentException("The numbers '" + numbers.name() + "' are of another column");
            }
        }
        int own = schema.numericCount() - names.size();
        if (own < 0 || !schema.numeric().subList(own, schema.numericCount()).equals(names)) {
            throw new IllegalArgumentException("The last numeric columns are not the derived ones");
        }
        return own;
    }

    /** Fits with the recipe's outlier quantiles; see {@link PreprocessorFit}. */
    public static Preprocessor fit(Dataset dataset, int[] rows, Recipe recipe, PreprocessingOptions options) {
        PreprocessorFit fit = FeatureFit.preprocessing(dataset, rows, recipe, options);
        return fit.on(fit.kept());
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

    /** The numbers of sets, which are the last of the numeric columns. */
    public List<SetNumbers> derived() {
        return derived;
    }

    /** The number of numeric columns that are not derived: the first ones. */
    public int ownNumbers() {
        return schema.numericCount() - SetNumbers.COUNT * derived.size();
    }

    /** The number of numeric columns that are plain numbers in raw rows: the first ones, before dates and booleans. */
    public int plainNumbers() {
        return ownNumbers() - booleans - reading.dateFeatures().size();
    }

    /**
     * The number of numeric columns that raw rows have: the first ones, before the indicators of missing values and the
     * numbers of sets.
     */
    public int rawNumbers() {
        return gaps.fills().length;
    }

    /** The number of boolean columns; indicators of missing values are booleans, the last of them. */
    public int booleans() {
        return booleans;
    }

    /** Whether a numeric column is 1 or 0: a boolean of raw rows, or an indicator of missing values. */
    public boolean isBoolean(int column) {
        return column < ownNumbers() && column >= ownNumbers() - booleans;
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
                schema.numeric().subList(ownNumbers() - booleans, rawNumbers()),
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
        return dropping
                ? PreprocessorFit.within(dataset, rows, new DatasetEncoder(this, dataset).places(), lower, upper)
                : rows.clone();
    }

    /**
     * The table of some rows, in the order named.
     *
     * @throws DataException if a number or category of these rows is missing, or the data set lacks a column
     */
    public Table apply(Dataset dataset, int[] rows) {
        return new DatasetEncoder(this, dataset).table(rows);
    }

    /** How many of {@code rows} have a category in a categorical column that no training row had. */
    public static int unseen(Table table, int column) {
        BitSet unseen = new BitSet();
        for (int row = 0; row < table.rows(); row++) {
            unseen.set(row, table.code(row, column) == Table.UNSEEN);
        }
        return unseen.cardinality();
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
                && reading.equals(that.reading)
                && derived.equals(that.derived);
    }

    @Override
    public int hashCode() {
        return Objects.hash(schema, booleans, dropping, Arrays.hashCode(mean), Arrays.hashCode(deviation));
    }
}

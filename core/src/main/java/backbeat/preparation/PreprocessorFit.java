package backbeat.preparation;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Decimal;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Learns a {@link Preprocessor} from training rows. */
final class PreprocessorFit {
    private PreprocessorFit() {}

    /**
     * Fits on {@code rows} and nothing else.
     *
     * @throws DataException if there are no rows, or a value of theirs is missing
     * @throws IllegalArgumentException if a column to leave out is no feature, or none is left
     */
    static Preprocessor fit(Dataset dataset, int[] rows, Recipe.OutlierRule rule, PreprocessingOptions options) {
        Columns all = dataset.columns();
        for (String column : options.without()) {
            if (!all.numericFeatures().contains(column) && !all.categorical().contains(column)) {
                throw new DataException("'" + column + "' is not a feature column and cannot be left out");
            }
        }
        List<String> names = remaining(all.numericFeatures(), options);
        int[] places = names.stream().mapToInt(all.numericFeatures()::indexOf).toArray();
        int booleans = remaining(all.booleans(), options).size();

        double[] lower = new double[names.size()];
        double[] upper = new double[names.size()];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        if (options.outliers() != OutlierPolicy.NONE) {
            for (int c = 0; c < names.size() - booleans; c++) {
                double[] values = gather(dataset, places[c], rows);
                Arrays.sort(values);
                lower[c] = quantile(values, rule.lower());
                upper[c] = quantile(values, rule.upper());
            }
        }
        boolean dropping = options.outliers() == OutlierPolicy.DROP;
        int[] kept = dropping ? within(dataset, rows, places, lower, upper) : rows;
        if (kept.length == 0) {
            throw new DataException("There are no training rows to fit the preprocessing on");
        }
        double[] mean = new double[names.size()];
        double[] deviation = new double[names.size()];
        for (int c = 0; c < names.size(); c++) {
            standardize(gather(dataset, places[c], kept), lower[c], upper[c], mean, deviation, c);
        }
        Schema schema = new Schema(names, vocabularies(dataset, kept, options));
        return new Preprocessor(schema, booleans, lower, upper, mean, deviation, dropping);
    }

    /** Those of {@code rows} whose numbers all lie within the bounds. */
    static int[] within(Dataset dataset, int[] rows, int[] places, double[] lower, double[] upper) {
        return Arrays.stream(rows)
                .filter(row -> {
                    for (int c = 0; c < places.length; c++) {
                        double value = dataset.number(places[c], row);
                        if (value < lower[c] || value > upper[c]) {
                            return false;
                        }
                    }
                    return true;
                })
                .toArray();
    }

    /** The {@code q}-quantile of sorted values, linear between neighbors (NumPy's default, type 7 of Hyndman and Fan). */
    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static List<String> remaining(List<String> names, PreprocessingOptions options) {
        return names.stream().filter(name -> !options.without().contains(name)).toList();
    }

    private static double[] gather(Dataset dataset, int place, int[] rows) {
        double[] values = dataset.numbers(place, rows);
        for (int i = 0; i < rows.length; i++) {
            if (Double.isNaN(values[i])) {
                throw new DataException(dataset.origin() + ", data row " + dataset.sourceRow(rows[i]) + ", column '"
                        + dataset.columns().numericFeatures().get(place) + "': the value is missing");
            }
        }
        return values;
    }

    /** Mean and population standard deviation of the clipped values, in two passes and row order. */
    private static void standardize(
            double[] values, double lower, double upper, double[] mean, double[] deviation, int column) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(Math.max(values[i], lower), upper);
            sum += values[i];
        }
        mean[column] = sum / values.length;
        double squares = 0;
        for (double value : values) {
            double off = value - mean[column];
            squares += off * off;
        }
        double sd = Math.sqrt(squares / values.length);
        deviation[column] = sd > 0 ? sd : 1;
    }

    private static List<CategoricalColumn> vocabularies(Dataset dataset, int[] rows, PreprocessingOptions options) {
        List<CategoricalColumn> columns = new ArrayList<>();
        for (String name : remaining(dataset.columns().categorical(), options)) {
            int place = dataset.columns().categorical().indexOf(name);
            boolean[] present = new boolean[dataset.categories(place).size()];
            int[] codes = dataset.codes(place, rows);
            for (int i = 0; i < rows.length; i++) {
                if (codes[i] == Dataset.MISSING) {
                    throw new DataException(dataset.origin() + ", data row " + dataset.sourceRow(rows[i]) + ", column '"
                            + name + "': the value is missing");
                }
                present[codes[i]] = true;
            }
            List<String> categories = new ArrayList<>();
            for (int code = 0; code < present.length; code++) {
                if (present[code]) {
                    categories.add(dataset.categories(place).get(code));
                }
            }
            categories.sort(order(categories));
            columns.add(new CategoricalColumn(name, categories));
        }
        return columns;
    }

    /** By number where all categories are numbers, so that 2 stands before 10; by UTF-16 code units otherwise. */
    private static Comparator<String> order(List<String> categories) {
        boolean numbers = categories.stream().allMatch(Decimal::isFinite);
        Comparator<String> byText = Comparator.naturalOrder();
        return numbers ? Comparator.<String>comparingDouble(Decimal::parse).thenComparing(byText) : byText;
    }
}

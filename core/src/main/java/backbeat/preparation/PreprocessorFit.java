package backbeat.preparation;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.DateColumn;
import backbeat.data.DatePart;
import backbeat.data.Decimal;
import backbeat.data.Reading;
import backbeat.data.SetRule;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Recipe;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Learns a {@link Preprocessor} from training rows: first what outliers are, then the rest, from rows of which some may be gone.
 * What is learned of a column comes from that column alone.
 */
final class PreprocessorFit {
    private final Dataset dataset;
    private final PreprocessingOptions options;
    private final GapsFit gaps;
    private final List<String> names;
    private final int[] places;
    private final int[] rows;
    private final double[] fills;
    private final double[] lower;
    private final double[] upper;

    /**
     * Looks for outliers in {@code rows} and nothing else.
     *
     * @throws DataException if a column to leave out is no feature
     */
    PreprocessorFit(
            Dataset dataset, int[] rows, Recipe.OutlierRule rule, MissingRules missing, PreprocessingOptions options) {
        this.dataset = dataset;
        this.options = options;
        this.rows = rows;
        Columns all = dataset.columns();
        for (String column : options.without()) {
            if (!all.numericFeatures().contains(column) && !all.categorical().contains(column)) {
                throw new DataException("'" + column + "' is not a feature column and cannot be left out");
            }
        }
        names = remaining(all.numericFeatures(), options);
        places = names.stream().mapToInt(all.numericFeatures()::indexOf).toArray();
        gaps = new GapsFit(dataset, missing);
        fills = gaps.fills(names, places, rows);
        lower = filled(names.size(), Double.NEGATIVE_INFINITY);
        upper = filled(names.size(), Double.POSITIVE_INFINITY);
        if (options.outliers() != OutlierPolicy.NONE) {
            for (int c = 0; c < names.size() - booleans(); c++) {
                Quantile values = new Quantile(dataset.numbers(places[c], rows));
                if (values.count() > 0) {
                    lower[c] = values.at(rule.lower());
                    upper[c] = values.at(rule.upper());
                }
            }
        }
    }

    private int booleans() {
        return remaining(dataset.columns().booleans(), options).size();
    }

    private boolean dropping() {
        return options.outliers() == OutlierPolicy.DROP;
    }

    /** The rows without outliers of these columns, if outliers are to be dropped; all rows otherwise. */
    int[] kept() {
        return dropping() ? within(dataset, rows, places, lower, upper) : rows;
    }

    /**
     * Learns from the rows that are left and nothing else; what is in place of missing values, and the bounds, from all rows.
     *
     * @throws DataException            if there are no rows, or a value of theirs is missing
     * @throws IllegalArgumentException if no column is left
     */
    Preprocessor on(int[] kept) {
        if (kept.length == 0) {
            throw new DataException("There are no training rows to fit the preprocessing on");
        }
        int[] indicators = gaps.indicators(names, places, kept);
        int d = names.size() + indicators.length;
        double[] mean = new double[d];
        double[] deviation = new double[d];
        for (int c = 0; c < names.size(); c++) {
            double[] values = gather(dataset, places[c], kept, fills[c]);
            standardize(values, lower[c], upper[c], mean, deviation, c);
        }
        List<String> columns = new ArrayList<>(names);
        for (int k = 0; k < indicators.length; k++) {
            columns.add(names.get(indicators[k]) + " is missing");
            double[] flags = dataset.numbers(places[indicators[k]], kept);
            Arrays.setAll(flags, i -> Double.isNaN(flags[i]) ? 1 : 0);
            standardize(flags, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, mean, deviation, names.size() + k);
        }
        List<String> categorical = remaining(dataset.columns().categorical(), options);
        Schema schema = new Schema(columns, vocabularies(dataset, kept, categorical, gaps));
        return new Preprocessor(
                schema,
                booleans() + indicators.length,
                extended(lower, d, Double.NEGATIVE_INFINITY),
                extended(upper, d, Double.POSITIVE_INFINITY),
                mean,
                deviation,
                dropping(),
                new Gaps(fills, indicators, gaps.categories(categorical, kept)),
                reading(dataset.columns().reading(), names),
                List.of());
    }

    /** What is left of dates where parts of them are no features. */
    private static Reading reading(Reading all, List<String> names) {
        List<DateColumn> dates = new ArrayList<>();
        for (DateColumn date : all.dates()) {
            List<DatePart> parts = IntStream.range(0, date.parts().size())
                    .filter(p -> names.contains(date.features().get(p)))
                    .mapToObj(date.parts()::get)
                    .toList();
            if (!parts.isEmpty()) {
                dates.add(new DateColumn(date.column(), date.pattern(), parts, date.since()));
            }
        }
        return all.withDates(dates);
    }

    private static double[] filled(int length, double value) {
        double[] values = new double[length];
        Arrays.fill(values, value);
        return values;
    }

    private static double[] extended(double[] values, int length, double value) {
        double[] longer = filled(length, value);
        System.arraycopy(values, 0, longer, 0, values.length);
        return longer;
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

    private static List<String> remaining(List<String> names, PreprocessingOptions options) {
        return names.stream().filter(name -> !options.without().contains(name)).toList();
    }

    /** The values of some rows, {@code fill} where one is missing. */
    private static double[] gather(Dataset dataset, int place, int[] rows, double fill) {
        double[] values = dataset.numbers(place, rows);
        for (int i = 0; i < rows.length; i++) {
            values[i] = Double.isNaN(values[i]) ? fill : values[i];
            if (Double.isNaN(values[i])) {
                throw new DataException(dataset.origin() + ", data row " + dataset.sourceRow(rows[i]) + ", column '"
                        + dataset.columns().numericFeatures().get(place) + "': the value is missing");
            }
        }
        return values;
    }

    /** Mean and population standard deviation of the clipped values, in two passes and row order. */
    static void standardize(
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

    private static List<CategoricalColumn> vocabularies(Dataset dataset, int[] rows, List<String> names, GapsFit gaps) {
        List<CategoricalColumn> columns = new ArrayList<>();
        for (String name : names) {
            int place = dataset.columns().categorical().indexOf(name);
            Optional<SetRule> set = dataset.columns().set(name);
            if (set.isPresent()) {
                columns.add(members(dataset, rows, place, set.get()));
                continue;
            }
            boolean[] present = new boolean[dataset.categories(place).size()];
            boolean gap = false;
            int[] codes = dataset.codes(place, rows);
            for (int i = 0; i < rows.length; i++) {
                if (codes[i] != Dataset.MISSING) {
                    present[codes[i]] = true;
                } else if (gaps.treats(name)) {
                    gap = true;
                } else {
                    throw new DataException(dataset.origin() + ", data row " + dataset.sourceRow(rows[i]) + ", column '"
                            + name + "': the value is missing");
                }
            }
            List<String> categories = new ArrayList<>();
            for (int code = 0; code < present.length; code++) {
                if (present[code]) {
                    categories.add(dataset.categories(place).get(code));
                }
            }
            categories.sort(order(categories));
            if (gap && gaps.asValue(name)) {
                categories.add(""); // the category of rows that have none
            }
            columns.add(new CategoricalColumn(name, categories));
        }
        return columns;
    }

    /** The members that training rows have. */
    private static CategoricalColumn members(Dataset dataset, int[] rows, int place, SetRule rule) {
        BitSet present = new BitSet();
        for (int row : rows) {
            for (int member : dataset.set(place, row)) {
                present.set(member);
            }
        }
        List<String> members = new ArrayList<>();
        present.stream().forEach(member -> members.add(dataset.members(place).get(member)));
        members.sort(order(members));
        return new CategoricalColumn(rule.column(), members, Optional.of(rule.separator()));
    }

    /** By number where all categories are numbers, so that 2 stands before 10; by UTF-16 code units otherwise. */
    private static Comparator<String> order(List<String> categories) {
        boolean numbers = categories.stream().allMatch(Decimal::isFinite);
        Comparator<String> byText = Comparator.naturalOrder();
        return numbers ? Comparator.<String>comparingDouble(Decimal::parse).thenComparing(byText) : byText;
    }
}

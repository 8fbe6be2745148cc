package backbeat.source;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.RejectedRow;
import backbeat.preparation.Cleaning;
import backbeat.preparation.LabelCheck;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.source.DataDescription.Balance;
import backbeat.source.DataDescription.Category;
import backbeat.source.DataDescription.CategoryColumn;
import backbeat.source.DataDescription.Key;
import backbeat.source.DataDescription.Loss;
import backbeat.source.DataDescription.NumberColumn;
import backbeat.source.DataDescription.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Counts what is in a data set. */
public final class DataDescriber {
    private static final int QUANTILES = 10;
    private static final int MOST_REASONS = 10;

    private final Recipe recipe;
    private final Dataset dataset;
    private final LabelRule rule;

    /** What cleaning leaves out, for people and as numbers. */
    private record Losses(List<String> lines, List<Loss> leftOut) {}

    private DataDescriber(Recipe recipe, Dataset dataset) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.rule = recipe.label();
    }

    public static DataDescription describe(LoadedData loaded, Recipe recipe) {
        return new DataDescriber(recipe, loaded.dataset()).describe(loaded);
    }

    private DataDescription describe(LoadedData loaded) {
        LabelCheck.requireBothClasses(dataset, rule);
        List<NumberColumn> numbers = new ArrayList<>();
        for (int c = 0; c < dataset.columns().numericFeatures().size(); c++) {
            numbers.add(number(c));
        }
        List<CategoryColumn> categories = new ArrayList<>();
        for (int c = 0; c < dataset.columns().categorical().size(); c++) {
            categories.add(category(c));
        }
        Losses losses = losses();
        return new DataDescription(
                loaded.kind(),
                loaded.location(),
                dataset.sha256(),
                loaded.verified(),
                dataset.source().format(),
                loaded.ignored(recipe),
                dataset.rows(),
                dataset.rejected().size(),
                dataset.rejected().stream()
                        .limit(MOST_REASONS)
                        .map(RejectedRow::describe)
                        .toList(),
                losses.lines(),
                losses.leftOut(),
                CleaningLines.gaps(dataset, recipe),
                rule.toString(),
                rate(labeled()),
                dataset.labelValues(LabelCheck.MOST_VALUES),
                numbers,
                categories,
                texts(),
                recipe.groups().stream().map(this::key).toList(),
                balance());
    }

    /** What a run would leave out of the rows, single rows being what it splits; or why it would not run. */
    private Losses losses() {
        try {
            Cleaning.Result cleaned = Cleaning.clean(dataset, recipe, Protocol.ROWS, rule);
            return new Losses(
                    CleaningLines.of(cleaned.steps(), dataset, recipe, rule, cleaned.rows()),
                    cleaned.steps().stream()
                            .map(step -> new Loss(step.name(), step.removed()))
                            .toList());
        } catch (DataException e) {
            return new Losses(List.of("a run would stop: " + e.getMessage()), List.of());
        }
    }

    private NumberColumn number(int column) {
        String name = dataset.columns().numericFeatures().get(column);
        double[] values = IntStream.range(0, dataset.rows())
                .mapToDouble(row -> dataset.number(column, row))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        int missing = dataset.rows() - values.length;
        if (values.length == 0) {
            return new NumberColumn(name, missing, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        Recipe.Range range = recipe.plausible()
                .getOrDefault(name, new Recipe.Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return new NumberColumn(
                name,
                missing,
                (int) Arrays.stream(values)
                        .filter(value -> !range.contains(value))
                        .count(),
                values[0],
                (values[(values.length - 1) / 2] + values[values.length / 2]) / 2,
                values[values.length - 1],
                mean,
                Math.sqrt(squares / values.length));
    }

    private CategoryColumn category(int column) {
        int size = dataset.categories(column).size();
        int[] rows = new int[size];
        int[] labeled = new int[size];
        int[] positives = new int[size];
        double[] sums = new double[size];
        int missing = 0;
        for (int row = 0; row < dataset.rows(); row++) {
            int code = dataset.code(column, row);
            if (code == Dataset.MISSING) {
                missing++;
                continue;
            }
            rows[code]++;
            double source = dataset.labelSource(row);
            if (!Double.isNaN(source)) {
                labeled[code]++;
                sums[code] += source;
                positives[code] += rule.isPositive(source) ? 1 : 0;
            }
        }
        List<Category> categories = new ArrayList<>();
        for (int code = 0; code < size; code++) {
            categories.add(new Category(
                    dataset.categories(column).get(code),
                    rows[code],
                    (double) positives[code] / labeled[code],
                    sums[code] / labeled[code]));
        }
        categories.sort(Comparator.comparingDouble(Category::positiveRate).thenComparing(Category::name));
        return new CategoryColumn(dataset.columns().categorical().get(column), missing, categories);
    }

    private List<TextColumn> texts() {
        List<TextColumn> texts = new ArrayList<>();
        for (int c = 0; c < dataset.columns().texts().size(); c++) {
            Set<String> distinct = new HashSet<>();
            int missing = 0;
            for (int row = 0; row < dataset.rows(); row++) {
                String text = dataset.text(c, row);
                if (text.isEmpty()) {
                    missing++;
                } else {
                    distinct.add(text);
                }
            }
            texts.add(new TextColumn(dataset.columns().texts().get(c), missing, distinct.size()));
        }
        return texts;
    }

    private Key key(GroupKey key) {
        Groups groups = dataset.groups(key);
        int[] size = new int[groups.count()];
        double[] label = new double[groups.count()];
        BitSet disagreeing = new BitSet();
        BitSet[] answers = {new BitSet(), new BitSet()};
        List<Integer> first = new ArrayList<>();
        for (int row = 0; row < dataset.rows(); row++) {
            int group = groups.of(row);
            double source = dataset.labelSource(row);
            if (!Double.isNaN(source)) {
                answers[rule.isPositive(source) ? 1 : 0].set(group);
            }
            if (size[group]++ == 0) {
                label[group] = source;
                if (!Double.isNaN(source)) {
                    first.add(row);
                }
            } else if (Double.compare(label[group], source) != 0) {
                disagreeing.set(group);
            }
        }
        answers[0].and(answers[1]);
        return new Key(
                key.name(),
                groups.count(),
                (int) Arrays.stream(size).filter(rows -> rows > 1).count(),
                Arrays.stream(size).filter(rows -> rows > 1).sum(),
                Arrays.stream(size).max().orElse(0),
                disagreeing.cardinality(),
                answers[0].cardinality(),
                rate(first.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** At the rule's own threshold, those of the recipe's protocols, and the deciles of the label. */
    private List<Balance> balance() {
        if (!rule.isNumeric()) {
            return List.of();
        }
        int[] labeled = labeled();
        double[] sorted = Arrays.stream(labeled)
                .mapToDouble(dataset::labelSource)
                .sorted()
                .toArray();
        Set<Double> thresholds = new TreeSet<>();
        thresholds.add(rule.threshold());
        recipe.protocols().forEach(protocol -> protocol.threshold().ifPresent(thresholds::add));
        for (int q = 1; q < QUANTILES && sorted.length > 0; q++) {
            thresholds.add(sorted[q * sorted.length / QUANTILES]);
        }
        List<Balance> balance = new ArrayList<>();
        for (double threshold : thresholds) {
            int positives =
                    dataset.labels(rule.withThreshold(threshold), labeled).positives();
            balance.add(new Balance(threshold, positives, (double) positives / labeled.length));
        }
        return balance;
    }

    private int[] labeled() {
        return IntStream.range(0, dataset.rows())
                .filter(row -> !Double.isNaN(dataset.labelSource(row)))
                .toArray();
    }

    private double rate(int[] rows) {
        return dataset.labels(rule, rows).positiveRate();
    }
}

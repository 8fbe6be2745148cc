package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.MergeRules;
import backbeat.data.MergedRows;
import backbeat.data.SetRule;
import backbeat.data.Values;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Which rows of a data set are used, and why the others are not: rows without a label go first, then those with missing values, then, unless the recipe
 * keeps them, exact duplicates, then all but the first row of each group.
 */
public final class Cleaning {
    /** What the step begins with that leaves one row of each group; the name of the group key follows. */
    public static final String MERGED = "further rows of the same ";

    private static final String MISSING = "missing values";
    private static final String EQUAL = "exact duplicates";
    private static final String LABEL = "missing label";
    private static final String OUTLIERS = "training rows with outliers";

    /**
     * One step of cleaning.
     *
     * @param name           what was removed, for people: {@code exact duplicates}
     * @param rows           how many rows there were before
     * @param removed        how many of them are gone
     * @param positiveBefore the share of positive rows before the step, among those with a label
     * @param positiveAfter  the same behind it
     * @param costliest      where values are missing: the column that costs most rows, and how many; else empty
     */
    public record Step(
            String name, int rows, int removed, double positiveBefore, double positiveAfter, String costliest) {
        /** The share of rows beyond which a loss deserves a warning. */
        public static final double GRAVE_LOSS = 0.2;

        /** So does a share of positives that moves by more than this. */
        private static final double GRAVE_SHIFT = 0.02;

        /** Whether it left out rows that equal an earlier one. */
        boolean isEqualRows() {
            return name.equals(EQUAL);
        }

        /** The step as a sentence for people, with the share of rows and what became of the share of positives. */
        public String describe() {
            return String.format(
                    Locale.ROOT,
                    "%s%s: %,d of %s (%.1f %%) %s left out, and the share of positive rows goes from %.1f %% to"
                            + " %.1f %%",
                    name,
                    costliest.isEmpty() ? "" : ", most of them in " + costliest,
                    removed,
                    Numbers.counted(rows, "row"),
                    100.0 * removed / rows,
                    removed == 1 ? "is" : "are",
                    100 * positiveBefore,
                    100 * positiveAfter);
        }

        /** Whether so many rows are gone, or so unevenly, that the rows left may be of another kind. */
        public boolean isGrave() {
            return isGrave(removed, rows, positiveBefore, positiveAfter);
        }

        /** The same of any loss of rows. */
        public static boolean isGrave(int removed, int rows, double positiveBefore, double positiveAfter) {
            return removed > GRAVE_LOSS * rows || Math.abs(positiveAfter - positiveBefore) > GRAVE_SHIFT;
        }
    }

    /**
     * What is left.
     *
     * @param rows   the rows that are kept, ascending
     * @param steps  what was removed, in order
     * @param merged the rows as they are where kept rows stand for others; empty if they stand for themselves
     */
    public record Result(int[] rows, List<Step> steps, Optional<MergedRows> merged) {
        public Result {
            Objects.requireNonNull(rows, "rows");
            steps = List.copyOf(steps);
            Objects.requireNonNull(merged, "merged");
        }

        /** Rows that stand for themselves. */
        public Result(int[] rows, List<Step> steps) {
            this(rows, steps, Optional.empty());
        }

        /** What to read the kept rows from, where {@code read} is what they were cleaned from. */
        public Dataset dataset(Dataset read) {
            return merged.map(MergedRows::dataset).orElse(read);
        }
    }

    private Dataset dataset;
    private final LabelRule rule;
    private final List<Step> steps = new ArrayList<>();
    private int[] rows;
    private String costliest = "";
    private int costliestRows;
    private Optional<MergedRows> merged = Optional.empty();

    private Cleaning(Dataset dataset, LabelRule rule) {
        this.dataset = dataset;
        this.rule = rule;
        this.rows = new int[dataset.rows()];
        Arrays.setAll(rows, row -> row);
    }

    /** Cleans under a protocol with its own label rule. */
    public static Result clean(Dataset dataset, Recipe recipe, Protocol protocol) {
        return clean(dataset, recipe, protocol, protocol.label(recipe.label()));
    }

    /**
     * Cleans under a protocol: its {@link Protocol#onePer()} key, with all group keys of the recipe required.
     *
     * @param rule says which rows are positive, for the shares before and after
     * @throws DataException if nothing is left
     */
    public static Result clean(Dataset dataset, Recipe recipe, Protocol protocol, LabelRule rule) {
        Cleaning cleaning = new Cleaning(dataset, rule);
        BitSet unlabeled = dataset.missing(rule.column());
        if (!unlabeled.isEmpty()) {
            cleaning.step(
                    LABEL,
                    rows -> Arrays.stream(rows)
                            .filter(row -> !unlabeled.get(row))
                            .toArray());
        }
        BitSet incomplete = cleaning.incomplete(recipe);
        cleaning.step(
                MISSING,
                rows -> Arrays.stream(rows).filter(row -> !incomplete.get(row)).toArray());
        if (!recipe.rows().keepEqual()) {
            cleaning.step(EQUAL, dataset::distinct);
        }
        protocol.onePer().map(recipe::group).ifPresent(key -> {
            Groups groups = dataset.groups(key);
            cleaning.merge(recipe, key);
            cleaning.step(MERGED + key.name(), groups::firstOf);
        });
        if (cleaning.rows.length == 0) {
            throw new DataException(dataset.origin() + ": no row is left to learn from. "
                    + cleaning.steps.stream().map(Step::describe).collect(Collectors.joining("; ")));
        }
        return new Result(cleaning.rows, cleaning.steps, cleaning.merged);
    }

    /** Gives the first row of each group the values that stand for all of them, if the recipe says which. */
    private void merge(Recipe recipe, GroupKey key) {
        boolean collects = recipe.columns().sets().stream().anyMatch(SetRule::collect);
        if (collects || !recipe.rows().merge().equals(MergeRules.FIRST)) {
            merged = Optional.of(dataset.merge(rows, key, recipe.rows().merge()));
            dataset = merged.get().dataset();
        }
    }

    /** The rows with a label that lack a text of a group key, or a value of a column whose gaps cost the row. */
    private BitSet incomplete(Recipe recipe) {
        Set<String> required = new LinkedHashSet<>();
        for (String column : features(recipe)) {
            MissingPolicy policy = recipe.rows().missing().of(column);
            if (policy == MissingPolicy.REFUSE) {
                refuseGaps(column);
            } else if (policy == MissingPolicy.DROP) {
                required.add(column);
            }
        }
        recipe.groups().forEach(key -> required.addAll(key.columns()));
        BitSet incomplete = new BitSet();
        BitSet unlabeled = dataset.missing(rule.column());
        for (String column : required) {
            BitSet missing = dataset.missing(column);
            missing.andNot(unlabeled); // those are gone already
            incomplete.or(missing);
            if (missing.cardinality() > costliestRows) {
                costliest = column;
                costliestRows = missing.cardinality();
            }
        }
        return incomplete;
    }

    private static List<String> features(Recipe recipe) {
        List<String> features = new ArrayList<>(recipe.columns().numericFeatures());
        features.addAll(recipe.columns().categorical());
        return features;
    }

    private void refuseGaps(String column) {
        BitSet missing = dataset.missing(column);
        if (!missing.isEmpty()) {
            throw new DataException(dataset.origin() + ", data row " + dataset.sourceRow(missing.nextSetBit(0))
                    + ", column '" + Values.shown(column) + "': the value is missing, as in "
                    + Numbers.counted(missing.cardinality(), "row")
                    + " in all, and the recipe refuses that");
        }
    }

    /** What dropping outliers took from the training part, which comes after cleaning. */
    static Step outliers(Dataset dataset, LabelRule rule, int[] all, int[] inliers) {
        return new Step(
                OUTLIERS,
                all.length,
                all.length - inliers.length,
                dataset.labels(rule, all).positiveRate(),
                dataset.labels(rule, inliers).positiveRate(),
                "");
    }

    private void step(String name, UnaryOperator<int[]> kept) {
        double before = positiveRate();
        int count = rows.length;
        if (count == 0) {
            return; // an earlier step says what took them
        }
        rows = kept.apply(rows);
        steps.add(new Step(name, count, count - rows.length, before, positiveRate(), costliestOf(name)));
    }

    private String costliestOf(String step) {
        return step.equals(MISSING) && costliestRows > 0
                ? String.format(Locale.ROOT, "'%s' (%,d)", Values.shown(costliest), costliestRows)
                : "";
    }

    private double positiveRate() {
        int labeled = 0;
        int positive = 0;
        double threshold = rule.isNumeric() ? rule.threshold() : 1;
        for (int row : rows) {
            double source = dataset.labelSource(row);
            labeled += Double.isNaN(source) ? 0 : 1;
            positive += !Double.isNaN(source) && rule.operator().holds(source, threshold) ? 1 : 0;
        }
        return labeled == 0 ? 0 : (double) positive / labeled;
    }
}

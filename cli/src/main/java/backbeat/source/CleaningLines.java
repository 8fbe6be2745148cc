package backbeat.source;

import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.preparation.Cleaning;
import backbeat.recipe.MissingPolicy;
import backbeat.recipe.MissingRules;
import backbeat.recipe.Recipe;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What cleaning did and where values are missing, for the terminal. Every command that counts rows left out or missing values
 * says it in these words, so that their numbers are of one kind.
 */
public final class CleaningLines {
    /** Columns with missing values that are told one by one, those with the most first. */
    private static final int MOST_COLUMNS = 20;

    private CleaningLines() {}

    /**
     * A column of the file with missing values that features are read from; a date is one, whatever numbers it becomes.
     *
     * @param rows   how many rows read lack a value
     * @param policy what the recipe makes of them: {@code value}, {@code impute}, {@code drop}, {@code refuse}
     */
    public record Gap(String column, int rows, String policy) {}

    /**
     * Each step with its rows, their share, the column that costs most, and the share of positive rows.
     *
     * @param dataset the rows that were cleaned
     * @param kept    those that are left
     */
    public static List<String> of(
            List<Cleaning.Step> steps, Dataset dataset, Recipe recipe, LabelRule rule, int[] kept) {
        List<String> lines = new ArrayList<>();
        for (Cleaning.Step step : steps) {
            String count = step.name() + ": " + Numbers.grouped(step.removed());
            if (step.removed() == 0) {
                lines.add(count);
                continue;
            }
            lines.add(count + " (" + Numbers.percent((double) step.removed() / step.rows()) + "), positive "
                    + Numbers.percent(step.positiveBefore()) + " → " + Numbers.percent(step.positiveAfter()));
            if (!step.costliest().isEmpty()) {
                lines.add("  most of them in " + step.costliest());
            }
        }
        if (recipe.rows().keepEqual()) {
            equal(dataset, rule, kept).ifPresent(lines::add);
        }
        return lines;
    }

    /** How many rows are kept that equal an earlier one, and what their removal would do. */
    private static Optional<String> equal(Dataset dataset, LabelRule rule, int[] rows) {
        int[] distinct = dataset.distinct(rows);
        int more = rows.length - distinct.length;
        return more == 0
                ? Optional.empty()
                : Optional.of("exact duplicates, kept: " + Numbers.grouped(more) + ", positive "
                        + Numbers.percent(rate(dataset, rule, rows)) + ", without them "
                        + Numbers.percent(rate(dataset, rule, distinct)));
    }

    private static double rate(Dataset dataset, LabelRule rule, int[] rows) {
        long positive = IntStream.of(rows)
                .filter(row -> rule.isPositive(dataset.labelSource(row)))
                .count();
        return (double) positive / rows.length;
    }

    /**
     * The columns that features are read from in which rows lack a value, those with the most first. What becomes of a date
     * is what becomes of its first number.
     */
    public static List<Gap> gaps(Dataset dataset, Recipe recipe) {
        MissingRules rules = recipe.rows().missing();
        Map<String, MissingPolicy> columns = new LinkedHashMap<>();
        List<String> features = recipe.columns().numericFeatures();
        List<String> sources = recipe.columns().numericSources();
        for (int c = 0; c < features.size(); c++) {
            columns.putIfAbsent(sources.get(c), rules.of(features.get(c)));
        }
        recipe.columns().categorical().forEach(column -> columns.put(column, rules.of(column)));
        List<Gap> gaps = new ArrayList<>();
        columns.forEach((column, policy) -> {
            int rows = dataset.missing(column).cardinality();
            if (rows > 0) {
                gaps.add(new Gap(column, rows, policy.key()));
            }
        });
        gaps.sort(Comparator.comparingInt(gap -> -gap.rows()));
        return gaps;
    }

    private static String fate(String policy) {
        return switch (MissingPolicy.of(policy)) {
            case VALUE -> "kept as a value";
            case IMPUTE -> "imputed";
            case DROP -> "left out";
            case REFUSE -> "refused";
        };
    }

    /** The same as sentences; where they are many, the first of them and how many more there are. */
    public static List<String> describe(List<Gap> gaps) {
        List<String> lines = new ArrayList<>();
        gaps.stream()
                .limit(MOST_COLUMNS)
                .forEach(gap -> lines.add("missing in " + Numbers.counted(gap.rows(), "row") + ", " + fate(gap.policy())
                        + ": " + Values.shown(gap.column())));
        if (gaps.size() > MOST_COLUMNS) {
            lines.add("missing in fewer rows: " + Numbers.counted(gaps.size() - MOST_COLUMNS, "further column"));
        }
        return lines;
    }
}

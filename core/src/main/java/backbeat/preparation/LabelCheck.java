package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Dataset.LabelValue;
import backbeat.data.LabelReader;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.table.Labels;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether a label rule and the texts of its column fit together. */
public final class LabelCheck {
    /** A label has a few values; more than this are not told one by one. */
    public static final int MOST_VALUES = 20;

    private LabelCheck() {}

    /**
     * Checks that a rule holds for some of the rows that have a label, and not for all.
     *
     * @throws DataException if not; the message lists the values of the column
     */
    public static void requireBothClasses(Dataset dataset, LabelRule rule) {
        int[] labeled = IntStream.range(0, dataset.rows())
                .filter(row -> !Double.isNaN(dataset.labelSource(row)))
                .toArray();
        if (labeled.length == 0) {
            throw new DataException(dataset.origin() + ": the label column '" + Values.shown(rule.column())
                    + "' is empty in every row");
        }
        requireBothClasses(dataset, rule, dataset.labels(rule, labeled), "");
    }

    /** As the other, for the labels of some rows; {@code part} says which, such as {@code for training}. */
    static void requireBothClasses(Dataset dataset, LabelRule rule, Labels labels, String part) {
        if (labels.positives() > 0 && labels.negatives() > 0) {
            return;
        }
        List<LabelValue> values = dataset.labelValues(MOST_VALUES);
        String advice = rule.isNumeric() ? " Choose another threshold or use more rows" : "";
        throw new DataException(dataset.origin() + ": " + Values.shown(rule.toString()) + " holds for "
                + (labels.positives() == 0 ? "none" : "all") + " of the " + Numbers.counted(labels.size(), "row")
                + (part.isEmpty() ? "" : " " + part) + ", so there is nothing to tell apart."
                + (values.isEmpty() ? "" : " The column has " + list(values) + ".") + advice);
    }

    /** A row of each class for each part of a split. */
    private static final int LEAST_OF_A_CLASS = 3;

    /**
     * Checks that there are rows enough for training, validation and test to have both classes.
     *
     * @throws DataException if not; the message says how many are needed, and what was left out before
     */
    static void requireEnough(Dataset dataset, LabelRule rule, Labels labels, Cleaning.Result cleaning) {
        if (Math.min(labels.positives(), labels.negatives()) >= LEAST_OF_A_CLASS) {
            return;
        }
        boolean positive = labels.positives() < LEAST_OF_A_CLASS;
        String lost = cleaning.steps().stream()
                .filter(step -> step.removed() > 0)
                .map(step -> step.describe() + (step.isEqualRows() ? ". " + KEEP : ""))
                .collect(Collectors.joining("; "));
        throw new DataException(dataset.origin() + ": " + Values.shown(rule.toString()) + " holds for "
                + labels.positives() + " of the " + Numbers.counted(labels.size(), "row")
                + (labels.size() == 1 ? " that is left, so " : " that are left, so ")
                + "too few are " + (positive ? "positive" : "negative")
                + ". Training, validation and test need one each: at least " + LEAST_OF_A_CLASS + " positive and "
                + LEAST_OF_A_CLASS + " negative rows." + (lost.isEmpty() ? "" : " What was left out: " + lost));
    }

    /**
     * Checks that each class is in groups enough, which stay whole, for every part to get one.
     *
     * @throws DataException if not; the message says how many are needed
     */
    static void requireEnoughGroups(Dataset dataset, LabelRule rule, HoldingGroups holding, Splitter splitter) {
        int parts = splitter.parts();
        if (holding.fewest() >= parts) {
            return;
        }
        boolean positive = holding.positive() <= holding.negative();
        throw new DataException(
                dataset.origin() + ": the rows stay together by " + Values.shown(holding.key()) + ", and "
                        + Values.shown(rule.toString()) + (positive ? " holds" : " does not hold") + " for rows of "
                        + holding.fewest() + " of the " + holding.groups() + " groups only. "
                        + (parts == 3 ? "Training, validation and test" : "Training and test")
                        + " need one each: at least " + parts + " groups with positive rows and " + parts
                        + " with negative ones");
    }

    private static final String KEEP =
            "If equal rows are different cases, write \"duplicates\": \"keep\" into the recipe";

    private static String list(List<LabelValue> values) {
        return values.stream()
                .map(value -> "'" + Values.shown(value.text()) + "' in " + value.rows())
                .collect(Collectors.joining(", "));
    }

    /** Texts of the label column that may be meant to be one, and how the rule takes them: a sentence each. */
    public static List<String> warnings(Dataset dataset, LabelRule rule) {
        if (rule.isNumeric() || rule.operator() == LabelRule.Operator.TRUE) {
            return List.of();
        }
        Map<String, List<LabelValue>> alike = new LinkedHashMap<>();
        for (LabelValue value : dataset.labelValues(Integer.MAX_VALUE)) {
            alike.computeIfAbsent(normal(value.text()), key -> new ArrayList<>())
                    .add(value);
        }
        LabelReader reader = new LabelReader(rule, dataset.columns().reading());
        return alike.values().stream()
                .filter(values -> values.size() > 1)
                .map(values -> "the label column '" + Values.shown(rule.column()) + "' has texts that differ in case,"
                        + " blanks or a final dot only: " + taken(values, reader))
                .toList();
    }

    private static String taken(List<LabelValue> values, LabelReader reader) {
        return values.stream()
                .map(value -> "'" + Values.shown(value.text()) + "' in " + Numbers.counted(value.rows(), "row") + " is "
                        + (reader.isMissing(value.text())
                                ? "missing"
                                : reader.read(value.text()) == 1 ? "positive" : "negative"))
                .collect(Collectors.joining(", "));
    }

    private static String normal(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}

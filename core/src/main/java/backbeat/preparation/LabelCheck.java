package backbeat.preparation;

import backbeat.data.DataException;
import backbeat.data.Dataset;
import backbeat.data.Dataset.LabelValue;
import backbeat.data.LabelReader;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.table.Labels;
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
                + (labels.positives() == 0 ? "none" : "all") + " of the " + labels.size() + " rows"
                + (part.isEmpty() ? "" : " " + part) + ", so there is nothing to tell apart."
                + (values.isEmpty() ? "" : " The column has " + list(values) + ".") + advice);
    }

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
                .map(value -> "'" + Values.shown(value.text()) + "' in " + value.rows() + " rows is "
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

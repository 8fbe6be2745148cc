package backbeat.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of a file are read, and as what. Other columns are ignored.
 *
 * @param numeric     numbers
 * @param booleans    true or false, read as 1 or 0 and used as numbers
 * @param categorical one of a few texts
 * @param texts       names, titles and identifiers: kept for people and for grouping, never a feature
 * @param label       the rule whose column is read as the label; empty when there is nothing to learn from
 * @param reading     how fields become values; its date columns become numeric features
 */
public record Columns(
        List<String> numeric,
        List<String> booleans,
        List<String> categorical,
        List<String> texts,
        Optional<LabelRule> label,
        Reading reading) {
    /** @throws IllegalArgumentException if there is no feature, or a column is named twice */
    public Columns {
        numeric = List.copyOf(numeric);
        booleans = List.copyOf(booleans);
        categorical = List.copyOf(categorical);
        texts = List.copyOf(texts);
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reading, "reading");
        if (numeric.isEmpty()
                && booleans.isEmpty()
                && categorical.isEmpty()
                && reading.dates().isEmpty()) {
            throw new IllegalArgumentException(
                    "No column is numeric, boolean or categorical: there is nothing to learn from");
        }
        Set<String> seen = new HashSet<>();
        List<String> dates = reading.dates().stream().map(DateColumn::column).toList();
        List<String> all = all(numeric, booleans, categorical, texts, label, dates);
        all.addAll(reading.dateFeatures());
        for (String name : all) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("The column '" + Values.shown(name) + "' has two roles");
            }
        }
    }

    /** Without dates, and only empty fields are missing. */
    public Columns(
            List<String> numeric,
            List<String> booleans,
            List<String> categorical,
            List<String> texts,
            Optional<LabelRule> label) {
        this(numeric, booleans, categorical, texts, label, Reading.PLAIN);
    }

    /** The numeric features: numbers first, then the parts of dates, then booleans. A new list at every call. */
    public List<String> numericFeatures() {
        List<String> names = new ArrayList<>(numeric);
        names.addAll(reading.dateFeatures());
        names.addAll(booleans);
        return List.copyOf(names);
    }

    /** The columns of a file that the numeric features are read from, in their order: parts of a date share one. */
    public List<String> numericSources() {
        List<String> names = new ArrayList<>(numeric);
        reading.dates().forEach(date -> date.parts().forEach(part -> names.add(date.column())));
        names.addAll(booleans);
        return List.copyOf(names);
    }

    /** The bytes that a row takes in memory at least: numbers, codes, a reference and a shared string for each text. */
    public double rowBytes() {
        return Double.BYTES * (numericFeatures().size() + 1.0)
                + Long.BYTES
                + (double) Integer.BYTES * (categorical.size() + texts.size());
    }

    /** All column names that a file has, without repetition. */
    public List<String> names() {
        List<String> dates = reading.dates().stream().map(DateColumn::column).toList();
        return List.copyOf(new LinkedHashSet<>(all(numeric, booleans, categorical, texts, label, dates)));
    }

    /** The same columns without a label, and only those of {@code available} among the texts: for prediction. */
    public Columns forPrediction(Set<String> available) {
        return new Columns(
                numeric,
                booleans,
                categorical,
                texts.stream().filter(available::contains).toList(),
                Optional.empty(),
                reading);
    }

    private static List<String> all(
            List<String> numeric,
            List<String> booleans,
            List<String> categorical,
            List<String> texts,
            Optional<LabelRule> label,
            List<String> dates) {
        List<String> names = new ArrayList<>(numeric);
        names.addAll(dates);
        names.addAll(booleans);
        names.addAll(categorical);
        names.addAll(texts);
        label.ifPresent(rule -> names.add(rule.column()));
        return names;
    }
}

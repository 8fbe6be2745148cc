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
 * @param sets        which of the categorical columns hold sets, and how these are written
 */
public record Columns(
        List<String> numeric,
        List<String> booleans,
        List<String> categorical,
        List<String> texts,
        Optional<LabelRule> label,
        Reading reading,
        List<SetRule> sets) {
    /** @throws IllegalArgumentException if there is no feature, a column is named twice, or a set is no categorical column */
    public Columns {
        numeric = List.copyOf(numeric);
        booleans = List.copyOf(booleans);
        categorical = List.copyOf(categorical);
        texts = List.copyOf(texts);
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reading, "reading");
        sets = List.copyOf(sets);
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
                throw new IllegalArgumentException("The column '" + Values.shown(name) + "' has two roles"
                        + (reading.dateFeatures().contains(name)
                                ? ": a part of a date has this name. Leave that part out, or rename the column"
                                : ""));
            }
        }
        Set<String> described = new HashSet<>();
        for (SetRule set : sets) {
            if (!categorical.contains(set.column()) || !described.add(set.column())) {
                throw new IllegalArgumentException("The set column '" + set.column()
                        + "' must be one of the categorical columns, and be described once");
            }
        }
    }

    /** How a categorical column writes sets; empty if a row has one category in it. */
    public Optional<SetRule> set(String column) {
        return sets.stream().filter(set -> set.column().equals(column)).findFirst();
    }

    /** The same columns with other sets: none, for example, so that each field is one category. */
    public Columns withSets(List<SetRule> others) {
        return new Columns(numeric, booleans, categorical, texts, label, reading, others);
    }

    /** The column of a feature alone, for values that have been read: no texts, no label, no marks of missing values. */
    public Columns only(String column) {
        return new Columns(
                numeric.stream().filter(column::equals).toList(),
                booleans.stream().filter(column::equals).toList(),
                categorical.stream().filter(column::equals).toList(),
                List.of(),
                Optional.empty(),
                new Reading(
                        List.of(),
                        reading.dates().stream()
                                .filter(date -> date.column().equals(column))
                                .toList()),
                sets.stream().filter(set -> set.column().equals(column)).toList());
    }

    /** The same columns with another label. */
    public Columns withLabel(Optional<LabelRule> rule) {
        return new Columns(numeric, booleans, categorical, texts, rule, reading, sets);
    }

    /** The same columns with other texts. */
    public Columns withTexts(List<String> others) {
        return new Columns(numeric, booleans, categorical, others, label, reading, sets);
    }

    /** Columns of which none holds sets. */
    public Columns(
            List<String> numeric,
            List<String> booleans,
            List<String> categorical,
            List<String> texts,
            Optional<LabelRule> label,
            Reading reading) {
        this(numeric, booleans, categorical, texts, label, reading, List.of());
    }

    /** Without dates and sets, and only empty fields are missing. */
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
                reading,
                sets);
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

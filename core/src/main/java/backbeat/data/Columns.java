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
 */
public record Columns(
        List<String> numeric,
        List<String> booleans,
        List<String> categorical,
        List<String> texts,
        Optional<LabelRule> label) {
    /** @throws IllegalArgumentException if there is no feature, or a column is named twice */
    public Columns {
        numeric = List.copyOf(numeric);
        booleans = List.copyOf(booleans);
        categorical = List.copyOf(categorical);
        texts = List.copyOf(texts);
        Objects.requireNonNull(label, "label");
        if (numeric.isEmpty() && booleans.isEmpty() && categorical.isEmpty()) {
            throw new IllegalArgumentException(
                    "No column is numeric, boolean or categorical: there is nothing to learn from");
        }
        Set<String> seen = new HashSet<>();
        for (String name : all(numeric, booleans, categorical, texts, label)) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("The column '" + name + "' has two roles");
            }
        }
    }

    /** The numeric feature columns: numbers first, then booleans. A new list at every call. */
    public List<String> numericFeatures() {
        List<String> names = new ArrayList<>(numeric);
        names.addAll(booleans);
        return List.copyOf(names);
    }

    /** All column names, without repetition. */
    public List<String> names() {
        return List.copyOf(new LinkedHashSet<>(all(numeric, booleans, categorical, texts, label)));
    }

    /** The same columns without a label, and only those of {@code available} among the texts: for prediction. */
    public Columns forPrediction(Set<String> available) {
        return new Columns(
                numeric,
                booleans,
                categorical,
                texts.stream().filter(available::contains).toList(),
                Optional.empty());
    }

    private static List<String> all(
            List<String> numeric,
            List<String> booleans,
            List<String> categorical,
            List<String> texts,
            Optional<LabelRule> label) {
        List<String> names = new ArrayList<>(numeric);
        names.addAll(booleans);
        names.addAll(categorical);
        names.addAll(texts);
        label.ifPresent(rule -> names.add(rule.column()));
        return names;
    }
}

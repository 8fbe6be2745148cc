package backbeat.csv;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.LabelRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in a record the wanted columns stand. */
final class Header {
    private final List<String> names;
    private final int[] numbers;
    private final int numeric;
    private final int[] categories;
    private final int[] texts;
    private final int label;
    private final Optional<LabelRule> rule;

    private Header(List<String> names, Columns columns) {
        this.names = names;
        this.numbers = places(columns.numericFeatures());
        this.numeric = columns.numeric().size();
        this.categories = places(columns.categorical());
        this.texts = places(columns.texts());
        this.rule = columns.label();
        this.label = rule.map(value -> names.indexOf(value.column())).orElse(-1);
    }

    /**
     * Finds the wanted columns in a header.
     *
     * @throws DataException if one is missing or named twice; the message lists all that are missing
     */
    static Header of(List<String> names, Columns columns, String origin) {
        List<String> missing = new ArrayList<>(columns.names());
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new DataException(origin + ", header: no column " + quoted(missing) + "; the file has "
                    + quoted(names) + ". Is this the right file for the recipe?");
        }
        for (String name : columns.names()) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new DataException(origin + ", header: the column '" + name + "' appears twice");
            }
        }
        return new Header(List.copyOf(names), columns);
    }

    int width() {
        return names.size();
    }

    String name(int place) {
        return names.get(place);
    }

    /** The places of the numeric features; from {@link #numeric()} on they are booleans. */
    int[] numbers() {
        return numbers;
    }

    int numeric() {
        return numeric;
    }

    int[] categories() {
        return categories;
    }

    int[] texts() {
        return texts;
    }

    /** The place of the label, or -1. */
    int label() {
        return label;
    }

    Optional<LabelRule> rule() {
        return rule;
    }

    private int[] places(List<String> wanted) {
        return wanted.stream().mapToInt(names::indexOf).toArray();
    }

    private static String quoted(List<String> names) {
        List<String> shown = names.size() > 40 ? names.subList(0, 40) : names;
        return "'" + String.join("', '", shown) + "'" + (shown.size() < names.size() ? " …" : "");
    }
}

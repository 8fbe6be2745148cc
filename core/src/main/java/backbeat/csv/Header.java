package backbeat.csv;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where in a record the wanted columns stand. Immutable. */
public final class Header {
    private final List<String> names;
    private final Map<String, Integer> placeOf;
    private final Columns columns;
    private final int[] numbers;
    private final int[] categories;
    private final int[] texts;
    private final int label;
    private final Optional<LabelRule> rule;

    private Header(List<String> names, Map<String, Integer> placeOf, Columns columns) {
        this.names = names;
        this.placeOf = placeOf;
        this.columns = columns;
        this.numbers = places(columns.numericSources());
        this.categories = places(columns.categorical());
        this.texts = places(columns.texts());
        this.rule = columns.label();
        this.label = rule.map(value -> placeOf.get(value.column())).orElse(-1);
    }

    /**
     * Finds the wanted columns in a header. O(names).
     *
     * @param look what the file's first bytes show besides, for messages
     * @throws DataException if one is missing or named twice; the message lists all that are missing
     */
    public static Header of(List<String> names, Columns columns, String origin, CsvLook look) {
        Map<String, Integer> placeOf = new HashMap<>();
        Set<String> repeated = new HashSet<>();
        for (int place = 0; place < names.size(); place++) {
            if (placeOf.putIfAbsent(names.get(place), place) != null) {
                repeated.add(names.get(place));
            }
        }
        List<String> missing = columns.names().stream()
                .filter(name -> !placeOf.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            boolean below = !look.below().isEmpty() && !Hints.isComment(names.get(0));
            String hint = below ? look.below() : Hints.header(names, missing);
            throw new DataException(
                    origin + ", header: no column " + quoted(missing) + "; the file has " + Values.shown(quoted(names))
                            + ". " + (hint.isEmpty() ? "Is this the right file for the recipe?" : hint));
        }
        for (String name : columns.names()) {
            if (repeated.contains(name)) {
                throw new DataException(origin + ", header: the column '" + Values.shown(name)
                        + "' appears twice, and which of the two is meant cannot be told. Give one of them another name in"
                        + " the file's header, such as '" + Values.shown(name) + ".1'");
            }
        }
        return new Header(List.copyOf(names), placeOf, columns);
    }

    /**
     * The names that a file's first record has.
     *
     * @param look what the file's first bytes show besides, for messages
     * @throws DataException if there is none, or one that cannot be read
     */
    public static List<String> names(Records first, String origin, CsvLook look) {
        if (first.isEmpty()) {
            throw new DataException(origin + " is empty");
        }
        if (first.count() == 0) {
            throw new DataException(origin + " begins with an empty line, not with a header"
                    + (look.below().isEmpty() ? "" : ". " + look.below()));
        }
        if (!first.hasQuotesInPlace(0)) {
            throw new DataException(origin + ", header: a quotation mark is not where it may be");
        }
        return first.texts(0);
    }

    /** The number of fields of a record. */
    public int width() {
        return names.size();
    }

    String name(int place) {
        return names.get(place);
    }

    /** The places that the numeric features are read from. */
    public int[] numbers() {
        return numbers;
    }

    Columns columns() {
        return columns;
    }

    /** The places of the categorical columns. */
    public int[] categories() {
        return categories;
    }

    /** The places of the text columns. */
    public int[] texts() {
        return texts;
    }

    /** The place of the label, or -1. */
    int label() {
        return label;
    }

    Optional<LabelRule> rule() {
        return rule;
    }

    /** Where columns stand that are wanted. */
    public int[] places(List<String> wanted) {
        return wanted.stream().mapToInt(placeOf::get).toArray();
    }

    private static String quoted(List<String> names) {
        List<String> shown = names.size() > 40 ? names.subList(0, 40) : names;
        return "'" + String.join("', '", shown) + "'" + (shown.size() < names.size() ? " …" : "");
    }
}

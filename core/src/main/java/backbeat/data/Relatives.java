package backbeat.data;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which rows of a {@link Dataset} a {@link Relation} relates. Every row has keys, numbered by first appearance, and two rows
 * are related where they have a key in common. O(keys) memory; numbering them takes O(keys) expected, whatever the texts.
 */
public final class Relatives {
    private final int[] start;
    private final int[] keys;
    private final int count;

    private Relatives(int[] start, int[] keys, int count) {
        this.start = start;
        this.keys = keys;
        this.count = count;
    }

    /** The keys of all rows. */
    public static Relatives of(Dataset data, Relation relation) {
        Keys of = new Keys(data, relation);
        TextDictionary known = new TextDictionary(data.rows());
        int[] start = new int[data.rows() + 1];
        IntArrayList keys = new IntArrayList(data.rows());
        for (int row = 0; row < data.rows(); row++) {
            for (String key : of.row(row)) {
                keys.add(known.code(key));
            }
            start[row + 1] = keys.size();
        }
        return new Relatives(start, keys.toIntArray(), known.size());
    }

    /** The first key of a row: of a list that of its first entry. */
    public int first(int row) {
        return keys[start[row]];
    }

    /** The number of different keys. */
    public int count() {
        return count;
    }

    /** The rows that are related to one of {@code rows}, these among them. O(keys). */
    public BitSet of(int[] rows) {
        BitSet present = new BitSet(count);
        for (int row : rows) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                present.set(keys[i]);
            }
        }
        BitSet related = new BitSet(start.length - 1);
        for (int row = 0; row < start.length - 1; row++) {
            for (int i = start[row]; i < start[row + 1]; i++) {
                if (present.get(keys[i])) {
                    related.set(row);
                    break;
                }
            }
        }
        return related;
    }

    /** Makes the keys of rows from their values. */
    private static final class Keys {
        /** Stands in no text of a file that was read as text. */
        private static final char END = 0;

        private final Dataset data;
        private final Relation relation;
        private final int[] numbers;
        private final Map<String, String> forms = new HashMap<>();
        private final Pattern separator;

        Keys(Dataset data, Relation relation) {
            this.data = data;
            this.relation = relation;
            this.numbers = relation.columns().stream()
                    .mapToInt(data.columns().numericFeatures()::indexOf)
                    .toArray();
            this.separator = relation.anyOf()
                    .map(text -> Pattern.compile(text, Pattern.LITERAL))
                    .orElse(null);
        }

        List<String> row(int row) {
            StringBuilder rest = new StringBuilder();
            for (int c = 1; c < numbers.length; c++) {
                append(rest.append(END), c, row);
            }
            List<String> entries = entries(row);
            return rest.isEmpty()
                    ? entries
                    : entries.stream().map(entry -> entry + rest).toList();
        }

        /** The entries of the first column; a value without any is one. */
        private List<String> entries(int row) {
            if (separator == null || numbers[0] >= 0) {
                StringBuilder value = new StringBuilder();
                append(value, 0, row);
                return List.of(value.toString());
            }
            Set<String> entries = new LinkedHashSet<>();
            for (String entry : separator.split(data.text(relation.columns().get(0), row))) {
                String form = form(entry);
                if (!form.isEmpty()) {
                    entries.add(form);
                }
            }
            return entries.isEmpty() ? List.of("") : List.copyOf(entries);
        }

        /** A number as its bits, a text in its form. */
        private void append(StringBuilder key, int column, int row) {
            if (numbers[column] < 0) {
                key.append(form(data.text(relation.columns().get(column), row)));
                return;
            }
            key.append(Long.toHexString(Double.doubleToLongBits(data.number(numbers[column], row))));
        }

        /** Titles stand in many rows, and their normal form takes a while. */
        private String form(String text) {
            return forms.computeIfAbsent(text, relation.form()::apply);
        }
    }
}

package backbeat.preparation;

import backbeat.data.SetRule;
import backbeat.table.CategoricalColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The categories of a table's rows that no training row had: how many rows have each, and which rows have any. What the row at
 * hand says is noted, and counts once the row is complete. Not for two threads at once.
 */
final class UnseenCategories {
    private final List<CategoricalColumn> columns;
    /** By categorical column: the rows of each category. */
    private final List<Map<String, Integer>> counts = new ArrayList<>();
    /** By categorical column: the rows with any. */
    private final List<BitSet> rows = new ArrayList<>();
    /** By categorical column: what the row at hand says, or null. */
    private final String[] here;

    UnseenCategories(List<CategoricalColumn> columns) {
        this.columns = columns;
        this.here = new String[columns.size()];
        for (int c = 0; c < here.length; c++) {
            counts.add(new TreeMap<>());
            rows.add(new BitSet());
        }
    }

    /** Forgets all rows. */
    void clear() {
        counts.forEach(Map::clear);
        rows.forEach(BitSet::clear);
        forgetRow();
    }

    /** Forgets the row at hand. */
    void forgetRow() {
        Arrays.fill(here, null);
    }

    /** Notes a category of the row at hand; of a set its unseen members, none where the text is empty. */
    void note(int column, String text) {
        here[column] = text.isEmpty() ? null : text;
    }

    /** Counts the row at hand. */
    void count(int row) {
        for (int c = 0; c < here.length; c++) {
            if (here[c] != null) {
                rows.get(c).set(row);
                count(c, here[c]);
            }
        }
    }

    private void count(int column, String text) {
        Optional<Character> separator = columns.get(column).separator();
        Set<String> categories = separator.isPresent() ? SetRule.members(text, separator.get()) : Set.of(text);
        categories.forEach(category -> counts.get(column).merge(category, 1, Integer::sum));
    }

    /** By categorical column, how many rows have each category. */
    List<Map<String, Integer>> counts() {
        return counts;
    }

    /** How many rows have any in a column. */
    int rows(int column) {
        return rows.get(column).cardinality();
    }

    /** The names of the columns in which a row has any. */
    List<String> columns(int row) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < here.length; c++) {
            if (rows.get(c).get(row)) {
                names.add(columns.get(c).name());
            }
        }
        return names;
    }
}

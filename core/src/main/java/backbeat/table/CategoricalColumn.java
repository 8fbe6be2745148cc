package backbeat.table;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A categorical column: its name and its categories; a category's <em>code</em> is its place in the list. A row has one
 * category or, in a <em>set column</em>, any number of them, its <em>members</em>.
 *
 * @param name       the column's name
 * @param categories the distinct categories seen in training, in code order
 * @param separator  what stands between the members of a set where a row is written in one field; empty for a column in
 *                   which a row has one category
 */
public record CategoricalColumn(String name, List<String> categories, Optional<Character> separator) {
    /** @throws IllegalArgumentException if a category is listed twice */
    public CategoricalColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(separator, "separator");
        categories = List.copyOf(categories);
        if (new HashSet<>(categories).size() != categories.size()) {
            throw new IllegalArgumentException("Column '" + name + "' lists a category twice");
        }
    }

    /** A column in which a row has one category. */
    public CategoricalColumn(String name, List<String> categories) {
        this(name, categories, Optional.empty());
    }

    /** Whether a row may have any number of the categories. */
    public boolean isSet() {
        return separator.isPresent();
    }

    /** The number of categories, and so of one-hot columns. */
    public int size() {
        return categories.size();
    }

    /** The code of {@code category}, or {@link Table#UNSEEN}. Linear search: encoders keep a map of their own. */
    public int codeOf(String category) {
        return categories.indexOf(category);
    }
}

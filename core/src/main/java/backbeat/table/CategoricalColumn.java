package backbeat.table;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * A categorical column: its name and its categories; a category's <em>code</em> is its place in the list.
 *
 * @param name       the column's name
 * @param categories the distinct categories seen in training, in code order
 */
public record CategoricalColumn(String name, List<String> categories) {
    /** @throws IllegalArgumentException if a category is listed twice */
    public CategoricalColumn {
        Objects.requireNonNull(name, "name");
        categories = List.copyOf(categories);
        if (new HashSet<>(categories).size() != categories.size()) {
            throw new IllegalArgumentException("Column '" + name + "' lists a category twice");
        }
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

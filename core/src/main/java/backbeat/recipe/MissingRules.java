package backbeat.recipe;

import backbeat.data.DateColumn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What missing values of feature columns mean.
 *
 * @param otherwise what they mean where nothing else is said
 * @param columns   what they mean in single columns
 */
public record MissingRules(MissingPolicy otherwise, Map<String, MissingPolicy> columns) {
    /** A value of its own everywhere. */
    public static final MissingRules DEFAULT = new MissingRules(MissingPolicy.VALUE, Map.of());

    public MissingRules {
        Objects.requireNonNull(otherwise, "otherwise");
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** What a missing value of a column means. */
    public MissingPolicy of(String column) {
        return columns.getOrDefault(column, otherwise);
    }

    /** With what is said of a column of dates said of each number that it becomes. */
    MissingRules withParts(List<DateColumn> dates) {
        Map<String, MissingPolicy> all = new LinkedHashMap<>(columns);
        for (DateColumn date : dates) {
            if (columns.containsKey(date.column())) {
                date.features().forEach(feature -> all.putIfAbsent(feature, columns.get(date.column())));
            }
        }
        return new MissingRules(otherwise, all);
    }
}

package backbeat.neighbors;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much categorical columns count in the distance: a factor for the squared distance of each column's one-hot block.
 * With 16, two rows of different genres are as far apart as two whose squared numeric distance is 16 times that of any other
 * two categories. Columns without a factor have 1.
 *
 * @param factors by column; finite and not negative
 */
public record ColumnWeights(Map<String, Double> factors) {
    /** Every column as it is. */
    public static final ColumnWeights NONE = new ColumnWeights(Map.of());

    /** @throws IllegalArgumentException if a factor is negative or not finite */
    public ColumnWeights {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        factors.forEach((column, factor) -> {
            if (!(factor >= 0 && factor < Float.MAX_VALUE)) {
                throw new IllegalArgumentException("The weight of column '" + column + "' is " + factor
                        + "; weights must be finite and not negative");
            }
        });
    }

    public boolean isEmpty() {
        return factors.isEmpty();
    }

    /** The factor of a column. */
    public double of(String column) {
        return factors.getOrDefault(column, 1.0);
    }

    /** @throws IllegalArgumentException if a factor is for a column that {@code schema} does not have among its categorical ones */
    void check(Schema schema) {
        Set<String> known =
                schema.categorical().stream().map(CategoricalColumn::name).collect(Collectors.toSet());
        for (String column : factors.keySet()) {
            if (!known.contains(column)) {
                throw new IllegalArgumentException("There is a weight for '" + column
                        + "', which is no categorical column; those are: "
                        + schema.categorical().stream()
                                .map(CategoricalColumn::name)
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /**
     * The weights that a text stands for: {@code track_genre=16,key=0.1}. In names a comma, an equals sign and a percent
     * sign are written {@code %2C}, {@code %3D} and {@code %25}.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    public static ColumnWeights parse(String text) {
        Map<String, Double> factors = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("'" + part + "' is not COLUMN=NUMBER");
            }
            String column = part.substring(0, equals)
                    .replace("%2C", ",")
                    .replace("%3D", "=")
                    .replace("%25", "%");
            String number = part.substring(equals + 1);
            try {
                if (factors.put(column, Double.valueOf(number)) != null) {
                    throw new IllegalArgumentException("Column '" + column + "' has two weights");
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + number + "' is no number", e);
            }
        }
        return new ColumnWeights(factors);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return factors.entrySet().stream()
                .map(entry ->
                        entry.getKey().replace("%", "%25").replace("=", "%3D").replace(",", "%2C") + "="
                                + shown(entry.getValue()))
                .collect(Collectors.joining(","));
    }

    private static String shown(double factor) {
        return factor == (long) factor ? Long.toString((long) factor) : Double.toString(factor);
    }
}

package backbeat.spark.scoring;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Values;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * Where in a row of Spark's the columns of a model stand, and how a row is given to its encoder. Values mean what they mean
 * to {@link RowEncoder#values}: numbers, booleans, or texts as they would stand in a file; null is missing.
 *
 * @param names  the columns of a row, in order: the features and those to keep
 * @param kept   the columns to copy to the answers
 * @param counts numeric, boolean and categorical columns, in this order at the front of {@code names}
 */
record Fields(List<String> names, List<String> kept, int[] counts) implements Serializable {
    /**
     * The columns that scoring needs of a table.
     *
     * @param keep      columns to keep; empty for those of the model's identifying columns that the table has
     * @param available the table's columns
     * @param origin    what to call the table in messages
     * @throws DataException if a column is not there
     */
    static Fields of(Pipeline pipeline, List<String> keep, List<String> available, String origin) {
        Columns columns = pipeline.preprocessor().columns();
        List<String> kept = keep.isEmpty()
                ? pipeline.identifiers().stream().filter(available::contains).toList()
                : keep;
        List<String> features = new ArrayList<>(columns.numericFeatures());
        features.addAll(columns.categorical());
        Set<String> names = new LinkedHashSet<>(features);
        names.addAll(kept);
        List<String> missing =
                names.stream().filter(name -> !available.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new DataException(origin + " has no column '" + String.join("', '", missing) + "'; it has '"
                    + String.join("', '", available) + "'");
        }
        return new Fields(List.copyOf(names), List.copyOf(kept), new int[] {
            columns.numeric().size(), columns.booleans().size(), columns.categorical().size()
        });
    }

    /** Gives a row to the encoder and ends it there; what is wrong with it, or the empty string. */
    String encode(Row row, RowEncoder encoder) {
        int numeric = counts[0];
        int numbers = numeric + counts[1];
        for (int c = 0; c < numbers; c++) {
            Object value = row.get(c);
            if (value instanceof Double number && c < numeric) {
                encoder.number(c, number);
            } else if (value instanceof Number number && c < numeric) {
                encoder.number(c, number.doubleValue());
            } else if (value instanceof Boolean truth && c >= numeric) {
                encoder.number(c, truth ? 1 : 0);
            } else if (value == null) {
                encoder.number(c, Double.NaN);
            } else {
                encoder.number(c, Values.text(value));
            }
        }
        for (int c = 0; c < counts[2]; c++) {
            Object value = row.get(numbers + c);
            encoder.category(c, value instanceof String text ? text : Values.text(value));
        }
        return encoder.endRow();
    }

    /** The places of the columns to keep. */
    int[] keptPlaces() {
        return kept.stream().mapToInt(names::indexOf).toArray();
    }

    /** A row as people see it in a message: the columns that identify it. */
    String describe(Row row) {
        List<String> parts = new ArrayList<>();
        for (int place : keptPlaces()) {
            parts.add(names.get(place) + " " + Values.shown(Values.text(row.get(place)), 60));
        }
        return parts.isEmpty() ? "a row" : "the row with " + String.join(", ", parts);
    }

    /** All values of a row as texts. */
    String[] texts(Row row) {
        String[] texts = new String[names.size()];
        Arrays.setAll(texts, place -> Values.text(row.get(place)));
        return texts;
    }
}

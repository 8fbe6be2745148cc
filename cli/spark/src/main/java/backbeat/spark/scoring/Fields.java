package backbeat.spark.scoring;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.data.Values;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.RowEncoder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import scala.collection.Seq;

/**
 * Where in a row of Spark's the columns of a model stand, and how a row is given to its encoder. Values mean what they mean
 * to {@link RowEncoder#values}: numbers, booleans, or texts as they would stand in a file; null is missing.
 *
 * @param names      the columns of a row, in order: the features and those to keep
 * @param kept       the columns to copy to the answers
 * @param numbers    by numeric column of a raw row its place in {@code names}
 * @param plain      how many of them, the first ones, are plain numbers; the others are dates and booleans
 * @param categories by categorical column its place
 * @param sets       whether some of these hold sets, in fields or in arrays
 */
record Fields(List<String> names, List<String> kept, int[] numbers, int plain, int[] categories, boolean sets)
        implements Serializable {
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
        Set<String> wanted = new LinkedHashSet<>(columns.names());
        wanted.addAll(kept);
        List<String> names = List.copyOf(wanted);
        List<String> missing =
                names.stream().filter(name -> !available.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw new DataException(origin + " has no column '" + String.join("', '", missing) + "'; it has '"
                    + String.join("', '", available) + "'");
        }
        int[] numbers =
                columns.numericSources().stream().mapToInt(names::indexOf).toArray();
        int[] categories =
                columns.categorical().stream().mapToInt(names::indexOf).toArray();
        return new Fields(
                names,
                List.copyOf(kept),
                numbers,
                pipeline.preprocessor().plainNumbers(),
                categories,
                !columns.sets().isEmpty());
    }

    /** Gives a row to the encoder and ends it there; what is wrong with it, or the empty string. */
    String encode(Row row, RowEncoder encoder) {
        if (sets) {
            encoder.values(map(row));
            return encoder.endRow();
        }
        for (int c = 0; c < numbers.length; c++) {
            Object value = row.get(numbers[c]);
            if (value instanceof Number number && c < plain) {
                encoder.number(c, number.doubleValue());
            } else {
                encoder.number(c, value instanceof String text ? text : Values.text(value));
            }
        }
        for (int c = 0; c < categories.length; c++) {
            Object value = row.get(categories[c]);
            encoder.category(c, value instanceof String text ? text : Values.text(value));
        }
        return encoder.endRow();
    }

    /** A row by the names of its columns; arrays are collections. */
    private Map<String, Object> map(Row row) {
        Map<String, Object> values = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            values.put(names.get(place), row.get(place) instanceof Seq<?> ? row.getList(place) : row.get(place));
        }
        return values;
    }

    /** The same with more columns in each row. */
    Fields with(List<String> more) {
        List<String> all = new ArrayList<>(names);
        more.stream().filter(name -> !names.contains(name)).forEach(all::add);
        return new Fields(List.copyOf(all), kept, numbers, plain, categories, sets);
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

package backbeat.spark.output;

import backbeat.csv.CsvWriter;
import backbeat.data.Values;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;

/** Writes a table as a folder of Parquet files, or of CSV files with a header each and the engine's own digits and quotes. */
public final class AnswerWriter {
    /** Bytes of a piece of lines, about. */
    private static final int PIECE = 1 << 16;

    private AnswerWriter() {}

    /**
     * Writes Parquet; a task's file is there when the task has been committed, and once.
     *
     * @param folder that does not exist yet
     */
    public static void parquet(Dataset<Row> rows, String folder) {
        rows.write().parquet(folder);
    }

    /**
     * Writes CSV, as above.
     *
     * @param probability the column that is a probability and has nine decimals; empty for none
     * @param safe        whether texts that a spreadsheet would take for formulas get an apostrophe
     */
    public static void csv(Dataset<Row> rows, String folder, String probability, boolean safe) {
        List<String> names = List.of(rows.columns());
        int place = names.indexOf(probability);
        boolean[] arrays = new boolean[names.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = rows.schema().apply(i).dataType() instanceof ArrayType;
        }
        MapPartitionsFunction<Row, String> lines = partition -> new Lines(partition, names, place, arrays, safe);
        lines(rows.mapPartitions(lines, Encoders.STRING()), folder);
    }

    /** Writes lines, as above. One may be many, with an end behind each but the last. */
    public static void lines(Dataset<String> lines, String folder) {
        lines.write().text(folder);
    }

    /** A header, then the lines of rows, many in a piece: Spark takes its time for each piece. */
    private static final class Lines implements Iterator<String> {
        private final Iterator<Row> rows;
        private final List<String> names;
        private final int probability;
        private final boolean[] arrays;
        private final CsvWriter csv;
        private boolean begun;

        Lines(Iterator<Row> rows, List<String> names, int probability, boolean[] arrays, boolean safe) {
            this.rows = rows;
            this.names = names;
            this.probability = probability;
            this.arrays = arrays;
            this.csv = new CsvWriter(safe);
        }

        @Override
        public boolean hasNext() {
            return !begun || rows.hasNext();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!begun) {
                begun = true;
                names.forEach(csv::field);
                csv.endRow();
            }
            while (csv.length() < PIECE && rows.hasNext()) {
                Row row = rows.next();
                for (int i = 0; i < names.size(); i++) {
                    field(row, i);
                }
                csv.endRow();
            }
            String lines = csv.toString();
            csv.clear();
            return lines.substring(0, lines.length() - 1); // Spark ends the last one
        }

        private void field(Row row, int place) {
            if (place == probability) {
                csv.probability(row.getDouble(place));
            } else if (arrays[place]) {
                row.getList(place).forEach(one -> csv.text(Values.text(one)));
            } else if (row.isNullAt(place)) {
                csv.field("");
            } else {
                csv.text(Values.text(row.get(place)));
            }
        }
    }
}

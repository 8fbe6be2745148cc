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
        MapPartitionsFunction<Row, String> lines = partition -> new Lines(partition, names, place, safe);
        rows.mapPartitions(lines, Encoders.STRING()).write().text(folder);
    }

    /** A header, then a line for every row. */
    private static final class Lines implements Iterator<String> {
        private final Iterator<Row> rows;
        private final List<String> names;
        private final int probability;
        private final CsvWriter csv;
        private boolean begun;

        Lines(Iterator<Row> rows, List<String> names, int probability, boolean safe) {
            this.rows = rows;
            this.names = names;
            this.probability = probability;
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
            } else {
                Row row = rows.next();
                for (int i = 0; i < names.size(); i++) {
                    field(row, i);
                }
            }
            String line = csv.toString();
            csv.clear();
            return line;
        }

        private void field(Row row, int place) {
            if (place == probability) {
                csv.probability(row.getDouble(place));
            } else if (row.schema().apply(place).dataType() instanceof ArrayType) {
                row.getList(place).forEach(one -> csv.text(Values.text(one)));
            } else if (row.isNullAt(place)) {
                csv.field("");
            } else {
                csv.text(Values.text(row.get(place)));
            }
        }
    }
}

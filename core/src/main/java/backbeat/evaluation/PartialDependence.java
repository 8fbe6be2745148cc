package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * A model's mean answer when one column is set to a value in every row (Friedman 2001, doi:10.1214/aos/1013203451). Where
 * columns hang together, some of these rows describe nothing that exists: read with care.
 *
 * @param column the column's name
 * @param values the values set, in the table's units; for a categorical column its codes
 * @param means  the mean probability at each value
 */
public record PartialDependence(String column, double[] values, double[] means) {
    /**
     * Sets a numeric column to quantiles of its own values.
     *
     * @param table  the rows to average over; a few hundred are enough
     * @param column number of the numeric column
     * @param size   quantiles from the 1st to the 99th percentile; equal ones count once
     * @throws IllegalArgumentException if the table has no rows or {@code size < 2}
     */
    public static PartialDependence ofNumeric(
            BinaryClassifier model, Table table, int column, int size, Workers workers) {
        if (table.rows() == 0 || size < 2) {
            throw new IllegalArgumentException("No dependence over " + table.rows() + " rows at " + size + " values");
        }
        double[] sorted = new double[table.rows()];
        Arrays.setAll(sorted, row -> table.value(row, column));
        Arrays.sort(sorted);
        double[] grid = new double[size];
        Arrays.setAll(grid, i -> (float) Quantiles.ofSorted(sorted, 0.01 + 0.98 * i / (size - 1)));
        double[] values = Arrays.stream(grid).distinct().toArray();
        double[] means =
                means(model, table, values.length, workers, (batch, i) -> batch.setNumeric(column, (float) values[i]));
        return new PartialDependence(table.schema().numeric().get(column), values, means);
    }

    /**
     * Sets a categorical column to each of its categories: a set to that of one member.
     *
     * @param column number of the categorical column
     */
    public static PartialDependence ofCategorical(BinaryClassifier model, Table table, int column, Workers workers) {
        return ofCategorical(
                model,
                table,
                column,
                new int[0],
                new float[table.schema().categorical().get(column).size()][0],
                workers);
    }

    /**
     * As above; numeric columns that are made of it follow.
     *
     * @param made   these columns
     * @param values {@code values[code][i]}: what {@code made[i]} is where the column is set to {@code code}
     */
    public static PartialDependence ofCategorical(
            BinaryClassifier model, Table table, int column, int[] made, float[][] values, Workers workers) {
        int size = table.schema().categorical().get(column).size();
        double[] codes = new double[size];
        Arrays.setAll(codes, code -> code);
        double[] means = means(model, table, size, workers, (batch, code) -> {
            batch.setCode(column, code);
            for (int i = 0; i < made.length; i++) {
                batch.setNumeric(made[i], values[code][i]);
            }
        });
        return new PartialDependence(table.schema().categorical().get(column).name(), codes, means);
    }

    /** Sets the row that was appended last to a value, by its number. */
    @FunctionalInterface
    private interface Change {
        void apply(RowBatch batch, int value);
    }

    private static double[] means(BinaryClassifier model, Table table, int values, Workers workers, Change change) {
        int n = table.rows();
        double[] means = new double[values];
        RowBatch batch = new RowBatch(table);
        int next = 0;
        for (int first = 0; first < values; first = next) {
            while (next < values && batch.rows() < RowBatch.FULL) {
                for (int row = 0; row < n; row++) {
                    batch.add(row);
                    change.apply(batch, next);
                }
                next++;
            }
            double[] answers = batch.ask(model, workers);
            for (int value = first; value < next; value++) {
                double sum = 0;
                for (int row = 0; row < n; row++) {
                    sum += answers[(value - first) * n + row];
                }
                means[value] = sum / n;
            }
        }
        return means;
    }
}

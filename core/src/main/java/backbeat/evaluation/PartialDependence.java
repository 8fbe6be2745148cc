package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

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
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            means[i] = mean(model, withNumeric(table, column, (float) values[i]), workers);
        }
        return new PartialDependence(table.schema().numeric().get(column), values, means);
    }

    /**
     * Sets a categorical column to each of its categories.
     *
     * @param column number of the categorical column
     */
    public static PartialDependence ofCategorical(BinaryClassifier model, Table table, int column, Workers workers) {
        int size = table.schema().categorical().get(column).size();
        double[] values = new double[size];
        double[] means = new double[size];
        for (int code = 0; code < size; code++) {
            values[code] = code;
            means[code] = mean(model, withCode(table, column, code), workers);
        }
        return new PartialDependence(table.schema().categorical().get(column).name(), values, means);
    }

    private static double mean(BinaryClassifier model, Table table, Workers workers) {
        double[] p = new double[table.rows()];
        model.probabilities(table, workers, p);
        double sum = 0;
        for (double probability : p) {
            sum += probability;
        }
        return sum / p.length;
    }

    private static Table withNumeric(Table table, int column, float value) {
        FMatrixRMaj block = table.numeric().copy();
        for (int row = 0; row < table.rows(); row++) {
            block.set(row, column, value);
        }
        return new Table(table.schema(), block, codes(table).toArray(int[][]::new));
    }

    private static Table withCode(Table table, int column, int code) {
        List<int[]> codes = codes(table);
        int[] constant = new int[table.rows()];
        Arrays.fill(constant, code);
        codes.set(column, constant);
        return new Table(table.schema(), table.numeric(), codes.toArray(int[][]::new));
    }

    private static List<int[]> codes(Table table) {
        List<int[]> codes = new ArrayList<>();
        for (int c = 0; c < table.schema().categoricalCount(); c++) {
            codes.add(table.codes(c));
        }
        return codes;
    }
}

package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * A model's mean answer when one column is set to a value in every row (Friedman 2001, doi:10.1214/aos/1013203451). Where
 * columns hang together, some of these rows describe nothing that exists: read with care.
 *
 * @param column the column's name
 * @param values the values set, in the table's units; for a categorical column its codes
 * @param means  the mean probability at each value
 * @param errors the standard error of each mean over the rows
 */
public record PartialDependence(String column, double[] values, double[] means, double[] errors) {
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
        double[][] answers =
                means(model, table, values.length, workers, (batch, i) -> batch.setNumeric(column, (float) values[i]));
        return new PartialDependence(table.schema().numeric().get(column), values, answers[0], answers[1]);
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
        double[][] answers = means(model, table, size, workers, (batch, code) -> {
            batch.setCode(column, code);
            for (int i = 0; i < made.length; i++) {
                batch.setNumeric(made[i], values[code][i]);
            }
        });
        return new PartialDependence(table.schema().categorical().get(column).name(), codes, answers[0], answers[1]);
    }

    /** The share of rows whose number in a column is nearest to each of {@code values}, which ascend. */
    public static double[] density(Table table, int column, double[] values) {
        double[] shares = new double[values.length];
        for (int row = 0; row < table.rows(); row++) {
            int nearest = 0;
            double number = table.value(row, column);
            while (nearest + 1 < values.length && number > (values[nearest] + values[nearest + 1]) / 2) {
                nearest++;
            }
            shares[nearest] += 1.0 / table.rows();
        }
        return shares;
    }

    /** The share of rows of each category of a column; of a set column a row counts in each that it has. */
    public static double[] density(Table table, int column) {
        int size = table.schema().categorical().get(column).size();
        double[] shares = new double[size];
        SetColumn sets = table.sets(column);
        for (int row = 0; row < table.rows(); row++) {
            int code = table.code(row, column);
            for (int place = 0, members = sets.sets() == 0 ? 1 : Math.max(1, sets.size(code));
                    place < members;
                    place++) {
                int member = sets.sets() == 0 ? code : sets.member(code, place);
                if (member >= 0) {
                    shares[member] += 1.0 / table.rows();
                }
            }
        }
        return shares;
    }

    /** Sets the row that was appended last to a value, by its number. */
    @FunctionalInterface
    private interface Change {
        void apply(RowBatch batch, int value);
    }

    /** The means and their standard errors. */
    private static double[][] means(BinaryClassifier model, Table table, int values, Workers workers, Change change) {
        int n = table.rows();
        double[] means = new double[values];
        double[] errors = new double[values];
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
                double squares = 0;
                for (int row = 0; row < n; row++) {
                    double off = answers[(value - first) * n + row] - means[value];
                    squares += off * off;
                }
                errors[value] = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
            }
        }
        return new double[][] {means, errors};
    }
}

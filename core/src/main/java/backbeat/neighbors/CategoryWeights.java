package backbeat.neighbors;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * The categorical part of the one-hot Euclidean metric, without the one-hot columns.
 *
 * <p>If the one-hot column of category {@code a} is scaled by {@code s}, its weight is {@code w[a] = s²}. Two rows that
 * differ in a column differ in two one-hot columns, which adds {@code w[a] + w[b]} to their squared distance; rows that
 * agree differ in none. A category not seen in training has no one-hot column: its row of zeros differs from category
 * {@code b} in that one column alone and adds {@code w[b]}. Two sets differ in the columns of the categories that only one
 * of them has ({@link SetCosts}).
 */
public final class CategoryWeights {
    /** {@code weights[column][code + 1]}; the unseen category weighs 0. */
    private final float[][] weights;

    private CategoryWeights(float[][] weights) {
        this.weights = weights;
    }

    /** The weights of {@code scale}, taken from the training rows. */
    public static CategoryWeights of(CategoryScale scale, Table training) {
        return switch (scale) {
            case ONE -> ones(training.schema());
            case STANDARDIZED -> standardized(training);
        };
    }

    /**
     * The weights of {@code options}, taken from the training rows: those of the scale times the column's factor.
     *
     * @throws IllegalArgumentException if a factor is for a column that is not there
     */
    public static CategoryWeights of(KnnOptions options, Table training) {
        CategoryWeights result = of(options.scale(), training);
        options.weights().check(training.schema());
        for (int c = 0; c < result.weights.length; c++) {
            double factor =
                    options.weights().of(training.schema().categorical().get(c).name());
            for (int code = 1; factor != 1 && code < result.weights[c].length; code++) {
                result.weights[c][code] = (float) (result.weights[c][code] * factor);
            }
        }
        return result;
    }

    /**
     * Weights of the caller's choice.
     *
     * @param weights {@code weights[column][code]}, finite and not negative; copied
     * @throws IllegalArgumentException if the shape is not that of {@code schema} or a weight is negative or not finite
     */
    public static CategoryWeights of(Schema schema, float[][] weights) {
        if (weights.length != schema.categoricalCount()) {
            throw new IllegalArgumentException(
                    "Weights of " + weights.length + " columns for " + schema.categoricalCount());
        }
        float[][] copy = new float[weights.length][];
        for (int c = 0; c < weights.length; c++) {
            CategoricalColumn column = schema.categorical().get(c);
            if (weights[c].length != column.size()) {
                throw new IllegalArgumentException("Column '" + column.name() + "' has " + column.size()
                        + " categories, but " + weights[c].length + " weights");
            }
            copy[c] = new float[column.size() + 1];
            for (int code = 0; code < column.size(); code++) {
                float weight = weights[c][code];
                if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("The weight of '" + column.name() + "="
                            + column.categories().get(code) + "' is " + weight
                            + "; weights must be finite and not negative");
                }
                copy[c][code + 1] = weight;
            }
        }
        return new CategoryWeights(copy);
    }

    private static CategoryWeights ones(Schema schema) {
        float[][] weights = new float[schema.categoricalCount()][];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = new float[schema.categorical().get(c).size() + 1];
            Arrays.fill(weights[c], 1, weights[c].length, 1);
        }
        return new CategoryWeights(weights);
    }

    private static CategoryWeights standardized(Table training) {
        CategoryWeights result = ones(training.schema());
        int n = training.rows();
        for (int c = 0; c < result.weights.length; c++) {
            int[] counts = new int[result.weights[c].length];
            SetColumn sets = training.sets(c);
            for (int code : training.codes(c)) {
                for (int place = 0, size = sets.size(code); place < size; place++) {
                    counts[sets.member(code, place) + 1]++;
                }
            }
            for (int code = 1; code < counts.length; code++) {
                if (counts[code] > 0 && counts[code] < n) { // a constant column has no spread to divide by
                    double share = (double) counts[code] / n;
                    result.weights[c][code] = (float) (1 / (share * (1 - share)));
                }
            }
        }
        return result;
    }

    /** The weight of a category; 0 for {@link Table#UNSEEN}. */
    public float weight(int column, int code) {
        return weights[column][code + 1];
    }

    /** What a column adds to the squared distance of two rows with these codes. */
    public float cost(int column, int a, int b) {
        return a == b ? 0 : weight(column, a) + weight(column, b);
    }

    /** The costs of the training points' sets in a column, for the queries of one thread. */
    SetCosts setCosts(int column, SetColumn trained) {
        return new SetCosts(trained, weights[column]);
    }

    /** What a set costs against one that has none of its members: the sum of its weights in ascending order. */
    float weight(int column, SetColumn sets, int code) {
        float sum = 0;
        for (int place = 0, size = sets.size(code); place < size; place++) {
            sum += weights[column][sets.member(code, place) + 1];
        }
        return sum;
    }

    /** The number of categorical columns. */
    public int columns() {
        return weights.length;
    }
}

package backbeat.reference;

import backbeat.neighbors.CategoryWeights;
import backbeat.table.Table;
import org.ejml.data.DMatrixRMaj;

/**
 * A k-d tree of rows with categories: the third rung, above {@link NaiveKdTree}.
 *
 * <p><b>What changed.</b> There are no one-hot columns. The tree cuts the numeric columns alone; the distance to a point is
 * completed from its codes, {@code 0} for equal ones and {@code w[a] + w[b]} for others ({@link CategoryWeights}).
 *
 * <p><b>Why.</b> Two rows that differ in a category differ in two one-hot columns, so two additions do for the 113 of a
 * genre, and it is the same number. A look at a point or box costs 12 columns in place of 139.
 *
 * <p><b>What it costs.</b> The box knows nothing of categories, so a near box may hold points that are all of other ones: it
 * is entered in vain, and more points are looked at than when one-hot columns are cut too. {@link LayeredKdTree} puts that
 * right.
 *
 * <p>No neighbor is missed: weights are not negative, so a point is at least as far away as its numeric part, and that is at
 * least as far as its box.
 *
 * <p>With weights of 1 the answer is that of {@link NaiveKnn} on the one-hot matrix, bit for bit, because that matrix adds
 * the same ones in the same order.
 */
public final class MixedKdTree {
    private final Table table;
    private final CategoryWeights weights;
    private final NaiveKdTree tree;

    /**
     * @param table    the points
     * @param weights  what a category that differs costs
     * @param leafSize the most points of a leaf, at least 1
     */
    public MixedKdTree(Table table, CategoryWeights weights, int leafSize) {
        this.table = table;
        this.weights = weights;
        this.tree = new NaiveKdTree(numeric(table), leafSize);
    }

    /** The numeric columns in double precision. */
    static DMatrixRMaj numeric(Table table) {
        DMatrixRMaj matrix = new DMatrixRMaj(table.rows(), table.schema().numericCount());
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = table.numeric().data[i];
        }
        return matrix;
    }

    static double[] numericRow(Table table, int row) {
        double[] values = new double[table.schema().numericCount()];
        for (int j = 0; j < values.length; j++) {
            values[j] = table.value(row, j);
        }
        return values;
    }

    /** The {@code k} points nearest to row {@code row} of {@code queries}, ordered by (distance, index). */
    public int[] neighbors(Table queries, int row, int k) {
        return search(queries, row, k).indices();
    }

    /** How many points the search compares with the query. */
    public int scanned(Table queries, int row, int k) {
        return search(queries, row, k).scanned;
    }

    private NearestSoFar search(Table queries, int row, int k) {
        NearestSoFar nearest = new NearestSoFar(k, table.rows());
        tree.search(
                numericRow(queries, row),
                0,
                nearest,
                (point, numeric) -> withCategories(numeric, table, point, queries, row, weights));
        return nearest;
    }

    // tag::distance[]
    /**
     * Formula mixed-distance: the numeric part and, for each column whose codes differ, what both categories weigh. In a
     * column of sets a code stands for a set of categories, its members, and those weigh that only one of both sets has.
     */
    public static double withCategories(
            double numeric, Table table, int point, Table queries, int row, CategoryWeights weights) {
        double distance = numeric;
        for (int c = 0; c < weights.columns(); c++) {
            int a = queries.code(row, c);
            int b = table.code(point, c);
            if (table.schema().categorical().get(c).isSet()) {
                for (int member = 0; member < table.sets(c).categories(); member++) {
                    boolean differ =
                            queries.sets(c).contains(a, member) != table.sets(c).contains(b, member);
                    distance += differ ? weights.weight(c, member) : 0;
                }
            } else if (a != b) {
                distance += weights.weight(c, a);
                distance += weights.weight(c, b);
            }
        }
        return distance;
    }
    // end::distance[]
}

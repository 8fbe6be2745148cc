package backbeat.reference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * A k-d tree (Bentley 1975, doi:10.1145/361002.361007): the second rung, above {@link NaiveKnn}.
 *
 * <p><b>What changed.</b> The points are cut in two at the median of the column on which they vary most, both halves again,
 * until few are left. Each part remembers the tight box around its points. A search looks into the nearer half first, and
 * skips a box that is farther away than the {@code k} candidates it has.
 *
 * <p><b>Why.</b> A far box says of many points at once that they are far. In few dimensions a query costs O(log n).
 *
 * <p><b>What it costs.</b> Two numbers a column and node; O(n log² n) to build, as every level sorts its points. In many
 * dimensions nothing is won: every box is then nearly as wide as all points together.
 *
 * <p>The answer is that of {@link NaiveKnn}, index by index: the distance to a box is summed in the order of the distance to
 * a point, no term of it is larger, and rounding keeps that order.
 */
public final class NaiveKdTree {
    private final DMatrixRMaj points;
    private final int leafSize;
    private final Node root;

    /** A box. A leaf has points and no halves, any other node two halves and null for its points. */
    private record Node(double[] low, double[] high, int[] points, Node left, Node right) {}

    /** A tree over {@code points: (n × d)} with at most {@code leafSize} points in a leaf. */
    public NaiveKdTree(DMatrixRMaj points, int leafSize) {
        this(points, IntStream.range(0, points.numRows).toArray(), leafSize);
    }

    NaiveKdTree(DMatrixRMaj points, int[] rows, int leafSize) {
        if (leafSize < 1) {
            throw new IllegalArgumentException("A leaf needs at least 1 point, not " + leafSize);
        }
        this.points = points;
        this.leafSize = leafSize;
        this.root = build(rows);
    }

    // tag::build[]
    private Node build(int[] rows) {
        double[] low = new double[points.numCols];
        double[] high = new double[points.numCols];
        int axis = 0; // of the largest variance: a single outlier would make a range large
        double most = -1;
        for (int j = 0; j < points.numCols; j++) {
            double[] values = column(rows, j);
            low[j] = Arrays.stream(values).min().orElse(0);
            high[j] = Arrays.stream(values).max().orElse(0);
            double mean = Arrays.stream(values).average().orElse(0);
            double spread =
                    Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
            axis = spread > most ? j : axis;
            most = Math.max(spread, most);
        }
        if (rows.length <= leafSize) {
            return new Node(low, high, rows, null, null);
        }
        int[] sorted = sorted(rows, axis);
        Node left = build(Arrays.copyOfRange(sorted, 0, sorted.length / 2));
        Node right = build(Arrays.copyOfRange(sorted, sorted.length / 2, sorted.length));
        return new Node(low, high, null, left, right);
    }
    // end::build[]

    private double[] column(int[] rows, int column) {
        return Arrays.stream(rows).mapToDouble(i -> points.get(i, column)).toArray();
    }

    private int[] sorted(int[] rows, int axis) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> points.get(i, axis))
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
    }

    /** The {@code k} points nearest to row {@code row} of {@code queries}, ordered by (distance, index). */
    public int[] neighbors(DMatrixRMaj queries, int row, int k) {
        return search(queries, row, k).indices();
    }

    /** How many points the search for the {@code k} nearest compares with the query; {@link NaiveKnn} compares all. */
    public int scanned(DMatrixRMaj queries, int row, int k) {
        return search(queries, row, k).scanned;
    }

    private NearestSoFar search(DMatrixRMaj queries, int row, int k) {
        NearestSoFar nearest = new NearestSoFar(k, points.numRows);
        double[] query = Arrays.copyOfRange(queries.data, row * queries.numCols, (row + 1) * queries.numCols);
        search(query, 0, nearest, (point, distance) -> distance);
        return nearest;
    }

    /** For rungs above, whose distances this tree knows in part: {@code rest} completes one, by {@code least} or more. */
    void search(double[] query, double least, NearestSoFar nearest, NearestSoFar.Rest rest) {
        search(root, query, least, nearest, rest);
    }

    // tag::search[]
    private void search(Node node, double[] query, double least, NearestSoFar nearest, NearestSoFar.Rest rest) {
        if (bound(node, query, least) > nearest.worst()) {
            return; // a box at exactly the worst distance may hold a point of lower index
        }
        if (node.left == null) {
            for (int point : node.points) {
                nearest.offer(rest.complete(point, squaredDistance(point, query)), point);
            }
            return;
        }
        boolean leftFirst = bound(node.left, query, 0) <= bound(node.right, query, 0);
        search(leftFirst ? node.left : node.right, query, least, nearest, rest);
        search(leftFirst ? node.right : node.left, query, least, nearest, rest);
    }

    /** No point of the box is nearer. Where {@code least} is added in another order than a point's costs, rounding may differ. */
    private static double bound(Node node, double[] query, double least) {
        double distance = boxDistance(node.low, node.high, query);
        return least == 0 ? distance : (distance + least) * (1 - 1e-12);
    }

    /** Formula box-distance: to the nearest corner, edge or face of the box, squared; 0 inside. */
    public static double boxDistance(double[] low, double[] high, double[] query) {
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            double outside = Math.max(0, Math.max(low[j] - query[j], query[j] - high[j]));
            sum += outside * outside;
        }
        return sum;
    }
    // end::search[]

    private double squaredDistance(int point, double[] query) {
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            double difference = query[j] - points.get(point, j);
            sum += difference * difference;
        }
        return sum;
    }
}

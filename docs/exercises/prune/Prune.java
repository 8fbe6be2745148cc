package exercise;

import backbeat.reference.NaiveKdTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A search in a k-d tree. Building it and keeping the candidates is done.
 *
 * <p>Write {@link #search}. Then check: the search may end too early for a reason that is not in your lines.
 */
public final class Prune implements PruneCheck.Task {
    private static final int LEAF = 4;

    private double[][] points;
    private double[] query;
    private int k;
    private int compared;
    private final List<Integer> nearest = new ArrayList<>();

    private record Node(double[] low, double[] high, int[] points, Node left, Node right) {}

    @Override
    public int[] neighbors(double[][] allPoints, double[] from, int count) {
        points = allPoints;
        query = from;
        k = count;
        compared = 0;
        nearest.clear();
        int[] all = new int[points.length];
        Arrays.setAll(all, i -> i);
        search(build(all, 0));
        return nearest.stream().mapToInt(i -> i).toArray();
    }

    @Override
    public int compared() {
        return compared;
    }

    /**
     * Looks for candidates below a node: offers the points of a leaf ({@code node.left() == null}); otherwise searches the
     * nearer child first, then the other. A node farther away than the worst candidate is skipped.
     */
    private void search(Node node) {
        // >>> your lines
        throw new UnsupportedOperationException("search");
        // <<<
    }

    /** The squared distance from the query to a node's box. */
    private double distance(Node node) {
        return NaiveKdTree.boxDistance(node.low, node.high, query);
    }

    /** The squared distance beyond which a point cannot be among the k nearest. */
    private double worst() {
        return nearest.isEmpty() ? Double.POSITIVE_INFINITY : squaredDistance(nearest.get(nearest.size() - 1));
    }

    private void offer(int point) {
        compared++;
        nearest.add(point);
        nearest.sort(Comparator.<Integer>comparingDouble(this::squaredDistance).thenComparingInt(i -> i));
        if (nearest.size() > k) {
            nearest.remove(k);
        }
    }

    private double squaredDistance(int point) {
        double sum = 0;
        for (int j = 0; j < query.length; j++) {
            sum += (points[point][j] - query[j]) * (points[point][j] - query[j]);
        }
        return sum;
    }

    private Node build(int[] members, int axis) {
        double[] low = points[members[0]].clone();
        double[] high = low.clone();
        for (int i : members) {
            for (int j = 0; j < low.length; j++) {
                low[j] = Math.min(low[j], points[i][j]);
                high[j] = Math.max(high[j], points[i][j]);
            }
        }
        if (members.length <= LEAF) {
            return new Node(low, high, members, null, null);
        }
        int[] sorted = Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> points[i][axis]))
                .mapToInt(i -> i)
                .toArray();
        int next = (axis + 1) % low.length;
        Node left = build(Arrays.copyOfRange(sorted, 0, sorted.length / 2), next);
        Node right = build(Arrays.copyOfRange(sorted, sorted.length / 2, sorted.length), next);
        return new Node(low, high, members, left, right);
    }
}

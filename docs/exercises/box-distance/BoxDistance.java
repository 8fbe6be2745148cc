package exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Points in boxes. The points are sorted by their first coordinate and cut into boxes of eight; a search looks into the
 * nearest box first and skips those that are too far away.
 *
 * <p>Write {@link #boxDistance}. Then check: something else in this class loses neighbors. Which, and when?
 */
public final class BoxDistance implements BoxDistanceCheck.Task {
    private static final int BOX = 8;

    /** The squared distance from a query to the nearest place of a box; low and high are its bounds in each column. */
    @Override
    public double boxDistance(double[] low, double[] high, double[] query) {
        // >>> your lines
        throw new UnsupportedOperationException("boxDistance");
        // <<<
    }

    /** The k points nearest to a query, ordered by (distance, index). */
    @Override
    public int[] neighbors(double[][] points, double[] query, int k) {
        List<int[]> boxes = boxes(points);
        boxes.sort(Comparator.comparingDouble(box -> distance(points, box, query)));
        List<Integer> nearest = new ArrayList<>();
        for (int[] box : boxes) {
            if (nearest.size() == k
                    && distance(points, box, query) >= squaredDistance(points[nearest.get(k - 1)], query)) {
                continue; // nothing in it can be nearer than the k-th
            }
            for (int point : box) {
                nearest.add(point);
            }
            nearest.sort(Comparator.<Integer>comparingDouble(i -> squaredDistance(points[i], query))
                    .thenComparingInt(i -> i));
            nearest = new ArrayList<>(nearest.subList(0, Math.min(k, nearest.size())));
        }
        return nearest.stream().mapToInt(i -> i).toArray();
    }

    private static List<int[]> boxes(double[][] points) {
        Integer[] order = new Integer[points.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> points[i][0]));
        List<int[]> boxes = new ArrayList<>();
        for (int from = 0; from < order.length; from += BOX) {
            Integer[] members = Arrays.copyOfRange(order, from, Math.min(order.length, from + BOX));
            boxes.add(Arrays.stream(members).mapToInt(i -> i).toArray());
        }
        return boxes;
    }

    private double distance(double[][] points, int[] box, double[] query) {
        double[] low = points[box[0]].clone();
        double[] high = points[box[0]].clone();
        for (int point : box) {
            for (int j = 0; j < query.length; j++) {
                low[j] = Math.min(low[j], points[point][j]);
                high[j] = Math.max(high[j], points[point][j]);
            }
        }
        return boxDistance(low, high, query);
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}

package backbeat.neighbors;

import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings points into the order of k-d trees: the whole of tree building but for the copying.
 *
 * <p>A range of points is cut in two at a coordinate of the axis on which it varies most, both parts are cut again, until a
 * part fits a leaf. Where a range is cut depends on its size alone ({@link PointTree#cut}), so the finished order needs
 * no pointers to be read as a tree. Ranges are independent of one another: any number of threads gives the same order.
 */
final class TreeOrder {
    /** Ranges larger than this are cut as tasks of their own, so that one large tree keeps all threads busy. */
    private static final int LARGE = 1 << 14;

    private final float[] values;
    /** Distance between two points. */
    private final int width;

    private final int dimensions;
    private final int leafSize;
    private final int[] order;
    private final long[] keys;

    private TreeOrder(float[] values, int width, int dimensions, int leafSize, int[] order) {
        this.values = values;
        this.width = width;
        this.dimensions = dimensions;
        this.leafSize = leafSize;
        this.order = order;
        this.keys = new long[order.length];
    }

    /**
     * Sorts {@code order[starts[t] … starts[t + 1] - 1]} into tree {@code t}, for every {@code t}.
     *
     * @param values     coordinate {@code j} of point {@code i} is at {@code i·width + j}
     * @param order      point numbers, grouped by tree
     * @param starts     where each tree begins, and the end of the last
     */
    static void sort(
            float[] values, int width, int dimensions, int leafSize, int[] order, int[] starts, Workers workers) {
        TreeOrder task = new TreeOrder(values, width, dimensions, leafSize, order);
        List<int[]> ranges = new ArrayList<>();
        for (int t = 0; t + 1 < starts.length; t++) {
            ranges.add(new int[] {starts[t], starts[t + 1]});
        }
        ranges = task.cutLarge(ranges, workers);
        ranges.sort((a, b) -> Integer.compare(b[1] - b[0], a[1] - a[0])); // long tasks first: threads finish together
        List<int[]> small = ranges;
        workers.forEach(small.size(), (index, worker) -> task.sort(small.get(index)[0], small.get(index)[1]));
    }

    private List<int[]> cutLarge(List<int[]> ranges, Workers workers) {
        List<int[]> small = new ArrayList<>();
        List<int[]> large = ranges;
        while (!large.isEmpty()) {
            List<int[]> next = new ArrayList<>();
            for (int[] range : large) {
                (range[1] - range[0] > Math.max(LARGE, leafSize) ? next : small).add(range);
            }
            List<Integer> middles = workers.map(next.size(), index -> cut(next.get(index)[0], next.get(index)[1]));
            large = new ArrayList<>();
            for (int i = 0; i < next.size(); i++) {
                large.add(new int[] {next.get(i)[0], middles.get(i)});
                large.add(new int[] {middles.get(i), next.get(i)[1]});
            }
        }
        return small;
    }

    /** Recursion is as deep as the tree: log2 of the number of leaves. */
    private void sort(int from, int to) {
        if (to - from > leafSize) {
            int middle = cut(from, to);
            sort(from, middle);
            sort(middle, to);
        }
    }

    /** Cuts a range on its axis of largest variance; ties in the coordinate go by point number. */
    private int cut(int from, int to) {
        int middle = from + PointTree.cut(to - from, leafSize);
        int axis = axisOfLargestVariance(from, to);
        for (int p = from; p < to; p++) {
            float value = dimensions == 0 ? 0 : values[order[p] * width + axis];
            keys[p] = Selection.key(value, order[p]);
        }
        Selection.select(keys, from, to, middle);
        for (int p = from; p < to; p++) {
            order[p] = Selection.index(keys[p]);
        }
        return middle;
    }

    private int axisOfLargestVariance(int from, int to) {
        double[] sums = new double[dimensions];
        double[] squares = new double[dimensions];
        for (int p = from; p < to; p++) {
            int row = order[p] * width;
            for (int j = 0; j < dimensions; j++) {
                double value = values[row + j];
                sums[j] += value;
                squares[j] += value * value;
            }
        }
        int axis = 0;
        double largest = -1;
        for (int j = 0; j < dimensions; j++) {
            double variance = squares[j] - sums[j] / (to - from) * sums[j];
            if (variance > largest) {
                largest = variance;
                axis = j;
            }
        }
        return axis;
    }
}

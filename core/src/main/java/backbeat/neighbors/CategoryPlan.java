package backbeat.neighbors;

import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which use a tree makes of each categorical column.
 *
 * <p><b>Cell columns.</b> Points with the same codes in all of these form a <em>cell</em> with a k-d tree of its own; the
 * cost of the mismatch with the query bounds the distance of a whole cell from below. Columns of few categories serve,
 * as long as cells keep some {@value #POINTS_PER_CELL} points on average.
 *
 * <p><b>The seed column.</b> Of the others, the one that costs most to differ in: the points of each of its categories are
 * kept a second time, in a tree of their own. A search begins with the query's own category, for there its neighbors are
 * likely, and knows from then on that any other point costs at least the cheapest mismatch. Dividing the cells by this
 * column too would leave a few points each, and nothing for their boxes to prune.
 *
 * <p>Columns that are neither count in the distances but prune nothing.
 *
 * @param cellColumns the cell columns, ascending
 * @param seedColumn  the seed column, or {@link #NONE}
 */
record CategoryPlan(int[] cellColumns, int seedColumn) {
    static final int NONE = -1;
    static final int POINTS_PER_CELL = 512;
    static final int POINTS_PER_SEED = 128;

    static CategoryPlan of(Table training, CategoryWeights weights) {
        int columns = training.schema().categoricalCount();
        int[] present = new int[columns];
        List<Integer> byCategories = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            present[c] = presentCategories(training, c);
            byCategories.add(c);
        }
        byCategories.sort(Comparator.comparingInt(c -> present[c]));
        long cells = 1;
        List<Integer> cellColumns = new ArrayList<>();
        int seed = NONE;
        double dearest = 0;
        for (int c : byCategories) {
            if (present[c] < 2) {
                continue; // a constant column tells points apart as little as it tells cells apart
            }
            if (cells * present[c] * POINTS_PER_CELL <= training.rows()) {
                cells *= present[c];
                cellColumns.add(c);
            } else if ((long) present[c] * POINTS_PER_SEED <= training.rows()) {
                double cost = weights.meanWeight(c, training);
                if (cost > dearest) {
                    dearest = cost;
                    seed = c;
                }
            }
        }
        return new CategoryPlan(cellColumns.stream().mapToInt(c -> c).sorted().toArray(), seed);
    }

    /** The number of categories that occur, the unseen one among them. */
    private static int presentCategories(Table training, int column) {
        boolean[] seen = new boolean[training.schema().categorical().get(column).size() + 1];
        int count = 0;
        for (int code : training.codes(column)) {
            if (!seen[code + 1]) {
                seen[code + 1] = true;
                count++;
            }
        }
        return count;
    }
}

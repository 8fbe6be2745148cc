package backbeat.neighbors;

import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The sets of categorical columns by which a {@link KdTree} groups its points, one layer per set.
 *
 * <p>A search visits the layers in turn, and in each the one group that has the query's own codes. The sets are disjoint, so
 * a point that is in none of the groups visited so far differs from the query in at least one column of <em>each</em> of
 * their sets, and costs at least the sum of the cheapest such differences. The last set is empty: its one group holds all
 * points, and what the mismatches leave of the k-th best distance is a small ball in it.
 *
 * <p>A set column makes a layer alone, and a point is in the group of each of its members; a search visits the groups of the
 * query's members. A point that is in none of them shares no member with the query.
 *
 * <p>On songs, for example: first those of the query's genre; then, knowing that any other costs 2, those of its key and
 * mode; then, knowing that the rest cost 4, all.
 *
 * <p>A model file keeps the leaves of each layer, not the layers: what is decided here, the constants too, belongs to the file's
 * version. A change needs a new one.
 *
 * @param sets the columns of each layer, ascending; layers of small groups first, the empty set last
 */
record CategoryPlan(List<int[]> sets) {
    /** A set takes in another column while its groups keep this many points on average. */
    static final int BUNDLED_GROUP = 256;
    /** A column with fewer points per category than this groups nothing: each group would be mostly padding. */
    static final int SMALLEST_GROUP = 32;
    /** Groups that a set may have, those without points among them, if there are not even more points. */
    static final int MOST_COMBINATIONS = 1 << 20;
    /** Every layer holds all points once more. */
    static final int MOST_LAYERS = 4;

    static CategoryPlan of(Table training) {
        int columns = training.schema().categoricalCount();
        long[] present = new long[columns];
        List<Integer> byCategories = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            present[c] = presentCategories(training, c);
            if (present[c] > 1 && present[c] * SMALLEST_GROUP <= memberships(training, c)) {
                byCategories.add(c);
            }
        }
        byCategories.sort(Comparator.comparingLong(c -> present[c]));
        List<List<Integer>> sets = new ArrayList<>();
        long groups = training.rows();
        long combinations = 1;
        boolean alone = true;
        for (int c : byCategories) {
            boolean ofSets = training.schema().categorical().get(c).isSet();
            long codes = training.schema().categorical().get(c).size() + 1L;
            groups *= present[c];
            combinations *= codes;
            if (alone
                    || ofSets
                    || groups * BUNDLED_GROUP > training.rows()
                    || combinations > Math.max(training.rows(), MOST_COMBINATIONS)) {
                sets.add(0, new ArrayList<>());
                groups = present[c];
                combinations = codes;
            }
            sets.get(0).add(c);
            alone = ofSets;
        }
        List<int[]> kept = new ArrayList<>();
        for (List<Integer> set : sets.subList(0, Math.min(sets.size(), MOST_LAYERS - 1))) {
            kept.add(set.stream().mapToInt(c -> c).sorted().toArray());
        }
        kept.add(new int[0]);
        return new CategoryPlan(kept);
    }

    /** The number of categories that occur, the unseen one among them. */
    private static long presentCategories(Table training, int column) {
        boolean[] seen = new boolean[training.schema().categorical().get(column).size() + 1];
        long count = 0;
        SetColumn sets = training.sets(column);
        for (int code : training.codes(column)) {
            for (int place = 0, size = Math.max(1, sets.size(code)); place < size; place++) {
                int category = sets.member(code, place);
                if (!seen[category + 1]) {
                    seen[category + 1] = true;
                    count++;
                }
            }
        }
        return count;
    }

    /** How many points the groups of a column have in all: a point is in the group of each of its members. */
    private static long memberships(Table training, int column) {
        long count = 0;
        for (int code : training.codes(column)) {
            count += Math.max(1, training.sets(column).size(code));
        }
        return count;
    }
}

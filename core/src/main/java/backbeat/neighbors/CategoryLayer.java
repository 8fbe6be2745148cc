package backbeat.neighbors;

import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;

/** All points, grouped by their codes in a set of columns, each group a {@link PointTree}. */
final class CategoryLayer {
    /** The columns, ascending. */
    final int[] columns;
    /** By {@link #group}; null where no point has these codes. */
    final PointTree[] groups;
    /** Whether the column, there is one, holds sets: then a point is in the group of each of its members. */
    final boolean ofSets;
    /** What one step of a column's code means in the number of a group. */
    private final int[] steps;

    /** A layer whose groups have no points yet. */
    CategoryLayer(Schema schema, int[] columns) {
        this.columns = columns;
        this.ofSets =
                columns.length == 1 && schema.categorical().get(columns[0]).isSet();
        this.steps = new int[columns.length];
        int combinations = 1;
        for (int c = 0; c < columns.length; c++) {
            steps[c] = combinations;
            int codes = schema.categorical().get(columns[c]).size() + 1; // one more: unseen
            combinations = Math.multiplyExact(combinations, codes);
        }
        this.groups = new PointTree[combinations];
    }

    /** @param number of the layer in its tree, which decides its coordinates */
    static CategoryLayer build(
            Table training, int[] columns, Coordinates coordinates, int number, int leafSize, Workers workers) {
        CategoryLayer layer = new CategoryLayer(training.schema(), columns);
        int[] starts = new int[layer.groups.length + 1];
        int[] order = layer.sort(training, starts);
        TreeOrder.sort(
                coordinates.ofLayer(number),
                coordinates.width(number),
                coordinates.dimensions(),
                leafSize,
                order,
                starts,
                workers);
        layer.fill(coordinates, number, leafSize, order, starts, workers);
        return layer;
    }

    /** Makes the trees of all groups. A single group is filled by all workers, several are shared out among them. */
    void fill(Coordinates coordinates, int number, int leafSize, int[] order, int[] starts, Workers workers) {
        if (groups.length == 1) {
            groups[0] = new PointTree(coordinates, number, leafSize, order, 0, order.length, workers);
            return;
        }
        workers.forEach(groups.length, (g, worker) -> {
            if (starts[g] < starts[g + 1]) {
                groups[g] = new PointTree(
                        coordinates, number, leafSize, order, starts[g], starts[g + 1], Workers.sequential());
            }
        });
    }

    /**
     * The points, by group and then by row; of sets a row once for each member.
     *
     * @param starts receives where each group begins, and the end of the last; zeros before
     */
    int[] sort(Table training, int[] starts) {
        return ofSets ? sortByMember(training, starts) : sortByGroup(training, starts);
    }

    /**
     * The rows of a table by group and then by number (a counting sort).
     *
     * @param starts receives where each group begins, and the end of the last; zeros before
     */
    int[] sortByGroup(Table table, int[] starts) {
        int[] groupOf = groupsOf(table);
        for (int group : groupOf) {
            starts[group + 1]++;
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] next = starts.clone();
        int[] order = new int[groupOf.length];
        for (int row = 0; row < order.length; row++) {
            order[next[groupOf[row]]++] = row;
        }
        return order;
    }

    /** The rows of a table by member and then by number, those without members first; a row once for each member. */
    private int[] sortByMember(Table table, int[] starts) {
        SetColumn sets = table.sets(columns[0]);
        int[] codes = table.codes(columns[0]);
        for (int code : codes) {
            for (int place = 0, size = Math.max(1, sets.size(code)); place < size; place++) {
                starts[sets.member(code, place) + 2]++;
            }
        }
        for (int group = 1; group < starts.length; group++) {
            starts[group] = Math.addExact(starts[group], starts[group - 1]);
        }
        int[] next = starts.clone();
        int[] order = new int[starts[starts.length - 1]];
        for (int row = 0; row < codes.length; row++) {
            for (int place = 0, size = Math.max(1, sets.size(codes[row])); place < size; place++) {
                order[next[sets.member(codes[row], place) + 1]++] = row;
            }
        }
        return order;
    }

    /** The group of each row; of a row with several members that of the first. */
    int[] groupsOf(Table table) {
        int[] groupOf = new int[table.rows()];
        for (int c = 0; c < columns.length; c++) {
            int[] codes = table.codes(columns[c]);
            SetColumn sets = table.sets(columns[c]);
            int step = steps[c];
            for (int row = 0; row < groupOf.length; row++) {
                int code = ofSets ? sets.member(codes[row], 0) : codes[row];
                groupOf[row] += (code + 1) * step;
            }
        }
        return groupOf;
    }

    /** The points that have the given codes in this layer's columns, or null. */
    PointTree group(int[] codes) {
        int group = 0;
        for (int c = 0; c < columns.length; c++) {
            group += (codes[columns[c]] + 1) * steps[c];
        }
        return groups[group];
    }

    /** The points that have a member, or with {@link Table#UNSEEN} those that have none; or null. In a layer of sets. */
    PointTree groupOf(int member) {
        return groups[member + 1];
    }

    long memoryBytes() {
        long bytes = 4L * groups.length;
        for (PointTree group : groups) {
            bytes += group == null ? 0 : group.memoryBytes();
        }
        return bytes;
    }
}

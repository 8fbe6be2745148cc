package backbeat.neighbors;

import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.function.IntConsumer;

/**
 * Finds the {@code k} nearest neighbors of one query at a time, without allocating. For one thread.
 *
 * <p>The squared distance of two rows is {@code ((q[0]-x[0])² + (q[1]-x[1])²) + …} over the numeric columns in order, then
 * plus the cost of every categorical column in order ({@link CategoryWeights}), all in float32. Neighbors are ordered by
 * (squared distance, training index). Every searcher finds the same neighbors, bit for bit.
 */
public abstract class NeighborSearcher {
    /** Excludes no point. */
    public static final int NONE = -1;

    private final NeighborIndex index;
    private final int k;

    /** The query's numeric columns. */
    protected final float[] query;
    /** The query's codes. */
    protected final int[] codes;
    /** By categorical column the costs against the query's set; null where a row has one category. */
    final SetCosts[] sets;
    /** The training index that must not be found, or {@link #NONE}. */
    protected int excluded;

    /** The candidates of the query that is being, or was last, searched for. */
    NeighborHeap heap;

    private Table lastTable;
    /** Queries answered. */
    protected long queries;
    /** Points whose distance was computed. */
    protected long points;
    /** Leaves entered. */
    protected long leaves;
    /** Boxes whose distance was computed. */
    protected long nodes;

    NeighborSearcher(NeighborIndex index, int k, Table training, CategoryWeights weights) {
        if (k < 1 || k > index.size()) {
            throw new IllegalArgumentException("k = " + k + " neighbors of " + index.size() + " training points");
        }
        this.index = index;
        this.k = k;
        this.query = new float[index.schema().numericCount()];
        this.codes = new int[index.schema().categoricalCount()];
        this.heap = new NeighborHeap(k);
        this.sets = new SetCosts[codes.length];
        for (int c = 0; c < sets.length; c++) {
            boolean set = index.schema().categorical().get(c).isSet();
            sets[c] = set ? weights.setCosts(c, training.sets(c)) : null;
        }
    }

    /** Finds the neighbors of row {@code row} of {@code table}; they are kept until the next search. */
    public final void search(Table table, int row) {
        search(table, row, NONE);
    }

    /**
     * As {@link #search(Table, int)}, as if training point {@code excluded} did not exist: leave-one-out.
     *
     * @throws IllegalArgumentException if the table's schema is not the index's, or fewer than k points remain
     */
    public final void search(Table table, int row, int excluded) {
        check(table, excluded != NONE);
        read(table, row, query, codes);
        for (int c = 0; c < sets.length; c++) {
            if (sets[c] != null) {
                sets[c].turnTo(table.sets(c), codes[c]);
            }
        }
        this.excluded = excluded;
        heap.clear();
        find();
        queries++;
    }

    /**
     * Searches for the neighbors of several rows and tells {@code found} after each, when {@link #index(int)} and
     * {@link #squaredDistance} answer for it.
     *
     * @param rows     the rows at {@code from … to - 1} are searched for
     * @param leaveOut whether {@code table} is the training table and each row is to be left out of its own search
     */
    public void searchAll(Table table, int[] rows, int from, int to, boolean leaveOut, IntConsumer found) {
        for (int i = from; i < to; i++) {
            search(table, rows[i], leaveOut ? rows[i] : NONE);
            found.accept(rows[i]);
        }
    }

    final void check(Table table, boolean leaveOut) {
        if (table != lastTable) {
            if (!table.schema().equals(index.schema())) {
                throw new IllegalArgumentException("The table's columns differ from those of the training points");
            }
            lastTable = table;
        }
        if (leaveOut && k > index.size() - 1) {
            throw new IllegalArgumentException(
                    "k = " + k + " neighbors of " + (index.size() - 1) + " training points, one being left out");
        }
    }

    static void read(Table table, int row, float[] query, int[] codes) {
        System.arraycopy(table.numeric().data, row * query.length, query, 0, query.length);
        for (int c = 0; c < codes.length; c++) {
            codes[c] = table.code(row, c);
        }
    }

    /** Offers to {@link #heap} every point that may be a neighbor. */
    abstract void find();

    public final int k() {
        return k;
    }

    /** The training index of the neighbor of rank {@code rank}, the nearest being 0. */
    public final int index(int rank) {
        return heap.index(rank);
    }

    /** How many of the neighbors are positive; they need no order for that. */
    final int positives(Labels labels) {
        int positives = 0;
        for (int i = 0; i < k; i++) {
            positives += labels.get(heap.member(i));
        }
        return positives;
    }

    /** The squared distance of the neighbor of rank {@code rank}. */
    public final float squaredDistance(int rank) {
        return heap.squaredDistance(rank);
    }

    /** What all searches so far had to look at. */
    public final SearchStatistics statistics() {
        return new SearchStatistics(queries, points, leaves, nodes);
    }
}

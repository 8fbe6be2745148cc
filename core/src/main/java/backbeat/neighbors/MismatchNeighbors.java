package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of the nearest training rows under <em>any</em> weights of the categorical columns, from one pass over the
 * training rows.
 *
 * <p>Two rows agree or differ in each of {@code c} categorical columns: {@code 2^c} patterns. What weights add to a squared
 * distance depends on the pattern alone, so the {@code depth} nearest of all rows are among the {@code depth} nearest of each
 * pattern by the numeric columns. These lists are kept; merging them under given weights costs {@code O(depth · 2^c)}.
 *
 * <p>Pass: {@code O(queries · rows · d)} time. Memory: at most {@code queries · 2^c · depth} entries of 8 bytes. Distances are
 * those of {@link KnnClassifier} up to the rounding of their sums; ties go to the row that stands earlier.
 */
public final class MismatchNeighbors {
    /** More columns than this would make too many patterns. */
    public static final int MOST_COLUMNS = 4;

    private static final int BLOCK = 512;
    private static final int NO_GROUP = -1;

    private final int[] columns;
    private final int patterns;
    private final int depth;
    /** {@code lists[query][pattern]}: ascending; the bits of the numeric distance in the upper half, the label below. */
    private final long[][][] lists;
    /** {@code halves[query]}: the columns, as bits, in which the query's category is unknown and costs half as much. */
    private final int[] halves;

    private MismatchNeighbors(int[] columns, int depth, int queries) {
        this.columns = columns;
        this.patterns = 1 << columns.length;
        this.depth = depth;
        this.lists = new long[queries][][];
        this.halves = new int[queries];
    }

    /** The rows to answer for; where {@code groups} is given, training rows of a query's own group do not count. */
    public record Queries(Table table, int[] rows, int[] groups) {}

    /**
     * Looks at every training row for every query.
     *
     * @param training the training rows
     * @param labels   their labels
     * @param groups   the group of each
     * @param columns  the categorical columns, by number, that weights may be asked for; the others count as they are
     * @param queries  rows to answer for, in order
     * @param depth    how many neighbors can be asked for
     * @throws IllegalArgumentException if there are more than {@value #MOST_COLUMNS} columns
     */
    public static MismatchNeighbors of(
            Table training,
            Labels labels,
            int[] groups,
            int[] columns,
            List<Queries> queries,
            int depth,
            Workers workers,
            Kernels kernels) {
        if (columns.length > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "Weights of " + columns.length + " columns; at most " + MOST_COLUMNS + " can be tried at once");
        }
        int total = queries.stream().mapToInt(part -> part.rows().length).sum();
        MismatchNeighbors result = new MismatchNeighbors(columns.clone(), depth, total);
        float[] blocks = blocks(training);
        int first = 0;
        for (Queries part : queries) {
            int start = first;
            workers.forEach(part.rows().length, (i, worker) -> {
                int row = part.rows()[i];
                int group = part.groups() == null ? NO_GROUP : part.groups()[row];
                result.scan(start + i, training, labels, groups, blocks, part.table(), row, group, kernels);
            });
            first += part.rows().length;
        }
        return result;
    }

    /** Coordinates of {@value #BLOCK} rows each, dimension-major. */
    private static float[] blocks(Table training) {
        int d = training.schema().numericCount();
        int count = (training.rows() + BLOCK - 1) / BLOCK;
        float[] blocks = new float[Math.multiplyExact(count * BLOCK, Math.max(d, 1))];
        for (int row = 0; row < training.rows(); row++) {
            int at = row / BLOCK * BLOCK * d + row % BLOCK;
            for (int j = 0; j < d; j++) {
                blocks[at + j * BLOCK] = training.value(row, j);
            }
        }
        return blocks;
    }

    private void scan(
            int query,
            Table training,
            Labels labels,
            int[] groups,
            float[] blocks,
            Table table,
            int row,
            int group,
            Kernels kernels) {
        int d = training.schema().numericCount();
        float[] own = new float[d];
        for (int j = 0; j < d; j++) {
            own[j] = table.value(row, j);
        }
        int categorical = training.schema().categoricalCount();
        for (int c = 0; c < columns.length; c++) {
            halves[query] |= table.code(row, columns[c]) == Table.UNSEEN ? 1 << c : 0;
        }
        int[][] codes = new int[columns.length][];
        int[] ownCodes = new int[columns.length];
        for (int c = 0; c < columns.length; c++) {
            codes[c] = training.codes(columns[c]);
            ownCodes[c] = table.code(row, columns[c]);
        }
        Largest[] nearest = new Largest[patterns];
        Arrays.setAll(nearest, pattern -> new Largest(depth));
        float[] distances = new float[BLOCK];
        for (int from = 0; from < training.rows(); from += BLOCK) {
            int count = Math.min(BLOCK, training.rows() - from);
            kernels.distances().squaredDistances(own, blocks, from * d, BLOCK, d, count, distances);
            for (int p = 0; p < count; p++) {
                int candidate = from + p;
                if (group != NO_GROUP && groups[candidate] == group) {
                    continue;
                }
                float distance = distances[p];
                int pattern = 0;
                for (int c = 0; c < columns.length; c++) {
                    pattern |= codes[c][candidate] != ownCodes[c] ? 1 << c : 0;
                }
                if (columns.length < categorical) {
                    distance += others(training, candidate, table, row);
                }
                nearest[pattern].offer(distance, candidate);
            }
        }
        lists[query] = new long[patterns][];
        for (int pattern = 0; pattern < patterns; pattern++) {
            long[] keys = nearest[pattern].ascending();
            for (int i = 0; i < keys.length; i++) {
                keys[i] = keys[i] & 0xFFFFFFFF00000000L | labels.get((int) keys[i]);
            }
            lists[query][pattern] = keys;
        }
    }

    /** What the columns cost that no weights are asked for. */
    private float others(Table training, int candidate, Table table, int row) {
        float cost = 0;
        for (int c = 0; c < training.schema().categoricalCount(); c++) {
            int column = c;
            if (Arrays.stream(columns).noneMatch(asked -> asked == column)
                    && training.code(candidate, c) != table.code(row, c)) {
                cost += table.code(row, c) == Table.UNSEEN ? 1 : 2;
            }
        }
        return cost;
    }

    public int queries() {
        return lists.length;
    }

    /**
     * How many of the nearest are positive.
     *
     * @param query     the number of a query
     * @param weights   by column, in the order in which they were named
     * @param positives receives at {@code k} the positives among the {@code k} nearest; length {@code depth + 1}
     * @return how many neighbors there are, {@code depth} at most
     */
    public int positives(int query, double[] weights, int[] positives) {
        float[] costs = new float[patterns];
        for (int pattern = 0; pattern < patterns; pattern++) {
            for (int c = 0; c < columns.length; c++) {
                boolean differs = (pattern >> c & 1) == 1;
                costs[pattern] += differs ? (float) (weights[c] * ((halves[query] >> c & 1) == 1 ? 1 : 2)) : 0;
            }
        }
        int[] next = new int[patterns];
        float[] heads = new float[patterns];
        for (int pattern = 0; pattern < patterns; pattern++) {
            heads[pattern] = head(query, pattern, 0, costs);
        }
        positives[0] = 0;
        for (int k = 1; k <= depth; k++) {
            int best = 0;
            for (int pattern = 1; pattern < patterns; pattern++) {
                best = heads[pattern] < heads[best] ? pattern : best;
            }
            if (heads[best] == Float.POSITIVE_INFINITY) {
                return k - 1;
            }
            positives[k] = positives[k - 1] + ((int) lists[query][best][next[best]] & 1);
            heads[best] = head(query, best, ++next[best], costs);
        }
        return depth;
    }

    private float head(int query, int pattern, int at, float[] costs) {
        long[] list = lists[query][pattern];
        return at < list.length
                ? Float.intBitsToFloat((int) (list[at] >>> 32)) + costs[pattern]
                : Float.POSITIVE_INFINITY;
    }

    /** The smallest keys seen, in a heap with the largest of them on top. A key: bits of the distance, then the row. */
    private static final class Largest {
        private final long[] heap;
        private int size;

        Largest(int capacity) {
            heap = new long[capacity];
        }

        void offer(float distance, int row) {
            long key = (long) Float.floatToRawIntBits(distance) << 32 | row;
            if (size < heap.length) {
                int at = size++;
                while (at > 0 && heap[(at - 1) / 2] < key) {
                    heap[at] = heap[(at - 1) / 2];
                    at = (at - 1) / 2;
                }
                heap[at] = key;
            } else if (key < heap[0]) {
                int at = 0;
                while (true) {
                    int child = 2 * at + 1;
                    if (child >= size) {
                        break;
                    }
                    child += child + 1 < size && heap[child + 1] > heap[child] ? 1 : 0;
                    if (heap[child] <= key) {
                        break;
                    }
                    heap[at] = heap[child];
                    at = child;
                }
                heap[at] = key;
            }
        }

        long[] ascending() {
            long[] keys = Arrays.copyOf(heap, size);
            Arrays.sort(keys);
            return keys;
        }
    }
}

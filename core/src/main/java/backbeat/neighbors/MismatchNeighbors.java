package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The labels of the nearest training rows under <em>any</em> weights of the categorical columns, from one pass over the
 * training rows.
 *
 * <p>Two rows differ in a number of categories of each of {@code c} categorical columns: none or two where a row has one
 * category, up to the members of both in a set column. What weights add to a squared distance depends on this pattern of
 * numbers alone, so the {@code depth} nearest of all rows are among the {@code depth} nearest of each pattern by the numeric
 * columns. These lists are kept; merging the {@code m} that are not empty under given weights costs {@code O(depth · m)}.
 *
 * <p>Pass: {@code O(queries · rows · d)} time. Memory: at most {@code queries · m · depth} entries of 8 bytes. Distances are
 * those of {@link KnnClassifier} up to the rounding of their sums; ties go to the row that stands earlier.
 */
public final class MismatchNeighbors {
    /** More columns than this would make too many patterns. */
    public static final int MOST_COLUMNS = 4;

    /** So would a column with larger sets than this among the training rows. */
    public static final int MOST_MEMBERS = 16;

    private static final int BLOCK = 512;
    private static final int NO_GROUP = -1;

    private final int[] columns;
    private final int depth;
    private final Pattern[][] patterns;

    /**
     * The nearest rows of a query that differ from it by the same numbers.
     *
     * @param differences by column, how many categories one of the two has alone
     * @param rows        ascending; the bits of the numeric distance in the upper half, the label below
     */
    private record Pattern(int[] differences, long[] rows) {}

    private MismatchNeighbors(int[] columns, int depth, int queries) {
        this.columns = columns;
        this.depth = depth;
        this.patterns = new Pattern[queries][];
    }

    /** Whether weights can be asked for in a column of these rows. */
    public static boolean canWeigh(Table training, int column) {
        return training.sets(column).largest() <= MOST_MEMBERS;
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
            Differences[] own = new Differences[workers.threads()];
            workers.forEach(part.rows().length, (i, worker) -> {
                int row = part.rows()[i];
                int group = part.groups() == null ? NO_GROUP : part.groups()[row];
                own[worker] = own[worker] == null ? new Differences(training, columns) : own[worker];
                own[worker].turnTo(part.table(), row);
                float[] numbers = numbers(part.table(), row);
                result.patterns[start + i] = result.scan(numbers, own[worker], labels, groups, blocks, group, kernels);
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

    private static float[] numbers(Table table, int row) {
        float[] numbers = new float[table.schema().numericCount()];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = table.value(row, j);
        }
        return numbers;
    }

    private Pattern[] scan(
            float[] own,
            Differences differences,
            Labels labels,
            int[] groups,
            float[] blocks,
            int group,
            Kernels kernels) {
        int d = own.length;
        Largest[] nearest = new Largest[differences.patterns()];
        long[] worst = new long[nearest.length]; // of each list that is full: most candidates end here
        Arrays.fill(worst, Long.MAX_VALUE);
        float[] distances = new float[BLOCK];
        for (int from = 0; from < groups.length; from += BLOCK) {
            int count = Math.min(BLOCK, groups.length - from);
            kernels.distances().squaredDistances(own, blocks, from * d, BLOCK, d, count, distances);
            for (int p = 0; p < count; p++) {
                int candidate = from + p;
                if (group != NO_GROUP && groups[candidate] == group) {
                    continue;
                }
                int pattern = differences.pattern(candidate);
                float distance = distances[p] + differences.others(candidate);
                long key = (long) Float.floatToRawIntBits(distance) << 32 | candidate;
                if (key < worst[pattern]) {
                    if (nearest[pattern] == null) {
                        nearest[pattern] = new Largest(depth);
                    }
                    worst[pattern] = nearest[pattern].offer(key);
                }
            }
        }
        List<Pattern> found = new ArrayList<>();
        for (int pattern = 0; pattern < nearest.length; pattern++) {
            if (nearest[pattern] != null) {
                long[] keys = nearest[pattern].ascending();
                for (int i = 0; i < keys.length; i++) {
                    keys[i] = keys[i] & 0xFFFFFFFF00000000L | labels.get((int) keys[i]);
                }
                found.add(new Pattern(differences.of(pattern), keys));
            }
        }
        return found.toArray(Pattern[]::new);
    }

    /**
     * The answers for several ranges of queries as one.
     *
     * @param parts for the same columns and depth, in the order of the queries; at least one
     */
    public static MismatchNeighbors join(List<MismatchNeighbors> parts) {
        int total = parts.stream().mapToInt(MismatchNeighbors::queries).sum();
        MismatchNeighbors joined = new MismatchNeighbors(parts.get(0).columns, parts.get(0).depth, total);
        int at = 0;
        for (MismatchNeighbors part : parts) {
            System.arraycopy(part.patterns, 0, joined.patterns, at, part.queries());
            at += part.queries();
        }
        return joined;
    }

    /** What {@link #restored} makes the same of: for each query its lists, and for each the differences by column, then the rows. */
    public long[][][][] lists() {
        long[][][][] lists = new long[patterns.length][][][];
        for (int query = 0; query < lists.length; query++) {
            lists[query] = Arrays.stream(patterns[query])
                    .map(list -> new long[][] {
                        Arrays.stream(list.differences).asLongStream().toArray(), list.rows
                    })
                    .toArray(long[][][]::new);
        }
        return lists;
    }

    /** The answers that {@link #lists} were taken from. */
    public static MismatchNeighbors restored(int[] columns, int depth, long[][][][] lists) {
        MismatchNeighbors restored = new MismatchNeighbors(columns.clone(), depth, lists.length);
        for (int query = 0; query < lists.length; query++) {
            restored.patterns[query] = Arrays.stream(lists[query])
                    .map(list -> new Pattern(
                            Arrays.stream(list[0]).mapToInt(Math::toIntExact).toArray(), list[1]))
                    .toArray(Pattern[]::new);
        }
        return restored;
    }

    public int queries() {
        return patterns.length;
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
        Pattern[] lists = patterns[query];
        float[] costs = new float[lists.length];
        float[] heads = new float[lists.length];
        int[] next = new int[lists.length];
        for (int list = 0; list < lists.length; list++) {
            for (int c = 0; c < columns.length; c++) {
                costs[list] += (float) (weights[c] * lists[list].differences[c]);
            }
            heads[list] = head(lists[list], 0, costs[list]);
        }
        positives[0] = 0;
        for (int k = 1; k <= depth; k++) {
            int best = -1;
            float least = Float.POSITIVE_INFINITY;
            for (int list = 0; list < heads.length; list++) {
                if (heads[list] < least) {
                    best = list;
                    least = heads[list];
                }
            }
            if (best < 0) {
                return k - 1;
            }
            positives[k] = positives[k - 1] + ((int) lists[best].rows[next[best]] & 1);
            heads[best] = head(lists[best], ++next[best], costs[best]);
        }
        return depth;
    }

    private static float head(Pattern list, int at, float cost) {
        return at < list.rows.length
                ? Float.intBitsToFloat((int) (list.rows[at] >>> 32)) + cost
                : Float.POSITIVE_INFINITY;
    }

    /** The smallest keys seen, in a heap with the largest of them on top. A key: bits of the distance, then the row. */
    private static final class Largest {
        private final int capacity;
        private long[] heap;
        private int size;

        Largest(int capacity) {
            this.capacity = capacity;
            this.heap = new long[Math.min(capacity, 8)];
        }

        /** Takes a key in; returns the one that the next has to be below, the largest there is while there is room. */
        long offer(long key) {
            if (size < capacity) {
                heap = size < heap.length ? heap : Arrays.copyOf(heap, Math.min(capacity, 2 * size));
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
            return size < capacity ? Long.MAX_VALUE : heap[0];
        }

        long[] ascending() {
            long[] keys = Arrays.copyOf(heap, size);
            Arrays.sort(keys);
            return keys;
        }
    }
}

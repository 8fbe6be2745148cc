package backbeat.neighbors;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * k-nearest-neighbor classification, exact in the one-hot Euclidean metric: the probability of the positive class is the
 * (weighted) share of positives among the {@code k} training rows nearest to the query.
 *
 * <p>Ties in distance go to the row that stands earlier in the training table, so the result is defined to the bit and
 * depends neither on {@link Search} nor on the leaf size, the kernels or the number of threads.
 */
public final class KnnClassifier implements BinaryClassifier {
    private static final int CHUNK = 64;

    private final KnnOptions options;
    private final Table training;
    private final Labels labels;
    private final NeighborIndex index;
    private final SearchChoice choice;

    KnnClassifier(KnnOptions options, Table training, Labels labels, NeighborIndex index, SearchChoice choice) {
        this.options = options;
        this.training = training;
        this.labels = labels;
        this.index = index;
        this.choice = choice;
    }

    public KnnOptions options() {
        return options;
    }

    /** How this model looks for neighbors, and why. */
    public SearchChoice choice() {
        return choice;
    }

    /** The training rows: with the {@link #labels} and the options all that the model consists of. */
    public Table training() {
        return training;
    }

    /** The labels of the training rows. */
    public Labels labels() {
        return labels;
    }

    /** The training rows arranged for search; neighbors are indices of its points, which are the training rows. */
    public NeighborIndex index() {
        return index;
    }

    /**
     * The same model with another {@code k}; the index is shared.
     *
     * @throws IllegalArgumentException if {@code k < 1} or there are fewer training rows
     */
    public KnnClassifier withK(int k) {
        checkK(k, training.rows());
        return new KnnClassifier(options.withK(k), training, labels, index, choice);
    }

    @Override
    public Schema schema() {
        return training.schema();
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema(), table, out);
        searchAll(
                table,
                options.k(),
                workers,
                false,
                (row, searcher) -> out[row] = Votes.probability(searcher, options.weighting(), labels));
    }

    /**
     * The probabilities for every {@code k} from 1 to {@code maxK}, from one search per row: what choosing {@code k} by
     * validation needs.
     *
     * @return {@code [k - 1][row]}, each with the bits that {@code withK(k)} would give
     * @throws IllegalArgumentException if {@code maxK < 1} or there are fewer training rows
     */
    public double[][] probabilitiesUpTo(int maxK, Table table, Workers workers) {
        checkK(maxK, training.rows());
        double[][] out = new double[maxK][table.rows()];
        BinaryClassifier.checkArguments(schema(), table, out[0]);
        searchAll(
                table,
                maxK,
                workers,
                false,
                (row, searcher) -> Votes.probabilities(searcher, options.weighting(), labels, out, row));
        return out;
    }

    /**
     * Leave-one-out: the probabilities of the training rows, each by the neighbors among the others, for every {@code k}
     * from 1 to {@code maxK}.
     *
     * @return {@code [k - 1][row]}
     * @throws IllegalArgumentException if {@code maxK < 1} or there are fewer other training rows
     */
    public double[][] leaveOneOut(int maxK, Workers workers) {
        checkK(maxK, training.rows() - 1);
        double[][] out = new double[maxK][training.rows()];
        searchAll(
                training,
                maxK,
                workers,
                true,
                (row, searcher) -> Votes.probabilities(searcher, options.weighting(), labels, out, row));
        return out;
    }

    /** What becomes of the neighbors of a row. Called from many threads, once per row. */
    @FunctionalInterface
    private interface Answer {
        void accept(int row, NeighborSearcher searcher);
    }

    /** What finding the neighbors of all rows of {@code table} has to look at; the same for any number of threads. */
    public SearchStatistics statistics(Table table, Workers workers) {
        return searchAll(table, options.k(), workers, false, (row, searcher) -> {});
    }

    private SearchStatistics searchAll(Table table, int k, Workers workers, boolean leaveOut, Answer answer) {
        NeighborSearcher[] searchers = new NeighborSearcher[workers.threads()];
        int[] order = index.searchOrder(table, workers);
        workers.forEachChunk(order.length, CHUNK, (from, to, worker) -> {
            if (searchers[worker] == null) {
                searchers[worker] = index.searcher(k);
            }
            NeighborSearcher searcher = searchers[worker];
            searcher.searchAll(table, order, from, to, leaveOut, row -> answer.accept(row, searcher));
        });
        SearchStatistics sum = SearchStatistics.NONE;
        for (NeighborSearcher searcher : searchers) {
            sum = searcher == null ? sum : sum.plus(searcher.statistics());
        }
        return sum;
    }

    private static void checkK(int k, int points) {
        if (k < 1 || k > points) {
            throw new IllegalArgumentException("k = " + k + " neighbors, but there are " + points
                    + " training rows to choose from; k must be from 1 to that");
        }
    }
}

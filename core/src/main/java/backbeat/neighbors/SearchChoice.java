package backbeat.neighbors;

import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import backbeat.text.Numbers;
import java.util.Locale;

/**
 * How neighbors are looked for, and why.
 *
 * @param search {@link Search#TREE} or {@link Search#BRUTE}
 * @param reason a few words for people
 */
public record SearchChoice(Search search, String reason) {
    private static final int FEW_POINTS = 256;
    private static final int TRIALS = 64;
    /**
     * What looking at a point or a box of the tree costs, in points of brute force: those lie in memory in the order in
     * which they are read, and one pass serves many queries. Measured on songs: 4.5 ns against 1.8 ns.
     */
    private static final int TREE_UNIT = 3;

    /** An index together with the choice that led to it. */
    record Chosen(NeighborIndex index, SearchChoice choice) {}

    /**
     * Builds the index asked for. {@link Search#AUTO} builds the tree, looks for the neighbors of a few training rows and
     * counts: the decision rests on the data alone, not on a clock, and is the same wherever it is made.
     */
    static Chosen build(KnnOptions options, Table table, CategoryWeights weights, Workers workers, Kernels kernels) {
        if (options.search() == Search.BRUTE) {
            return brute(table, weights, kernels, "asked for");
        }
        if (options.search() == Search.AUTO && table.rows() <= FEW_POINTS) {
            return brute(table, weights, kernels, "only " + table.rows() + " points");
        }
        KdTree tree = KdTree.build(table, weights, options.leafSize(), workers, kernels);
        if (options.search() == Search.TREE) {
            return new Chosen(tree, new SearchChoice(Search.TREE, "asked for"));
        }
        SearchStatistics trial = trial(tree, Math.min(options.k(), table.rows() - 1));
        double looked = (double) (trial.points() + trial.nodes()) / trial.queries();
        String share = Numbers.percent(trial.pointsPerQuery() / table.rows()) + " of the points";
        return TREE_UNIT * looked < table.rows()
                ? new Chosen(tree, new SearchChoice(Search.TREE, "a tree looks at " + share))
                : brute(table, weights, kernels, "a tree would look at " + share);
    }

    private static Chosen brute(Table table, CategoryWeights weights, Kernels kernels, String reason) {
        return new Chosen(new BruteForce(table, weights, kernels), new SearchChoice(Search.BRUTE, reason));
    }

    /** Searches for the neighbors of {@value #TRIALS} rows spread over the table, each left out of its own search. */
    private static SearchStatistics trial(KdTree tree, int k) {
        NeighborSearcher searcher = tree.searcher(k);
        for (int t = 0; t < TRIALS; t++) {
            int row = (int) ((long) t * tree.size() / TRIALS);
            searcher.search(tree.training, row, row);
        }
        return searcher.statistics();
    }

    @Override
    public String toString() {
        return search.name().toLowerCase(Locale.ROOT) + " (" + reason + ")";
    }
}

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
 * @param tried  the points that the searches of a trial looked at; 0 where none was needed
 */
public record SearchChoice(Search search, String reason, long tried) {
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
        if (!needsTrial(options, table.rows())) {
            Search search = options.search() == Search.TREE ? Search.TREE : Search.BRUTE;
            NeighborIndex index = search == Search.TREE
                    ? KdTree.build(table, weights, options.leafSize(), workers, kernels)
                    : new BruteForce(table, weights, kernels);
            return new Chosen(index, of(options, table.rows(), search, 0));
        }
        KdTree tree = KdTree.build(table, weights, options.leafSize(), workers, kernels);
        SearchStatistics trial = trial(tree, Math.min(options.k(), table.rows() - 1));
        double looked = (double) (trial.points() + trial.nodes()) / trial.queries();
        Search search = TREE_UNIT * looked < table.rows() ? Search.TREE : Search.BRUTE;
        NeighborIndex index = search == Search.TREE ? tree : new BruteForce(table, weights, kernels);
        return new Chosen(index, of(options, table.rows(), search, trial.points()));
    }

    /** Whether options and number of points leave open how to search. */
    public static boolean needsTrial(KnnOptions options, int points) {
        return options.search() == Search.AUTO && points > FEW_POINTS;
    }

    /**
     * A choice that was made before.
     *
     * @param tried as above
     * @throws IllegalArgumentException if these options cannot have led to it
     */
    public static SearchChoice of(KnnOptions options, int points, Search search, long tried) {
        boolean trial = needsTrial(options, points);
        Search asked = options.search() == Search.AUTO ? Search.BRUTE : options.search();
        if (search == Search.AUTO || !trial && search != asked || trial != tried > 0) {
            throw new IllegalArgumentException("A search by " + search + " after a look at " + tried
                    + " points is not what " + options.search() + " among " + points + " points leads to");
        }
        if (trial) {
            String share = Numbers.percent((double) tried / TRIALS / points) + " of the points";
            return new SearchChoice(
                    search, (search == Search.TREE ? "a tree looks at " : "a tree would look at ") + share, tried);
        }
        return new SearchChoice(
                search, options.search() == Search.AUTO ? "only " + points + " points" : "asked for", 0);
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

package backbeat.forest;

import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.EncodedRows;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits {@link RandomForest}s (Breiman 2001, doi:10.1023/A:1010933404324), one task per tree.
 *
 * <p>Everything random in tree {@code t} comes from the seed {@code mix(seed, t)}, and trees share nothing that they write
 * to: the forest is the same for any number of threads. Each worker keeps one {@link TreeWorker}.
 *
 * <p>Cost: O(trees · n log n · candidates) when the trees are balanced. Memory, apart from the model, for 12 numeric and 3
 * categorical columns: 16 bytes a row for growing and 132 for out-of-bag votes; and for each worker 14 bytes a row, up to 16
 * for the histograms of large nodes, and 12 for votes, for which it plans trees in 68 bytes a node of the largest.
 */
public final class RandomForestTrainer implements Trainer<RandomForest> {
    private final ForestOptions options;
    private final Workers workers;

    /** @param workers the threads that bin columns and grow trees */
    public RandomForestTrainer(ForestOptions options, Workers workers) {
        this.options = Objects.requireNonNull(options, "options");
        this.workers = Objects.requireNonNull(workers, "workers");
    }

    @Override
    public RandomForest fit(Table table, Labels labels, Progress progress) {
        return fit(prepare(table, labels), TreeSample.ofRows(options, table.rows()), List.of(), progress);
    }

    /**
     * Fits a forest whose bootstrap draws whole groups of rows, so that {@link OutOfBag} votes come from trees that have
     * seen no row of the group: an estimate for rows of <em>new</em> groups. Groups of one row each give the forest of
     * {@link #fit(Table, Labels, Progress)}, bit for bit; without bootstrap groups change nothing.
     *
     * @param groups the group of each row, any numbers; rows of the same number enter a tree together or not at all
     * @throws IllegalArgumentException if there are no rows, or their number differs from that of the labels or groups
     * @throws CancelledException       if {@code progress} says so
     */
    public RandomForest fit(Table table, Labels labels, int[] groups, Progress progress) {
        return fit(prepare(table, labels), groups, progress);
    }

    private PreparedRows prepare(Table table, Labels labels) {
        return PreparedRows.of(table, labels, options.maxBins(), workers);
    }

    /**
     * The same on rows that were prepared before, for several forests on one table.
     *
     * @throws IllegalArgumentException if the rows were prepared for another number of bins, or there is not one group for each
     * @throws CancelledException       if {@code progress} says so
     */
    public RandomForest fit(PreparedRows rows, int[] groups, Progress progress) {
        if (rows.maxBins() != options.maxBins()) {
            throw new IllegalArgumentException(
                    "Rows prepared for at most " + rows.maxBins() + " bins, but options for " + options.maxBins());
        }
        return fit(rows, TreeSample.ofGroups(options, rows.table().rows(), groups), List.of(), progress);
    }

    /**
     * The same, where a smaller forest with the same options on the same rows is there already: its trees are the first of
     * this one, which has more and no out-of-bag votes. No tree depends on another, so the forest is that of
     * {@link #fit(PreparedRows, int[], Progress)}.
     *
     * @throws IllegalArgumentException also if the smaller forest's options differ in more than trees and votes, or it has more
     *                                  trees
     */
    public RandomForest extend(RandomForest smaller, PreparedRows rows, int[] groups, Progress progress) {
        ForestOptions grown = smaller.options();
        if (options.outOfBag()
                || grown.trees() > options.trees()
                || !grown.withTrees(options.trees()).withOutOfBag(false).equals(options)) {
            throw new IllegalArgumentException("A forest with " + options + " does not extend one with " + grown);
        }
        return fit(rows, TreeSample.ofGroups(options, rows.table().rows(), groups), smaller.trees(), progress);
    }

    private RandomForest fit(PreparedRows rows, TreeSample bootstrap, List<FlatTree> grown, Progress progress) {
        progress.begin("random forest", options.trees());
        progress.advance(grown.size());
        Fit fit = new Fit(rows, bootstrap, progress);
        grown.toArray(fit.trees);
        workers.forEach(options.trees() - grown.size(), (tree, worker) -> fit.growTree(grown.size() + tree, worker));
        progress.end();
        return new RandomForest(rows.table().schema(), options, List.of(fit.trees), fit.outOfBag());
    }

    /** The state of one fit. */
    private final class Fit {
        private final Table table;
        private final TrainingRows rows;
        private final TreeSample bootstrap;
        private final Progress progress;
        private final FlatTree[] trees = new FlatTree[options.trees()];
        private final TreeWorker[] growing = new TreeWorker[workers.threads()];
        private List<EncodedRows> tiles = List.of();

        Fit(PreparedRows prepared, TreeSample bootstrap, Progress progress) {
            this.table = prepared.table();
            this.rows = prepared.rows();
            this.bootstrap = bootstrap;
            this.progress = progress;
            if (options.bootstrap() && options.outOfBag()) {
                tiles = prepared.tiles();
            }
        }

        void growTree(int tree, int worker) {
            synchronized (progress) {
                progress.checkCancelled();
            }
            if (growing[worker] == null) {
                growing[worker] = new TreeWorker(rows, table.schema(), bootstrap, options, tiles);
            }
            trees[tree] = growing[worker].grow(tree);
            synchronized (progress) {
                progress.advance(1);
            }
        }

        Optional<OutOfBag> outOfBag() {
            if (tiles.isEmpty()) {
                return Optional.empty();
            }
            OutOfBagVotes[] votes = Arrays.stream(growing)
                    .filter(Objects::nonNull)
                    .map(worker -> worker.votes().orElseThrow())
                    .toArray(OutOfBagVotes[]::new);
            return Optional.of(OutOfBagVotes.merge(table.rows(), votes));
        }
    }
}

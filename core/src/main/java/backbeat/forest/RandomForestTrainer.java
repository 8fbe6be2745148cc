package backbeat.forest;

import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.FlatTree;
import backbeat.tree.TrainingRows;
import backbeat.tree.TreeGrower;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Fits {@link RandomForest}s (Breiman 2001, doi:10.1023/A:1010933404324), one task per tree.
 *
 * <p>Everything random in tree {@code t} comes from the seed {@code mix(seed, t)}, and trees share nothing that they write
 * to: the forest is the same for any number of threads. Each worker keeps one {@link TreeGrower}.
 *
 * <p>Cost: O(trees · n log n · candidates) when the trees are balanced. Memory, apart from the model: 16 bytes a row (for
 * 12 numeric and 3 categorical columns) for the binned table, and about 32 bytes a row for each worker.
 */
public final class RandomForestTrainer implements Trainer<RandomForest> {
    private final ForestOptions options;
    private final Workers workers;

    public RandomForestTrainer(ForestOptions options, Workers workers) {
        this.options = Objects.requireNonNull(options, "options");
        this.workers = Objects.requireNonNull(workers, "workers");
    }

    @Override
    public RandomForest fit(Table table, Labels labels, Progress progress) {
        Trainer.checkArguments(table, labels);
        progress.begin("random forest", options.trees());
        Binning binning = Binning.of(table.numeric(), options.maxBins(), workers);
        Fit fit = new Fit(table, TrainingRows.of(table, labels, binning), progress);
        workers.forEach(options.trees(), fit::growTree);
        progress.end();
        return new RandomForest(table.schema(), options, List.of(fit.trees), fit.outOfBag());
    }

    /** The state of one fit. */
    private final class Fit {
        private final Table table;
        private final TrainingRows rows;
        private final Progress progress;
        private final FlatTree[] trees = new FlatTree[options.trees()];
        private final TreeGrower[] growers = new TreeGrower[workers.threads()];
        private final int[][] counts = new int[workers.threads()][];
        private final OutOfBagVotes[] votes = new OutOfBagVotes[workers.threads()];

        Fit(Table table, TrainingRows rows, Progress progress) {
            this.table = table;
            this.rows = rows;
            this.progress = progress;
        }

        void growTree(int tree, int worker) {
            synchronized (progress) {
                progress.checkCancelled();
            }
            if (growers[worker] == null) {
                growers[worker] = new TreeGrower(rows, options.tree());
                counts[worker] = new int[table.rows()];
                votes[worker] = new OutOfBagVotes(table.rows());
            }
            Bootstrap.fill(options, tree, counts[worker]);
            trees[tree] = growers[worker].grow(Bootstrap.treeSeed(options, tree), counts[worker]);
            if (options.bootstrap() && options.outOfBag()) {
                vote(trees[tree], worker);
            }
            synchronized (progress) {
                progress.advance(1);
            }
        }

        private void vote(FlatTree tree, int worker) {
            int[] codes = new int[FlatTree.codeCount(table)];
            for (int row = 0; row < table.rows(); row++) {
                if (counts[worker][row] == 0) {
                    FlatTree.encode(table, row, codes, 0);
                    votes[worker].add(row, tree.value(tree.leafOf(codes, 0)));
                }
            }
        }

        Optional<OutOfBag> outOfBag() {
            return options.bootstrap() && options.outOfBag()
                    ? Optional.of(OutOfBagVotes.merge(table.rows(), votes))
                    : Optional.empty();
        }
    }
}

package backbeat.neighbors;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Objects;

/**
 * Fits k-nearest-neighbor classifiers (Cover and Hart 1967, doi:10.1109/TIT.1967.1053964). Fitting arranges the training
 * points for search; there is nothing else to learn.
 */
public final class KnnTrainer implements Trainer<KnnClassifier> {
    private final KnnOptions options;
    private final Workers workers;
    private final Kernels kernels;

    /** @param workers the threads that build a tree */
    public KnnTrainer(KnnOptions options, Workers workers) {
        this(options, workers, KernelProvider.best().kernels());
    }

    /** As above, with kernels of the caller's choice, which change the speed and nothing else. */
    public KnnTrainer(KnnOptions options, Workers workers, Kernels kernels) {
        this.options = Objects.requireNonNull(options, "options");
        this.workers = Objects.requireNonNull(workers, "workers");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
    }

    /** @throws IllegalArgumentException also if there are fewer rows than neighbors to find */
    @Override
    public KnnClassifier fit(Table table, Labels labels, Progress progress) {
        Trainer.checkArguments(table, labels);
        if (options.k() > table.rows()) {
            throw new IllegalArgumentException(
                    "k = " + options.k() + " neighbors, but there are only " + table.rows() + " training rows");
        }
        progress.begin("k-nearest neighbors", 1);
        progress.checkCancelled();
        CategoryWeights weights = CategoryWeights.of(options, table);
        SearchChoice.Chosen chosen = SearchChoice.build(options, table, weights, workers, kernels);
        progress.advance(1);
        progress.end();
        return new KnnClassifier(options, table, labels, chosen.index(), chosen.choice());
    }

    /**
     * A classifier as it was, without looking for an arrangement of its points.
     *
     * @param tried what a trial looked at ({@link SearchChoice#tried})
     * @throws IllegalArgumentException if the options cannot have led to brute force
     */
    public KnnClassifier restoreBruteForce(Table table, Labels labels, long tried) {
        Trainer.checkArguments(table, labels);
        SearchChoice choice = SearchChoice.of(options, table.rows(), Search.BRUTE, tried);
        NeighborIndex index = new BruteForce(table, CategoryWeights.of(options, table), kernels);
        return new KnnClassifier(options, table, labels, index, choice);
    }

    /**
     * The same, with a tree.
     *
     * @param leaves of the points of each layer, as {@link TreeShape#leaves(KdTree)} gives them
     * @throws IllegalArgumentException if the options cannot have led to a tree, or a leaf has more or fewer points than it takes
     */
    public KnnClassifier restoreTree(TreeShape shape, int[][] leaves, Labels labels, long tried) {
        Table table = shape.training();
        Trainer.checkArguments(table, labels);
        SearchChoice choice = SearchChoice.of(options, table.rows(), Search.TREE, tried);
        KdTree tree = shape.tree(leaves, CategoryWeights.of(options, table), workers, kernels);
        return new KnnClassifier(options, table, labels, tree, choice);
    }
}

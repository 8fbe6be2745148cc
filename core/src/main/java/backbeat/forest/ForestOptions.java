package backbeat.forest;

import backbeat.tree.Binning;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import backbeat.tree.TreeOptions;
import java.util.Objects;

/**
 * How a random forest is grown.
 *
 * @param trees     the number of trees
 * @param seed      the seed of all random choices
 * @param bootstrap whether each tree learns from a sample of {@code n} rows drawn with replacement (or of whole groups:
 *                  {@link RandomForestTrainer#fit(backbeat.table.Table, backbeat.table.Labels, int[],
 *                  backbeat.model.Progress)}), or from all rows
 * @param outOfBag  whether to predict each training row with the trees that have not seen it ({@link OutOfBag}); takes
 *                  effect only with {@code bootstrap}
 * @param maxBins   the most bins of a numeric column, 2 to {@value #MOST_BINS}, or {@link #EXACT_BINS} to consider every
 *                  boundary between distinct values
 * @param tree      how each tree is grown
 */
public record ForestOptions(int trees, long seed, boolean bootstrap, boolean outOfBag, int maxBins, TreeOptions tree) {
    /** The most bins of a binned column: a bin number fits a byte. */
    public static final int MOST_BINS = 255;

    /** As {@code maxBins}: one bin per distinct value. */
    public static final int EXACT_BINS = Binning.EXACT;

    /** @throws IllegalArgumentException if a number is out of its range */
    public ForestOptions {
        Objects.requireNonNull(tree, "tree");
        if (trees < 1) {
            throw new IllegalArgumentException("A forest needs at least 1 tree, not " + trees);
        }
        if (maxBins != EXACT_BINS && (maxBins < 2 || maxBins > MOST_BINS)) {
            throw new IllegalArgumentException(
                    "Numeric columns can have 2 to " + MOST_BINS + " bins or exact ones, not " + maxBins);
        }
    }

    /** 100 fully grown trees on bootstrap samples, √p candidates at each split, 255 bins. */
    public static ForestOptions defaults() {
        return new ForestOptions(100, 42, true, true, MOST_BINS, TreeOptions.defaults());
    }

    /**
     * The defaults of mode {@link CategorySplits#SUBSET}: two fifths of the table's columns as candidates, and leaves of
     * at least 8 rows. Sets of categories separate the few rows of a small node almost whatever they are, so that fully
     * grown trees learn noise by heart; and of 15 columns √p are too few (held-out rows: {@code docs/notebook/forest.md}).
     */
    public static ForestOptions subsets() {
        return defaults()
                .withCategorySplits(CategorySplits.SUBSET)
                .withCandidates(Candidates.fraction(0.4))
                .withMinLeaf(8);
    }

    public ForestOptions withTrees(int value) {
        return new ForestOptions(value, seed, bootstrap, outOfBag, maxBins, tree);
    }

    public ForestOptions withSeed(long value) {
        return new ForestOptions(trees, value, bootstrap, outOfBag, maxBins, tree);
    }

    public ForestOptions withBootstrap(boolean value) {
        return new ForestOptions(trees, seed, value, outOfBag, maxBins, tree);
    }

    public ForestOptions withOutOfBag(boolean value) {
        return new ForestOptions(trees, seed, bootstrap, value, maxBins, tree);
    }

    public ForestOptions withMaxBins(int value) {
        return new ForestOptions(trees, seed, bootstrap, outOfBag, value, tree);
    }

    /** Every boundary between distinct values is considered: slower, and as a rule no better. */
    public ForestOptions withExactThresholds() {
        return withMaxBins(EXACT_BINS);
    }

    public ForestOptions withTree(TreeOptions value) {
        return new ForestOptions(trees, seed, bootstrap, outOfBag, maxBins, value);
    }

    public ForestOptions withCriterion(Criterion value) {
        return withTree(tree.withCriterion(value));
    }

    public ForestOptions withCategorySplits(CategorySplits value) {
        return withTree(tree.withCategorySplits(value));
    }

    public ForestOptions withCandidates(Candidates value) {
        return withTree(tree.withCandidates(value));
    }

    public ForestOptions withMaxDepth(int value) {
        return withTree(tree.withMaxDepth(value));
    }

    public ForestOptions withMinLeaf(int value) {
        return withTree(tree.withMinLeaf(value));
    }

    public ForestOptions withMinGain(double value) {
        return withTree(tree.withMinGain(value));
    }

    public ForestOptions withRandomThresholds(boolean value) {
        return withTree(tree.withRandomThresholds(value));
    }

    public ForestOptions withWeights(ClassWeights value) {
        return withTree(tree.withWeights(value));
    }
}

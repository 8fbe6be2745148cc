package backbeat.tree;

import java.util.Objects;

/**
 * How one tree is grown.
 *
 * @param criterion        the impurity that splits lower
 * @param categorySplits   one category against the rest, or sets of categories
 * @param candidates       how many columns are drawn at each split
 * @param maxDepth         the depth at which a node becomes a leaf; the root has depth 0
 * @param minLeaf          the least number of training rows in a leaf, a row counted as often as the bootstrap drew it
 * @param minGain          the least decrease of impurity, weighted by the node's share of the training rows, for a split
 * @param randomThresholds draw one threshold per numeric candidate uniformly from its range instead of searching for the
 *                         best (extremely randomized trees; Geurts, Ernst and Wehenkel 2006,
 *                         doi:10.1007/s10994-006-6226-1)
 * @param weights          what a row of each class counts for
 */
public record TreeOptions(
        Criterion criterion,
        CategorySplits categorySplits,
        Candidates candidates,
        int maxDepth,
        int minLeaf,
        double minGain,
        boolean randomThresholds,
        ClassWeights weights) {
    /** No limit on the depth of a tree. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** @throws IllegalArgumentException if a number is out of its range */
    public TreeOptions {
        Objects.requireNonNull(criterion, "criterion");
        Objects.requireNonNull(categorySplits, "categorySplits");
        Objects.requireNonNull(candidates, "candidates");
        Objects.requireNonNull(weights, "weights");
        if (maxDepth < 0) {
            throw new IllegalArgumentException("The depth of a tree must be 0 or more, not " + maxDepth);
        }
        if (minLeaf < 1) {
            throw new IllegalArgumentException("A leaf needs at least 1 row, not " + minLeaf);
        }
        if (!(minGain >= 0 && minGain <= 1)) {
            throw new IllegalArgumentException("The least gain of a split must be in [0, 1], not " + minGain);
        }
    }

    /** Trees of Breiman's forests, on the one-hot matrix: Gini, √p candidates, grown until the leaves are pure. */
    public static TreeOptions defaults() {
        return new TreeOptions(
                Criterion.GINI, CategorySplits.ONE_HOT, Candidates.sqrt(), UNLIMITED, 1, 0, false, ClassWeights.EQUAL);
    }

    public TreeOptions withCriterion(Criterion value) {
        return new TreeOptions(
                value, categorySplits, candidates, maxDepth, minLeaf, minGain, randomThresholds, weights);
    }

    public TreeOptions withCategorySplits(CategorySplits value) {
        return new TreeOptions(criterion, value, candidates, maxDepth, minLeaf, minGain, randomThresholds, weights);
    }

    public TreeOptions withCandidates(Candidates value) {
        return new TreeOptions(criterion, categorySplits, value, maxDepth, minLeaf, minGain, randomThresholds, weights);
    }

    public TreeOptions withMaxDepth(int value) {
        return new TreeOptions(
                criterion, categorySplits, candidates, value, minLeaf, minGain, randomThresholds, weights);
    }

    public TreeOptions withMinLeaf(int value) {
        return new TreeOptions(
                criterion, categorySplits, candidates, maxDepth, value, minGain, randomThresholds, weights);
    }

    public TreeOptions withMinGain(double value) {
        return new TreeOptions(
                criterion, categorySplits, candidates, maxDepth, minLeaf, value, randomThresholds, weights);
    }

    public TreeOptions withRandomThresholds(boolean value) {
        return new TreeOptions(criterion, categorySplits, candidates, maxDepth, minLeaf, minGain, value, weights);
    }

    public TreeOptions withWeights(ClassWeights value) {
        return new TreeOptions(
                criterion, categorySplits, candidates, maxDepth, minLeaf, minGain, randomThresholds, value);
    }
}

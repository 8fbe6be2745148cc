package backbeat.neighbors;

import java.util.Objects;

/**
 * What a {@link KnnTrainer} does.
 *
 * @param k         how many neighbors vote, at least 1
 * @param weighting how much each counts
 * @param search    how they are looked for; the result is the same
 * @param leafSize  the most points that a leaf of the tree holds, at least 1; the result is the same
 * @param scale     the scale of the categories
 * @param weights   how much each categorical column counts
 */
public record KnnOptions(
        int k, Weighting weighting, Search search, int leafSize, CategoryScale scale, ColumnWeights weights) {
    /** @throws IllegalArgumentException if {@code k} or {@code leafSize} is below 1 */
    public KnnOptions {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        if (leafSize < 1) {
            throw new IllegalArgumentException("The leaf size must be at least 1, not " + leafSize);
        }
        Objects.requireNonNull(weighting, "weighting");
        Objects.requireNonNull(search, "search");
        Objects.requireNonNull(scale, "scale");
        Objects.requireNonNull(weights, "weights");
    }

    /** 15 neighbors, equal votes, automatic search, 0/1 one-hot columns that count alike. */
    public static KnnOptions defaults() {
        return new KnnOptions(
                15, Weighting.UNIFORM, Search.AUTO, KdTree.DEFAULT_LEAF_SIZE, CategoryScale.ONE, ColumnWeights.NONE);
    }

    public KnnOptions withK(int k) {
        return new KnnOptions(k, weighting, search, leafSize, scale, weights);
    }

    public KnnOptions withWeighting(Weighting weighting) {
        return new KnnOptions(k, weighting, search, leafSize, scale, weights);
    }

    public KnnOptions withSearch(Search search) {
        return new KnnOptions(k, weighting, search, leafSize, scale, weights);
    }

    public KnnOptions withScale(CategoryScale scale) {
        return new KnnOptions(k, weighting, search, leafSize, scale, weights);
    }

    public KnnOptions withWeights(ColumnWeights weights) {
        return new KnnOptions(k, weighting, search, leafSize, scale, weights);
    }
}

package backbeat.tree;

/** A node that waits to be split: a range of the grower's entries and what is known about it. Reused. */
final class GrowthNode {
    int from;
    int to;
    int negatives;
    int positives;
    int depth;
    /** Columns known to have one value in this node: bit {@code c} for column {@code c < 64}. */
    long constant;
    /** The class counts of every column's codes, as {@link Histograms} lays them out, or null. */
    long[] histograms;

    /** The number of entries; each may stand for several rows. */
    int entries() {
        return to - from;
    }

    void set(int from, int to, int negatives, int positives, int depth, long constant) {
        this.from = from;
        this.to = to;
        this.negatives = negatives;
        this.positives = positives;
        this.depth = depth;
        this.constant = constant;
        this.histograms = null;
    }

    void copy(GrowthNode other) {
        set(other.from, other.to, other.negatives, other.positives, other.depth, other.constant);
        histograms = other.histograms;
    }
}

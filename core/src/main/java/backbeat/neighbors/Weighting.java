package backbeat.neighbors;

/** How much each of the k neighbors counts. */
public enum Weighting {
    /** Every neighbor counts the same: the probability is the share of positives among the k. */
    UNIFORM,
    /**
     * A neighbor counts {@code 1 / distance} (Dudani 1976, doi:10.1109/TSMC.1976.5408784). Where neighbors lie exactly on
     * the query, they alone count, each the same.
     */
    DISTANCE
}

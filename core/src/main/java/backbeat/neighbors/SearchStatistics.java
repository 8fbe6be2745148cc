package backbeat.neighbors;

/**
 * What searches had to look at; for benchmarks and for teaching.
 *
 * @param queries how many queries were answered
 * @param points  points whose distance was computed
 * @param leaves  leaves entered
 * @param nodes   boxes whose distance was computed
 */
public record SearchStatistics(long queries, long points, long leaves, long nodes) {
    public static final SearchStatistics NONE = new SearchStatistics(0, 0, 0, 0);

    public SearchStatistics plus(SearchStatistics other) {
        return new SearchStatistics(
                queries + other.queries, points + other.points, leaves + other.leaves, nodes + other.nodes);
    }

    /** Points scanned per query, on average. */
    public double pointsPerQuery() {
        return (double) points / queries;
    }
}

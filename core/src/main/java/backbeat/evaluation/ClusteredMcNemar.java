package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * McNemar's test for rows that come in clusters (Obuchowski 1998,
 * doi:10.1002/(SICI)1097-0258(19980715)17:13&lt;1495::AID-SIM863&gt;3.0.CO;2-I): in each of {@code m} clusters the rows that
 * only the first model calls right, less those that only the second does, make one difference {@code d}; under equality
 * {@code z = Σd / √(m/(m-1) · Σd²)} is about standard normal. Where every row is a cluster that is McNemar's
 * {@code (b - c)²/(b + c)} up to the factor {@code (m-1)/m}.
 *
 * @param clusters  the number of clusters
 * @param statistic z; positive where the first model is right more often
 * @param pValue    two-sided, by the normal distribution
 */
public record ClusteredMcNemar(int clusters, double statistic, double pValue) {
    /** @throws IllegalArgumentException if {@code pValue} is not in [0, 1] */
    public ClusteredMcNemar {
        if (!(pValue >= 0 && pValue <= 1)) {
            throw new IllegalArgumentException("A p-value lies in [0, 1], not at " + pValue);
        }
    }

    /**
     * Compares how often two models are right.
     *
     * @param clusters any number per row; rows with equal numbers form a cluster
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or there are fewer than 2 clusters
     */
    public static ClusteredMcNemar of(Labels labels, int[] clusters, Forecast first, Forecast second) {
        Checks.probabilities(labels, first.probabilities());
        Checks.probabilities(labels, second.probabilities());
        Checks.sameLength(labels, clusters.length, "clusters");
        Clusters numbered = Clusters.of(clusters);
        int m = numbered.count();
        if (m < 2) {
            throw new IllegalArgumentException("A test over clusters needs at least 2 of them, not " + m);
        }
        long[] differences = new long[m];
        for (int row = 0; row < labels.size(); row++) {
            int right = first.isRight(labels, row) ? 1 : 0;
            differences[numbered.of(row)] += right - (second.isRight(labels, row) ? 1 : 0);
        }
        double sum = 0;
        double squares = 0;
        for (long difference : differences) {
            sum += difference;
            squares += (double) difference * difference;
        }
        if (squares == 0) {
            return new ClusteredMcNemar(m, 0, 1);
        }
        double z = sum / Math.sqrt(squares * m / (m - 1.0));
        return new ClusteredMcNemar(m, z, Normal.twoSided(z));
    }
}

package backbeat.evaluation;

import backbeat.table.Labels;
import java.util.List;

/**
 * The AUCs of several models on the same rows, with their covariances (DeLong, DeLong and Clarke-Pearson 1988,
 * doi:10.2307/2531595), computed from ranks in O(n log n) as in Sun and Xu 2014 (doi:10.1109/LSP.2014.2337313) in place
 * of all pairs of rows.
 *
 * <p>Each row has a <em>placement</em>: the share of rows of the other class that it is on the right side of, ties
 * counting one half. A model's AUC is the mean placement of either class, and how placements of two models vary together
 * over positives and over negatives gives the covariance of their AUCs.
 *
 * <p>Rows of one cluster (the songs of an artist) resemble each other, and a test that takes them as independent is too
 * sure. With clusters given, placements are added up within each and the sums compared, positives with negatives of the
 * same cluster included (Obuchowski 1997, doi:10.2307/2533958). Where every row is a cluster of its own that is DeLong's
 * covariance. O(n + clusters) beyond the sort.
 */
public final class DeLong {
    private final double[] aucs;
    private final double[][] covariance;

    private DeLong(double[] aucs, double[][] covariance) {
        this.aucs = aucs;
        this.covariance = covariance;
    }

    /**
     * Estimates the AUCs and their covariances, rows taken as independent.
     *
     * @param labels        the truth; at least two rows of each class
     * @param probabilities one array per model
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or a class has fewer than 2 rows
     */
    public static DeLong of(Labels labels, List<double[]> probabilities) {
        return of(labels, Clusters.ofRows(labels.size()), probabilities);
    }

    /**
     * Estimates the AUCs and their covariances, clusters taken as independent.
     *
     * @param labels        the truth
     * @param clusters      any number per row; rows with equal numbers form a cluster
     * @param probabilities one array per model
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or fewer than 2 clusters hold
     *     rows of a class
     */
    public static DeLong of(Labels labels, int[] clusters, List<double[]> probabilities) {
        Checks.sameLength(labels, clusters.length, "clusters");
        return of(labels, Clusters.of(clusters), probabilities);
    }

    private static DeLong of(Labels labels, Clusters clusters, List<double[]> probabilities) {
        ClusterSums sums = new ClusterSums(labels, clusters);
        if (sums.withPositives < 2 || sums.withNegatives < 2) {
            throw new IllegalArgumentException("DeLong's test needs rows of each class in at least 2 clusters, not "
                    + sums.withPositives + " with positive and " + sums.withNegatives + " with negative rows");
        }
        int models = probabilities.size();
        double[] aucs = new double[models];
        double[][] positive = new double[models][];
        double[][] negative = new double[models][];
        for (int model = 0; model < models; model++) {
            Ranking ranking = Ranking.of(labels, probabilities.get(model));
            aucs[model] = ranking.auc();
            double[][] centered = sums.centered(placements(ranking), aucs[model]);
            negative[model] = centered[0];
            positive[model] = centered[1];
        }
        double[][] covariance = new double[models][models];
        for (int a = 0; a < models; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = sums.covariance(positive[a], negative[a], positive[b], negative[b]);
                covariance[b][a] = covariance[a][b];
            }
        }
        return new DeLong(aucs, covariance);
    }

    /** Whether rows of each class are in at least two clusters, which the covariances need. */
    static boolean isDefined(Labels labels, int[] clusters) {
        ClusterSums sums = new ClusterSums(labels, Clusters.of(clusters));
        return sums.withPositives >= 2 && sums.withNegatives >= 2;
    }

    /** How placements add up within clusters, and what their sums say of the covariance of two AUCs. */
    private static final class ClusterSums {
        private final Labels labels;
        private final Clusters clusters;
        private final int withPositives;
        private final int withNegatives;

        ClusterSums(Labels labels, Clusters clusters) {
            this.labels = labels;
            this.clusters = clusters;
            boolean[][] has = new boolean[2][clusters.count()];
            int[] counts = new int[2];
            for (int row = 0; row < labels.size(); row++) {
                boolean[] seen = has[labels.get(row)];
                counts[labels.get(row)] += seen[clusters.of(row)] ? 0 : 1;
                seen[clusters.of(row)] = true;
            }
            withPositives = counts[1];
            withNegatives = counts[0];
        }

        /** By class and cluster: the sum of the rows' placements, each less the AUC, which is their mean. */
        double[][] centered(double[] placements, double auc) {
            double[][] sums = new double[2][clusters.count()];
            for (int row = 0; row < placements.length; row++) {
                sums[labels.get(row)][clusters.of(row)] += placements[row] - auc;
            }
            return sums;
        }

        double covariance(double[] positiveA, double[] negativeA, double[] positiveB, double[] negativeB) {
            double overPositives = 0;
            double overNegatives = 0;
            double across = 0;
            for (int cluster = 0; cluster < positiveA.length; cluster++) {
                overPositives += positiveA[cluster] * positiveB[cluster];
                overNegatives += negativeA[cluster] * negativeB[cluster];
                across += positiveA[cluster] * negativeB[cluster] + negativeA[cluster] * positiveB[cluster];
            }
            double m = labels.positives();
            double n = labels.negatives();
            double all = clusters.count();
            return withPositives / (withPositives - 1.0) * overPositives / m / m
                    + withNegatives / (withNegatives - 1.0) * overNegatives / n / n
                    + all / (all - 1) * across / m / n;
        }
    }

    /** By row: the share of the other class that the row is on the right side of. */
    private static double[] placements(Ranking ranking) {
        Labels labels = ranking.labels();
        int[] positives = ranking.positivesThrough();
        double[] placements = new double[ranking.rows()];
        int start = 0;
        int above = 0;
        for (int block = 0; block < ranking.blocks(); block++) {
            int end = ranking.blockEnd(block);
            int tiedPositives = positives[block] - above;
            int tiedNegatives = end - start - tiedPositives;
            double negativesBelow = labels.negatives() - (start - above) - tiedNegatives;
            double ofPositive = (negativesBelow + tiedNegatives / 2.0) / labels.negatives();
            double ofNegative = (above + tiedPositives / 2.0) / labels.positives();
            for (int rank = start; rank < end; rank++) {
                int row = ranking.row(rank);
                placements[row] = labels.isPositive(row) ? ofPositive : ofNegative;
            }
            start = end;
            above = positives[block];
        }
        return placements;
    }

    public double auc(int model) {
        return aucs[model];
    }

    /** The covariance of two models' AUCs; of a model with itself, the variance. */
    public double covariance(int a, int b) {
        return covariance[a][b];
    }

    /** The AUC with its normal 95 % interval, cut at 0 and 1. */
    public Interval interval(int model) {
        double reach = Normal.Z_95 * Math.sqrt(covariance[model][model]);
        return new Interval(aucs[model], Math.max(0, aucs[model] - reach), Math.min(1, aucs[model] + reach));
    }

    /** How much the AUC of {@code a} exceeds that of {@code b}: normal 95 % interval and two-sided z-test. */
    public Difference difference(int a, int b) {
        double difference = aucs[a] - aucs[b];
        double variance = Math.max(0, covariance[a][a] + covariance[b][b] - 2 * covariance[a][b]);
        double deviation = Math.sqrt(variance);
        double p = deviation > 0 ? Normal.twoSided(difference / deviation) : difference == 0 ? 1 : 0;
        double reach = Normal.Z_95 * deviation;
        return new Difference(new Interval(difference, difference - reach, difference + reach), p);
    }
}

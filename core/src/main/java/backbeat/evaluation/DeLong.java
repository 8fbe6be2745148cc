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
 * over positives and over negatives gives the covariance of their AUCs. Rows are taken to be independent: with copies of
 * a song among them the test is too sure, and the grouped {@link Bootstrap} is the one to trust.
 */
public final class DeLong {
    private final double[] aucs;
    private final double[][] covariance;

    private DeLong(double[] aucs, double[][] covariance) {
        this.aucs = aucs;
        this.covariance = covariance;
    }

    /**
     * Estimates the AUCs and their covariances.
     *
     * @param labels        the truth; at least two rows of each class
     * @param probabilities one array per model
     * @throws IllegalArgumentException if lengths differ, a probability is not in [0, 1], or a class has fewer than 2 rows
     */
    public static DeLong of(Labels labels, List<double[]> probabilities) {
        if (labels.positives() < 2 || labels.negatives() < 2) {
            throw new IllegalArgumentException("DeLong's test needs at least 2 rows of each class, not "
                    + labels.positives() + " positive and " + labels.negatives() + " negative");
        }
        int models = probabilities.size();
        double[] aucs = new double[models];
        double[][] placements = new double[models][];
        for (int model = 0; model < models; model++) {
            Ranking ranking = Ranking.of(labels, probabilities.get(model));
            aucs[model] = ranking.auc();
            placements[model] = placements(ranking);
        }
        double[][] covariance = new double[models][models];
        for (int a = 0; a < models; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = covariance(labels, placements[a], aucs[a], placements[b], aucs[b]);
                covariance[b][a] = covariance[a][b];
            }
        }
        return new DeLong(aucs, covariance);
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

    private static double covariance(Labels labels, double[] a, double meanA, double[] b, double meanB) {
        double overPositives = 0;
        double overNegatives = 0;
        for (int row = 0; row < a.length; row++) {
            double product = (a[row] - meanA) * (b[row] - meanB);
            if (labels.isPositive(row)) {
                overPositives += product;
            } else {
                overNegatives += product;
            }
        }
        double m = labels.positives();
        double n = labels.negatives();
        return overPositives / (m - 1) / m + overNegatives / (n - 1) / n;
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

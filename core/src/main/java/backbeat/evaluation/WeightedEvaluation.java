package backbeat.evaluation;

import backbeat.table.Labels;

/**
 * One model, sorted once, ready to be evaluated under any multiplicity of its groups: all metrics of a bootstrap
 * replicate come from one pass over the ranking, O(n) and without allocation.
 *
 * <p>Per row one int in ranking order (group, end-of-block flag, label: one load in place of three). Losses do not depend on
 * the order of rows: each group has the sums of its own. 4 bytes a row, 16 a group.
 */
final class WeightedEvaluation {
    private static final double[] TOP = {0.01, 0.05, 0.10};
    private static final int LABEL = 1;
    private static final int BLOCK_END = 2;
    private static final int GROUP_SHIFT = 2;

    private final int[] ranked;
    /** By group. */
    private final double[] logLoss;

    private final double[] squaredError;
    private final int calledPositive;

    WeightedEvaluation(Labels labels, Clusters groups, Forecast forecast) {
        Ranking ranking = Ranking.of(labels, forecast.probabilities());
        int n = ranking.rows();
        ranked = new int[n];
        logLoss = new double[groups.count()];
        squaredError = new double[groups.count()];
        int called = 0;
        int block = 0;
        for (int rank = 0; rank < n; rank++) {
            int row = ranking.row(rank);
            boolean end = rank + 1 == ranking.blockEnd(block);
            block += end ? 1 : 0;
            int label = labels.get(row);
            double p = forecast.probabilities()[row];
            int group = groups.of(row);
            ranked[rank] = group << GROUP_SHIFT | (end ? BLOCK_END : 0) | label;
            logLoss[group] += Losses.logLoss(label, p);
            squaredError[group] += Losses.squaredError(label, p);
            called += p >= forecast.threshold() ? 1 : 0;
        }
        calledPositive = called;
    }

    /**
     * Evaluates with each row counting as often as its group was drawn.
     *
     * @param multiplicity how often each group was drawn; both classes must be among the rows drawn
     * @param rows         the number of rows drawn
     * @param out          receives one value per {@link Metric}, in their order
     * @param hits         scratch of the calling thread
     */
    void evaluate(int[] multiplicity, long rows, double[] out, Hits hits) {
        precisionAtTop(multiplicity, rows, out);
        Tally tally = new Tally(out, hits);
        tally.scan(0, calledPositive, multiplicity);
        long truePositives = tally.positives;
        long falsePositives = tally.negatives;
        tally.scan(calledPositive, ranked.length, multiplicity);
        ConfusionMatrix confusion = new ConfusionMatrix(
                truePositives, falsePositives, tally.negatives - falsePositives, tally.positives - truePositives);
        tally.finish(confusion);
        losses(multiplicity, rows, out);
    }

    private void losses(int[] multiplicity, long rows, double[] out) {
        double logLosses = 0;
        double squaredErrors = 0;
        for (int group = 0; group < logLoss.length; group++) {
            logLosses += multiplicity[group] * logLoss[group];
            squaredErrors += multiplicity[group] * squaredError[group];
        }
        out[Metric.LOG_LOSS.ordinal()] = logLosses / rows;
        out[Metric.BRIER.ordinal()] = squaredErrors / rows;
    }

    /** The shares of positives among the first rows: a pass of its own, over a tenth of the ranking, that the other is spared. */
    private void precisionAtTop(int[] multiplicity, long rows, double[] out) {
        long above = 0;
        long seen = 0;
        int rank = 0;
        for (int i = 0; i < TOP.length; ) {
            long top = Ranking.topRows(TOP[i], rows);
            long positives = 0;
            long tied = 0;
            int packed;
            int next = rank;
            do {
                packed = ranked[next++];
                int times = multiplicity[packed >>> GROUP_SHIFT];
                tied += times;
                positives += times & -(packed & LABEL);
            } while ((packed & BLOCK_END) == 0);
            if (seen + tied >= top) { // the cut is in this block; so may be the next one
                double share = (double) (top - seen) / tied;
                out[Metric.PRECISION_AT_TOP_1.ordinal() + i++] = (above + share * positives) / top;
            } else {
                seen += tied;
                above += positives;
                rank = next;
            }
        }
    }

    /**
     * The blocks of a piece of the ranking in which positives were drawn, a sixth of them in the study: what they have is
     * gathered in whole numbers and divided afterwards. With the divisions in the pass over the rows, a draw took from .8 to 1.6
     * times as long, by how the compiler took the loop.
     */
    static final class Hits {
        private static final int PIECE = 1024;

        private final long[] found = new long[PIECE];
        /** Positives up to the end of the block. */
        private final long[] through = new long[PIECE];
        /** Rows up to there. */
        private final long[] seen = new long[PIECE];

        /** Adds the positives of the first blocks, each times the precision at the end of its block, to a sum. */
        private double precisions(int blocks, double before) {
            double sum = before;
            for (int block = 0; block < blocks; block++) {
                sum += found[block] * ((double) through[block] / seen[block]);
            }
            return sum;
        }
    }

    /** The running sums of one pass. */
    private final class Tally {
        private final double[] out;
        private final Hits hits;
        private long positives;
        private long negatives;
        private long twiceWins;
        private double precisionSum;

        Tally(double[] out, Hits hits) {
            this.out = out;
            this.hits = hits;
        }

        /** Takes in ranks {@code from … to - 1}, whole blocks. The sums live in locals: fields would be stored each time. */
        void scan(int from, int to, int[] multiplicity) {
            long[] found = hits.found;
            long[] through = hits.through;
            long[] seen = hits.seen;
            long above = positives;
            long below = negatives;
            long wins = twiceWins;
            long tiedPositives = 0;
            long tied = 0;
            for (int rank = from; rank < to; ) {
                int blocks = 0;
                for (int end = Math.min(to, rank + Hits.PIECE); rank < end; rank++) {
                    int packed = ranked[rank];
                    int times = multiplicity[packed >>> GROUP_SHIFT];
                    tied += times;
                    tiedPositives += times & -(packed & LABEL);
                    if ((packed & BLOCK_END) != 0) {
                        wins += (tied - tiedPositives) * (2 * above + tiedPositives);
                        above += tiedPositives;
                        below += tied - tiedPositives;
                        found[blocks] = tiedPositives;
                        through[blocks] = above;
                        seen[blocks] = above + below;
                        blocks += (int) (-tiedPositives >>> 63); // kept where there are any, without a branch
                        tiedPositives = 0;
                        tied = 0;
                    }
                }
                precisionSum = hits.precisions(blocks, precisionSum);
            }
            positives = above;
            negatives = below;
            twiceWins = wins;
        }

        void finish(ConfusionMatrix confusion) {
            out[Metric.ACCURACY.ordinal()] = confusion.accuracy();
            out[Metric.BALANCED_ACCURACY.ordinal()] = confusion.balancedAccuracy();
            out[Metric.PRECISION.ordinal()] = confusion.precision();
            out[Metric.RECALL.ordinal()] = confusion.recall();
            out[Metric.F1.ordinal()] = confusion.f1();
            out[Metric.MCC.ordinal()] = confusion.mcc();
            out[Metric.AUC.ordinal()] = twiceWins / (2.0 * positives * negatives);
            out[Metric.AVERAGE_PRECISION.ordinal()] = precisionSum / positives;
        }
    }
}

package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What each column has to do with one answer of any model, so that the parts add up to the answer (Shapley 1953; by sampling:
 * Strumbelj and Kononenko 2014, doi:10.1007/s10115-013-0679-x). A row of the background is turned into the row in question,
 * column after column in an order drawn at random; what the model's answer moves by at a column is that column's part. The
 * mean over the draws estimates the Shapley value. Every order is walked forward and backward (antithetic pairs), which lets
 * much of the noise cancel.
 *
 * <p>Base plus parts is the answer for any number of draws, up to rounding: each walk starts at the model's answer for its
 * background row and ends at the row's. What is uncertain is how the difference is shared out; the reach says by how much.
 *
 * <p>Caveat: a row on the way may be one that does not occur (loud, and of no energy), and the model is asked about it.
 *
 * @param pairs   orders drawn, each walked both ways, at least 2
 * @param seed    the seed of rows and orders
 * @param workers the threads that the model predicts with
 */
public record ShapleySampling(int pairs, long seed, Workers workers) {
    /** @throws IllegalArgumentException if {@code pairs < 2} */
    public ShapleySampling {
        Objects.requireNonNull(workers, "workers");
        if (pairs < 2) {
            throw new IllegalArgumentException("Shapley values need at least 2 pairs of orders, not " + pairs);
        }
    }

    /**
     * The parts of an answer.
     *
     * @param base   the mean of the model's answers for the background rows that were drawn
     * @param answer the model's answer for the row
     * @param shares a part for each group of columns, in the order given
     */
    public record Parts(double base, double answer, List<Share> shares) {
        public Parts {
            shares = List.copyOf(shares);
        }
    }

    /** A group's part, and half its 95 % interval for other draws. */
    public record Share(FeatureGroup group, double value, double reach) {}

    /**
     * Takes an answer apart: {@code 2 · pairs · groups} questions to the model.
     *
     * @param background rows to start from, such as the training rows
     * @param row        a table of the same columns; its first row is explained
     * @param groups     the columns that move together; all columns of the table, each once
     * @throws IllegalArgumentException if there is no background row
     */
    public Parts of(BinaryClassifier model, Table background, Table row, List<FeatureGroup> groups) {
        if (background.rows() == 0) {
            throw new IllegalArgumentException("There is no background row to start from");
        }
        int count = groups.size();
        RowBatch batch = RowBatch.with(background, row);
        List<int[]> orders = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Xoshiro256 random = Xoshiro256.stream(seed, pair);
            int start = random.nextInt(background.rows());
            int[] order = new int[count];
            for (int i = 0; i < count; i++) {
                order[i] = i;
            }
            random.shuffle(order);
            orders.add(order);
            batch.add(start);
            walk(batch, start, row, groups, order);
            walk(batch, start, row, groups, reversed(order));
        }
        double[] answers = batch.ask(model, workers);
        double[] own = new double[1];
        model.probabilities(row.select(new int[] {0}), workers, own);
        return parts(groups, orders, answers, own[0]);
    }

    /** Adds the rows between the first and the last: after 1, 2, … columns are the row's; all of them are the row itself. */
    private static void walk(RowBatch batch, int start, Table row, List<FeatureGroup> groups, int[] order) {
        for (int steps = 1; steps < order.length; steps++) {
            batch.add(start);
            for (int i = 0; i < steps; i++) {
                batch.set(groups.get(order[i]), row);
            }
        }
    }

    private Parts parts(List<FeatureGroup> groups, List<int[]> orders, double[] answers, double own) {
        int count = groups.size();
        double[] sums = new double[count];
        double[] squares = new double[count];
        double base = 0;
        int next = 0;
        for (int[] order : orders) {
            double[] moved = new double[count];
            double first = answers[next++];
            base += first;
            for (int[] way : List.of(order, reversed(order))) {
                double before = first;
                for (int steps = 1; steps <= count; steps++) {
                    double after = steps < count ? answers[next++] : own;
                    moved[way[steps - 1]] += (after - before) / 2;
                    before = after;
                }
            }
            for (int g = 0; g < count; g++) {
                sums[g] += moved[g];
                squares[g] += moved[g] * moved[g];
            }
        }
        List<Share> shares = new ArrayList<>();
        for (int g = 0; g < count; g++) {
            double mean = sums[g] / pairs;
            double variance = Math.max(0, squares[g] - sums[g] * mean) / (pairs - 1);
            shares.add(new Share(groups.get(g), mean, Normal.Z_95 * Math.sqrt(variance / pairs)));
        }
        return new Parts(base / pairs, own, shares);
    }

    private static int[] reversed(int[] order) {
        int[] back = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            back[i] = order[order.length - 1 - i];
        }
        return back;
    }
}

package backbeat.evaluation;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;

/** Seeded labels and probabilities for the tests of this package. */
final class Samples {
    private Samples() {}

    static Labels labels(int n, double positiveRate, Xoshiro256 random) {
        byte[] values = new byte[n];
        for (int row = 0; row < n; row++) {
            values[row] = (byte) (random.nextDouble() < positiveRate ? 1 : 0);
        }
        values[0] = 1; // both classes, however small n is
        values[1] = 0;
        return new Labels(values);
    }

    /** Probabilities that know something about the labels, on a grid of {@code levels} values (0: no grid). */
    static double[] probabilities(Labels labels, int levels, Xoshiro256 random) {
        double[] p = new double[labels.size()];
        for (int row = 0; row < p.length; row++) {
            double z = 1.2 * labels.get(row) - 0.9 + random.nextGaussian();
            double q = 1 / (1 + StrictMath.exp(-z));
            p[row] = levels == 0 ? q : Math.rint(q * levels) / levels;
        }
        return p;
    }
}

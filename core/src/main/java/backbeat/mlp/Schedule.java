package backbeat.mlp;

/** How the learning rate changes from epoch to epoch. */
public sealed interface Schedule {
    /**
     * The factor on the learning rate in one epoch.
     *
     * @param epoch  the epoch, from 0
     * @param epochs how many epochs are planned, at least 1
     */
    double factor(int epoch, int epochs);

    static Schedule constant() {
        return new Constant();
    }

    static Schedule cosine() {
        return new Cosine(0);
    }

    static Schedule step(int every, double factor) {
        return new Step(every, factor);
    }

    /** The same rate in every epoch. */
    record Constant() implements Schedule {
        @Override
        public double factor(int epoch, int epochs) {
            return 1;
        }
    }

    /**
     * Half a cosine from 1 in the first epoch towards {@code floor}, which it would reach one epoch after the last
     * (Loshchilov and Hutter 2017, <a href="https://arxiv.org/abs/1608.03983">arXiv:1608.03983</a>, without restarts).
     *
     * @param floor the share of the rate that is left at the end, in [0, 1]
     */
    record Cosine(double floor) implements Schedule {
        public Cosine {
            if (!(floor >= 0 && floor <= 1)) {
                throw new IllegalArgumentException("The floor of a cosine schedule must be in [0, 1], not " + floor);
            }
        }

        @Override
        public double factor(int epoch, int epochs) {
            return floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * epoch / epochs));
        }
    }

    /**
     * Multiplied by {@code factor} after every {@code every} epochs.
     *
     * @param every  epochs between two steps, at least 1
     * @param factor in (0, 1]
     */
    record Step(int every, double factor) implements Schedule {
        public Step {
            if (every < 1) {
                throw new IllegalArgumentException("A step schedule needs at least 1 epoch a step, not " + every);
            }
            if (!(factor > 0 && factor <= 1)) {
                throw new IllegalArgumentException("The factor of a step schedule must be in (0, 1], not " + factor);
            }
        }

        @Override
        public double factor(int epoch, int epochs) {
            double product = 1;
            for (int step = 0; step < epoch / every; step++) {
                product *= factor;
            }
            return product;
        }
    }
}

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

    /** How it is written: {@code constant}, {@code cosine:FLOOR}, {@code step:EPOCHS:FACTOR}; {@link #parse} reads it. */
    String text();

    /**
     * The schedule that a text stands for; {@code cosine} alone has a floor of 0.
     *
     * @throws IllegalArgumentException if it stands for none
     */
    static Schedule parse(String text) {
        String[] parts = text.split(":", -1);
        String kind = parts[0] + "/" + (parts.length - 1);
        return switch (kind) {
            case "constant/0" -> constant();
            case "cosine/0" -> cosine();
            case "cosine/1" -> new Cosine(Double.parseDouble(parts[1]));
            case "step/2" -> step(Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
            default ->
                throw new IllegalArgumentException(
                        "'" + text + "' is none of constant, cosine, cosine:FLOOR, step:EPOCHS:FACTOR");
        };
    }

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

        @Override
        public String text() {
            return "constant";
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

        @Override
        public String text() {
            return floor == 0 ? "cosine" : "cosine:" + floor;
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

        @Override
        public String text() {
            return "step:" + every + ":" + factor;
        }
    }
}

package backbeat.mlp;

import backbeat.random.Xoshiro256;

/** How large the weights of a layer with {@code n} inputs begin. Units that began equal would stay equal, so both draw at random. */
public enum Initialization {
    /**
     * Normal weights of variance {@code 2/n}, which keeps the variance of ReLU activations level from layer to layer, and
     * zero biases (He et al. 2015, <a href="https://doi.org/10.1109/ICCV.2015.123">doi:10.1109/ICCV.2015.123</a>).
     */
    HE {
        @Override
        void fill(float[] weights, float[] biases, int inputs, Xoshiro256 random) {
            double deviation = StrictMath.sqrt(2.0 / Math.max(1, inputs));
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (deviation * random.nextGaussian());
            }
        }
    },
    /**
     * Weights and biases uniform between {@code ±1/√n}, so of variance {@code 1/(3n)}. Scaling by the square root of the
     * inputs is due to LeCun et al. 1998, <em>Efficient BackProp</em>
     * (<a href="https://doi.org/10.1007/3-540-49430-8_2">doi:10.1007/3-540-49430-8_2</a>), who take variance {@code 1/n};
     * this third of it is what {@code nn.Linear} of PyTorch begins with.
     */
    FAN_IN_UNIFORM {
        @Override
        void fill(float[] weights, float[] biases, int inputs, Xoshiro256 random) {
            double bound = 1 / StrictMath.sqrt(Math.max(1, inputs));
            fillUniform(weights, bound, random);
            fillUniform(biases, bound, random);
        }
    };

    /** Draws the {@code inputs × outputs} weights row by row; {@code biases} are all zero before. */
    abstract void fill(float[] weights, float[] biases, int inputs, Xoshiro256 random);

    private static void fillUniform(float[] values, double bound, Xoshiro256 random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
    }
}

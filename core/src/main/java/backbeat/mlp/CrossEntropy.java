package backbeat.mlp;

/**
 * Sigmoid and binary cross-entropy in one, on logits.
 *
 * <p>Loss {@code max(z, 0) − z·y + log1p(e^−|z|)} and gradient {@code σ(z) − y}: no overflow, no logarithm of 0, no
 * division by a probability, at any logit.
 */
final class CrossEntropy {
    private CrossEntropy() {}

    /** {@code 1/(1 + e⁻ᶻ)}. */
    static double sigmoid(double z) {
        double e = StrictMath.exp(-Math.abs(z));
        return (z >= 0 ? 1 : e) / (1 + e);
    }

    static double loss(double z, int label) {
        return Math.max(z, 0) - z * label + StrictMath.log1p(StrictMath.exp(-Math.abs(z)));
    }
}

package backbeat.mlp;

import backbeat.random.SplitMix64;

/**
 * Dropout with a mask that follows from (seed, epoch, place of the row in the epoch, layer, unit) alone, so that it does
 * not depend on which thread draws it (Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html).
 *
 * <p>Kept activations are multiplied by {@code 1/(share kept)} in training ("inverted" dropout), so prediction needs no
 * change. Each unit takes 16 bits of a 64-bit hash: the share dropped is a multiple of 1/65536.
 */
final class Dropout {
    private final long seed;
    private final int threshold;

    /** What the activations that stay are multiplied by. */
    final float scale;

    Dropout(double share, long seed) {
        this.seed = seed;
        this.threshold = (int) Math.round(share * 65536);
        this.scale = 65536f / (65536 - threshold);
    }

    boolean on() {
        return threshold > 0;
    }

    /** Silences units of the activations {@code a} of one layer in rows {@code 0 … count - 1}; row 0 is at {@code place}. */
    void apply(float[] a, int width, int count, int epoch, int place, int layer) {
        long epochSeed = SplitMix64.mix(SplitMix64.mix(seed, epoch), layer);
        for (int r = 0; r < count; r++) {
            long rowSeed = SplitMix64.mix(epochSeed, place + r);
            long bits = 0;
            for (int u = 0; u < width; u++) {
                bits = (u & 3) == 0 ? SplitMix64.mix(rowSeed, u >> 2) : bits >>> 16;
                int at = r * width + u;
                a[at] = (bits & 0xFFFF) < threshold ? 0 : a[at] * scale;
            }
        }
    }
}

package backbeat.random;

/**
 * SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195): one 64-bit word of state, one output per step.
 *
 * <p>Used where a short, well-mixed sequence has to come from one word: to fill the state of {@link Xoshiro256} and, as
 * a pure function, to derive seeds ({@link #mix}).
 */
public final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    /** The next 64 pseudo-random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return finish(state);
    }

    /**
     * The seed of a numbered stream below {@code seed}: every tree, epoch, fold or bootstrap sample takes its own, so
     * that its numbers do not depend on which thread drew them or on what was drawn before.
     *
     * @param seed   the parent seed
     * @param stream the number of the stream, any value
     */
    public static long mix(long seed, long stream) {
        return finish(finish(seed + GOLDEN_GAMMA) + (stream + 1) * GOLDEN_GAMMA);
    }

    private static long finish(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}

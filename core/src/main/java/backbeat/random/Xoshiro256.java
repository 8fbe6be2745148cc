package backbeat.random;

/**
 * xoshiro256** (Blackman and Vigna 2021, doi:10.1145/3460772): the generator of every random choice in Backbeat.
 *
 * <p>Its sequence is defined by integer operations alone, so the same seed gives the same numbers on every JDK and CPU.
 * An instance is not thread-safe and is meant to live in one task: derive its seed with {@link SplitMix64#mix}.
 */
public final class Xoshiro256 {
    private long s0;
    private long s1;
    private long s2;
    private long s3;

    /** A generator whose 256-bit state is filled from {@code seed} by {@link SplitMix64}, as its authors advise. */
    public Xoshiro256(long seed) {
        reseed(seed);
    }

    /** Starts the sequence of {@code seed}: one generator can serve many short streams without allocation. */
    public void reseed(long seed) {
        SplitMix64 filler = new SplitMix64(seed);
        s0 = filler.nextLong();
        s1 = filler.nextLong();
        s2 = filler.nextLong();
        s3 = filler.nextLong();
    }

    /** The generator of stream number {@code stream} below {@code seed}. */
    public static Xoshiro256 stream(long seed, long stream) {
        return new Xoshiro256(SplitMix64.mix(seed, stream));
    }

    /** The next 64 pseudo-random bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /**
     * A uniform integer in {@code [0, bound)}, without modulo bias (Lemire 2019, doi:10.1145/3230636).
     *
     * @throws IllegalArgumentException if {@code bound < 1}
     */
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("The bound of a random integer must be at least 1, not " + bound);
        }
        long product;
        do {
            product = (nextLong() >>> 32) * bound;
        } while (isBiased(product, bound));
        return (int) (product >>> 32);
    }

    /**
     * Numbers for a shuffle: {@code out[i]} is uniform in {@code [0, bound - i)}. What {@link #nextInt} would give one after the
     * other; the steps of {@link #nextLong} stand here once more because the state then stays in registers from one to the next.
     *
     * @param count how many, at most {@code bound}
     */
    public void nextInts(int bound, int[] out, int count) {
        long a = s0;
        long b = s1;
        long c = s2;
        long d = s3;
        for (int i = 0; i < count; ) {
            long result = Long.rotateLeft(b * 5, 7) * 9;
            long t = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= t;
            d = Long.rotateLeft(d, 45);
            long product = (result >>> 32) * (bound - i);
            if (!isBiased(product, bound - i)) {
                out[i++] = (int) (product >>> 32);
            }
        }
        s0 = a;
        s1 = b;
        s2 = c;
        s3 = d;
    }

    /** Whether a number that is to be {@code product >>> 32} has to be drawn again; hardly ever more than one comparison. */
    private static boolean isBiased(long product, int bound) {
        long low = product & 0xFFFFFFFFL;
        return low < bound && low < (0x100000000L - bound) % bound;
    }

    /** A uniform double in {@code [0, 1)}: a multiple of 2<sup>-53</sup>. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** A uniform float in {@code [0, 1)}: a multiple of 2<sup>-24</sup>. */
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /**
     * A standard normal number by the polar method (Marsaglia and Bray 1964), with {@link StrictMath} so that its bits do
     * not depend on the JVM. The second number of each pair is thrown away: no hidden state between calls.
     */
    public double nextGaussian() {
        while (true) {
            double u = 2 * nextDouble() - 1;
            double v = 2 * nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** Puts {@code values} into a uniformly random order (Fisher and Yates; Durstenfeld 1964). */
    public void shuffle(int[] values) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }
}

package backbeat.kernel;

/**
 * Whether {@link Math#fma} is an operation of the processor or a detour through {@code BigDecimal}: the first costs about as much as
 * a multiplication and an addition, the second a hundred to ten thousand times that. Measured, for Java has no way to
 * ask; what is measured decides about time alone, never about bits. Takes a microsecond with the operation, some ten
 * milliseconds without.
 */
final class FusedProbe {
    private static final int ROUNDS = 4;
    private static final int CALLS = 8;
    /** Between what either way costs, in units of multiplications and additions. */
    private static final int DETOUR = 4;
    /** So many nanoseconds a clock may be wrong. */
    private static final long CLOCK = 150;

    private FusedProbe() {}

    static boolean isFast() {
        double factor = 1.0000001;
        double value = 0.1;
        for (int round = 0; round < ROUNDS; round++) { // one is enough: others may use the processor too
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                value = value * factor + factor;
            }
            long middle = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                value = Math.fma(value, factor, factor);
            }
            long fused = System.nanoTime() - middle;
            if (value > 0 && fused < DETOUR * Math.max(middle - start, CLOCK)) {
                return true;
            }
        }
        return false;
    }
}

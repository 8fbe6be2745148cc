package backbeat.experiment;

/** Seconds since its start. */
final class Stopwatch {
    private static final double NANOS = 1e9;

    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }
}

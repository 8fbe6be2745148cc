package backbeat.model;

import java.util.Locale;

/**
 * Whether a piece of work can fit into memory, asked before it is begun: better a sentence at once than an
 * {@link OutOfMemoryError} after an hour. What is estimated is the least that the work must hold at one time, so that nothing
 * is refused that could be done.
 */
public final class Heap {
    private static final double MIB = 1 << 20;

    private Heap() {}

    /** The bytes that the heap may grow to. */
    public static long bytes() {
        return Runtime.getRuntime().maxMemory();
    }

    /**
     * Refuses what cannot fit into the heap.
     *
     * @param what  what there is a number of, for people: {@code rows}
     * @param count how many there are
     * @param each  the bytes that each needs
     * @param fixed the bytes that are needed however many there are
     * @throws IllegalArgumentException if it is too much; the message says the most that would fit
     */
    public static void require(String what, long count, double each, double fixed) {
        require(what, count, each, fixed, bytes());
    }

    static void require(String what, long count, double each, double fixed, long heap) {
        double needed = fixed + count * each;
        if (needed <= heap) {
            return;
        }
        long most = (long) Math.floor((heap - fixed) / each);
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "%,d %s need at least %,.0f MiB of memory, and the heap has %,.0f MiB: %s fit. More memory:"
                        + " BACKBEAT_JAVA_OPTS=-Xmx%.0fm",
                count,
                what,
                Math.ceil(needed / MIB),
                heap / MIB,
                most < 1 ? "not even one would" : String.format(Locale.ROOT, "at most %,d", most),
                Math.ceil(1.5 * needed / MIB)));
    }
}

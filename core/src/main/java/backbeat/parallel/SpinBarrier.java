package backbeat.parallel;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A meeting point for a fixed number of threads that meet every few microseconds: who arrives early spins, for parking and
 * waking a thread costs more than the work between two meetings. After a while it yields the processor, so that the threads
 * still get on where there are fewer processors than threads.
 *
 * <p>Everything that a thread wrote before {@link #await} is seen by all after it.
 */
public final class SpinBarrier {
    private static final int SPINS_BEFORE_YIELD = 2_000;

    private final int parties;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int meeting;
    private volatile boolean broken;

    /** @throws IllegalArgumentException if {@code parties < 1} */
    public SpinBarrier(int parties) {
        if (parties < 1) {
            throw new IllegalArgumentException("A barrier needs at least 1 party, not " + parties);
        }
        this.parties = parties;
    }

    /**
     * Waits until all parties have come.
     *
     * @throws IllegalStateException if the barrier was broken, because a party failed and will not come
     */
    public void await() {
        if (parties == 1) {
            return;
        }
        int current = meeting;
        if (arrived.incrementAndGet() == parties) {
            arrived.set(0);
            meeting = current + 1;
            return;
        }
        for (int spins = 0; meeting == current; spins++) {
            if (broken) {
                throw new IllegalStateException("Another thread of the team has failed");
            }
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    /** Sends all who wait, or will, away with an exception. For a party that fails. */
    public void breakUp() {
        broken = true;
    }
}

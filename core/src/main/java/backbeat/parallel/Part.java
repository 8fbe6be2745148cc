package backbeat.parallel;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one thread of a team does of a call. Waking a thread takes tens of microseconds, on a virtual machine at times
 * milliseconds, and whole batches of predictions take less: a caller that has done all tasks by then does not wait for a
 * thread that has not begun, and looks for a while whether one that has begun is done before it goes to sleep itself.
 */
final class Part implements Runnable {
    /** Some tens of microseconds: what going to sleep and being woken costs. */
    private static final int LOOKS = 1_000;

    private final Runnable work;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch end = new CountDownLatch(1);

    /** Written before {@link #end} is counted down, read after it. */
    private Throwable failure;

    Part(Runnable work) {
        this.work = work;
    }

    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            end.countDown();
        }
    }

    /** What it failed by, or null, once it has ended; one that has not begun never will. */
    Throwable outcome() {
        if (begun.compareAndSet(false, true)) {
            return null;
        }
        for (int look = 0; look < LOOKS && end.getCount() > 0; look++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        while (true) {
            try {
                end.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true; // the work still uses the caller's arrays: wait for it, then restore the flag
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure;
    }
}

package backbeat.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A fixed team of threads that works through numbered tasks; the calling thread is one of them.
 *
 * <p>Which thread runs which task is left to chance (an atomic cursor hands them out), so a task may depend on its own
 * number only, and results are returned in task order. That is the whole determinism contract: <em>what</em> is computed
 * follows from the task numbers, whose count must not depend on {@link #threads()}; <em>who</em> computes it does not
 * matter. The worker number that a task receives serves to find the scratch memory of its thread and nothing else.
 *
 * <p>A team is used by one caller at a time; tasks must not start tasks on the team that runs them.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    private Workers(int threads) {
        this.threads = threads;
        this.pool = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "backbeat-worker");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * A team of {@code threads} threads.
     *
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("A team needs at least 1 thread, not " + threads);
        }
        return new Workers(threads);
    }

    /** The calling thread alone: no threads are started and nothing needs to be closed. */
    public static Workers sequential() {
        return new Workers(1);
    }

    /** As many threads as the machine has processors. */
    public static Workers ofAvailableProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    public int threads() {
        return threads;
    }

    /** A task that is told its number and the number of the worker that runs it, {@code 0 <= worker < threads()}. */
    @FunctionalInterface
    public interface Task {
        void run(int index, int worker);
    }

    /** Runs tasks {@code 0 … count - 1} and returns when all have ended; the first failure stops the handing out. */
    public void forEach(int count, Task task) {
        int helpers = Math.min(threads, count) - 1;
        if (helpers <= 0) {
            for (int index = 0; index < count; index++) {
                task.run(index, 0);
            }
            return;
        }
        AtomicInteger cursor = new AtomicInteger();
        List<Part> parts = new ArrayList<>(helpers);
        for (int helper = 1; helper <= helpers; helper++) {
            int worker = helper;
            Part part = new Part(() -> drain(cursor, count, task, worker));
            parts.add(part);
            pool.execute(part);
        }
        Throwable failure = null;
        try {
            drain(cursor, count, task, 0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        for (Part part : parts) {
            failure = first(failure, part.outcome());
        }
        rethrow(failure);
    }

    /** Runs tasks {@code 0 … count - 1} and returns their results in the order of their numbers. */
    public <T> List<T> map(int count, IntFunction<? extends T> task) {
        List<T> results = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            results.add(null);
        }
        forEach(count, (index, worker) -> results.set(index, task.apply(index)));
        return results;
    }

    /** A range of items, {@code from} inclusive, {@code to} exclusive. */
    @FunctionalInterface
    public interface RangeTask {
        void run(int from, int to, int worker);
    }

    /**
     * Cuts {@code 0 … items - 1} into chunks of {@code chunk} items (the last may be shorter) and runs each as one task.
     * The cuts depend on {@code items} and {@code chunk} alone, never on the number of threads.
     */
    public void forEachChunk(int items, int chunk, RangeTask task) {
        if (chunk < 1) {
            throw new IllegalArgumentException("A chunk needs at least 1 item, not " + chunk);
        }
        int chunks = (int) (((long) items + chunk - 1) / chunk);
        forEach(chunks, (index, worker) -> {
            int from = index * chunk;
            task.run(from, (int) Math.min(items, (long) from + chunk), worker);
        });
    }

    private static void drain(AtomicInteger cursor, int count, Task task, int worker) {
        try {
            for (int index = cursor.getAndIncrement(); index < count; index = cursor.getAndIncrement()) {
                task.run(index, worker);
            }
        } catch (RuntimeException | Error e) {
            cursor.set(count);
            throw e;
        }
    }

    private static Throwable first(Throwable earlier, Throwable later) {
        if (earlier == null) {
            return later;
        }
        if (later != null && later != earlier) {
            earlier.addSuppressed(later);
        }
        return earlier;
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Ends the threads; a team of one has none. */
    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}

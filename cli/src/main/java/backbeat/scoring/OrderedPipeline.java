package backbeat.scoring;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Works on a stream of items with several threads and delivers the results in the order of the items. At most
 * {@code 2 · threads + 1} items are held at any time, however long the stream: the source is not asked for more until the
 * oldest result has been delivered.
 *
 * @param <I> items
 * @param <R> results
 */
final class OrderedPipeline<I, R> {
    /** Gives the next item, or null at the end. Called by the thread that runs the pipeline. */
    @FunctionalInterface
    interface Source<I> {
        I next() throws IOException;
    }

    /** Takes the results in order. Called by the thread that runs the pipeline. */
    @FunctionalInterface
    interface Sink<R> {
        void accept(R result) throws IOException;
    }

    private final int threads;

    OrderedPipeline(int threads) {
        this.threads = threads;
    }

    /**
     * Runs until the source ends.
     *
     * @param work what is done to an item; called by several threads at once
     * @throws IOException if source or sink fail; a failure of {@code work} is thrown as it is
     */
    void run(Source<I> source, Function<I, R> work, Sink<R> sink) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "backbeat-scoring");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ArrayDeque<Future<R>> underway = new ArrayDeque<>();
            for (I item = source.next(); item != null; item = source.next()) {
                I current = item;
                underway.add(pool.submit(() -> work.apply(current)));
                if (underway.size() > 2 * threads) {
                    sink.accept(result(underway.remove()));
                }
            }
            while (!underway.isEmpty()) {
                sink.accept(result(underway.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}

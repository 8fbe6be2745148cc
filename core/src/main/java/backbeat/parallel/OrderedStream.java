package backbeat.parallel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A stream of blocks, read one after the other, worked on by several threads at once and written in the order of reading.
 * Every thread of the team does whatever is next: there is no thread that only reads or only writes. However long the
 * stream, there are no more blocks than the caller gave; each is filled again when it has been written.
 *
 * <p>What fails, fails in its turn: blocks read before it are written first, whatever the number of threads.
 *
 * @param <B> blocks
 */
public final class OrderedStream<B> {
    /**
     * What is done to a block.
     *
     * @param <B> blocks
     */
    public interface Steps<B> {
        /** Fills a block; false at the end of the stream. Called by one thread at a time. */
        boolean read(B block) throws IOException;

        /** Works on a block that has been read; by several threads at once, each with a block of its own. */
        void work(B block);

        /** Writes a block that has been worked on; in the order of reading, by one thread at a time. */
        void write(B block) throws IOException;
    }

    private final Steps<B> steps;
    private final Object reading = new Object();
    private final Queue<B> free;
    /** By number modulo the blocks: what has been worked on, or failed, and waits for its turn to be written. */
    private final Turn<B>[] turns;

    private long nextRead;
    private long nextWrite;
    private boolean writing;
    private boolean over;
    private Throwable failure;

    private record Turn<B>(B block, Throwable failure) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no other way to make an array of a generic type
    private OrderedStream(List<B> blocks, Steps<B> steps) {
        this.steps = steps;
        this.free = new ArrayDeque<>(blocks);
        this.turns = new Turn[blocks.size()];
    }

    /** How many blocks keep a team busy: one for each thread, and as many that wait for their turn. */
    public static int blocksFor(Workers workers) {
        return workers.threads() == 1 ? 1 : 2 * workers.threads();
    }

    /**
     * Runs until the stream ends.
     *
     * @param blocks at least one; the caller gives them away until this method returns
     * @throws IOException if a step throws one; other failures of a step are thrown as they are
     */
    public static <B> void run(Workers workers, List<B> blocks, Steps<B> steps) throws IOException {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("A stream needs at least one block");
        }
        OrderedStream<B> stream = new OrderedStream<>(blocks, steps);
        workers.forEach(workers.threads(), (task, worker) -> stream.takePart());
        if (stream.failure instanceof IOException e) {
            throw e;
        }
        if (stream.failure instanceof RuntimeException e) {
            throw e;
        }
        if (stream.failure instanceof Error e) {
            throw e;
        }
    }

    private void takePart() {
        for (B block = take(); block != null; block = take()) {
            long number;
            Turn<B> turn = null;
            synchronized (reading) {
                synchronized (this) {
                    if (over) {
                        return;
                    }
                    number = nextRead++;
                }
                try {
                    if (!steps.read(block)) {
                        end();
                        return;
                    }
                } catch (IOException | RuntimeException | Error e) {
                    end();
                    turn = new Turn<>(block, e);
                }
            }
            deliver(number, turn == null ? work(block) : turn);
        }
    }

    private Turn<B> work(B block) {
        try {
            steps.work(block);
            return new Turn<>(block, null);
        } catch (RuntimeException | Error e) {
            end();
            return new Turn<>(block, e);
        }
    }

    /** A block to fill; null when there is nothing more to read. */
    private synchronized B take() {
        boolean interrupted = false;
        while (free.isEmpty() && !over) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
                fail(new IOException("Interrupted", e));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return over ? null : free.remove();
    }

    /** Nothing more is read; what has been read is still written. */
    private synchronized void end() {
        over = true;
        notifyAll();
    }

    /** Nothing more is read or written. */
    private synchronized void fail(Throwable e) {
        failure = failure == null ? e : failure;
        end();
    }

    /** Writes a block and those behind it that are ready, unless it is another's turn or another thread does so. */
    private void deliver(long number, Turn<B> turn) {
        synchronized (this) {
            turns[place(number)] = turn;
            if (writing) {
                return;
            }
            writing = true;
        }
        for (Turn<B> next = next(); next != null; next = next()) {
            if (next.failure() != null) {
                fail(next.failure());
                continue;
            }
            try {
                steps.write(next.block());
                giveBack(next.block());
            } catch (IOException | RuntimeException | Error e) {
                fail(e);
            }
        }
    }

    private synchronized Turn<B> next() {
        Turn<B> next = failure == null ? turns[place(nextWrite)] : null;
        if (next == null) {
            writing = false;
        } else {
            turns[place(nextWrite++)] = null;
        }
        return next;
    }

    private synchronized void giveBack(B block) {
        free.add(block);
        notifyAll();
    }

    private int place(long number) {
        return (int) (number % turns.length);
    }
}

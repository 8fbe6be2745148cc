package backbeat.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A stream that others may fill while its reader is busy with what it has read: what takes time below, reading from a disk and
 * hashing, goes on beside cutting. Bytes come out in their order; an error of the stream below comes in place of the chunk that
 * was being read.
 *
 * <p>Any thread may call {@link #fill}, one at a time may read. Memory: {@value #CHUNK} bytes for each chunk that may wait, and
 * one more.
 */
final class ReadAhead extends InputStream {
    static final int CHUNK = 1 << 18;

    private final InputStream in;
    private final int most;
    /** Who holds it reads from the stream below, and puts what was read into its place in the order. */
    private final ReentrantLock below = new ReentrantLock();

    /** Guarded by itself. */
    private final ArrayDeque<Chunk> waiting = new ArrayDeque<>();

    /** Rooms of chunks that have been read; guarded by {@link #waiting}. */
    private final ArrayDeque<byte[]> free = new ArrayDeque<>();

    /** Whether the stream below has; written by who holds both locks, read by who holds one. */
    private boolean ended;

    /** What the reader is at; null if nothing. */
    private Chunk current;

    private int at;

    private record Chunk(byte[] bytes, int length, Exception error) {}

    /**
     * @param in   the stream below
     * @param most how many chunks may wait
     */
    ReadAhead(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Reads a chunk, unless enough wait or another thread is reading one; whether it has, it was not the last, and nobody waits. */
    boolean fill() {
        if (!below.tryLock()) {
            return false;
        }
        try {
            if (!room()) {
                return false;
            }
            add(chunk());
            return !ended && !below.hasQueuedThreads();
        } finally {
            below.unlock();
        }
    }

    private boolean room() {
        synchronized (waiting) {
            return !ended && waiting.size() < most;
        }
    }

    private Chunk chunk() {
        byte[] bytes;
        synchronized (waiting) {
            bytes = free.isEmpty() ? new byte[CHUNK] : free.pop();
        }
        try {
            return new Chunk(bytes, in.readNBytes(bytes, 0, CHUNK), null);
        } catch (IOException | RuntimeException e) {
            return new Chunk(bytes, 0, e);
        }
    }

    private void add(Chunk chunk) {
        synchronized (waiting) {
            ended = chunk.length < CHUNK;
            if (chunk.length > 0 || chunk.error != null) {
                waiting.add(chunk);
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (current == null && !next()) {
            int read = await(bytes, offset, length);
            if (current == null) {
                return read;
            }
        }
        if (current.error instanceof RuntimeException e) {
            throw e;
        }
        if (current.error != null) {
            throw new IOException(current.error.getMessage(), current.error);
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current.bytes, at, bytes, offset, count);
        at += count;
        if (at == current.length) {
            synchronized (waiting) {
                free.push(current.bytes);
            }
            current = null;
        }
        return count;
    }

    /** Waits for what another thread is reading, or reads where nobody was ahead. */
    private int await(byte[] bytes, int offset, int length) throws IOException {
        below.lock();
        try {
            return next() ? 0 : ended ? -1 : in.read(bytes, offset, length);
        } finally {
            below.unlock();
        }
    }

    /** Decompression asks here whether another member follows the one that has ended. */
    @Override
    public int available() throws IOException {
        below.lock();
        try {
            long available = in.available();
            synchronized (waiting) {
                for (Chunk chunk : waiting) {
                    available += chunk.length;
                }
            }
            available += current == null ? 0 : current.length - at;
            return (int) Math.min(available, Integer.MAX_VALUE);
        } finally {
            below.unlock();
        }
    }

    private boolean next() {
        synchronized (waiting) {
            current = waiting.poll();
        }
        at = 0;
        return current != null;
    }
}

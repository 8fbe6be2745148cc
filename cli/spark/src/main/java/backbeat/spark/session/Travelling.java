package backbeat.spark.session;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * Something of the engine's on its way to the executors: its bytes travel, once to each executor when they are broadcast; there
 * it is read from them once, by the first task that asks, and shared by all. Nothing of the engine is serialized by Java.
 *
 * @param <T> what it is; safe to share between threads
 */
public abstract class Travelling<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private transient volatile T value;

    protected Travelling(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What the bytes stand for. */
    protected abstract T read(byte[] bytes) throws IOException;

    /** What has travelled. */
    public final T get() {
        T ready = value;
        if (ready == null) {
            synchronized (this) {
                ready = value;
                if (ready == null) {
                    try {
                        ready = read(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    value = ready;
                }
            }
        }
        return ready;
    }

    /** The bytes that travel. */
    public final int size() {
        return bytes.length;
    }
}

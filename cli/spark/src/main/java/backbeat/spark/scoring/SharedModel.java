package backbeat.spark.scoring;

import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

/**
 * A model on its way to the executors. Its bytes travel, once to each executor when it is broadcast; there it is read and laid
 * out for many rows once, by the first task that asks, and shared by all tasks.
 */
public final class SharedModel implements Serializable {
    private static final long serialVersionUID = 1;

    private final byte[] bytes;
    private transient volatile Pipeline pipeline;

    private SharedModel(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Makes a model ready to travel.
     *
     * @throws IllegalArgumentException if model files do not hold such a model
     */
    public static SharedModel of(Pipeline pipeline) {
        return new SharedModel(ModelFile.toBytes(pipeline));
    }

    /** The model. */
    public Pipeline pipeline() {
        Pipeline ready = pipeline;
        if (ready == null) {
            synchronized (this) {
                ready = pipeline;
                if (ready == null) {
                    ready = read();
                    pipeline = ready;
                }
            }
        }
        return ready;
    }

    private Pipeline read() {
        try {
            return ModelFile.read(bytes, Workers.sequential()).compiled(Workers.sequential());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes that travel. */
    public int size() {
        return bytes.length;
    }
}

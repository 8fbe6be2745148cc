package backbeat.spark.scoring;

import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.spark.session.Travelling;
import java.io.IOException;

/** A model for the executors; there it is laid out for many rows. */
public final class SharedModel extends Travelling<Pipeline> {
    private static final long serialVersionUID = 1;

    private SharedModel(byte[] bytes) {
        super(bytes);
    }

    /**
     * Makes a model ready to travel.
     *
     * @throws IllegalArgumentException if model files do not hold such a model
     */
    public static SharedModel of(Pipeline pipeline) {
        return new SharedModel(ModelFile.toBytes(pipeline));
    }

    @Override
    protected Pipeline read(byte[] bytes) throws IOException {
        return ModelFile.read(bytes, Workers.sequential()).compiled(Workers.sequential());
    }
}

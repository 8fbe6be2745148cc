package backbeat.pipeline;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.preparation.Preprocessor;
import backbeat.table.Schema;
import java.io.IOException;
import java.util.Arrays;

/** A fitted model alone on its way to another process, without the preparation of rows that its file would have. */
public final class BareModel {
    private BareModel() {}

    /**
     * Bytes for {@link #read}.
     *
     * @throws IllegalArgumentException if model files do not hold such a model
     */
    public static byte[] of(BinaryClassifier model) {
        return ModelFile.toBytes(Pipeline.of(neutral(model.schema()), model));
    }

    /**
     * The model again.
     *
     * @param workers lay it out
     * @throws IOException if the bytes are not those of {@link #of}
     */
    public static BinaryClassifier read(byte[] bytes, Workers workers) throws IOException {
        return ModelFile.read(bytes, workers).classifier();
    }

    /** A preprocessor that changes nothing: a model's file has one, and here only the model is to travel. */
    private static Preprocessor neutral(Schema schema) {
        int columns = schema.numericCount();
        double[] ones = new double[columns];
        Arrays.fill(ones, 1);
        double[] low = new double[columns];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        double[] high = new double[columns];
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        return new Preprocessor(schema, 0, low, high, new double[columns], ones, false);
    }
}

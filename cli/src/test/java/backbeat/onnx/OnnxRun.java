package backbeat.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import backbeat.catalogue.Catalogue;
import backbeat.data.Dataset;
import backbeat.learners.StandardCatalogue;
import backbeat.model.BinaryClassifier;
import backbeat.pipeline.Pipeline;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.util.HashMap;
import java.util.Map;

/** Runs an exported pipeline with ONNX Runtime on the raw rows of a data set. */
public final class OnnxRun implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    public OnnxRun(byte[] model) throws OrtException {
        this(model, 0);
    }

    /** @param threads how many the runtime uses for one operator; 0 for as many as it likes */
    OnnxRun(byte[] model, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            session = environment.createSession(model, options);
        }
    }

    public static OnnxRun of(Pipeline pipeline) throws IOException, OrtException {
        return of(pipeline, 0);
    }

    static OnnxRun of(Pipeline pipeline, int threads) throws IOException, OrtException {
        return new OnnxRun(bytes(pipeline), threads);
    }

    /** The exported model. */
    static byte[] bytes(Pipeline pipeline) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Catalogue catalogue = StandardCatalogue.get();
        BinaryClassifier model = pipeline.classifier();
        OnnxExport.write(pipeline, catalogue.of(model).key(), catalogue.graph(model), out);
        return out.toByteArray();
    }

    /** What the graph says of some rows. */
    public record Answer(double[] probabilities, long[] decisions) {}

    public Answer answer(Dataset dataset, Schema schema, int[] rows) throws OrtException {
        Map<String, double[]> numbers = new HashMap<>();
        Map<String, String[]> texts = new HashMap<>();
        Map<String, float[][]> sets = new HashMap<>();
        for (String name : schema.numeric()) {
            int column = dataset.columns().numericFeatures().indexOf(name);
            if (column >= 0) { // else it tells where another column has no value: the graph makes it itself
                numbers.put(name, dataset.numbers(column, rows));
            }
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String name = schema.categorical().get(c).name();
            int column = dataset.columns().categorical().indexOf(name);
            if (schema.categorical().get(c).isSet()) {
                sets.put(name, members(dataset, column, schema.categorical().get(c), rows));
                continue;
            }
            String[] values = new String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                int code = dataset.code(column, rows[i]);
                values[i] = code == Dataset.MISSING
                        ? ""
                        : dataset.categories(column).get(code);
            }
            texts.put(name, values);
        }
        return answer(numbers, texts, sets);
    }

    /** What the graph says of columns of raw values. */
    Answer answer(Map<String, double[]> numbers, Map<String, String[]> texts) throws OrtException {
        return answer(numbers, texts, Map.of());
    }

    private Answer answer(Map<String, double[]> numbers, Map<String, String[]> texts, Map<String, float[][]> sets)
            throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (Map.Entry<String, float[][]> column : sets.entrySet()) {
                inputs.put(column.getKey(), OnnxTensor.createTensor(environment, column.getValue()));
            }
            for (Map.Entry<String, double[]> column : numbers.entrySet()) {
                double[] values = column.getValue();
                long[] shape = {values.length, 1};
                inputs.put(column.getKey(), OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape));
            }
            for (Map.Entry<String, String[]> column : texts.entrySet()) {
                long[] shape = {column.getValue().length, 1};
                inputs.put(column.getKey(), OnnxTensor.createTensor(environment, column.getValue(), shape));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return new Answer((double[]) result.get(0).getValue(), (long[])
                        result.get(1).getValue());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** 1 for each member that the model knows: {@code rows × categories}. */
    private static float[][] members(Dataset dataset, int column, CategoricalColumn known, int[] rows) {
        float[][] hot = new float[rows.length][known.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int member : dataset.set(column, rows[i])) {
                int code = known.codeOf(dataset.members(column).get(member));
                if (code >= 0) {
                    hot[i][code] = 1;
                }
            }
        }
        return hot;
    }

    public Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}

package backbeat.strong;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** ONNX Runtime on our forest and network, which {@code onnx/models.py} wrote into the folder {@code models} beside the rows. */
final class OnnxRuntime {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final Part test = Part.of("test");

    private OnnxRuntime(String model) throws Exception {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(Figures.THREADS);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        String file = Part.folder().resolve("models").resolve(model + ".onnx").toString();
        session = environment.createSession(file, options);
    }

    static void forest() throws Exception {
        OnnxRuntime runtime = new OnnxRuntime("forest");
        float[] dense = Part.dense("test");
        int columns = dense.length / runtime.test.rows();
        FloatBuffer all = floats(dense.length).put(dense).flip();
        FloatBuffer one = floats(columns);
        OnnxTensor whole = OnnxTensor.createTensor(runtime.environment, all, new long[] {runtime.test.rows(), columns});
        OnnxTensor single = OnnxTensor.createTensor(runtime.environment, one, new long[] {1, columns});
        runtime.measure("forest", Map.of("x", whole), Map.of("x", single), row -> one.put(0, dense, row * columns, columns));
    }

    static void network() throws Exception {
        OnnxRuntime runtime = new OnnxRuntime("mlp");
        Part test = runtime.test;
        FloatBuffer numbers = floats(Part.NUMBERS);
        IntBuffer[] codes = new IntBuffer[Part.CODES];
        Map<String, OnnxTensor> one = runtime.inputs(1, numbers, codes);
        FloatBuffer allNumbers = floats(test.numbers().length);
        IntBuffer[] allCodes = new IntBuffer[Part.CODES];
        Map<String, OnnxTensor> all = runtime.inputs(test.rows(), allNumbers, allCodes);
        allNumbers.put(0, test.numbers());
        for (int row = 0; row < test.rows(); row++) {
            for (int c = 0; c < Part.CODES; c++) {
                allCodes[c].put(row, runtime.code(row, c));
            }
        }
        runtime.measure("mlp", all, one, row -> {
            numbers.put(0, test.numbers(), row * Part.NUMBERS, Part.NUMBERS);
            for (int c = 0; c < Part.CODES; c++) {
                codes[c].put(0, runtime.code(row, c));
            }
        });
    }

    /** An unseen category is taken for the first, which costs the same. */
    private int code(int row, int column) {
        return Math.max(0, test.codes()[row * Part.CODES + column]);
    }

    private Map<String, OnnxTensor> inputs(int rows, FloatBuffer numbers, IntBuffer[] codes) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        inputs.put("numbers", OnnxTensor.createTensor(environment, numbers, new long[] {rows, Part.NUMBERS}));
        for (int c = 0; c < Part.CODES; c++) {
            codes[c] = bytes(rows).asIntBuffer();
            inputs.put("code" + c, OnnxTensor.createTensor(environment, codes[c], new long[] {rows}));
        }
        return inputs;
    }

    private static FloatBuffer floats(int count) {
        return bytes(count).asFloatBuffer();
    }

    /** The runtime reads memory outside the heap in place. */
    private static ByteBuffer bytes(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    private void measure(
            String task, Map<String, OnnxTensor> all, Map<String, OnnxTensor> one, Figures.RowWork fill) throws Exception {
        double[] probabilities = new double[test.rows()];
        try (OrtSession.Result result = session.run(all)) {
            float[][] found = (float[][]) result.get(0).getValue();
            for (int row = 0; row < probabilities.length; row++) {
                probabilities[row] = found[row][0];
            }
        }
        Figures figures = new Figures(
                "ONNX Runtime " + environment.getVersion(),
                task.equals("forest") ? "our trees as TreeEnsembleRegressor, one-hot" : "our weights, gathered rows");
        figures.judge(test.labels(), probabilities);
        double[] times = Figures.seconds(() -> session.run(all).close(), 10, 31);
        double stated = task.equals("forest") ? Figures.TREES / Figures.STATED : 1;
        figures.report(task + " predict", "rows/s", Figures.rates(test.rows() * stated, times));
        double[] alone = Figures.alone(
                row -> {
                    fill.run(row);
                    session.run(one).close();
                },
                test.rows(),
                3000,
                10_000);
        figures.report(task + " one row", "us", alone);
    }
}

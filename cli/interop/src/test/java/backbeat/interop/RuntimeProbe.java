package backbeat.interop;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs every {@code NAME.onnx} of a folder on the rows of {@code NAME.rows} with the ONNX Runtime of the class path, with
 * one thread and two, in batches of 1, 50, 51 and 10,000 rows, and prints a line each, with tabs between: name, threads,
 * batch, rows, the answers that are not those of the engine to the bit, the largest difference, the decisions that are not.
 * What cannot be loaded is a line of name, {@code refused} and the reason.
 */
final class RuntimeProbe {
    private static final int[] BATCHES = {1, 50, 51, 10_000};

    private RuntimeProbe() {}

    public static void main(String[] arguments) throws Exception {
        List<Path> models;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            models = files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        for (Path model : models) {
            String name = model.getFileName().toString().replace(".onnx", "");
            Map<String, Object> columns = Exchange.read(model.resolveSibling(name + ".rows"));
            Map<String, Object> expected = Exchange.read(model.resolveSibling(name + ".answers"));
            for (int threads = 1; threads <= 2; threads++) {
                try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                    options.setIntraOpNumThreads(threads);
                    try (OrtSession session = environment.createSession(model.toString(), options)) {
                        for (int batch : BATCHES) {
                            System.out.println(name + "\t" + threads + "\t" + batch + "\t"
                                    + new RuntimeProbe(environment, session, columns, expected).run(batch));
                        }
                    }
                } catch (OrtException e) {
                    System.out.println(name + "\trefused\t"
                            + e.getMessage().lines().findFirst().orElse(""));
                    break;
                }
            }
        }
    }

    private OrtEnvironment environment;
    private OrtSession session;
    private Map<String, Object> columns;
    private double[] probabilities;
    private double[] decisions;
    private int different;
    private double largest;
    private int otherDecisions;

    private RuntimeProbe(
            OrtEnvironment environment, OrtSession session, Map<String, Object> columns, Map<String, Object> expected) {
        this.environment = environment;
        this.session = session;
        this.columns = columns;
        this.probabilities = (double[]) expected.get("probability");
        this.decisions = (double[]) expected.get("decision");
    }

    private String run(int batch) throws OrtException {
        // one row at a time is slow, and no other in the 10,000th row than in the 100th
        int rows = Math.min(probabilities.length, batch == 1 ? 100 : batch < 100 ? 510 : batch);
        for (int from = 0; from < rows; from += batch) {
            run(from, Math.min(from + batch, rows));
        }
        return rows + "\t" + different + "\t" + largest + "\t" + otherDecisions;
    }

    private void run(int from, int to) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        for (Map.Entry<String, NodeInfo> input : session.getInputInfo().entrySet()) {
            inputs.put(
                    input.getKey(),
                    tensor(input.getKey(), (TensorInfo) input.getValue().getInfo(), from, to));
        }
        try (OrtSession.Result result = session.run(inputs)) {
            if (result.get("probability").isPresent()) {
                double[] found = (double[]) result.get("probability").get().getValue();
                long[] decided = (long[]) result.get("decision").get().getValue();
                compare(from, found, decided);
            } else {
                naive(from, result);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    /** Of a naive export: scores of one class or two, and a label or none. */
    private void naive(int from, OrtSession.Result result) throws OrtException {
        Object scores = result.get("scores").orElseThrow().getValue();
        double[] found = scores instanceof double[][] wide
                ? Arrays.stream(wide).mapToDouble(row -> row[row.length - 1]).toArray()
                : Arrays.stream((float[][]) scores)
                        .mapToDouble(row -> row[row.length - 1])
                        .toArray();
        double[] after = columns.containsKey("points") ? SumAndSteps.apply(columns, found) : found;
        long[] decided = result.get("label").isPresent()
                ? (long[]) result.get("label").get().getValue()
                : Arrays.stream(after).mapToLong(p -> p >= .5 ? 1 : 0).toArray();
        compare(from, after, decided);
    }

    private void compare(int from, double[] found, long[] decided) {
        for (int i = 0; i < found.length; i++) {
            double difference = Math.abs(found[i] - probabilities[from + i]);
            different += difference == 0 ? 0 : 1;
            largest = Double.isNaN(difference) ? Double.NaN : Math.max(largest, difference);
            otherDecisions += decided[i] == decisions[from + i] ? 0 : 1;
        }
    }

    private OnnxTensor tensor(String name, TensorInfo info, int from, int to) throws OrtException {
        Object column = columns.get(name);
        long[] shape = {to - from, 1};
        if (column instanceof double[] values) {
            return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(Arrays.copyOfRange(values, from, to)), shape);
        }
        if (column instanceof String[] values) {
            return OnnxTensor.createTensor(environment, Arrays.copyOfRange(values, from, to), shape);
        }
        float[][] rows = Arrays.copyOfRange((float[][]) column, from, to);
        shape[1] = rows[0].length;
        if (info.type == ai.onnxruntime.OnnxJavaType.FLOAT) {
            FloatBuffer flat = FloatBuffer.allocate(rows.length * rows[0].length);
            Arrays.stream(rows).forEach(flat::put);
            return OnnxTensor.createTensor(environment, flat.flip(), shape);
        }
        DoubleBuffer flat = DoubleBuffer.allocate(rows.length * rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                flat.put(value);
            }
        }
        return OnnxTensor.createTensor(environment, flat.flip(), shape);
    }

    /** What the naive sum leaves to its caller: the division, and the isotonic map. */
    private static final class SumAndSteps {
        static double[] apply(Map<String, Object> columns, double[] sums) {
            double trees = ((double[]) columns.get("trees"))[0];
            backbeat.evaluation.IsotonicRegression map = backbeat.evaluation.IsotonicRegression.through(
                    (double[]) columns.get("points"), (double[]) columns.get("values"));
            return Arrays.stream(sums).map(sum -> map.apply(sum / trees)).toArray();
        }
    }
}

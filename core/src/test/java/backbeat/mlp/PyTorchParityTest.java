package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.kernel.KernelProvider;
import backbeat.table.Labels;
import backbeat.table.Table;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Same initial weights, same batches, fifty steps: losses and every tensor as PyTorch has them. */
class PyTorchParityTest {
    private static final double TOLERANCE = 1e-5;

    private final JsonNode golden = read();

    private static JsonNode read() {
        try (InputStream in = PyTorchParityTest.class.getResourceAsStream("/golden/mlp/pytorch_parity.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> fiftySteps() {
        List<DynamicTest> tests = new ArrayList<>();
        golden.get("cases")
                .forEach(c -> tests.add(DynamicTest.dynamicTest(c.get("name").asText(), () -> check(c))));
        assertEquals(5, tests.size());
        return tests.stream();
    }

    private void check(JsonNode expected) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden(ints(golden.get("hidden")))
                .withBatchSize(golden.get("batch").asInt())
                .withOptimizer(Optimizer.valueOf(expected.get("optimizer").asText()))
                .withLearningRate(expected.get("learningRate").asDouble())
                .withL2(expected.path("l2").asDouble())
                .withWeightDecay(expected.path("weightDecay").asDouble())
                .withMaxGradientNorm(expected.get("maxGradientNorm").asDouble())
                .withPositiveWeight(expected.get("positiveWeight").asDouble());
        Descent descent = descent(options);
        int rows = golden.get("rows").asInt();
        int batch = options.optimization().batchSize();
        for (int step = 0; step < golden.get("steps").asInt(); step++) {
            int at = step * batch % rows;
            double loss = descent.step(0, at, at + batch, options.optimization().learningRate(), 0);
            assertEquals(expected.get("losses").get(step).asDouble(), loss / batch, TOLERANCE, "step " + step);
        }
        Parameters found = descent.parameters();
        for (int l = 0; l < found.layers(); l++) {
            float[] weights = floats(expected.get("weights").get(l));
            float[] biases = floats(expected.get("biases").get(l));
            assertArrayEquals(weights, found.weights[l].data, (float) TOLERANCE, "weights of layer " + l);
            assertArrayEquals(biases, found.biases[l], (float) TOLERANCE, "biases of layer " + l);
        }
    }

    private Descent descent(MlpOptions options) {
        int rows = golden.get("rows").asInt();
        int[] sizes = ints(golden.get("sizes"));
        float[] numeric = floats(golden.get("numeric"));
        int[][] codes = new int[sizes.length][];
        for (int c = 0; c < sizes.length; c++) {
            codes[c] = ints(golden.get("codes").get(c));
        }
        byte[] labels = new byte[rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = (byte) golden.get("labels").get(r).asInt();
        }
        int width = numeric.length / rows;
        Table table = new Table(MlpTables.schema(width, sizes), FMatrixRMaj.wrap(rows, width, numeric), codes);
        Parameters initial = Parameters.zeros(
                table.schema().oneHotWidth(), options.architecture().hidden());
        for (int l = 0; l < initial.layers(); l++) {
            float[] w = floats(golden.get("weights").get(l));
            float[] b = floats(golden.get("biases").get(l));
            System.arraycopy(w, 0, initial.weights[l].data, 0, w.length);
            System.arraycopy(b, 0, initial.biases[l], 0, b.length);
        }
        return new Descent(options, KernelProvider.best().kernels(), PackedRows.of(table, new Labels(labels)), initial);
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }

    private static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) array.get(i).asDouble();
        }
        return values;
    }
}

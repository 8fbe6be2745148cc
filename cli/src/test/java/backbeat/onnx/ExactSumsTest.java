package backbeat.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.random.Xoshiro256;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A fused multiply-add out of plain operators rounds once, as {@link Math#fma} does. */
class ExactSumsTest {
    private static final int ROWS = 200_000;

    private final float[] x = new float[ROWS];
    private final float[] w = new float[ROWS];
    private final float[] z = new float[ROWS];

    @Test
    void roundsOnce() throws OrtException {
        Xoshiro256 random = new Xoshiro256(1);
        for (int row = 0; row < ROWS; row++) {
            x[row] = number(random, row);
            w[row] = number(random, row);
            z[row] = number(random, row / 2);
        }
        compare();
    }

    /** Products that lie by a hair beside the middle between two floats: where rounding twice goes wrong. */
    @Test
    void roundsOnceBesideMiddles() throws OrtException {
        Xoshiro256 random = new Xoshiro256(2);
        int twiceIsWrong = 0;
        for (int row = 0; row < ROWS; row++) {
            z[row] = (1 + random.nextInt(1 << 23) * 0x1p-23f) * (random.nextInt(2) == 0 ? 1 : -1);
            // half a unit in z's last place, and a 2⁻³⁵th to 2⁻⁴⁵th of it more or less
            x[row] = 0x1p-12f * (1 + 0x1p-18f * random.nextInt(3));
            w[row] = 0x1p-12f * (1 - 0x1p-18f * random.nextInt(3)) * (random.nextInt(2) == 0 ? 1 : -1);
            twiceIsWrong += (float) ((double) x[row] * w[row] + z[row]) == Math.fma(x[row], w[row], z[row]) ? 0 : 1;
        }
        assertTrue(twiceIsWrong > ROWS / 100, twiceIsWrong + " rows tell one rounding from two");
        compare();
    }

    private static float number(Xoshiro256 random, int kind) {
        float digits = (float) random.nextGaussian();
        return switch (kind % 5) {
            case 0 -> digits * 0x1p-100f;
            case 1 -> digits * 0x1p60f;
            case 2 -> random.nextInt(5) - 2;
            case 3 -> random.nextInt(100) * Float.MIN_VALUE;
            default -> digits;
        };
    }

    private void compare() throws OrtException {
        OnnxGraph graph = new OnnxGraph("fused", "", Set.of());
        String[] inputs = {"x", "w", "z"};
        for (String name : inputs) {
            graph.input(name, Type.FLOAT, "");
        }
        String sum = ExactSums.fused(graph, graph.cast("x", Type.DOUBLE), graph.cast("w", Type.DOUBLE), "z");
        graph.output(sum, "sum", Type.FLOAT, 1, "");
        byte[] model = graph.model("", "", new TreeMap<>()).toByteArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {ROWS, 1};
        try (OrtSession session = environment.createSession(model);
                OnnxTensor first = OnnxTensor.createTensor(environment, FloatBuffer.wrap(x), shape);
                OnnxTensor second = OnnxTensor.createTensor(environment, FloatBuffer.wrap(w), shape);
                OnnxTensor third = OnnxTensor.createTensor(environment, FloatBuffer.wrap(z), shape);
                OrtSession.Result result = session.run(Map.of("x", first, "w", second, "z", third))) {
            float[][] found = (float[][]) result.get(0).getValue();
            for (int row = 0; row < ROWS; row++) {
                // 0 for −0 is all that a sum may change: neither a later sum nor a sigmoid tells them apart
                float expected = Math.fma(x[row], w[row], z[row]) + 0f;
                assertEquals(expected, found[row][0] + 0f, x[row] + " * " + w[row] + " + " + z[row]);
            }
        }
    }
}

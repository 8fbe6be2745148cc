package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.random.Xoshiro256;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class InputGradientTest {
    private static final Schema SCHEMA =
            new Schema(List.of("a", "b", "c"), List.of(new CategoricalColumn("key", List.of("x", "y"))));

    private static Layer layer(int inputs, int outputs, Xoshiro256 random) {
        float[] weights = new float[inputs * outputs];
        float[] bias = new float[outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 2 * random.nextFloat() - 1;
        }
        for (int i = 0; i < outputs; i++) {
            bias[i] = random.nextFloat();
        }
        return new Layer(inputs, outputs, weights, bias);
    }

    private static Table row(float a, float b, float c, int code) {
        return new Table(SCHEMA, FMatrixRMaj.wrap(1, 3, new float[] {a, b, c}), new int[][] {{code}});
    }

    private static Mlp network(int... hidden) {
        Xoshiro256 random = new Xoshiro256(5);
        List<Layer> layers = new ArrayList<>();
        int inputs = SCHEMA.oneHotWidth();
        for (int units : hidden) {
            layers.add(layer(inputs, units, random));
            inputs = units;
        }
        layers.add(layer(inputs, 1, random));
        return new Mlp(SCHEMA, layers, TrainingHistory.NONE);
    }

    @Test
    void withoutHiddenLayersItIsTheWeights() {
        Mlp linear = network();
        double[] gradient = InputGradient.of(linear, row(0.5f, -1, 2, 1), 0);
        for (int i = 0; i < gradient.length; i++) {
            assertEquals(linear.layers().get(0).weight(i, 0), gradient[i], 0.0);
        }
    }

    @Test
    void itAgreesWithDifferencesOfTheLogit() {
        Mlp deep = network(7, 4);
        float step = 1f / 64;
        float[] at = {0.5f, -0.25f, 0.75f};
        double[] gradient = InputGradient.of(deep, row(at[0], at[1], at[2], 0), 0);
        for (int column = 0; column < at.length; column++) {
            float[] up = at.clone();
            float[] down = at.clone();
            up[column] += step;
            down[column] -= step;
            double difference = logit(deep, up) - logit(deep, down);
            assertEquals(difference / (2 * step), gradient[column], 1e-3, "column " + column);
        }
    }

    @Test
    void otherColumnsAreRefused() {
        Schema other = new Schema(List.of("a"), List.of());
        Table table = new Table(other, FMatrixRMaj.wrap(1, 1, new float[] {1}), new int[0][]);
        assertThrows(IllegalArgumentException.class, () -> InputGradient.of(network(3), table, 0));
    }

    private static double logit(Mlp mlp, float[] values) {
        return mlp.scorer().logit(values, new int[] {0});
    }
}

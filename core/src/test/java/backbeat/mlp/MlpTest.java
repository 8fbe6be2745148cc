package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Networks that are put together by hand: what they promise about their parts, and what they refuse. */
class MlpTest {
    /** Two numbers and three categories: five one-hot columns. */
    private static final Schema SCHEMA = MlpTables.schema(2, 3);

    private static final Layer HIDDEN = layer(5, 4);
    private static final Layer OUTPUT = layer(4, 1);
    private static final Mlp MLP = new Mlp(SCHEMA, List.of(HIDDEN, OUTPUT), TrainingHistory.NONE);

    private static Layer layer(int inputs, int outputs) {
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (i % 5 - 2) / 4f;
        }
        float[] bias = new float[outputs];
        Arrays.fill(bias, 0.25f);
        return new Layer(inputs, outputs, weights, bias);
    }

    private static void refused(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    private static Mlp of(Layer... layers) {
        return new Mlp(SCHEMA, List.of(layers), TrainingHistory.NONE);
    }

    @Test
    void countsItsWeightsAndBiases() {
        assertEquals(5 * 4 + 4 + 4 + 1, MLP.parameterCount());
        assertEquals(5 + 1, of(layer(5, 1)).parameterCount(), "logistic regression");
    }

    @Test
    void layersFitTogether() {
        refused("Layer 0 has 4 inputs, but receives 5 values", () -> of(OUTPUT));
        refused("Layer 1 has 3 inputs, but receives 4 values", () -> of(HIDDEN, layer(3, 1)));
        refused("must have 1 unit", () -> of(HIDDEN));
        refused("must have 1 unit", MlpTest::of);
    }

    @Test
    void aLayerHasAWeightForEachInputAndABiasForEachUnit() {
        refused("2 inputs and 3 units cannot have 5 weights and 3 biases", () -> {
            new Layer(2, 3, new float[5], new float[3]);
        });
        refused("cannot have 6 weights and 2 biases", () -> new Layer(2, 3, new float[6], new float[2]));
        refused("cannot have", () -> new Layer(2, 0, new float[0], new float[0]));
        refused("cannot have", () -> new Layer(-1, 1, new float[0], new float[1]));
        assertEquals(0, new Layer(0, 1, new float[0], new float[1]).inputs(), "nothing but a bias");
    }

    @Test
    void aLayerRefusesWhatIsNoNumber() {
        refused("The weight at 1 is NaN", () -> new Layer(2, 1, new float[] {1, Float.NaN}, new float[1]));
        refused("The bias at 0 is -Infinity", () -> {
            new Layer(1, 1, new float[1], new float[] {Float.NEGATIVE_INFINITY});
        });
    }

    @Test
    void aLayerSharesNoArrays() {
        float[] weights = {1, 2, 3, 4, 5, 6};
        float[] bias = {7, 8, 9};
        Layer layer = new Layer(2, 3, weights, bias);
        weights[4] = 0;
        bias[1] = 0;
        layer.weightsToArray()[4] = 0;
        layer.biasToArray()[1] = 0;
        assertEquals(5, layer.weight(1, 1), "row-major: the second input's weight to the second unit");
        assertEquals(8, layer.bias(1));
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, layer.weightsToArray());
        assertArrayEquals(new float[] {7, 8, 9}, layer.biasToArray());
    }

    /** About as many rows as are shared, and more of them, not a multiple of a task; more threads than tasks; again and again, as chance deals. */
    @Test
    void threadsAnswerTogether() {
        int shared = MlpScorer.SHARED;
        for (int rows : new int[] {shared - 1, shared, shared + 1, 2 * shared + 100}) {
            Table table = MlpTables.random(rows, 2, 3, 3).table();
            double[] alone = MLP.probabilities(table);
            for (int threads : new int[] {2, 3, 16}) {
                try (Workers workers = Workers.of(threads)) {
                    for (int time = 0; time < 20; time++) {
                        double[] together = new double[rows + 1];
                        MLP.probabilities(table, workers, together);
                        assertArrayEquals(alone, Arrays.copyOf(together, rows));
                        assertEquals(0, together[rows], "nothing behind the last row");
                    }
                }
            }
        }
        assertEquals(0, MLP.probabilities(MlpTables.random(1, 2, 3, 3).table().select(new int[0])).length);
    }

    @Test
    void otherColumnsAndTooLittleRoomAreRefused() {
        Table table = MlpTables.random(10, 2, 3, 3).table();
        Table other = MlpTables.random(10, 2, 3, 4).table();
        refused("columns differ", () -> MLP.probabilities(other));
        refused("Room for 9", () -> MLP.probabilities(table, Workers.sequential(), new double[9]));
        MlpScorer scorer = MLP.scorer();
        refused("columns differ", () -> scorer.probabilities(other, 0, 10, new double[10]));
        refused("Room for 9", () -> scorer.probabilities(table, 0, 9, new double[9]));
        refused("columns differ", () -> InputGradient.of(MLP, other, 0));
    }

    @Test
    void aRowAloneHasTheWidthOfTheSchema() {
        MlpScorer scorer = MLP.scorer();
        refused("A row has 2 numeric values and 1 codes, not 3 and 1", () -> {
            scorer.probability(new float[3], new int[1]);
        });
        refused("not 2 and 0", () -> scorer.logit(new float[2], new int[0]));
    }

    /** A code that the schema does not have adds nothing, on whichever side it lies. */
    @Test
    void unknownCodesAreUnseen() {
        MlpScorer scorer = MLP.scorer();
        float[] numeric = {0.5f, -1};
        float unseen = scorer.logit(numeric, new int[] {Table.UNSEEN});
        assertEquals(unseen, scorer.logit(numeric, new int[] {3}));
        assertEquals(unseen, scorer.logit(numeric, new int[] {-7}));
        for (int code = 0; code < 3; code++) {
            double sum = 0.25;
            for (int unit = 0; unit < 4; unit++) {
                double z = HIDDEN.bias(unit) + HIDDEN.weight(2 + code, unit);
                z += 0.5 * HIDDEN.weight(0, unit) - HIDDEN.weight(1, unit);
                sum += Math.max(0, z) * OUTPUT.weight(unit, 0);
            }
            assertEquals(sum, scorer.logit(numeric, new int[] {code}), 1e-6, "category " + code);
        }
    }
}

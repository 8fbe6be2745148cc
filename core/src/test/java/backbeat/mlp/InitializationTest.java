package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The moments of the first weights follow the layer's inputs, and the draw is the seed's. */
@Tag("contract")
class InitializationTest {
    private static final int INPUTS = 140;

    private static Parameters draw(Initialization initialization, long seed) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden(1_000, 500)
                .withInitialization(initialization)
                .withSeed(seed);
        return Parameters.initial(INPUTS, options);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double variance(float[] values) {
        double mean = mean(values);
        double sum = 0;
        for (float v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum / values.length;
    }

    /** The share of normal values within one deviation is 0.683, of uniform ones 1/√3 = 0.577: it tells the shapes apart. */
    private static double withinOneDeviation(float[] values) {
        double deviation = StrictMath.sqrt(variance(values));
        int inside = 0;
        for (float v : values) {
            inside += Math.abs(v) < deviation ? 1 : 0;
        }
        return inside / (double) values.length;
    }

    @ParameterizedTest
    @CsvSource({"HE, 2, 0.683", "FAN_IN_UNIFORM, 0.33333, 0.577"})
    void momentsOfTheWeights(Initialization initialization, double varianceTimesInputs, double inside) {
        Parameters p = draw(initialization, 5);
        int[] inputs = {INPUTS, 1_000};
        for (int l = 0; l < 2; l++) {
            float[] w = p.weights[l].data;
            double expected = varianceTimesInputs / inputs[l];
            // Standard errors of the mean and (at most, the normal's) of the variance over so many draws; five of each.
            assertEquals(0, mean(w), 5 * StrictMath.sqrt(expected / w.length));
            assertEquals(expected, variance(w), 5 * expected * StrictMath.sqrt(2.0 / w.length));
            assertEquals(inside, withinOneDeviation(w), 0.01);
        }
        float[] output = p.weights[2].data;
        assertEquals(varianceTimesInputs / 500, variance(output), varianceTimesInputs / 500 * 0.3);
    }

    @Test
    void uniformWeightsAndBiasesKeepTheirBound() {
        Parameters p = draw(Initialization.FAN_IN_UNIFORM, 5);
        int[] inputs = {INPUTS, 1_000, 500};
        for (int l = 0; l < 3; l++) {
            float bound = (float) (1 / StrictMath.sqrt(inputs[l]));
            for (float[] values : new float[][] {p.weights[l].data, p.biases[l]}) {
                for (float v : values) {
                    assertTrue(Math.abs(v) <= bound, v + " is beyond " + bound);
                }
            }
        }
        assertEquals(1.0 / (3 * INPUTS), variance(p.biases[0]), 0.2 / (3 * INPUTS));
    }

    @Test
    void heLeavesTheBiasesZero() {
        for (float[] biases : draw(Initialization.HE, 5).biases) {
            assertArrayEquals(new float[biases.length], biases);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSeedAloneDecides(Initialization initialization) {
        Parameters a = draw(initialization, 5);
        Parameters b = draw(initialization, 5);
        Parameters c = draw(initialization, 6);
        for (int l = 0; l < a.layers(); l++) {
            assertArrayEquals(a.weights[l].data, b.weights[l].data);
            assertArrayEquals(a.biases[l], b.biases[l]);
            assertFalse(Arrays.equals(a.weights[l].data, c.weights[l].data));
        }
    }

    @Test
    void anyNumberOfThreadsTrainsFromTheSameUniformWeights() {
        MlpTables.Data train = MlpTables.random(2_000, 7, 1, 4, 30);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(128, 40)
                .withBatchSize(1_000)
                .withEpochs(2)
                .withInitialization(Initialization.FAN_IN_UNIFORM);
        Mlp one = new MlpTrainer(options, Workers.sequential()).fit(train.table(), train.labels(), Progress.NONE);
        try (Workers workers = Workers.of(3)) {
            Mlp three = new MlpTrainer(options, workers).fit(train.table(), train.labels(), Progress.NONE);
            assertEquals(one.history(), three.history());
            assertArrayEquals(
                    one.layers().get(0).weightsToArray(), three.layers().get(0).weightsToArray());
            assertArrayEquals(
                    one.layers().get(2).biasToArray(), three.layers().get(2).biasToArray());
        }
    }
}

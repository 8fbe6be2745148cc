package backbeat.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.KernelProvider.Mode;
import backbeat.kernel.Kernels;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpTables;
import backbeat.mlp.TrainingHistory;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogisticRegressionTest {
    private static final int ROWS = 5_000;

    private static float[] coefficients(Schema schema) {
        Xoshiro256 random = new Xoshiro256(3);
        float[] all = new float[schema.oneHotWidth()];
        for (int f = 0; f < all.length; f++) {
            all[f] = (float) random.nextGaussian();
        }
        return all;
    }

    /** Files of logistic regression once held a network without a hidden layer; the answers of both have the same bits. */
    @Tag("contract")
    @ParameterizedTest
    @CsvSource({"1, SCALAR", "1, AUTO", "2, SCALAR", "7, AUTO"})
    void answersWithTheBitsOfANetworkOfOneUnit(int threads, Mode mode) {
        Table table = extremes(MlpTables.random(ROWS, 5, 1, 3, 40).table());
        float[] coefficients = coefficients(table.schema());
        Layer layer = new Layer(coefficients.length, 1, coefficients, new float[] {0.25f});
        Kernels kernels = KernelProvider.choose(mode).kernels();
        Mlp network = new Mlp(table.schema(), List.of(layer), TrainingHistory.NONE, kernels);
        LogisticRegression model = new LogisticRegression(table.schema(), coefficients, 0.25f, List.of(), kernels);
        try (Workers workers = Workers.of(threads)) {
            double[] actual = new double[ROWS];
            model.probabilities(table, workers, actual);
            assertArrayEquals(network.probabilities(table), actual);
        }
    }

    /** Numbers so large that a sum of both signs overflows. */
    private static Table extremes(Table table) {
        FMatrixRMaj numeric = table.numeric().copy();
        for (int r = 0; r < 64; r++) {
            numeric.set(r, r % 5, r % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE);
            numeric.set(r, (r + 1) % 5, r % 3 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE);
        }
        int[][] codes = new int[table.schema().categoricalCount()][];
        for (int c = 0; c < codes.length; c++) {
            codes[c] = table.codes(c);
        }
        return new Table(table.schema(), numeric, codes);
    }

    @Test
    void theLogitIsTheSumOfTheCoefficients() {
        Schema schema = MlpTables.schema(1, 2);
        LogisticRegression model = new LogisticRegression(schema, new float[] {2, 3, 5}, 1, List.of());
        Table table =
                new Table(schema, new FMatrixRMaj(new float[][] {{4}, {4}, {4}}), new int[][] {{0, 1, Table.UNSEEN}});
        assertEquals(12, model.logit(table, 0));
        assertEquals(14, model.logit(table, 1));
        assertEquals(9, model.logit(table, 2), "an unseen category adds nothing");
        assertEquals(5, model.coefficient(0, 1));
        assertEquals(2, model.coefficient(0));
    }

    @Test
    void refusesWhatDoesNotFit() {
        Schema schema = MlpTables.schema(1, 2);
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> new LogisticRegression(schema, new float[2], 0, List.of()))
                .getMessage()
                .contains("cannot have 2 coefficients"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogisticRegression(schema, new float[] {0, Float.NaN, 0}, 0, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogisticRegression(schema, new float[3], Float.POSITIVE_INFINITY, List.of()));
        float[] mine = new float[3];
        LogisticRegression model = new LogisticRegression(schema, mine, 0, List.of());
        mine[0] = 9;
        model.coefficientsToArray()[0] = 9;
        assertEquals(0, model.coefficient(0), "copied on the way in and out");
    }
}

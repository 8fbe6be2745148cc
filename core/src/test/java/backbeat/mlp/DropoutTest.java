package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {
    private static final int WIDTH = 37;

    private static float[] masked(Dropout dropout, int rows, int epoch, int place, int layer) {
        float[] activations = new float[rows * WIDTH];
        Arrays.fill(activations, 2);
        dropout.apply(activations, WIDTH, rows, epoch, place, layer);
        return activations;
    }

    /** Five standard errors of a share of 37,000 draws; the mean stays what it was, since the rest is scaled up. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.9})
    void silencesItsShareAndScalesTheRest(double share) {
        Dropout dropout = new Dropout(share, 3);
        assertTrue(dropout.on());
        assertEquals(1 / (1 - share), dropout.scale, 1e-3);
        float[] activations = masked(dropout, 1_000, 0, 0, 0);
        int silent = 0;
        for (float a : activations) {
            assertTrue(a == 0 || a == 2 * dropout.scale, "an activation of " + a);
            silent += a == 0 ? 1 : 0;
        }
        double error = StrictMath.sqrt(share * (1 - share) / activations.length);
        assertEquals(share, silent / (double) activations.length, 5 * error);
    }

    @Test
    void offAtZero() {
        Dropout dropout = new Dropout(0, 3);
        assertFalse(dropout.on());
        assertEquals(1, dropout.scale);
    }

    /** Blocks may be cut anywhere: a row's mask follows from its place. */
    @Test
    void aMaskFollowsFromThePlaceOfTheRow() {
        Dropout dropout = new Dropout(0.4, 3);
        float[] together = masked(dropout, 20, 5, 100, 1);
        float[] tail = masked(new Dropout(0.4, 3), 13, 5, 107, 1);
        assertArrayEquals(Arrays.copyOfRange(together, 7 * WIDTH, 20 * WIDTH), tail);
    }

    @Test
    void everythingItDependsOnChangesIt() {
        float[] mask = masked(new Dropout(0.4, 3), 20, 5, 100, 1);
        assertFalse(Arrays.equals(mask, masked(new Dropout(0.4, 4), 20, 5, 100, 1)), "seed");
        assertFalse(Arrays.equals(mask, masked(new Dropout(0.4, 3), 20, 6, 100, 1)), "epoch");
        assertFalse(Arrays.equals(mask, masked(new Dropout(0.4, 3), 20, 5, 120, 1)), "place");
        assertFalse(Arrays.equals(mask, masked(new Dropout(0.4, 3), 20, 5, 100, 2)), "layer");
        float[] first = Arrays.copyOf(mask, WIDTH);
        assertFalse(Arrays.equals(first, Arrays.copyOfRange(mask, WIDTH, 2 * WIDTH)), "row");
    }

    /** A network whose units sit out loses more in training than one whose units all stay, and is another one. */
    @Test
    void trainingUsesIt() {
        MlpTables.Data data = MlpTables.random(400, 6, 1, 4);
        MlpOptions options =
                MlpOptions.defaults().withHidden(32, 8).withEpochs(30).withBatchSize(50);
        MlpOptions dropped = options.withDropout(0.6);
        Mlp without = new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        Mlp with = new MlpTrainer(dropped, Workers.sequential()).fit(data.table(), data.labels());
        double lossWithout = without.history().epochs().get(29).trainLoss();
        double lossWith = with.history().epochs().get(29).trainLoss();
        assertTrue(lossWith > 1.2 * lossWithout, lossWith + " with, " + lossWithout + " without");
    }
}

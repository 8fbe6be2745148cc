package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.ForestPlanBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that are grown apart, from a plan that has travelled, are those of the trainer, and so are their votes. */
class ForestPlanTest {
    private static final int ROWS = 900;
    private static final ForestData.Sample SAMPLE =
            ForestData.mixed(ROWS, new int[] {2, 40, 500}, new int[] {3, 30}, 5);
    private static final int[] GROUPS =
            IntStream.range(0, ROWS).map(row -> row / 3).toArray();
    private static final ForestOptions OPTIONS = ForestOptions.defaults().withTrees(9);
    private static final PreparedRows PREPARED =
            PreparedRows.of(SAMPLE.table(), SAMPLE.labels(), OPTIONS.maxBins(), Workers.sequential());

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void sharesMakeUpTheForestOfTheTrainer(int parts) throws IOException {
        RandomForest expected =
                new RandomForestTrainer(OPTIONS, Workers.sequential()).fit(PREPARED, GROUPS, Progress.NONE);
        List<ForestPlan.Share> shares = shares(ForestPlan.of(OPTIONS, PREPARED, GROUPS), parts);
        Collections.reverse(shares);
        RandomForest gathered = ForestPlan.of(OPTIONS, PREPARED, GROUPS).gather(shares);
        assertEquals(expected.trees(), gathered.trees());
        assertArrayEquals(
                expected.outOfBag().orElseThrow().probabilities(),
                gathered.outOfBag().orElseThrow().probabilities());
    }

    @Test
    void whatIsMissingOrThereTwiceIsRefused() throws IOException {
        ForestPlan plan = ForestPlan.of(OPTIONS.withOutOfBag(false), PREPARED, GROUPS);
        List<ForestPlan.Share> shares = shares(plan, 3);
        assertThrows(IllegalArgumentException.class, () -> plan.gather(shares.subList(0, 2)));
        shares.add(shares.get(0));
        assertThrows(IllegalArgumentException.class, () -> plan.gather(shares));
    }

    /** What is shipped for growing alone: two words a row here, and two group numbers. */
    @Test
    void aPlanIsSmall() {
        int bytes = ForestPlanBytes.of(ForestPlan.of(OPTIONS.withOutOfBag(false), PREPARED, GROUPS)).length;
        assertTrue(bytes < ROWS * 24 + 12_000, bytes + " bytes");
    }

    private static List<ForestPlan.Share> shares(ForestPlan plan, int parts) throws IOException {
        List<ForestPlan.Share> shares = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            ForestPlan travelled = ForestPlanBytes.plan(ForestPlanBytes.of(plan));
            ForestPlan.Share share =
                    travelled.grow(OPTIONS.trees() * part / parts, OPTIONS.trees() * (part + 1) / parts, Progress.NONE);
            shares.add(ForestPlanBytes.share(ForestPlanBytes.of(share, travelled), plan));
        }
        return shares;
    }
}

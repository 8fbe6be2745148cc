package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlendChoiceTest {
    private final Xoshiro256 random = new Xoshiro256(17);

    private final Labels labels = Samples.labels(600, 0.4, random);

    /** The same choice written out: calibrate each row on the other folds, try every set, keep the first of the lowest loss. */
    private static List<Integer> byHand(Labels labels, List<double[]> models, List<double[]> calibrated) {
        for (double[] model : models) {
            double[] out = new double[model.length];
            for (int fold = 0; fold < BlendChoice.FOLDS; fold++) {
                int held = fold;
                int[] others = IntStream.range(0, model.length)
                        .filter(row -> row % BlendChoice.FOLDS != held)
                        .toArray();
                PlattScaling scaling = PlattScaling.fit(
                        labels.select(others),
                        Arrays.stream(others).mapToDouble(row -> model[row]).toArray());
                for (int row = fold; row < model.length; row += BlendChoice.FOLDS) {
                    out[row] = scaling.apply(model[row]);
                }
            }
            calibrated.add(out);
        }
        List<List<Integer>> sets = new ArrayList<>();
        for (int set = 1; set < 1 << models.size(); set++) {
            List<Integer> members = new ArrayList<>();
            for (int model = 0; model < models.size(); model++) {
                if ((set & 1 << model) != 0) {
                    members.add(model);
                }
            }
            sets.add(members);
        }
        return Collections.min(
                sets, (a, b) -> Double.compare(loss(labels, calibrated, a), loss(labels, calibrated, b)));
    }

    private static double loss(Labels labels, List<double[]> calibrated, List<Integer> members) {
        return Losses.logLoss(
                labels, Blend.average(members.stream().map(calibrated::get).toList()));
    }

    @Test
    void takesTheSetOfTheLowestLossOnRowsHeldOut() {
        List<double[]> models = new ArrayList<>();
        for (int model = 0; model < 3; model++) {
            models.add(Samples.probabilities(labels, 0, random));
        }
        models.add(random(labels.size()));
        BlendChoice choice = BlendChoice.of(labels, models);
        List<double[]> calibrated = new ArrayList<>();
        List<Integer> members = byHand(labels, models, calibrated);
        assertEquals(members, choice.members());
        assertTrue(members.size() > 1, "else it says nothing of blends: " + members);
        assertFalse(choice.isSingle());
        assertEquals(loss(labels, calibrated, members), choice.logLoss());
        assertArrayEquals(Blend.average(members.stream().map(calibrated::get).toList()), choice.probabilities());
        int best = Collections.min(
                List.of(0, 1, 2, 3),
                (a, b) -> Double.compare(loss(labels, calibrated, List.of(a)), loss(labels, calibrated, List.of(b))));
        assertEquals(best, choice.bestPart());
        assertEquals(loss(labels, calibrated, List.of(best)), choice.bestPartLoss());
        assertTrue(choice.logLoss() < choice.bestPartLoss());
    }

    @Test
    void fallsBackToTheBestPart() {
        double[] good = Samples.probabilities(labels, 0, random);
        BlendChoice choice = BlendChoice.of(labels, List.of(random(labels.size()), good, good.clone()));
        assertTrue(choice.isSingle());
        assertEquals(List.of(1), choice.members(), "of equals the one with fewer models, then the earlier one");
        assertEquals(1, choice.bestPart());
        assertEquals(choice.bestPartLoss(), choice.logLoss());
    }

    /** The only positive row is held out once: that fold is calibrated on all rows. */
    @Test
    void aFoldWithoutAClassIsCalibratedOnAllRows() {
        Labels rare = Labels.of(true, false, false, false, false, false, false);
        double[] model = {0.9, 0.2, 0.3, 0.1, 0.4, 0.2, 0.1};
        BlendChoice choice = BlendChoice.of(rare, List.of(model));
        assertEquals(PlattScaling.fit(rare, model).apply(model[0]), choice.probabilities()[0]);
        assertEquals(List.of(0), choice.members());
    }

    @Test
    void refusals() {
        assertThrows(IllegalArgumentException.class, () -> BlendChoice.of(labels, List.of()));
        double[] model = random(labels.size());
        assertFalse(BlendChoice.of(Labels.of(true, false), Collections.nCopies(16, new double[] {0.6, 0.5}))
                .members()
                .isEmpty());
        List<double[]> seventeen = Collections.nCopies(17, model);
        assertThrows(IllegalArgumentException.class, () -> BlendChoice.of(labels, seventeen));
    }

    private double[] random(int rows) {
        double[] p = new double[rows];
        Arrays.setAll(p, row -> random.nextDouble());
        return p;
    }
}

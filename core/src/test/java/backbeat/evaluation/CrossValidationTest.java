package backbeat.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.random.Xoshiro256;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private final Labels labels = Labels.of(true, false, true, false, true, false);
    private final int[][] folds = {{0, 3}, {5, 4}, {2, 1}};

    @Test
    void everyRowIsPredictedByAModelThatHasNotSeenIt() {
        CrossValidation result = CrossValidation.run(
                labels,
                folds,
                0.5,
                (train, test) -> {
                    assertEquals(4, train.length);
                    for (int row : test) {
                        assertTrue(Arrays.binarySearch(train, row) < 0, "row " + row);
                    }
                    return Arrays.stream(test)
                            .mapToDouble(row -> row / 10.0 + labels.get(row) / 2.0)
                            .toArray();
                },
                Progress.NONE);
        assertArrayEquals(new double[] {0.5, 0.1, 0.7, 0.3, 0.9, 0.5}, result.outOfFold(), 1e-15);
        assertEquals(3, result.folds().size());
        assertEquals(1, result.mean(Metric.AUC));
        assertEquals(0, result.standardDeviation(Metric.AUC));
        assertEquals(Math.sqrt((0.25 / 9 + 0.25 / 9 + 1 / 9.0) / 2), result.standardDeviation(Metric.ACCURACY), 1e-12);
    }

    @Test
    void trainersAreFittedOnTheOtherFolds() {
        Table table = Models.table(6, new Xoshiro256(1));
        CrossValidation result =
                CrossValidation.run(new MajorityTrainer(), table, labels, folds, 0.5, Workers.sequential());
        assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, result.outOfFold());
    }

    @Test
    void refusals() {
        assertRefused("at least 2 folds", new int[][] {{0, 1, 2, 3, 4, 5}});
        assertRefused("Row 1 is in more than one fold", new int[][] {{0, 1}, {1, 2, 3, 4, 5}});
        assertRefused("1 of 6 rows are in no fold", new int[][] {{0, 1}, {2, 3, 4}});
        assertRefused("row 6 of 6", new int[][] {{0, 1}, {2, 3, 4, 5, 6}});
    }

    private void assertRefused(String message, int[][] bad) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> CrossValidation.run(labels, bad, 0.5, (train, test) -> test(test), Progress.NONE));
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }

    private static double[] test(int[] rows) {
        return new double[rows.length];
    }

    @Test
    void canBeCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String task, long steps) {}

            @Override
            public void advance(long steps) {}

            @Override
            public void end() {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(
                CancelledException.class,
                () -> CrossValidation.run(labels, folds, 0.5, (train, test) -> test(test), cancelled));
    }

    @Test
    void majorityAnswersTheTrainingRate() {
        Table table = Models.table(6, new Xoshiro256(1));
        Labels three = Labels.of(true, false, false, false, true, false);
        MajorityClassifier model = new MajorityTrainer().fit(table, three);
        double[] p = model.probabilities(table);
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 1 / 3.0}, p);
        assertEquals(4 / 6.0, Metrics.of(three, p, 0.5).accuracy());
        assertThrows(IllegalArgumentException.class, () -> new MajorityClassifier(Models.SCHEMA, 1.5));
    }
}

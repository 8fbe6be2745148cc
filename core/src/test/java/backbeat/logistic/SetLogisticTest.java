package backbeat.logistic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveLogistic;
import backbeat.table.OneHot;
import backbeat.table.SetTables;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class SetLogisticTest {
    private static final SetTables.Data DATA = SetTables.random(9_000, 4, 25, 9, 7);
    private static final LogisticOptions OPTIONS = LogisticOptions.defaults();

    @Test
    void findsTheSolutionOfTheMultiHotMatrix() {
        double[] solution =
                new LogisticFit(OPTIONS, Workers.sequential(), DATA.table(), DATA.labels()).solve(Progress.NONE);
        double[] dense = new LogisticFit(OPTIONS, Workers.sequential(), SetTables.dense(DATA.table()), DATA.labels())
                .solve(Progress.NONE);
        assertArrayEquals(dense, solution, 1e-8);
        NaiveLogistic naive =
                NaiveLogistic.fit(OneHot.materializeDouble(DATA.table()), DATA.labels(), OPTIONS.l2(), 20);
        assertEquals(naive.bias, solution[0], 1e-6);
        for (int f = 0; f < naive.weights.length; f++) {
            assertEquals(naive.weights[f], solution[1 + f], 1e-6);
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        LogisticRegression one = new LogisticTrainer(OPTIONS, Workers.sequential()).fit(DATA.table(), DATA.labels());
        try (Workers workers = Workers.of(3)) {
            LogisticRegression three = new LogisticTrainer(OPTIONS, workers).fit(DATA.table(), DATA.labels());
            assertArrayEquals(one.coefficientsToArray(), three.coefficientsToArray());
            double[] out = new double[DATA.table().rows()];
            three.probabilities(DATA.table(), workers, out);
            assertArrayEquals(one.probabilities(DATA.table()), out);
        }
        LogisticRegression dense = new LogisticRegression(
                SetTables.dense(DATA.table()).schema(), one.coefficientsToArray(), one.intercept(), one.steps());
        double[] expected = dense.probabilities(SetTables.dense(DATA.table()));
        double[] actual = one.probabilities(DATA.table());
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], actual[row], "row " + row);
        }
    }
}

package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.reference.NaiveKnn;
import backbeat.table.Labels;
import backbeat.table.OneHot;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnnClassifierTest {
    private static final Schema SCHEMA = KnnData.schema(3, 2, 6);
    private final Table training = KnnData.table(SCHEMA, Shape.GAUSSIAN, 400, 0, 1);
    private final Labels labels = KnnData.labels(400, 2);
    private final Table queries = KnnData.table(SCHEMA, Shape.GAUSSIAN, 150, 8, 3);

    private KnnClassifier fit(KnnOptions options) {
        return new KnnTrainer(options, Workers.sequential()).fit(training, labels);
    }

    @ParameterizedTest
    @EnumSource(Search.class)
    void equalsTheReferenceOnTheDenseMatrix(Search search) {
        double[] actual = fit(KnnOptions.defaults().withK(7).withSearch(search)).probabilities(queries);
        NaiveKnn reference = new NaiveKnn(OneHot.materializeDouble(training), labels, 7);
        DMatrixRMaj dense = OneHot.materializeDouble(queries);
        for (int row = 0; row < queries.rows(); row++) {
            assertEquals(reference.probability(dense, row), actual[row], "row " + row);
        }
    }

    @ParameterizedTest
    @EnumSource(Weighting.class)
    void onePassServesEveryK(Weighting weighting) {
        KnnClassifier model = fit(KnnOptions.defaults().withWeighting(weighting));
        double[][] all = model.probabilitiesUpTo(20, queries, Workers.sequential());
        for (int k = 1; k <= 20; k++) {
            assertArrayEquals(model.withK(k).probabilities(queries), all[k - 1], "k = " + k);
        }
    }

    @Test
    void threadsDoNotChangeTheResult() {
        KnnClassifier model = fit(KnnOptions.defaults().withWeighting(Weighting.DISTANCE));
        double[] expected = model.probabilities(queries);
        for (int threads : new int[] {2, 3, 7}) {
            try (Workers workers = Workers.of(threads)) {
                double[] actual = new double[queries.rows()];
                model.probabilities(queries, workers, actual);
                assertArrayEquals(expected, actual, threads + " threads");
            }
        }
    }

    @Test
    void leaveOneOutEqualsTheModelFittedOnTheOthers() {
        double[][] actual = fit(KnnOptions.defaults()).leaveOneOut(5, Workers.sequential());
        for (int left = 0; left < 400; left += 37) {
            int[] others = new int[399];
            for (int i = 0; i < 399; i++) {
                others[i] = i < left ? i : i + 1;
            }
            KnnClassifier without = new KnnTrainer(KnnOptions.defaults().withK(5), Workers.sequential())
                    .fit(training.select(others), labels.select(others));
            assertEquals(without.probabilities(training.select(new int[] {left}))[0], actual[4][left]);
        }
    }

    @Test
    void weighsByInverseDistance() {
        Schema line = KnnData.schema(1);
        Table points = new Table(line, new org.ejml.data.FMatrixRMaj(3, 1, true, 0, 1, 4), new int[0][]);
        Labels positiveFirst = Labels.of(true, false, false);
        KnnClassifier model = new KnnTrainer(
                        KnnOptions.defaults().withK(3).withWeighting(Weighting.DISTANCE), Workers.sequential())
                .fit(points, positiveFirst);
        Table asked = new Table(line, new org.ejml.data.FMatrixRMaj(2, 1, true, 2, 0), new int[0][]);
        assertArrayEquals(new double[] {0.5 / (0.5 + 1 + 0.5), 1}, model.probabilities(asked));
    }

    @Test
    void refusesMoreNeighborsThanRows() {
        KnnTrainer trainer = new KnnTrainer(KnnOptions.defaults().withK(401), Workers.sequential());
        String message = assertThrows(IllegalArgumentException.class, () -> trainer.fit(training, labels))
                .getMessage();
        assertTrue(message.contains("401") && message.contains("400"), message);
        KnnClassifier model = fit(KnnOptions.defaults());
        assertThrows(IllegalArgumentException.class, () -> model.withK(401));
        String others = assertThrows(IllegalArgumentException.class, () -> model.leaveOneOut(400, Workers.sequential()))
                .getMessage();
        assertTrue(others.contains("k = 400") && others.contains("399 training rows to choose from"), others);
        assertThrows(IllegalArgumentException.class, () -> model.leaveOneOut(0, Workers.sequential()));
        assertEquals(399, model.leaveOneOut(399, Workers.sequential()).length);
        assertThrows(IllegalArgumentException.class, () -> model.withK(0));
        assertThrows(IllegalArgumentException.class, () -> model.probabilitiesUpTo(0, queries, Workers.sequential()));
    }

    @Test
    void refusesAnotherSchema() {
        Table other = KnnData.table(KnnData.schema(3, 2, 7), Shape.GAUSSIAN, 5, 0, 4);
        KnnClassifier model = fit(KnnOptions.defaults());
        assertThrows(IllegalArgumentException.class, () -> model.probabilities(other));
    }

    /** The votes of one and the same searches: what is looked at is summed over the threads. */
    @ParameterizedTest
    @EnumSource(
            value = Search.class,
            names = {"TREE", "BRUTE"})
    void threadsDoNotChangeWhatIsLookedAt(Search search) {
        KnnClassifier model = fit(KnnOptions.defaults().withSearch(search));
        SearchStatistics one = model.statistics(queries, Workers.sequential());
        assertEquals(150, one.queries());
        assertTrue(one.points() >= 150 * 15 && one.points() <= 150 * 400 * 3, one.toString());
        assertEquals(search == Search.BRUTE, one.points() == 150 * 400, "brute force compares with all points once");
        try (Workers workers = Workers.of(3)) {
            assertEquals(one, model.statistics(queries, workers));
        }
        SearchStatistics sum = new SearchStatistics(1, 2, 3, 4).plus(new SearchStatistics(10, 20, 30, 40));
        assertEquals(new SearchStatistics(11, 22, 33, 44), sum);
        assertEquals(2, sum.pointsPerQuery());
    }

    @Test
    void aFitIsHeard() {
        List<String> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long steps) {
                heard.add(task + " " + steps);
            }

            @Override
            public void advance(long steps) {
                heard.add("advance " + steps);
            }

            @Override
            public void end() {
                heard.add("end");
            }
        };
        new KnnTrainer(KnnOptions.defaults(), Workers.sequential()).fit(training, labels, progress);
        assertEquals(List.of("k-nearest neighbors 1", "advance 1", "end"), heard);
    }
}

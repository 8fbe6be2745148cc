package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.mlp.LearningRateSearch.Result;
import backbeat.mlp.LearningRateSearch.Trial;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearningRateSearchTest {
    private static final MlpTables.Data TRAIN = MlpTables.random(800, 6, 1, 5);
    private static final MlpTables.Data VALIDATION = MlpTables.random(400, 6, 2, 5);
    private static final MlpOptions OPTIONS =
            MlpOptions.defaults().withHidden(16).withBatchSize(32);
    private static final List<Double> RATES = List.of(1e-6, 1e-2, 1e-4, 3e-3, 3.0);

    private static Result search(int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new LearningRateSearch(OPTIONS, RATES, 2, workers)
                    .run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
        }
    }

    @Test
    void halvesTheFieldAndKeepsItsTable() {
        Result result = search(1);
        assertEquals(RATES, result.trials().stream().map(Trial::learningRate).toList());
        assertEquals(
                List.of(2, 2, 4, 8, 16),
                result.trials().stream().map(Trial::epochs).sorted().toList(),
                "5 rates train 2 epochs, 3 of them 4, 2 of them 8, the last 16");
        assertTrue(List.of(1e-2, 3e-3).contains(result.best().learningRate()), "chose " + result.best());
        assertEquals(16, result.best().epochs());
        assertEquals(4, result.best().rounds());
    }

    @Test
    void takingUpARunEqualsRunningItThrough() {
        Trial best = search(1).best();
        Mlp whole = new MlpTrainer(OPTIONS.withEpochs(16).withLearningRate(best.learningRate()), Workers.sequential())
                .fit(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
        List<Double> losses = whole.history().epochs().stream()
                .map(e -> e.validationLoss().orElseThrow())
                .toList();
        assertEquals(losses, best.validationLosses());
        assertEquals(whole.history().bestEpoch(), best.bestEpoch());
    }

    @Test
    void threadsDoNotChangeTheTable() {
        assertEquals(search(1), search(3));
    }

    @Test
    void gridsHaveEqualRatios() {
        assertEquals(List.of(1e-4, 1e-3, 1e-2, 1e-1), LearningRateSearch.grid(1e-4, 1e-1, 4));
        assertEquals(List.of(1e-4, 3.16e-4, 1e-3), LearningRateSearch.grid(1e-4, 1e-3, 3));
        assertEquals(List.of(0.01), LearningRateSearch.grid(0.01, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> LearningRateSearch.grid(0, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> LearningRateSearch.grid(1, 0.1, 3));
    }

    @Test
    void rejectsAnEmptySearchAndBadRates() {
        Workers one = Workers.sequential();
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, List.of(), 2, one));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, List.of(-1.0), 2, one));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, RATES, 0, one));
    }

    @Test
    void saysWhenEveryRateDiverges() {
        LearningRateSearch search = new LearningRateSearch(
                OPTIONS.withOptimizer(Optimizer.SGD), List.of(1e30, 1e32), 1, Workers.sequential());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> search.run(
                        TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE));
        assertTrue(e.getMessage().contains("diverged"), e.getMessage());
    }
}

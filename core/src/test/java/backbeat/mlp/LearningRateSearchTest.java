package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import backbeat.mlp.LearningRateSearch.Result;
import backbeat.mlp.LearningRateSearch.Standing;
import backbeat.mlp.LearningRateSearch.Trial;
import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LearningRateSearchTest {
    private static final MlpTables.Data TRAIN = MlpTables.random(800, 6, 1, 5);
    private static final MlpTables.Data VALIDATION = MlpTables.random(400, 6, 2, 5);
    private static final MlpOptions OPTIONS =
            MlpOptions.defaults().withHidden(16).withBatchSize(32).withEpochs(16);
    private static final List<Double> RATES = List.of(1e-6, 1e-2, 1e-4, 3e-3, 3.0);

    private static Result search(MlpOptions options, int finalists, int threads) {
        try (Workers workers = Workers.of(threads)) {
            return new LearningRateSearch(options, RATES, 2, finalists, workers)
                    .run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
        }
    }

    private static Mlp whole(MlpOptions options) {
        return new MlpTrainer(options, Workers.sequential())
                .fit(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
    }

    @Test
    void halvesTheFieldAndKeepsItsTable() {
        Result result = search(OPTIONS, 1, 1);
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
    void everyRoundStandsInTheTable() {
        Result result = search(OPTIONS, 2, 1);
        int[] running = {5, 3, 2};
        int[] epochs = {2, 4, 16};
        int[] survivors = {3, 2, 1};
        assertEquals(10, result.standings().size());
        for (int round = 1; round <= 3; round++) {
            int number = round;
            List<Standing> standings = result.standings().stream()
                    .filter(standing -> standing.round() == number)
                    .toList();
            assertEquals(running[round - 1], standings.size());
            double worst = standings.stream()
                    .filter(Standing::survived)
                    .mapToDouble(Standing::validationLoss)
                    .max()
                    .orElseThrow();
            assertEquals(
                    survivors[round - 1],
                    standings.stream().filter(Standing::survived).count());
            for (Standing standing : standings) {
                assertEquals(epochs[round - 1], standing.epochs());
                assertTrue(standing.survived() || standing.validationLoss() >= worst, standings.toString());
                Trial trial = result.trials().get(RATES.indexOf(standing.learningRate()));
                double lowest = trial.history().epochs().stream()
                        .limit(standing.epochs())
                        .mapToDouble(epoch -> epoch.validationLoss().orElseThrow())
                        .min()
                        .orElseThrow();
                assertEquals(lowest, standing.validationLoss());
            }
        }
        assertEquals(
                result.best().validationLoss(),
                result.standings().stream()
                        .filter(standing -> standing.round() == 3 && standing.survived())
                        .findFirst()
                        .orElseThrow()
                        .validationLoss());
    }

    @Test
    void theNetworkIsTheOneThatTrainingAtTheRateGives() {
        MlpOptions options = OPTIONS.withEpochs(60)
                .withPatience(3)
                .withSchedule(Schedule.cosine())
                .withDropout(0.2);
        Result result = search(options, 2, 2);
        assertTrue(result.best().epochs() < 60, "stops early: " + result.best().epochs());
        Mlp whole = whole(options.withLearningRate(result.best().learningRate()));
        assertEquals(whole.history(), result.network().history());
        assertEquals(whole.history(), result.best().history());
        for (int l = 0; l < 2; l++) {
            assertArrayEquals(
                    whole.layers().get(l).weightsToArray(),
                    result.network().layers().get(l).weightsToArray());
            assertArrayEquals(
                    whole.layers().get(l).biasToArray(),
                    result.network().layers().get(l).biasToArray());
        }
    }

    /** Rates that train elsewhere, each from its first epoch on, come to the tables and the network of a search here. */
    @Test
    void roundsElsewhereComeToTheSame() {
        MlpOptions options = OPTIONS.withPatience(3).withDropout(0.2);
        LearningRateSearch search = new LearningRateSearch(options, RATES, 2, 2, Workers.sequential());
        Kernels kernels = KernelProvider.best().kernels();
        Map<Integer, LearningRateSearch.Resting> rests = new HashMap<>();
        Result elsewhere = search.run(new LearningRateSearch.Rounds() {
            @Override
            public List<TrainingHistory> train(List<Integer> rates, int epochs) {
                for (int rate : rates) {
                    rests.put(rate, resting(search.options(rate), epochs, kernels));
                }
                return rates.stream().map(rate -> rests.get(rate).history()).toList();
            }

            @Override
            public Mlp network(int rate) {
                return rests.get(rate).network().orElseThrow();
            }
        });
        Result here = search(options, 2, 1);
        assertEquals(here.trials(), elsewhere.trials());
        assertEquals(here.standings(), elsewhere.standings());
        assertEquals(here.chosen(), elsewhere.chosen());
        assertArrayEquals(
                here.network().probabilities(VALIDATION.table()),
                elsewhere.network().probabilities(VALIDATION.table()));
    }

    private static LearningRateSearch.Resting resting(MlpOptions options, int epochs, Kernels kernels) {
        return LearningRateSearch.train(
                options,
                TRAIN.table(),
                TRAIN.labels(),
                VALIDATION.table(),
                VALIDATION.labels(),
                epochs,
                kernels,
                Progress.NONE);
    }

    @Test
    void whatDivergesRestsWithoutANetwork() {
        MlpOptions options = OPTIONS.withOptimizer(Optimizer.SGD).withLearningRate(1e30);
        LearningRateSearch.Resting diverged =
                resting(options, 2, KernelProvider.best().kernels());
        assertEquals(2, diverged.history().epochs().size());
        assertTrue(diverged.network().isEmpty());
    }

    @Test
    void standingsGoByTheOrderOfTheNames() {
        List<Standing> standings = search(OPTIONS, 1, 1).standings();
        for (int i = 1; i < standings.size(); i++) {
            Standing before = standings.get(i - 1);
            Standing standing = standings.get(i);
            assertTrue(
                    standing.round() == before.round() + 1
                            || RATES.indexOf(standing.learningRate()) > RATES.indexOf(before.learningRate()),
                    before + ", then " + standing);
        }
    }

    /** Steps too small to change a weight: all rates are as good. */
    @Test
    void ofEqualRatesTheFirstNamedWins() {
        MlpOptions options = OPTIONS.withOptimizer(Optimizer.SGD).withEpochs(2);
        double least = Float.MIN_VALUE;
        Result result = new LearningRateSearch(
                        options, List.of(3 * least, least, 2 * least), 1, 1, Workers.sequential())
                .run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
        assertEquals(0, result.chosen());
        assertEquals(3 * least, result.best().learningRate());
    }

    @Test
    void asManyFinalistsAsRatesTrainEachToTheEnd() {
        Result result = search(OPTIONS.withEpochs(5), 9, 2);
        assertEquals(5, result.standings().size());
        for (Trial trial : result.trials()) {
            assertEquals(1, trial.rounds());
            assertEquals(5, trial.epochs());
            assertTrue(trial.validationLoss() >= result.best().validationLoss());
        }
    }

    @Test
    void noRoundTrainsLongerThanTheWholeTraining() {
        Result result = search(OPTIONS.withEpochs(3), 1, 1);
        assertEquals(
                List.of(2, 2, 3, 3, 3),
                result.trials().stream().map(Trial::epochs).sorted().toList());
    }

    @Test
    void threadsDoNotChangeTheTables() {
        Result one = search(OPTIONS, 2, 1);
        Result three = search(OPTIONS, 2, 3);
        assertEquals(one.trials(), three.trials());
        assertEquals(one.standings(), three.standings());
        assertEquals(one.chosen(), three.chosen());
    }

    @Test
    void progressCountsEveryEpochOnce() {
        List<Long> steps = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void begin(String task, long count) {
                steps.add(-count);
            }

            @Override
            public void advance(long count) {
                steps.add(count);
            }

            @Override
            public void end() {}
        };
        new LearningRateSearch(OPTIONS.withPatience(1), RATES, 2, 2, Workers.sequential())
                .run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), progress);
        assertEquals(-(5 * 2 + 3 * 2 + 2 * 12), steps.get(0));
        assertEquals(0, steps.stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void stopsWhenAsked() {
        Progress cancelled = new Progress() {
            @Override
            public void begin(String task, long count) {}

            @Override
            public void advance(long count) {}

            @Override
            public void end() {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        LearningRateSearch search = new LearningRateSearch(OPTIONS, RATES, 2, 2, Workers.sequential());
        assertThrows(
                CancelledException.class,
                () -> search.run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), cancelled));
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
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, List.of(), 2, 2, one));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, List.of(-1.0), 2, 2, one));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, RATES, 0, 2, one));
        assertThrows(IllegalArgumentException.class, () -> new LearningRateSearch(OPTIONS, RATES, 2, 0, one));
    }

    @Test
    void saysWhenEveryRateDiverges() {
        LearningRateSearch search = new LearningRateSearch(
                OPTIONS.withOptimizer(Optimizer.SGD), List.of(1e30, 1e32), 1, 1, Workers.sequential());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> search.run(
                        TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE));
        assertTrue(e.getMessage().contains("diverged"), e.getMessage());
    }
}

package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.mlp.TrainingHistory.Epoch;
import backbeat.mlp.TrainingHistory.Fit;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MlpOptionsTest {
    private static final MlpOptions DEFAULTS = MlpOptions.defaults();

    private static void rejects(UnaryOperator<MlpOptions> change) {
        assertThrows(IllegalArgumentException.class, () -> change.apply(DEFAULTS));
    }

    @Test
    void rejectsValuesOutOfRange() {
        rejects(o -> o.withHidden(8, 0));
        rejects(o -> o.withEpochs(0));
        rejects(o -> o.withBatchSize(0));
        rejects(o -> o.withLearningRate(0));
        rejects(o -> o.withLearningRate(Double.NaN));
        rejects(o -> o.withL2(-1));
        rejects(o -> o.withWeightDecay(Double.POSITIVE_INFINITY));
        rejects(o -> o.withDropout(1));
        rejects(o -> o.withPatience(-1));
        rejects(o -> o.withMaxGradientNorm(-0.1));
        rejects(o -> o.withPositiveWeight(0));
        assertTrue(MlpOptions.logistic().architecture().hidden().isEmpty());
        assertEquals(List.of(8, 4), DEFAULTS.withHidden(8, 4).architecture().hidden());
    }

    @Test
    void eachWithChangesItsOwnValueOnly() {
        MlpOptions changed = DEFAULTS.withHidden(8)
                .withEpochs(2)
                .withBatchSize(3)
                .withLearningRate(0.4)
                .withInitialization(Initialization.HE)
                .withOptimizer(Optimizer.SGD)
                .withSchedule(Schedule.cosine())
                .withL2(0.5)
                .withWeightDecay(0.6)
                .withDropout(0.7)
                .withPatience(8)
                .withKeepBest(false)
                .withMaxGradientNorm(9)
                .withPositiveWeight(10)
                .withSeed(11);
        MlpOptions expected = new MlpOptions(
                new Architecture(List.of(8), Initialization.HE),
                new Optimization(2, 3, 0.4, Optimizer.SGD, Schedule.cosine(), 9),
                new Regularization(0.5, 0.6, 0.7, 8, false),
                10,
                11);
        assertEquals(expected, changed);
        assertEquals(Initialization.FAN_IN_UNIFORM, DEFAULTS.architecture().initialization());
    }

    @Test
    void theSmallestValuesAllowed() {
        MlpOptions least = DEFAULTS.withHidden(1)
                .withEpochs(1)
                .withBatchSize(1)
                .withLearningRate(Double.MIN_VALUE)
                .withL2(0)
                .withWeightDecay(0)
                .withDropout(0)
                .withPatience(0)
                .withMaxGradientNorm(0)
                .withPositiveWeight(Double.MIN_VALUE);
        assertEquals(List.of(1), least.architecture().hidden());
        assertEquals(1, least.optimization().batchSize());
    }

    @Test
    void refusalsNameTheRuleAndTheValue() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withHidden(8, 0));
        assertEquals("MLP options: a hidden layer needs at least 1 unit, not 0", e.getMessage());
    }

    private static TrainingHistory history(int best, double[] train, double... validation) {
        List<Epoch> epochs = new ArrayList<>();
        for (int e = 0; e < train.length; e++) {
            OptionalDouble loss = validation.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(validation[e]);
            epochs.add(new Epoch(e + 1, 0.1, train[e], loss));
        }
        return new TrainingHistory(epochs, best, best);
    }

    @Test
    void verdictsReadTheCurves() {
        double[] falling = {0.6, 0.5, 0.4};
        assertEquals(Fit.UNKNOWN, history(3, falling).verdict().fit());
        assertEquals(
                Fit.STILL_IMPROVING,
                history(3, falling, 0.6, 0.55, 0.5).verdict().fit());
        assertEquals(
                Fit.CONVERGED, history(2, falling, 0.6, 0.5, 0.504).verdict().fit());
        TrainingHistory.Verdict verdict = history(2, falling, 0.6, 0.5, 0.6).verdict();
        assertEquals(Fit.OVERFITTING, verdict.fit());
        assertEquals(2, verdict.bestEpoch());
        assertEquals(0, verdict.gapAtBest(), 1e-15);
        assertEquals(0.2, verdict.gapAtEnd(), 1e-15);
        assertEquals(0.2, verdict.rise(), 1e-12);
        assertEquals(
                Fit.DIVERGED,
                history(1, new double[] {0.5, 0.9}, 0.5, 0.9).verdict().fit());
        assertEquals(
                Fit.DIVERGED,
                history(1, new double[] {0.5, Double.NaN}, 0.5, Double.NaN)
                        .verdict()
                        .fit());
    }

    @Test
    void aRiseOfOnePercentIsNoise() {
        double[] falling = {0.6, 0.5, 0.4};
        assertEquals(Fit.CONVERGED, history(2, falling, 9, 8, 8.07).verdict().fit());
        assertEquals(Fit.OVERFITTING, history(2, falling, 9, 8, 8.09).verdict().fit());
        double[] flat = {0.6, 0.5, 0.5};
        assertEquals(Fit.DIVERGED, history(2, flat, 9, 8, 9).verdict().fit(), "the training loss fell no further");
    }

    @Test
    void aHistoryNamesEpochsThatItHas() {
        List<Epoch> one = List.of(new Epoch(1, 0.1, 0.5, OptionalDouble.of(0.6)));
        assertEquals(0.6 - 0.5, new TrainingHistory(one, 1, 1).verdict().gapAtBest(), 1e-15);
        assertEquals(0, new TrainingHistory(one, 0, 0).bestEpoch());
        for (int wrong : new int[] {-1, 2}) {
            assertThrows(IllegalArgumentException.class, () -> new TrainingHistory(one, wrong, 1));
            assertThrows(IllegalArgumentException.class, () -> new TrainingHistory(one, 1, wrong));
        }
        assertEquals(Fit.UNKNOWN, TrainingHistory.NONE.verdict().fit());
    }

    /** Steps too small to change a weight leave the loss where it was: the first epoch stays the best. */
    @Test
    void ofEqualLossesTheFirstIsTheBest() {
        MlpTables.Data train = MlpTables.random(60, 3, 1);
        MlpTables.Data validation = MlpTables.random(40, 3, 2);
        MlpOptions still = DEFAULTS.withHidden(4)
                .withOptimizer(Optimizer.SGD)
                .withLearningRate(Float.MIN_VALUE)
                .withEpochs(9)
                .withPatience(3);
        TrainingHistory history = new MlpTrainer(still, Workers.sequential())
                .fit(train.table(), train.labels(), validation.table(), validation.labels(), Progress.NONE)
                .history();
        assertEquals(1, history.bestEpoch());
        assertEquals(1, history.keptEpoch());
        assertEquals(4, history.epochs().size(), "three epochs without a new low");
    }

    @Test
    void validationRowsFitTheTrainingRows() {
        MlpTables.Data train = MlpTables.random(60, 3, 1);
        MlpTables.Data other = MlpTables.random(40, 2, 2);
        MlpTables.Data none = MlpTables.random(0, 3, 2);
        MlpTrainer trainer = new MlpTrainer(DEFAULTS, Workers.sequential());
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(train.table(), train.labels(), other.table(), other.labels(), Progress.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(train.table(), train.labels(), none.table(), none.labels(), Progress.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(train.table(), train.labels(), train.table(), none.labels(), Progress.NONE));
    }

    @Test
    void stopsEarlyAndKeepsTheBestEpoch() {
        MlpTables.Data train = MlpTables.random(120, 6, 1, 8);
        MlpTables.Data validation = MlpTables.random(400, 6, 2, 8);
        MlpOptions options =
                DEFAULTS.withHidden(64).withEpochs(400).withLearningRate(0.01).withPatience(5);
        Mlp mlp = new MlpTrainer(options, Workers.sequential())
                .fit(train.table(), train.labels(), validation.table(), validation.labels(), Progress.NONE);
        TrainingHistory history = mlp.history();
        assertTrue(history.epochs().size() < 400, "it overfits, so it must stop");
        assertEquals(history.bestEpoch() + 5, history.epochs().size());
        assertEquals(history.bestEpoch(), history.keptEpoch());
        double lowest =
                history.epochs().get(history.bestEpoch() - 1).validationLoss().orElseThrow();
        double[] p = mlp.probabilities(validation.table());
        double loss = 0;
        for (int r = 0; r < p.length; r++) {
            loss -= StrictMath.log(validation.labels().isPositive(r) ? p[r] : 1 - p[r]) / p.length;
        }
        assertEquals(lowest, loss, 1e-9, "the model is the one that the history says");
    }

    @Test
    void earlyStoppingNeedsValidationRows() {
        MlpTables.Data train = MlpTables.random(50, 2, 1);
        MlpTrainer trainer = new MlpTrainer(DEFAULTS.withPatience(3), Workers.sequential());
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(train.table(), train.labels()));
    }

    @Test
    void divergenceIsAnErrorThatSaysWhatToDo() {
        MlpTables.Data train = MlpTables.random(50, 2, 1);
        MlpTrainer trainer =
                new MlpTrainer(DEFAULTS.withOptimizer(Optimizer.SGD).withLearningRate(1e30), Workers.sequential());
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> trainer.fit(train.table(), train.labels()));
        assertTrue(e.getMessage().contains("lower learning rate"), e.getMessage());
    }
}

package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.mlp.TrainingHistory.Epoch;
import backbeat.parallel.Workers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void factorsOfAnEpoch() {
        assertEquals(1, Schedule.constant().factor(7, 10));
        assertEquals(1, Schedule.cosine().factor(0, 10));
        assertEquals(0.5, Schedule.cosine().factor(5, 10), 1e-15);
        assertEquals(0.1, new Schedule.Cosine(0.1).factor(10, 10), 1e-15);
        assertEquals(0.55, new Schedule.Cosine(0.1).factor(5, 10), 1e-15, "half way from 1 to the floor");
        assertEquals(1, Schedule.step(3, 0.5).factor(2, 10));
        assertEquals(0.5, Schedule.step(3, 0.5).factor(3, 10));
        assertEquals(0.25, Schedule.step(3, 0.5).factor(6, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"constant", "cosine", "cosine:0.25", "cosine:1.0", "step:10:0.5", "step:1:1.0"})
    void textsAreReadAndWritten(String text) {
        assertEquals(text, Schedule.parse(text).text());
    }

    @Test
    void textsStandForTheirSchedules() {
        assertEquals(Schedule.constant(), Schedule.parse("constant"));
        assertEquals(Schedule.cosine(), Schedule.parse("cosine"));
        assertEquals(Schedule.cosine(), Schedule.parse("cosine:0"), "a floor of 0 needs no naming");
        assertEquals(new Schedule.Cosine(0.25), Schedule.parse("cosine:0.25"));
        assertEquals(Schedule.step(10, 0.5), Schedule.parse("step:10:0.5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "linear", "Constant", "constant:1", "cosine:0.1:2", "step", "step:3", "step:3:0.5:"})
    void otherTextsAreRefusedWithWhatThereIs(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text));
        assertTrue(e.getMessage().contains("'" + text + "' is none of constant, cosine, cosine:FLOOR"), e.getMessage());
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        assertRefused("at least 1 epoch a step, not 0", "step:0:0.5");
        assertRefused("(0, 1], not 0.0", "step:2:0");
        assertRefused("(0, 1], not 1.5", "step:2:1.5");
        assertRefused("(0, 1], not NaN", "step:2:NaN");
        assertRefused("[0, 1], not -0.1", "cosine:-0.1");
        assertRefused("[0, 1], not 2.0", "cosine:2");
        assertRefused("[0, 1], not NaN", "cosine:NaN");
    }

    private static void assertRefused(String message, String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    /** The history says which rate each epoch had: the first that of the options, the others what is left of it. */
    @Test
    void aFitFollowsTheSchedule() {
        MlpTables.Data data = MlpTables.random(40, 2, 1);
        MlpOptions options = MlpOptions.defaults()
                .withHidden(1)
                .withEpochs(5)
                .withBatchSize(1)
                .withLearningRate(0.02)
                .withSchedule(Schedule.step(2, 0.5));
        Mlp mlp = new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        List<Epoch> epochs = mlp.history().epochs();
        assertEquals(
                List.of(0.02, 0.02, 0.01, 0.01, 0.005),
                epochs.stream().map(Epoch::learningRate).toList());
        assertEquals(List.of(1, 2, 3, 4, 5), epochs.stream().map(Epoch::number).toList());
    }
}

package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.model.Progress;
import backbeat.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a caller hears of a fit while it runs. */
class MlpProgressTest {
    /** Everything heard, in order. */
    private static final class Log implements Progress {
        final List<String> heard = new ArrayList<>();

        @Override
        public void begin(String task, long steps) {
            heard.add("begin " + task + " " + steps);
        }

        @Override
        public void advance(long steps) {
            heard.add("advance " + steps);
        }

        @Override
        public void end() {
            heard.add("end");
        }

        @Override
        public void note(String remark) {
            heard.add(remark);
        }
    }

    private static final MlpTables.Data TRAIN = MlpTables.random(60, 3, 1);
    private static final MlpTables.Data VALIDATION = MlpTables.random(30, 3, 2);
    private static final MlpTrainer TRAINER =
            new MlpTrainer(MlpOptions.defaults().withHidden(4).withEpochs(2), Workers.sequential());

    @Test
    void everyEpochIsHeardWithItsLoss() {
        Log log = new Log();
        TRAINER.fit(TRAIN.table(), TRAIN.labels(), log);
        assertEquals("begin multilayer perceptron 2", log.heard.get(0));
        assertTrue(log.heard.get(1).matches("loss \\d\\.\\d{4}"), log.heard.get(1));
        assertEquals("advance 1", log.heard.get(2));
        assertEquals("advance 1", log.heard.get(4));
        assertEquals("end", log.heard.get(5));
        assertEquals(6, log.heard.size());
    }

    @Test
    void withValidationRowsTheirLossToo() {
        Log log = new Log();
        TRAINER.fit(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), log);
        assertTrue(log.heard.get(3).matches("loss \\d\\.\\d{4}, validation \\d\\.\\d{4}"), log.heard.get(3));
    }

    @Test
    void aSearchIsHeardToItsEnd() {
        Log log = new Log();
        MlpOptions options = MlpOptions.defaults().withHidden(4).withEpochs(4);
        new LearningRateSearch(options, List.of(0.1, 0.01, 0.001), 1, 1, Workers.sequential())
                .run(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), log);
        assertEquals(
                "begin multilayer perceptron 7",
                log.heard.get(0),
                "three rates one epoch, two of them another, one two more: 3 + 2 + 2 at most");
        assertEquals("end", log.heard.get(log.heard.size() - 1));
    }
}

package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.KernelProvider.Mode;
import backbeat.kernel.Kernels;
import backbeat.model.CancelledException;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Same seed, any number of threads, either form of the kernels: same bits. */
class MlpDeterminismTest {
    private static final MlpTables.Data TRAIN = MlpTables.random(3_000, 7, 1, 4, 30);
    private static final MlpTables.Data VALIDATION = MlpTables.random(700, 7, 2, 4, 30);
    private static final MlpOptions OPTIONS = MlpOptions.defaults()
            .withHidden(128, 40)
            .withBatchSize(1_024)
            .withEpochs(4)
            .withDropout(0.2)
            .withMaxGradientNorm(0.05)
            .withL2(1e-4)
            .withSchedule(Schedule.cosine());

    private static Mlp fit(MlpOptions options, int threads, Mode mode) {
        Kernels kernels = KernelProvider.choose(mode).kernels();
        try (Workers workers = Workers.of(threads)) {
            return new MlpTrainer(options, workers, kernels)
                    .fit(TRAIN.table(), TRAIN.labels(), VALIDATION.table(), VALIDATION.labels(), Progress.NONE);
        }
    }

    private static void assertSame(Mlp expected, Mlp actual) {
        for (int l = 0; l < expected.layers().size(); l++) {
            Layer a = expected.layers().get(l);
            Layer b = actual.layers().get(l);
            assertArrayEquals(a.weightsToArray(), b.weightsToArray());
            assertArrayEquals(a.biasToArray(), b.biasToArray());
        }
        assertEquals(expected.history(), actual.history());
        double[] p = expected.probabilities(VALIDATION.table());
        double[] q = new double[p.length];
        try (Workers workers = Workers.of(3)) {
            actual.probabilities(VALIDATION.table(), workers, q);
        }
        assertArrayEquals(p, q);
    }

    @ParameterizedTest(name = "{0} threads, {1}")
    @CsvSource({"2, VECTOR", "7, VECTOR", "1, SCALAR", "2, SCALAR"})
    void threadsAndKernelsDoNotChangeTheModel(int threads, Mode mode) {
        assertSame(fit(OPTIONS, 1, Mode.VECTOR), fit(OPTIONS, threads, mode));
    }

    @ParameterizedTest
    @CsvSource({"SGD", "MOMENTUM", "ADAM"})
    void neitherWithoutAHiddenLayer(Optimizer optimizer) {
        MlpOptions logistic = OPTIONS.withHidden().withOptimizer(optimizer).withDropout(0);
        assertSame(fit(logistic, 1, Mode.VECTOR), fit(logistic, 2, Mode.SCALAR));
    }

    @Test
    void aRowAloneGetsTheBitsOfItsBatch() {
        Mlp mlp = fit(OPTIONS, 1, Mode.VECTOR);
        Table table = VALIDATION.table();
        double[] batch = mlp.probabilities(table);
        MlpScorer scorer = mlp.scorer();
        float[] numeric = new float[7];
        for (int r = 0; r < table.rows(); r++) {
            System.arraycopy(table.numeric().data, r * 7, numeric, 0, 7);
            int[] codes = {table.code(r, 0), table.code(r, 1)};
            assertEquals(batch[r], scorer.probability(numeric, codes), 0.0, "row " + r);
        }
        double[] one = new double[1];
        for (int r = 0; r < 300; r++) {
            mlp.probabilities(table.select(new int[] {r}), Workers.sequential(), one);
            assertEquals(batch[r], one[0], 0.0, "row " + r);
        }
    }

    /** With scalar kernels, because the vectors of code that is not compiled yet are objects. */
    @Test
    void predictingAllocatesLittleOrNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        Mlp mlp = fit(OPTIONS, 1, Mode.SCALAR);
        MlpScorer scorer = mlp.scorer();
        Table table = TRAIN.table();
        Table row = table.select(new int[] {3});
        double[] out = new double[table.rows()];
        float[] numeric = new float[7];
        int[] codes = {table.code(3, 0), table.code(3, 1)};
        long batch = Long.MAX_VALUE;
        long alone = Long.MAX_VALUE;
        long model = Long.MAX_VALUE;
        for (int repeat = 0; repeat < 50; repeat++) {
            long a = threads.getThreadAllocatedBytes(self);
            scorer.probabilities(table, 0, table.rows(), out);
            long b = threads.getThreadAllocatedBytes(self);
            scorer.probability(numeric, codes);
            long c = threads.getThreadAllocatedBytes(self);
            mlp.probabilities(row, Workers.sequential(), out);
            long d = threads.getThreadAllocatedBytes(self);
            batch = Math.min(batch, b - a);
            alone = Math.min(alone, c - b);
            model = Math.min(model, d - c);
        }
        long clock = Long.MAX_VALUE; // what asking costs
        for (int repeat = 0; repeat < 50; repeat++) {
            long a = threads.getThreadAllocatedBytes(self);
            clock = Math.min(clock, threads.getThreadAllocatedBytes(self) - a);
        }
        assertEquals(clock, batch, "bytes a batch");
        assertEquals(clock, alone, "bytes a row");
        assertTrue(model - clock < 3_000, "bytes a row without a scorer: " + model);
    }

    @Test
    void aModelRebuiltFromItsPartsPredictsTheSame() {
        Mlp mlp = fit(OPTIONS, 1, Mode.VECTOR);
        List<Layer> parts = mlp.layers().stream()
                .map(l -> new Layer(l.inputs(), l.outputs(), l.weightsToArray(), l.biasToArray()))
                .toList();
        assertSame(mlp, new Mlp(mlp.schema(), parts, mlp.history()));
    }

    @Test
    void aCancelledFitLeavesTheThreadsUsable() {
        Progress cancels = new Progress() {
            private int steps;

            @Override
            public void begin(String task, long steps) {}

            @Override
            public void advance(long count) {
                steps++;
            }

            @Override
            public void end() {}

            @Override
            public boolean cancelled() {
                return steps == 2;
            }
        };
        try (Workers workers = Workers.of(2)) {
            MlpTrainer trainer = new MlpTrainer(OPTIONS, workers);
            assertThrows(CancelledException.class, () -> trainer.fit(TRAIN.table(), TRAIN.labels(), cancels));
            assertTrue(trainer.fit(TRAIN.table(), TRAIN.labels()).parameterCount() > 0, "the threads still work");
        }
    }
}

package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.table.Table;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A predictor has all of its memory from the beginning: answering takes none, neither for a batch nor for one row. */
class ForestPredictorAllocationTest {
    private static final ForestData.Sample DATA =
            ForestData.mixed(3000, new int[] {2, 40, 5000}, new int[] {2, 12, 114}, 5);

    static ForestOptions[] modes() {
        return new ForestOptions[] {
            ForestOptions.defaults().withTrees(10), ForestOptions.subsets().withTrees(10)
        };
    }

    @ParameterizedTest
    @MethodSource("modes")
    void answersAllocateNothing(ForestOptions options) {
        Table table = DATA.table();
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(table, DATA.labels());
        ForestPredictor predictor = forest.compile(Workers.sequential()).predictor();
        double[] out = new double[table.rows()];
        double[] expected = forest.probabilities(table);
        assertEquals(0, allocated(() -> predictor.probabilities(table, 0, out.length, out)));
        for (int row = 0; row < out.length; row++) {
            assertEquals(expected[row], out[row]);
        }
        assertEquals(0, allocated(() -> {
            for (int row = 0; row < 200; row++) {
                out[row] = predictor.probability(table, row);
            }
        }));
    }

    /** The least of some calls, in bytes: the virtual machine's own work now and then adds to one of them. */
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertTrue(threads.isThreadAllocatedMemoryEnabled());
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int call = 0; call < 10; call++) {
            long before = threads.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }
}

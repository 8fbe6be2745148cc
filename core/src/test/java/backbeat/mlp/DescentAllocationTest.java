package backbeat.mlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.kernel.Kernels;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A descent has all of its memory from the beginning. With scalar kernels: vectors of code not yet compiled are objects. */
class DescentAllocationTest {
    private static final MlpTables.Data DATA = MlpTables.random(600, 7, 1, 4, 30);

    @ParameterizedTest
    @EnumSource(Optimizer.class)
    void aStepAllocatesNothing(Optimizer optimizer) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden(16, 12, 5)
                .withOptimizer(optimizer)
                .withDropout(0.2)
                .withMaxGradientNorm(0.05);
        Kernels kernels = KernelProvider.scalar().kernels();
        PackedRows rows = PackedRows.of(DATA.table(), DATA.labels());
        Parameters initial = Parameters.initial(DATA.table().schema().oneHotWidth(), options);
        Descent descent = new Descent(options, kernels, rows, initial);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertTrue(threads.isThreadAllocatedMemoryEnabled());
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE; // the virtual machine's own work now and then adds to one of them
        for (int step = 0; step < 50; step++) {
            long before = threads.getThreadAllocatedBytes(self);
            descent.step(0, 0, 600, 1e-3, 0);
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        assertEquals(0, least, "bytes a step");
    }
}

package backbeat.spark.session;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Ends the jobs of a command when the program is told to end (Ctrl-C, a TERM signal): before Spark ends its context and before
 * drafts are removed, so that no task writes behind them.
 */
final class Cancelling {
    /** Of our jobs; Spark interrupts their tasks. */
    private static final String GROUP = "backbeat";

    /** Hooks of higher priority come first; Spark ends its contexts at 40. */
    private static final int BEFORE_SPARK = 60;

    private static final int PATIENCE_MILLISECONDS = 10_000;
    private static final int LOOK_MILLISECONDS = 20;
    private static final AtomicBoolean HOOKED = new AtomicBoolean();

    private Cancelling() {}

    /** Makes the jobs that this thread will start in the session such that they are cancelled. */
    static void watch(SparkSession spark) {
        spark.sparkContext().setJobGroup(GROUP, "", true);
        if (!HOOKED.getAndSet(true)) {
            ShutdownHookManager.get().addShutdownHook(Cancelling::cancel, BEFORE_SPARK);
        }
    }

    private static void cancel() {
        scala.Option<SparkSession> session = SparkSession.getDefaultSession();
        if (session.isEmpty() || session.get().sparkContext().isStopped()) {
            return;
        }
        SparkContext context = session.get().sparkContext();
        context.cancelJobGroup(GROUP);
        try {
            for (int waited = 0; isBusy(context) && waited < PATIENCE_MILLISECONDS; waited += LOOK_MILLISECONDS) {
                Thread.sleep(LOOK_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isBusy(SparkContext context) {
        return Arrays.stream(context.statusTracker().getExecutorInfos())
                .anyMatch(executor -> executor.numRunningTasks() > 0);
    }
}

package backbeat.spark.session;

import backbeat.text.Numbers;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.apache.spark.storage.BroadcastBlockId;

/** Counts what travels in a session and what its tasks take, by Spark's own reports. */
public final class Traffic extends SparkListener {
    private static final double MIB = 1 << 20;

    private final Map<String, Long> broadcast = new HashMap<>();
    private long results;
    private long shuffled;
    private long read;
    private long written;
    private long tasks;
    private long milliseconds;

    /**
     * What has travelled so far, in bytes.
     *
     * @param executors that were reached by a broadcast
     * @param broadcast to all executors, compressed
     * @param results   of all tasks, to the driver, with their metrics
     * @param shuffled  between executors
     * @param read      from files, and by tasks from what executors keep for them
     * @param written   to files
     * @param tasks     that ended, those that failed or were too late among them
     * @param seconds   that tasks ran, all together: on {@code c} cores at least a {@code c}th of it by the clock, and what the
     *                  session and its executors take to start beside it
     */
    public record Sums(
            int executors,
            long broadcast,
            long results,
            long shuffled,
            long read,
            long written,
            long tasks,
            double seconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "Travelled: %.2f MiB of broadcasts to %s together, %.2f MiB of results of %s, %.2f MiB"
                            + " shuffled; read from files and kept rows %.2f MiB, written %.2f MiB; tasks ran for %.1f s in all",
                    broadcast / MIB,
                    Numbers.counted(executors, "executor"),
                    results / MIB,
                    Numbers.counted(tasks, "task"),
                    shuffled / MIB,
                    read / MIB,
                    written / MIB,
                    seconds);
        }
    }

    /** The sums so far; Spark reports a moment after the fact. */
    public synchronized Sums sums() {
        long all = broadcast.values().stream().mapToLong(Long::longValue).sum();
        return new Sums(broadcast.size(), all, results, shuffled, read, written, tasks, milliseconds / 1e3);
    }

    @Override
    public synchronized void onBlockUpdated(SparkListenerBlockUpdated update) {
        BlockUpdatedInfo block = update.blockUpdatedInfo();
        boolean piece =
                block.blockId() instanceof BroadcastBlockId id && id.field().startsWith("piece");
        if (piece && !block.blockManagerId().isDriver() && block.memSize() + block.diskSize() > 0) {
            broadcast.merge(block.blockManagerId().executorId(), block.memSize() + block.diskSize(), Long::sum);
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
        tasks++;
        TaskMetrics metrics = task.taskMetrics();
        if (metrics == null) {
            return; // a task that was lost reports nothing
        }
        milliseconds += metrics.executorRunTime();
        results += metrics.resultSize();
        shuffled += metrics.shuffleReadMetrics().totalBytesRead();
        read += metrics.inputMetrics().bytesRead();
        written += metrics.outputMetrics().bytesWritten();
    }
}

package backbeat.spark.session;

import backbeat.data.DataException;
import backbeat.pipeline.Pipeline;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.network.util.JavaUtils;

/**
 * What a job needs of an executor's heap, estimated before it starts.
 *
 * @param what      for people
 * @param shared    bytes that the tasks of an executor share
 * @param perTask   bytes of each task
 * @param instead   what could be done with less memory, for people
 */
public record MemoryNeed(String what, long shared, long perTask, String instead) {
    private static final long MIB = 1 << 20;

    /** Spark itself: classes' objects, network buffers, what it keeps free. */
    private static final long SPARK = 300 * MIB;

    /** Of a Parquet reader and writer, for the columns of this study. */
    private static final long FILE_BUFFERS = 96 * MIB;

    /** A model's bytes, the model read from them, and its trees laid out for many rows. */
    private static final int COPIES_OF_A_MODEL = 8;

    /** Rows of a batch with their objects. */
    private static final long BATCH = (1 << 14) * 1500L;

    /** @param bytes of the model's file */
    public static MemoryNeed forScoring(Pipeline pipeline, long bytes) {
        return new MemoryNeed(
                "Scoring with this " + pipeline.learner() + " model",
                COPIES_OF_A_MODEL * bytes,
                FILE_BUFFERS + BATCH,
                "");
    }

    /** Bytes that an executor needs for so many tasks side by side. */
    public long of(int cores) {
        return SPARK + shared + cores * perTask;
    }

    /**
     * Refuses a job that would not fit.
     *
     * @throws DataException that says what is needed, what there is and what would fit
     */
    public void check(SparkContext context) {
        SparkConf conf = context.conf();
        boolean local = Sessions.isLocal(conf);
        long there = local
                ? Runtime.getRuntime().maxMemory()
                : JavaUtils.byteStringAsMb(conf.get("spark.executor.memory", "1g")) * MIB;
        int cores = local ? context.defaultParallelism() : Integer.parseInt(conf.get("spark.executor.cores", "1"));
        check(there, cores, local);
    }

    /** As above, for a heap of so many bytes. */
    void check(long there, int cores, boolean local) {
        if (of(cores) <= there) {
            return;
        }
        StringBuilder message = new StringBuilder(what + " needs about " + mib(of(cores)) + " MiB on each executor ("
                + mib(SPARK + shared) + " shared, " + mib(perTask) + " for each of " + cores + " tasks), which has "
                + mib(there) + ". What would fit: ");
        message.append(
                local
                        ? "BACKBEAT_JAVA_OPTS=-Xmx" + mib(of(cores)) + "m"
                        : "--executor-memory " + mib(of(cores)) + "m");
        long fitting = (there - SPARK - shared) / Math.max(1, perTask);
        if (fitting >= 1 && fitting < cores) {
            message.append(local ? ", or --master local[" + fitting + "]" : ", or --executor-cores " + fitting);
        }
        throw new DataException(message + (instead.isEmpty() ? "" : ", or " + instead));
    }

    private static String mib(long bytes) {
        return String.format(Locale.ROOT, "%d", (bytes + MIB - 1) / MIB);
    }
}

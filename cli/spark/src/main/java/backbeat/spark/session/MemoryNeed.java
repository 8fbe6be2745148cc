package backbeat.spark.session;

import backbeat.data.Columns;
import backbeat.data.DataException;
import backbeat.pipeline.Pipeline;
import backbeat.study.StudyTables;
import backbeat.table.Schema;
import backbeat.text.Numbers;
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

    /** Labels, numbers of rows, their hashes, groups of three kinds, parts. */
    private static final long DRIVER_ROW = 120;

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

    /**
     * Growing a forest: the packed rows, which a broadcast holds once as bytes and once as an object; for each task its copy of
     * the rows, histograms and votes (see {@link backbeat.forest.RandomForestTrainer}).
     *
     * @param votes whether trees vote on rows that they have not seen
     */
    public static MemoryNeed forForest(long rows, Schema schema, boolean votes) {
        int columns = schema.numericCount() + schema.categoricalCount();
        long row = 8L * ((columns + 8) / 8)
                + 8; // a byte a column and one for the class, in whole words; two group numbers
        long seen = 4L * columns + 132;
        return new MemoryNeed(
                "Growing trees on " + rows + " rows",
                rows * (2 * row + (votes ? seen : 0)),
                rows * (row + 30 + (votes ? 12 : 0)),
                "train on fewer rows");
    }

    /** Fitting a model in one task: the tables as bytes, as objects, and as much again for the learner. */
    public static MemoryNeed forOneTask(StudyTables tables) {
        Schema schema = tables.schema();
        long row = 4L * (schema.numericCount() + schema.categoricalCount()) + 8;
        long rows = (long) tables.trainRows()
                + tables.validation().rows()
                + tables.test().rows();
        return new MemoryNeed("Fitting on " + rows + " rows in one task", 2 * rows * row, 3 * rows * row, "");
    }

    /** What a driver holds of tables that it sends to a task: as they come, joined, and as bytes. */
    public static MemoryNeed forSending(StudyTables tables) {
        MemoryNeed task = forOneTask(tables);
        return new MemoryNeed(task.what, task.perTask, 0, "");
    }

    /**
     * What a driver holds of a table whose rows are with the executors: labels, hashes of rows while the table's is made, which rows
     * belong together, and the prepared rows to choose on and to report on, three in ten.
     */
    public static MemoryNeed forTable(long rows, Columns columns) {
        long features = columns.numericFeatures().size() + columns.categorical().size();
        return new MemoryNeed(
                "Preparing a table of " + rows + " rows",
                rows * (DRIVER_ROW + 4 * features),
                0,
                "a table of fewer rows");
    }

    /** Preparing columns, a task each: the values as they come, in order, sorted, prepared and as bytes. */
    public static MemoryNeed forColumns(long rows) {
        return new MemoryNeed("Preparing columns of " + rows + " rows", 48 * rows, 80 * rows, "train on fewer rows");
    }

    /** Refuses what the driver would have no room for. */
    public void checkDriver() {
        long there = Runtime.getRuntime().maxMemory();
        if (of(1) > there) {
            throw new DataException(what + " needs about " + mib(of(1)) + " MiB on the driver, which has " + mib(there)
                    + ". What would fit: BACKBEAT_JAVA_OPTS=-Xmx" + mib(of(1)) + "m, with spark-submit --driver-memory "
                    + mib(of(1)) + "m, or a table of fewer rows");
        }
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
                + mib(SPARK + shared) + " shared, " + mib(perTask) + " for each of " + Numbers.counted(cores, "task")
                + "), which has "
                + mib(there) + ". What would fit: ");
        message.append(
                local ? "BACKBEAT_JAVA_OPTS=-Xmx" + mib(of(cores)) + "m" : "--executor-memory " + mib(of(cores)) + "m");
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

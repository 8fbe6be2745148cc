package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.spark.input.TableFiles;
import backbeat.spark.output.FolderDraft;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers and the trees of one machine, from a cluster of processes: with one executor, with two, with one that dies. */
class ClusterTest {
    @TempDir
    static Path folder;

    private static Songs songs;
    private static StandaloneCluster cluster;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        songs = Songs.in(folder);
        try (SparkSession here = Sessions.open(ClusterOptions.local().withMaster("local[2]"), "tables")) {
            for (int parts : new int[] {1, 2, 5}) {
                songs.parquet(here, parts);
            }
        }
        cluster = StandaloneCluster.start(folder.resolve("cluster"), 2);
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void oneExecutorGivesTheBitsOfOneMachine() throws IOException {
        try (SparkSession spark = Sessions.open(cluster.options(1), "one executor")) {
            everythingIsEqual(spark, "one");
        }
    }

    @Test
    void twoExecutorsGiveTheBitsOfOneMachineAndSoDoesOneThatIsLeft() throws IOException {
        try (SparkSession spark = Sessions.open(cluster.options(2), "two executors")) {
            everythingIsEqual(spark, "two");
            Killing killing = new Killing();
            spark.sparkContext().addSparkListener(killing);
            assertEquals(TreesOnSpark.expected(songs), TreesOnSpark.grow(spark, songs, 10));
            assertTrue(killing.happened(), "an executor was lost while trees were growing");

            killing.again();
            predict(spark, songs.csvParts(8), "killed");
            assertTrue(killing.happened(), "an executor was lost while rows were scored");
        }
    }

    private void everythingIsEqual(SparkSession spark, String name) throws IOException {
        for (int parts : new int[] {1, 2, 5}) {
            predict(spark, songs.parquet(spark, parts), name + parts);
            assertEquals(TreesOnSpark.expected(songs), TreesOnSpark.grow(spark, songs, parts), () -> parts + " tasks");
        }
    }

    /** Scores a table into a folder, which must have every row once, with the bits of one machine. */
    private void predict(SparkSession spark, Path table, String name) throws IOException {
        Configuration hadoop = new Configuration();
        String out = folder.resolve("out-" + name).toString();
        TableFiles files = TableFiles.find(table.toString(), Optional.empty(), hadoop);
        try (FolderDraft draft = FolderDraft.prepare(out, false, hadoop)) {
            ScoringTotals totals = ScoringRun.of(spark, files, songs.pipeline(), List.of(), BadRows.FAIL)
                    .write(draft.path(), false, false);
            draft.commit();
            assertEquals(Songs.ROWS, totals.rows());
        }
        assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out)));
    }

    /** Ends an executor as soon as some tasks have been done. */
    private static final class Killing extends SparkListener {
        private static final int DONE_BEFORE = 3;

        private final AtomicInteger done = new AtomicInteger();
        private final AtomicBoolean armed = new AtomicBoolean(true);
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            if (done.incrementAndGet() >= DONE_BEFORE && armed.getAndSet(false)) {
                assertTrue(cluster.killAnExecutor());
            }
        }

        @Override
        public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
            lost.incrementAndGet();
        }

        /** Waits until Spark has noticed, which takes a moment. */
        boolean happened() {
            for (int waited = 0; lost.get() == 0 && waited < 600; waited++) {
                try {
                    Thread.sleep(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return lost.get() > 0;
        }

        void again() {
            lost.set(0);
            done.set(0);
            armed.set(true);
        }
    }
}

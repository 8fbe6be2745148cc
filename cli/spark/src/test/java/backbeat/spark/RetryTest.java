package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.spark.OddFileSystem.Oddity;
import backbeat.spark.input.TableFiles;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that fails in the middle of its file is done again, and nothing shows it. */
class RetryTest {
    /** Two tasks side by side, each of which may fail three times. */
    private static final ClusterOptions TWO =
            ClusterOptions.local().withMaster("local[2,4]").with(OddFileSystem.SETTING, OddFileSystem.class.getName());

    @TempDir
    Path folder;

    private Songs songs;
    private Path parts;

    @BeforeEach
    void markOne() throws IOException {
        songs = Songs.in(folder);
        parts = songs.csvParts(4);
        OddFileSystem.mark(parts.resolve("part-1.csv"), Oddity.BREAKS);
    }

    @Test
    void rowsOfATaskThatFailsAreWrittenAndCountedOnce() throws IOException {
        String out = folder.resolve("out").toString();
        AtomicInteger failed = new AtomicInteger();
        try (SparkSession spark = Sessions.open(TWO, "retry")) {
            spark.sparkContext().addSparkListener(new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd task) {
                    failed.addAndGet(task.taskInfo().failed() ? 1 : 0);
                }
            });
            TableFiles table = TableFiles.find(OddFileSystem.path(parts), Optional.empty(), Sessions.hadoop(TWO));
            ScoringTotals totals = ScoringRun.of(spark, table, songs.pipeline(), List.of(), BadRows.FAIL)
                    .write(out, false, false);
            assertEquals(Songs.ROWS, totals.rows());
            assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out)));
        }
        assertEquals(1, failed.get());
    }

    @Test
    void aTableThatIsReadAgainTrainsTheSameModel() throws IOException {
        Path mark = parts.resolve(".part-1.csv.BREAKS");
        byte[] afterFailure = train("first");
        assertTrue(Files.notExists(mark), "the file broke off");
        assertArrayEquals(train("second"), afterFailure);
    }

    private byte[] train(String name) throws IOException {
        Path saved = folder.resolve(name + ".backbeat");
        Songs.run(
                SparkMain.commandLine(),
                "spark",
                "train",
                "--master",
                "local[2,4]",
                "--conf",
                OddFileSystem.SETTING + "=" + OddFileSystem.class.getName(),
                "--model",
                "logistic",
                "--table",
                OddFileSystem.path(parts),
                "--save",
                saved.toString());
        return Files.readAllBytes(saved);
    }
}

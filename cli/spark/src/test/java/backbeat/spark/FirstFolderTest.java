package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a new user: the commands of docs/scale.md, as they stand there, in a fresh clone of what is committed. */
@Tag("long")
class FirstFolderTest {
    private static final Path HOME = Path.of("../..");
    private static final String CHAPTER = "## From a new checkout to a scored Parquet folder";
    private static final int MINUTES = 30;

    @TempDir
    private Path folder;

    private static String commands(Path clone) throws IOException {
        String page = Files.readString(clone.resolve("docs/scale.md"));
        Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(page);
        assertTrue(block.find(page.indexOf(CHAPTER)), "the chapter has commands");
        return block.group(1);
    }

    private void run(Path where, List<String> command) throws Exception {
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> "still running: " + Programs.text(log));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertEquals(0, process.exitValue(), () -> Programs.text(log));
    }

    /** A line for each row, without the order that Parquet's parts do not keep. */
    private static List<String> answers(Dataset<Row> rows) {
        return rows.select("track_id", "probability", "decision").collectAsList().stream()
                .map(row -> "%s %.9f %s"
                        .formatted(
                                row.get(0),
                                Double.parseDouble(row.get(1).toString()),
                                row.get(2).toString().toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
    }

    @Test
    void theCommandsOfThePageEndInAScoredFolder() throws Exception {
        assumeTrue(Files.exists(HOME.resolve(".git")), "needs a checkout by git");
        Path clone = folder.resolve("backbeat");
        run(folder, List.of("git", "clone", "--quiet", HOME.toRealPath().toString(), clone.toString()));
        run(clone, List.of("bash", "-e", "-c", commands(clone)));
        try (SparkSession spark = Sessions.open(ClusterOptions.local().withMaster("local[2]"), "first folder")) {
            List<String> scored =
                    answers(spark.read().parquet(clone.resolve("scored").toString()));
            List<String> one = answers(spark.read()
                    .option("header", true)
                    .csv(clone.resolve("one-machine.csv").toString()));
            assertEquals(100_000, scored.size());
            assertEquals(one, scored);
        }
    }
}

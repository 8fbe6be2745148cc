package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.BadRows;
import backbeat.parallel.Workers;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Splitter;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.spark.input.SharedRecipe;
import backbeat.spark.input.TableFiles;
import backbeat.spark.output.FolderDraft;
import backbeat.spark.preparation.FeaturesOnSpark;
import backbeat.spark.preparation.TrainingTable;
import backbeat.spark.scoring.ScoringRun;
import backbeat.spark.scoring.ScoringTotals;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import backbeat.table.Labels;
import backbeat.tree.Binning;
import backbeat.tree.TrainingRows;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
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

    /** Rows that stay with two executors are prepared there; the columns and trees come together on the driver. */
    @Test
    void aTableThatTwoExecutorsPrepareGivesTheModelOfOneMachine() throws IOException {
        Path saved = folder.resolve("table.backbeat");
        Songs.run(
                SparkMain.commandLine(),
                "spark",
                "train",
                "--model",
                "forest",
                "--trees",
                "20",
                "--table",
                songs.csvParts(3).toString(),
                "--save",
                saved.toString(),
                "--master",
                cluster.url(),
                "--executor-memory",
                "600m",
                "--executor-cores",
                "1");
        Pipeline expected = songs.pipeline();
        Pipeline model = ModelFile.read(saved);
        assertArrayEquals(
                ModelFile.toBytes(expected.withProvenance(Provenance.NONE)),
                ModelFile.toBytes(model.withProvenance(Provenance.NONE)));
    }

    /** Rows that an executor kept are read again by those who are left, when it dies while they are being prepared. */
    @Test
    void aTableIsPreparedThoughAnExecutorDies() throws IOException {
        Recipe recipe = RecipeJson.bundled();
        PreprocessingOptions options = PreprocessingOptions.defaults();
        PreparedData expected = PreparedData.of(
                new CsvSource(songs.csv).read(recipe.columns()), recipe, recipe.protocol("song"), 42, options);
        try (SparkSession spark = Sessions.open(cluster.options(2), "kept rows")) {
            TableFiles files = TableFiles.find(songs.csvParts(6).toString(), Optional.empty(), new Configuration());
            TrainingTable table =
                    TrainingTable.read(spark, files, SharedRecipe.of(Optional.empty(), recipe), BadRows.FAIL);
            Killing killing = new Killing();
            spark.sparkContext().addSparkListener(killing);
            FeaturesOnSpark features = new FeaturesOnSpark();
            PreparedData prepared = PreparedData.of(
                    table.dataset(),
                    recipe,
                    recipe.protocol("song"),
                    recipe.label(),
                    Splitter.defaults(42),
                    options,
                    features);
            assertTrue(killing.happened(), "an executor was lost while rows were prepared");
            assertEquals(expected.preprocessor(), prepared.preprocessor());
            assertArrayEquals(
                    expected.test().table().numeric().data,
                    prepared.test().table().numeric().data);
            Labels labels = expected.train().labels();
            assertArrayEquals(
                    TrainingRows.of(
                                    expected.train().table(),
                                    labels,
                                    Binning.of(expected.train().table().numeric(), 255, Workers.sequential()))
                            .words(),
                    features.trainingRows(255, labels).words());
        }
    }

    /** A task that is slow is copied; the copy comes first, and the rows are there once. */
    @Test
    void aSpeculativeCopyChangesNothing() throws IOException {
        Path parts = songs.csvParts(6);
        OddFileSystem.mark(parts.resolve("part-2.csv"), OddFileSystem.Oddity.SLOW);
        ClusterOptions options = cluster.options(2)
                .with("spark.jars", System.getProperty("backbeat.spark.jar") + "," + oddJar())
                .with(OddFileSystem.SETTING, OddFileSystem.class.getName())
                .with("spark.speculation", "true")
                .with("spark.speculation.quantile", "0.5")
                .with("spark.speculation.interval", "200ms");
        Copies copies = new Copies();
        try (SparkSession spark = Sessions.open(options, "speculation")) {
            spark.sparkContext().addSparkListener(copies);
            predict(spark, OddFileSystem.path(parts), Sessions.hadoop(options), "copied");
        }
        assertEquals(1, copies.won.get());
    }

    /** The class of the odd file system, for the executors. */
    private static Path oddJar() throws IOException {
        Path jar = folder.resolve("odd.jar");
        Path classes = Path.of(URI.create(OddFileSystem.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes.resolve("backbeat/spark"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("OddFileSystem"))
                    .toList()) {
                out.putNextEntry(new ZipEntry("backbeat/spark/" + file.getFileName()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Counts copies that came first. */
    private static final class Copies extends SparkListener {
        private final AtomicInteger won = new AtomicInteger();

        @Override
        public void onTaskEnd(SparkListenerTaskEnd task) {
            won.addAndGet(task.taskInfo().speculative() && task.taskInfo().successful() ? 1 : 0);
        }
    }

    /** As the documentation says for a Spark of one's own. */
    @Test
    void theJarIsSubmitted() throws IOException, InterruptedException {
        Path out = folder.resolve("submitted");
        Path log = folder.resolve("submit.log");
        Process submit = Programs.start(
                log,
                List.of("-Xmx600m"),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                cluster.url(),
                "--executor-memory",
                "600m",
                "--executor-cores",
                "1",
                "--conf",
                "spark.executor.extraJavaOptions=--add-modules jdk.incubator.vector",
                System.getProperty("backbeat.spark.jar"),
                "predict",
                songs.model.toString(),
                songs.csvParts(3).toString(),
                "-o",
                out.toString(),
                "--to",
                "parquet");
        try {
            assertTrue(submit.waitFor(2, TimeUnit.MINUTES), () -> Programs.text(log));
        } finally {
            submit.destroyForcibly();
        }
        assertEquals(0, submit.exitValue(), () -> Programs.text(log));
        assertTrue(Programs.text(log).contains("Travelled: "), () -> Programs.text(log));
        try (SparkSession spark = Sessions.open(ClusterOptions.local().withMaster("local[1]"), "look")) {
            assertEquals(songs.answers(), Songs.answers(spark.read().parquet(out.toString())));
        }
    }

    @Test
    void executorsThatAreTooSmallAreRefusedBeforeAnythingStarts() {
        String message = Songs.fail(
                SparkMain.commandLine(),
                "spark",
                "predict",
                songs.model.toString(),
                songs.csv.toString(),
                "-o",
                folder.resolve("never").toString(),
                "--master",
                cluster.url(),
                "--executor-memory",
                "460m",
                "--executor-cores",
                "2");
        assertTrue(message.contains("which has 460. What would fit: --executor-memory "), message);
        assertTrue(message.contains(", or --executor-cores 1"), message);
        assertFalse(Files.exists(folder.resolve("never")));
    }

    private void everythingIsEqual(SparkSession spark, String name) throws IOException {
        for (int parts : new int[] {1, 2, 5}) {
            predict(spark, songs.parquet(spark, parts), name + parts);
            assertEquals(TreesOnSpark.expected(songs), TreesOnSpark.grow(spark, songs, parts), () -> parts + " tasks");
        }
    }

    /** Scores a table into a folder, which must have every row once, with the bits of one machine. */
    private void predict(SparkSession spark, Path table, String name) throws IOException {
        predict(spark, table.toString(), new Configuration(), name);
    }

    private void predict(SparkSession spark, String table, Configuration hadoop, String name) throws IOException {
        String out = folder.resolve("out-" + name).toString();
        TableFiles files = TableFiles.find(table, Optional.empty(), hadoop);
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

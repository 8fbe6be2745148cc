package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.Backbeat;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.pipeline.Provenance;
import backbeat.spark.session.ClusterOptions;
import backbeat.spark.session.Sessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is trained on Spark is the file that one machine writes. */
class SparkTrainTest {
    @TempDir
    static Path folder;

    private static Songs songs;

    @BeforeAll
    static void open() {
        songs = Songs.in(folder);
    }

    private static byte[] train(String name, String... options) throws IOException {
        Path saved = folder.resolve(name + ".backbeat");
        List<String> arguments = new ArrayList<>(
                List.of("spark", "train", "--master", "local[2]", "--save", saved.toString(), "--force"));
        arguments.addAll(List.of(options));
        Songs.run(SparkMain.commandLine(), arguments.toArray(String[]::new));
        return Files.readAllBytes(saved);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void treesThatTasksGrowAreTheSameForest(int tasks) throws IOException {
        byte[] model = train(
                "tasks", "--model", "forest", "--trees", "20", "--data", songs.csv.toString(), "--tasks", "" + tasks);
        assertArrayEquals(Files.readAllBytes(songs.model), model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "logistic", "mlp"})
    void oneTaskFitsTheSameModel(String learner) throws IOException {
        Path here = folder.resolve(learner + "-here.backbeat");
        Songs.run(
                Backbeat.commandLine(),
                "train",
                "--model",
                learner,
                "--data",
                songs.csv.toString(),
                "--save",
                here.toString());
        assertArrayEquals(Files.readAllBytes(here), train(learner, "--model", learner, "--data", songs.csv.toString()));
    }

    @Test
    void tablesThatTasksReadGiveTheSameModelHoweverTheyAreCut() throws IOException {
        byte[] here = Files.readAllBytes(songs.model);
        assertArrayEquals(here, train("table", "--model", "forest", "--trees", "20", "--table", songs.csv.toString()));
        List<Path> tables = new ArrayList<>();
        try (SparkSession spark = Sessions.open(ClusterOptions.local().withMaster("local[2]"), "tables")) {
            for (int parts : new int[] {1, 2, 5}) {
                tables.add(songs.parquet(spark, parts));
            }
            tables.add(songs.csvParts(2));
        }
        byte[] expected = ModelFile.toBytes(anonymous(ModelFile.read(songs.model)));
        byte[] first = null;
        for (Path table : tables) {
            byte[] model = train("table", "--model", "forest", "--trees", "20", "--table", table.toString());
            assertArrayEquals(expected, ModelFile.toBytes(anonymous(ModelFile.read(folder.resolve("table.backbeat")))));
            // What names the data differs from the CSV's, and is the same for all cuts and formats but for the folder's
            // name.
            String hash = ModelFile.read(folder.resolve("table.backbeat"))
                    .provenance()
                    .dataSha256();
            first = first == null ? hash.getBytes() : first;
            assertArrayEquals(first, hash.getBytes(), () -> table + " of " + model.length + " bytes");
        }
    }

    private static Pipeline anonymous(Pipeline model) {
        Provenance known = model.provenance();
        return model.withProvenance(known.withData("", ""));
    }

    @Test
    void outOfBagVotesAreMergedExactly() throws IOException {
        Path saved = folder.resolve("votes.backbeat");
        List<String> remarks = new ArrayList<>();
        for (String tasks : List.of("1", "3")) {
            String said = Songs.run(
                    SparkMain.commandLine(),
                    "spark",
                    "train",
                    "--master",
                    "local[2]",
                    "--model",
                    "forest",
                    "--trees",
                    "20",
                    "--data",
                    songs.csv.toString(),
                    "--save",
                    saved.toString(),
                    "--force",
                    "--tasks",
                    tasks,
                    "--out-of-bag");
            assertArrayEquals(Files.readAllBytes(songs.model), Files.readAllBytes(saved));
            remarks.add(said.lines()
                    .filter(line -> line.startsWith("Out-of-bag"))
                    .findFirst()
                    .orElseThrow());
        }
        assertEquals(remarks.get(0), remarks.get(1));
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeItStarts() {
        String message = Songs.fail(
                SparkMain.commandLine(),
                "spark",
                "train",
                "--master",
                "local[2]",
                "--model",
                "forest",
                "--table",
                folder.resolve("absent.csv").toString(),
                "--save",
                folder.resolve("x.backbeat").toString());
        assertTrue(message.contains("absent.csv does not exist"), message);
    }
}

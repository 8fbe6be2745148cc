package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.Backbeat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A study whose repeats and folds are tasks is the study of one machine, file by file. */
class SparkStudyTest {
    /** Hold times and the command. */
    private static final List<String> APART = List.of("timings.json", "report.html", "report.md");

    private static final List<String> SPARK = List.of("spark", "study", "--master", "local[2]");

    @TempDir
    private static Path folder;

    private static Songs songs;

    @BeforeAll
    static void make() {
        songs = Songs.in(folder);
    }

    private static Path study(CommandLine line, String name, List<String> words) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--data", songs.csv.toString(), "--out", out.toString()));
        Songs.run(line, arguments.toArray(String[]::new));
        return out;
    }

    private static List<String> words(List<String> command, String... options) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(options));
        return words;
    }

    private static void equalFiles(Path here, Path there) throws IOException {
        int compared = 0;
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !APART.contains(file.getFileName().toString()))
                    .toList()) {
                assertEquals(-1, Files.mismatch(file, there.resolve(file.getFileName())), file.toString());
                compared++;
            }
        }
        assertTrue(compared >= 7, compared + " files");
    }

    @Test
    void repeatsAndFoldsOnSparkAreThoseOfOneMachine() throws IOException {
        String[] options = {"--quick", "--repeat", "3", "--folds", "3"};
        Path here = study(Backbeat.commandLine(), "here", words(List.of("run"), options));
        Path there = study(SparkMain.commandLine(), "there", words(SPARK, options));
        equalFiles(here, there);
        assertEquals(
                2, Files.readString(there.resolve("metrics.json")).split("\"kind\": \"(seeds|folds)\"", -1).length - 1);
    }

    /** Of every learner that searches, under each of two protocols: trials and staircase in metrics.json are those of one machine. */
    @Test
    void protocolsAndSettingsOnSparkAreThoseOfOneMachine() throws IOException {
        String[] options = {"--models", "majority,forest,knn,mlp", "--repeat", "2"};
        Path there = study(
                SparkMain.commandLine(),
                "both",
                words(
                        SPARK,
                        words(List.of("--protocols", "song,track"), options).toArray(String[]::new)));
        for (String protocol : List.of("song", "track")) {
            Path here = study(
                    Backbeat.commandLine(), "here-" + protocol, words(List.of("run", "--protocol", protocol), options));
            equalFiles(here, there.resolve(protocol));
        }
    }
}

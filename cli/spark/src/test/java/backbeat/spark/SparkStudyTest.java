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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A study whose repeats and folds are tasks is the study of one machine, file by file. */
class SparkStudyTest {
    /** Hold times and the command. */
    private static final List<String> APART = List.of("timings.json", "report.html", "report.md");

    @TempDir
    private static Path folder;

    private static Path study(CommandLine line, String name, Songs songs, List<String> words) {
        Path out = folder.resolve(name);
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--quick", "--repeat", "3", "--folds", "3", "--data", songs.csv.toString()));
        arguments.addAll(List.of("--out", out.toString()));
        Songs.run(line, arguments.toArray(String[]::new));
        return out;
    }

    @Test
    void repeatsAndFoldsOnSparkAreThoseOfOneMachine() throws IOException {
        Songs songs = Songs.in(folder);
        Path here = study(Backbeat.commandLine(), "here", songs, List.of("run"));
        Path there = study(SparkMain.commandLine(), "there", songs, List.of("spark", "study", "--master", "local[2]"));
        int compared = 0;
        try (Stream<Path> files = Files.list(here)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !APART.contains(file.getFileName().toString()))
                    .toList()) {
                assertEquals(-1, Files.mismatch(file, there.resolve(file.getFileName())), file.toString());
                compared++;
            }
        }
        assertTrue(compared >= 9, compared + " files");
        assertEquals(
                2, Files.readString(there.resolve("metrics.json")).split("\"kind\": \"(seeds|folds)\"", -1).length - 1);
    }
}

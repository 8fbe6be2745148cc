package backbeat.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Trains models on a small file of songs, through the command. */
abstract class SmallTraining {
    @TempDir
    static Path home;

    @TempDir
    Path folder;

    static Path songs;

    @BeforeAll
    static void aFileOfSongs() throws IOException {
        songs = SmallSongs.write(home, SmallSongs.lines(700));
    }

    final CommandLineRun train(String model, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--model",
                model,
                "--data",
                songs.toString(),
                "--save",
                folder.resolve(name).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    final String path(String name) {
        return folder.resolve(name).toString();
    }
}

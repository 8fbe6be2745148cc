package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot fit is refused before it is begun, with the most that would, and nothing is written. */
class PreflightTest {
    @TempDir
    private static Path home;

    private static Path songs;

    @BeforeAll
    static void aFileOfSongs() throws IOException {
        songs = SmallSongs.write(home, SmallSongs.lines(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | run --synthetic --rows 2147483648 | synthetic rows need at least . at most",
                "1 | run --synthetic --rows 9223372036854775807 | at most",
                "1 | data describe --synthetic --rows 2147483648 | at most",
                "1 | run --quick --folds 2147483647 --data FILE | --folds 2,147,483,647 . at most",
                "2 | run --quick --repeat 2147483647 --data FILE | --repeat must be at most 1000",
                "2 | run --quick --threads 2147483647 --data FILE | --threads must be at most 1024",
                "1 | train --model knn --k 2147483647 --data FILE | k = 2147483647 . only . training rows",
                "1 | train --model forest --trees 2147483647 --data FILE | trees need at least . at most",
                "1 | train --model mlp --hidden 40000000 --data FILE | columns . [40000000] need at least . at most",
                "1 | train --model mlp --hidden 100000,100000 --data FILE | columns . not even one would"
            })
    void tooMuchIsRefusedWithTheMostThatWouldFit(int code, String command, String parts) {
        Path out = home.resolve("result");
        List<String> arguments = new ArrayList<>(Arrays.asList(command.split(" ")));
        arguments.replaceAll(argument -> argument.equals("FILE") ? songs.toString() : argument);
        switch (arguments.get(0)) {
            case "train" -> arguments.addAll(List.of("--save", out.toString()));
            case "run" -> arguments.addAll(List.of("--out", out.toString()));
            default -> {}
        }
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertEquals(code, run.code(), run.err());
        for (String part : parts.split(" \\. ")) {
            assertTrue(run.err().contains(part), part + " in: " + run.err());
        }
        assertFalse(run.err().contains("internal error"), run.err());
        assertTrue(Files.notExists(out));
    }

    @Test
    void aDiskHasRoomForSoManyRows() {
        Path out = home.resolve("rows.csv");
        CommandLineRun run =
                CommandLineRun.of("data", "synthesize", "--rows", "9223372036854775807", "--out", out.toString());
        assertEquals(1, run.code());
        assertTrue(run.err().contains("the disk has") && run.err().contains("rows fit"), run.err());
        assertTrue(Files.notExists(out));
    }
}

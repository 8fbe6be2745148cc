package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of {@code backbeat predict}, with the models of a small run. */
class PredictCommandTest {
    private static final int ROWS = 700;

    @TempDir
    private static Path home;

    @TempDir
    private Path folder;

    private static Path songs;
    private static List<String> lines;

    @BeforeAll
    static void aRun() throws IOException {
        lines = SmallSongs.lines(ROWS);
        songs = SmallSongs.write(home, lines);
        SmallSongs.quickRun(songs, home + "/run");
    }

    private static String model(String name) {
        return home.resolve("run").resolve(name + ".backbeat").toString();
    }

    private CommandLineRun predict(String model, Path input, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "predict",
                model(model),
                input.toString(),
                "-o",
                folder.resolve(out).toString()));
        arguments.addAll(Arrays.asList(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<String> output(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    /** What cannot be read was named without its file. */
    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Path cut = Files.write(folder.resolve("cut.csv.gz"), half);
        assertEquals("Cannot read " + cut + ": Unexpected end of ZLIB input stream", refusal(cut));
        half[40] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.csv.gz"), half);
        assertTrue(refusal(damaged).startsWith("Cannot read " + damaged + ": "), refusal(damaged));
        assertEquals(folder + " is a directory, not a CSV file", refusal(folder));
        CommandLineRun inspect = CommandLineRun.of("inspect", folder.toString());
        assertTrue(inspect.err().startsWith("backbeat: " + folder + " is a directory, not a model"), inspect.err());
    }

    private String refusal(Path input) {
        CommandLineRun run = predict("forest", input, "refused.csv");
        assertEquals(1, run.code());
        assertFalse(Files.exists(folder.resolve("refused.csv")));
        return run.err().strip().replaceFirst("^backbeat: ", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"knn", "forest", "mlp"})
    void answersAreThoseOfTheRun(String name) throws IOException {
        CommandLineRun run = predict(name, songs, "out.csv");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("Predicted 700 rows in "), run.err());
        List<String> out = output("out.csv");
        assertEquals("row,track_id,artists,album_name,track_name,probability,decision", out.get(0));
        assertEquals(ROWS + 1, out.size());
        Map<String, String> byRow = new HashMap<>();
        for (String line : out.subList(1, out.size())) {
            byRow.put(line.substring(0, line.indexOf(',')), line);
        }
        List<String> expected = Files.readAllLines(home.resolve("run/predictions.csv"));
        int column = List.of(expected.get(0).split(",")).indexOf(name);
        for (String line : expected.subList(1, expected.size())) {
            String[] fields = line.split(",");
            String decision = Double.parseDouble(fields[column]) >= 0.5 ? "1" : "0";
            String shown = new CsvWriter()
                    .probability(Double.parseDouble(fields[column]))
                    .toString();
            assertTrue(byRow.get(fields[0]).endsWith("," + shown + "," + decision), line);
        }
        assertTrue(expected.size() > 50, "the run has test rows");
    }

    @Test
    void theOutputDoesNotDependOnTheThreads() throws IOException {
        Path many = many(20_000);
        for (String threads : List.of("1", "2", "5")) {
            assertEquals(
                    0,
                    predict("mlp", many, threads + ".csv", "--threads", threads).code());
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("1.csv")), Files.readAllBytes(folder.resolve("2.csv")));
        assertArrayEquals(Files.readAllBytes(folder.resolve("1.csv")), Files.readAllBytes(folder.resolve("5.csv")));
        List<String> out = output("1.csv");
        for (int row = 0; row < 20_000; row++) {
            assertTrue(out.get(row + 1).startsWith(row + ",id" + row % ROWS / 5 * 5), out.get(row + 1));
        }
    }

    /** The small file's rows over and over: several chunks; the first of every five rows names the five. */
    private Path many(int rows) throws IOException {
        List<String> repeated = new ArrayList<>(List.of(lines.get(0)));
        for (int row = 0; row < rows; row++) {
            repeated.add(lines.get(1 + row % ROWS / 5 * 5));
        }
        return Files.write(folder.resolve("many.csv"), repeated);
    }

    @Test
    void readsStandardInputAndWritesStandardOutput() throws IOException {
        assertEquals(0, predict("forest", songs, "file.csv").code());
        InputStream in = System.in;
        PrintStream out = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(Files.readAllBytes(songs)));
            System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
            assertEquals(0, CommandLineRun.of("predict", model("forest"), "-").code());
        } finally {
            System.setIn(in);
            System.setOut(out);
        }
        assertArrayEquals(Files.readAllBytes(folder.resolve("file.csv")), captured.toByteArray());
    }

    @Test
    void unseenCategoriesAreCountedAndPredicted() throws IOException {
        List<String> changed = new ArrayList<>(lines);
        for (int row = 10; row < 13; row++) {
            changed.set(row, changed.get(row).replaceFirst(",[a-z]+$", row == 12 ? ",polka" : ",yodel"));
        }
        CommandLineRun run = predict("knn", SmallSongs.write(folder, changed), "out.csv");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("Unseen in training: track_genre of 3 rows, 'yodel' 2, 'polka' 1"), run.err());
        assertEquals(ROWS + 1, output("out.csv").size());
    }

    @Test
    void badRowsStopOrAreSkippedWithTheirReason() throws IOException {
        List<String> changed = new ArrayList<>(lines);
        changed.set(3, changed.get(3).replaceAll("True|False", "perhaps"));
        changed.set(5, changed.get(5).substring(0, 5));
        changed.set(7, changed.get(7).replaceAll("True|False", ""));
        Path bad = SmallSongs.write(folder, changed);
        CommandLineRun stopped = predict("mlp", bad, "out.csv");
        assertEquals(1, stopped.code());
        assertTrue(stopped.err().contains("data row 2 (line 4): column 'explicit': 'perhaps'"), stopped.err());
        assertEquals(List.of("songs.csv"), names(), "nothing under the final name, no draft");

        CommandLineRun skipped =
                predict("mlp", bad, "out.csv", "--on-bad-row", "skip", "--rejects", folder + "/rejects.csv");
        assertEquals(0, skipped.code(), skipped.err());
        assertTrue(skipped.err().contains("Skipped 3 rows:"), skipped.err());
        List<String> rejects = output("rejects.csv");
        assertEquals("row,line,reason,fields", rejects.get(0));
        assertTrue(rejects.get(1).startsWith("2,4,column 'explicit': 'perhaps' is not true or false,"), rejects.get(1));
        assertTrue(rejects.get(2).startsWith("4,6,"), rejects.get(2));
        assertTrue(rejects.get(3).startsWith("6,8,column 'explicit': the value is missing,"), rejects.get(3));
        List<String> out = output("out.csv");
        assertEquals(ROWS + 1 - 3, out.size());
        assertEquals(
                List.of("0", "1", "3", "5", "7"),
                out.subList(1, 6).stream().map(line -> line.split(",")[0]).toList(),
                "row numbers are those of the input");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void missingColumnsAreNamed() throws IOException {
        List<String> changed = new ArrayList<>(lines);
        changed.set(0, SmallSongs.HEADER.replace("tempo", "pace").replace("mode", "mood"));
        CommandLineRun run = predict("mlp", SmallSongs.write(folder, changed), "out.csv");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("'mode'") && run.err().contains("'tempo'"), run.err());
        assertFalse(Files.exists(folder.resolve("out.csv")));
    }

    @Test
    void onlyFeaturesAreNeeded() throws IOException {
        List<String> changed = new ArrayList<>();
        for (String line : lines) {
            changed.add(line.replaceFirst("^[^,]*,[^,]*,(\"[^\"]*\"|[^,]*),[^,]*,[^,]*,[^,]*,", ""));
        }
        CommandLineRun run = predict("mlp", SmallSongs.write(folder, changed), "out.csv");
        assertEquals(0, run.code(), run.err());
        assertEquals("row,probability,decision", output("out.csv").get(0));
    }

    @Test
    void keepsTheColumnsAskedFor() throws IOException {
        assertEquals(
                0,
                predict("mlp", songs, "out.csv", "--keep", "popularity,track_id")
                        .code());
        assertEquals(
                "row,popularity,track_id,probability,decision",
                output("out.csv").get(0));
        assertEquals(
                0,
                predict("mlp", songs, "features.csv", "--keep", "tempo,track_id")
                        .code());
        assertEquals(
                "row,tempo,track_id,probability,decision",
                output("features.csv").get(0));
        assertTrue(Files.readString(songs)
                .contains("," + output("features.csv").get(1).split(",")[1] + ","));
        CommandLineRun twice = predict("mlp", songs, "out2.csv", "--keep", "track_id,track_id");
        assertEquals(2, twice.code());
        assertTrue(twice.err().contains("names a column twice"), twice.err());
        CommandLineRun run = predict("mlp", songs, "out2.csv", "--keep", "nonsense");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("'nonsense'"), run.err());
    }

    @Test
    void existingFilesStayUnlessForced() throws IOException {
        Path out = Files.writeString(folder.resolve("out.csv"), "mine");
        CommandLineRun run = predict("mlp", songs, "out.csv");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("--force"), run.err());
        assertEquals("mine", Files.readString(out));
        assertEquals(0, predict("mlp", songs, "out.csv", "--force").code());
        assertEquals(ROWS + 1, output("out.csv").size());
    }

    @Test
    void answersAndRejectsNeedFilesOfTheirOwn() throws IOException {
        CommandLineRun run = predict("mlp", songs, "x.csv", "--on-bad-row", "skip", "--rejects", folder + "/./x.csv");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("name the same file"), run.err());
        assertEquals(List.of(), names());
    }

    @Test
    void aDamagedModelIsOneLineWithoutStackTrace() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(model("mlp")));
        bytes[bytes.length / 2] ^= 1;
        Path damaged = Files.write(folder.resolve("bad.backbeat"), bytes);
        CommandLineRun run = CommandLineRun.of("predict", damaged.toString(), songs.toString());
        assertEquals(1, run.code());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("bad.backbeat: Damaged:"), run.err());
    }

    @Test
    void emptyInputAndTextThatIsNoUtf8AreErrors() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        assertEquals(1, predict("mlp", empty, "out.csv").code());
        byte[] bytes = Files.readAllBytes(songs);
        bytes[bytes.length - 3] = (byte) 0xFF;
        Path latin = Files.write(folder.resolve("latin.csv"), bytes);
        CommandLineRun run = predict("mlp", latin, "out.csv");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("UTF-8"), run.err());
        assertFalse(Files.exists(folder.resolve("out.csv")));
    }
}

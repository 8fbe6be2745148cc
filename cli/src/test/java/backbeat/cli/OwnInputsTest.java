package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command puts what it writes in the place of what it reads, {@code --force} or not, however the file is called. */
class OwnInputsTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private static Path home;

    private static Path songs;
    private static Path recipe;
    private static Path model;

    @BeforeAll
    static void aRun() throws IOException {
        songs = SmallSongs.write(home, SmallSongs.lines(300));
        SmallSongs.quickRun(songs, home + "/run");
        model = home.resolve("run/forest.backbeat");
        recipe = Files.copy(Path.of("..", "data", "spotify.json"), home.resolve("recipe.json"));
    }

    private static void refused(Path kept, String message, Object... arguments) throws IOException {
        byte[] before = Files.readAllBytes(kept);
        String[] texts = new String[arguments.length + 1];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }
        for (String end : List.of("--force", "--debug")) { // a message that names --force would be bad advice
            texts[arguments.length] = end;
            CommandLineRun run = CommandLineRun.of(texts);
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains("backbeat: " + message), run.err());
            assertArrayEquals(before, Files.readAllBytes(kept));
        }
    }

    private static String file(String option, Path file, String what) {
        return option + ": " + file + " is " + what + " itself, which would be replaced. Name another file";
    }

    @Test
    void predictLeavesItsInputAndItsModel() throws IOException {
        refused(songs, file("-o", songs, "the input"), "predict", model, songs, "-o", songs);
        refused(model, file("-o", model, "the model"), "predict", model, songs, "-o", model);
        refused(
                songs,
                file("--rejects", songs, "the input"),
                "predict",
                model,
                songs,
                "--on-bad-row=skip",
                "--rejects",
                songs);
    }

    @Test
    void anotherSpellingIsTheSameFile() throws IOException {
        Path around = home.resolve("run/../songs.csv");
        refused(songs, file("-o", around, "the input"), "predict", model, songs, "-o", around);
        Path link = Files.createSymbolicLink(home.resolve("link.csv"), songs.getFileName());
        refused(songs, file("-o", link, "the input"), "predict", model, songs, "-o", link);
        refused(songs, file("-o", songs, "the input"), "predict", model, link, "-o", songs);
        Path folder = Files.createSymbolicLink(home.resolve("elsewhere"), home);
        Path through = folder.resolve("songs.csv");
        refused(songs, file("-o", through, "the input"), "predict", model, songs, "-o", through);
    }

    @Test
    void otherCommandsLeaveWhatTheyRead() throws IOException {
        refused(model, file("--onnx", model, "the model"), "export", model, "--onnx", model);
        refused(model, file("--pmml", model, "the model"), "export", model, "--pmml", model);
        refused(model, file("--svg", model, "the model"), "inspect", model, "--tree=1", "--svg", model);
        refused(songs, file("-o", songs, "the table"), "recipe", "init", songs, "-o", songs);
        refused(
                recipe,
                file("--out", recipe, "the recipe"),
                "data",
                "synthesize",
                "--rows=10",
                "--recipe",
                recipe,
                "--out",
                recipe);
        refused(songs, file("--save", songs, "the table"), "train", "--model=forest", "--data", songs, "--save", songs);
        refused(
                model,
                file("--save", model, "the run's model"),
                "train",
                "--model=forest",
                "--like",
                home.resolve("run"),
                "--save",
                model);
    }

    /** A folder is exchanged as a whole, with all that somebody has put into it. */
    @Test
    void foldersThatHoldTheTableStay() throws IOException {
        Path folder = home.resolve("holding");
        SmallSongs.quickRun(songs, folder.toString());
        Path table = Files.copy(songs, folder.resolve("table.csv"));
        Files.writeString(folder.resolve("meta.json"), "{}");
        Files.writeString(folder.resolve("leaks.json"), "{}");
        Path link = Files.createSymbolicLink(home.resolve("holding-too"), folder);
        for (Path out : List.of(folder, link)) {
            String message = "--out: the table, " + table + ", is in " + out
                    + ", which would be replaced as a whole. Name another folder";
            refused(table, message, "run", "--quick", "--data", table, "--out", out);
            refused(table, message, "study", "leaks", "--data", table, "--out", out);
            refused(table, message, "data", "export", "--data", table, "--out", out);
        }
    }

    /** A link in a folder of results goes with it, be it the way to the table or another way there. */
    @Test
    void foldersThatHoldALinkToTheTableStay() throws IOException {
        Path folder = home.resolve("linking");
        SmallSongs.quickRun(songs, folder.toString());
        Path around = folder.resolve("../songs.csv");
        CommandLineRun past =
                CommandLineRun.of("run", "--quick", "--data", around.toString(), "--out", folder.toString(), "--force");
        assertEquals(0, past.code(), past.err());
        Path link = Files.createSymbolicLink(folder.resolve("table.csv"), songs);
        Path chain = Files.createSymbolicLink(home.resolve("chain.csv"), link);
        String stays = ", is in " + folder + ", which would be replaced as a whole. Name another folder";
        for (Path named : List.of(link, chain)) {
            refused(link, "--out: the table, " + named + stays, "run", "--quick", "--data", named, "--out", folder);
        }
        String another = "--out: " + link + ", a link to the table" + stays;
        refused(link, another, "run", "--quick", "--data", songs, "--out", folder);
        assertTrue(Files.isSymbolicLink(link));
    }

    /** What a shell has put behind a descriptor is a file like any other. */
    @Test
    void redirectedFilesAreKnown() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/stdin")), "needs /dev/stdin");
        byte[] before = Files.readAllBytes(songs);
        List<String> replacing = List.of("-", "-o", songs.toString(), "--force");
        String help = ". See: backbeat predict --help";
        String message = file("-o", songs, "the input (standard input)") + help;
        assertEquals("2 backbeat: " + message, predicted(replacing, Redirect.PIPE));
        List<String> appending = List.of(songs.toString());
        assertEquals(
                "2 backbeat: standard output goes into the input itself. Print into another file" + help,
                predicted(appending, Redirect.appendTo(songs.toFile())));
        assertArrayEquals(before, Files.readAllBytes(songs));
        Path other = home.resolve("other-answers.csv");
        assertEquals(
                "0",
                predicted(List.of("-", "-o", other.toString()), Redirect.PIPE).substring(0, 1));
        assertTrue(Files.size(other) > 1000);
    }

    /** The code and the first line of a process that predicts with the songs on its standard input. */
    private static String predicted(List<String> arguments, Redirect output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "backbeat.cli.Backbeat",
                "predict",
                model.toString()));
        command.addAll(arguments);
        Path messages = home.resolve("messages");
        Process process = new ProcessBuilder(command)
                .redirectInput(songs.toFile())
                .redirectOutput(output)
                .redirectError(messages.toFile())
                .start();
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        return process.exitValue() + " "
                + Files.readString(messages).lines().findFirst().orElse("");
    }

    /** Other files are replaced as before. */
    @Test
    void earlierAnswersAreReplaced() throws IOException {
        Path answers = Files.writeString(home.resolve("answers.csv"), "old");
        CommandLineRun run =
                CommandLineRun.of("predict", model.toString(), songs.toString(), "-o", answers.toString(), "--force");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(answers) > 1000);
    }
}

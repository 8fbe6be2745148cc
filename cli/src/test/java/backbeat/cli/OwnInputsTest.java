package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command puts what it writes in the place of what it reads, {@code --force} or not, however the file is called. */
class OwnInputsTest {
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

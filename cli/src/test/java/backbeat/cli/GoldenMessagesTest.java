package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What people read first, kept in files that are looked at: every help page, and the message of each of the forty mistakes
 * that are made most. {@code -Dgolden.write=true} writes the files anew.
 */
class GoldenMessagesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "messages");
    private static final boolean WRITE = Boolean.getBoolean("golden.write");
    private static final String MISTAKES = "mistakes.txt";

    /** A command line a line, as it is typed; DIR is a folder with songs.csv, a run, and a few files that are no models. */
    private static final List<String> TYPED = List.of(
            "",
            "rum",
            "runn --quick",
            "benchmark",
            "verfy",
            "explian --track x",
            "run --prtocol song",
            "run --surprise 1",
            "run song",
            "run --seed",
            "run --seed x",
            "run --seed 99999999999999999999",
            "run --threads 0",
            "run --threads many",
            "run --models oracle",
            "run --models blend",
            "run --protocol nights",
            "run --outliers bend",
            "run --kernel gpu",
            "run --format xml",
            "run --folds 2",
            "run --repeat 0",
            "run --data DIR/none.csv",
            "run --data DIR",
            "run --data DIR/songs.csv --synthetic",
            "run --data DIR/songs.csv --recipe DIR/none.json",
            "run --data DIR/songs.csv --recipe DIR/broken.json",
            "run --data DIR/songs.csv --threshold 101 --out DIR/new",
            "run --quick --data DIR/songs.csv --out DIR/run",
            "run --config DIR/none.properties",
            "run --config DIR/wrong.properties",
            "train",
            "train --model tree --save DIR/m.backbeat",
            "train --model knn --trees 5 --save DIR/m.backbeat",
            "train --model knn --k many --save DIR/m.backbeat",
            "train --like DIR/run --model knn --seed 3 --save DIR/m.backbeat",
            "predict DIR/run/forest.backbeat",
            "predict DIR/none.backbeat DIR/songs.csv",
            "predict DIR/songs.csv DIR/songs.csv",
            "predict DIR/run/majority.backbeat DIR/few.csv",
            "predict DIR/run/majority.backbeat DIR/songs.csv --rejects DIR/r.csv",
            "inspect DIR/run/majority.backbeat --tree 1",
            "inspect DIR/run/majority.backbeat --value tempo=120",
            "export DIR/run/majority.backbeat",
            "export DIR/run/majority.backbeat --onnx DIR/m.onnx --trees 3",
            "explain --run DIR/run",
            "explain --run DIR/run --track nobody",
            "explain --run DIR --track id1",
            "explain --run DIR/run --row 1 --format json --track x",
            "explain --run DIR/run --track nobody --format json",
            "report DIR",
            "compare DIR/run",
            "compare DIR/run DIR/none",
            "serve DIR --port 70000",
            "study",
            "data",
            "data synthesize --out DIR/new.csv --rows 0",
            "verify",
            "dist");

    @TempDir
    private static Path home;

    @BeforeAll
    static void aRun() throws IOException {
        Path data = SmallSongs.write(home, SmallSongs.lines(400));
        Files.writeString(home.resolve("broken.json"), "{\"format\": 1,\n \"name\": [1, 2");
        Files.writeString(home.resolve("few.csv"), "tempo,energy\n120,0.5\n");
        Files.writeString(home.resolve("wrong.properties"), "run.sede = 5\n");
        CommandLineRun made = CommandLineRun.of(
                "run",
                "--quick",
                "--models",
                "majority,knn",
                "--data",
                data.toString(),
                "--out",
                home.resolve("run").toString());
        assertEquals(0, made.code(), made.err());
    }

    private static void collect(CommandLine line, List<CommandLine> all) {
        all.add(line);
        line.getSubcommands().values().forEach(below -> collect(below, all));
    }

    @Test
    void everyHelpPageIsAsItWasLookedAt() throws IOException {
        List<CommandLine> all = new ArrayList<>();
        collect(Backbeat.commandLine(), all);
        Set<String> names = new TreeSet<>(Set.of(MISTAKES));
        for (CommandLine line : all) {
            String name = ManPage.name(line.getCommandSpec()) + ".txt";
            names.add(name);
            same(name, line.getUsageMessage().replace(System.lineSeparator(), "\n"));
        }
        try (Stream<Path> files = Files.list(GOLDEN)) {
            Set<String> kept =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names, kept, "pages of commands that there are no more");
        }
    }

    @Test
    void everyMistakeIsAnsweredAsItWasLookedAt() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String typed : TYPED) {
            List<String> arguments = typed.isEmpty()
                    ? List.of()
                    : Stream.of(typed.split(" "))
                            .map(word -> word.replaceFirst("^DIR", home.toString()))
                            .toList();
            CommandLineRun made = CommandLineRun.of(arguments.toArray(String[]::new));
            assertTrue(made.code() == 1 || made.code() == 2, typed + " gave " + made.code());
            assertFalse(made.err().contains("\tat "), made.err());
            assertFalse(made.err().contains("internal error"), typed + ": " + made.err());
            text.append("$ backbeat ").append(typed).append('\n');
            made.err()
                    .lines()
                    .filter(line -> !line.startsWith("warning: "))
                    .forEach(line ->
                            text.append(line.replace(home.toString(), "DIR")).append('\n'));
            text.append("[").append(made.code()).append("]\n\n");
        }
        assertTrue(TYPED.size() >= 40);
        same(MISTAKES, text.toString());
    }

    /** A manual page and a place in the completion for every command. */
    @Test
    void completionAndManualPagesKnowEveryCommand() throws IOException {
        Path pages = home.resolve("man1");
        CommandLineRun made = CommandLineRun.of("generate-man", pages.toString());
        assertEquals(0, made.code(), made.err());
        String completion = CommandLineRun.of("generate-completion").out();
        List<CommandLine> all = new ArrayList<>();
        collect(Backbeat.commandLine(), all);
        for (CommandLine line : all) {
            String page = Files.readString(pages.resolve(ManPage.name(line.getCommandSpec()) + ".1"));
            assertTrue(page.startsWith(".TH \"BACKBEAT"), page);
            assertTrue(page.contains(".SH \"SYNOPSIS\""), page);
            assertTrue(completion.contains(line.getCommandName()), line.getCommandName());
        }
        for (String name : List.of("verify", "bench", "dist", "spark", "doctor", "runs", "serve")) {
            assertTrue(Files.exists(pages.resolve("backbeat-" + name + ".1")), name);
        }
    }

    private static void same(String name, String text) throws IOException {
        Path file = GOLDEN.resolve(name);
        if (WRITE) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        assertTrue(
                Files.exists(file), () -> name + " is not kept yet: look at it, and write it with -Dgolden.write=true");
        assertEquals(
                Files.readString(file), text, name + " has changed: look at it, and write it with -Dgolden.write=true");
    }
}

package backbeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.experiment.StudyFiles;
import backbeat.files.Json;
import backbeat.random.Xoshiro256;
import backbeat.result.LeakStudy;
import backbeat.result.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every kind of file that a command reads, damaged where its structure is: the command does its work, or ends with one
 * sentence that names the file; no other exit code, no stack trace, no internal error. {@code -Ddamages=N} sets how many damaged copies of
 * each kind (25).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryReaderTest {
    private static final int DAMAGES = Integer.getInteger("damages", 25);

    private static final String RECIPE = """
            {"format": 1, "name": "small", "id": "id", "display": ["id"],
             "columns": {"numeric": ["x", "z"], "boolean": ["b"], "categorical": ["c"], "text": ["id"], "dropped": ["i"]},
             "groups": {"id": {"columns": ["id"]}},
             "protocols": {"ids": {"summary": "whole ids", "together": "id"}},
             "outliers": {"lower": 0.01, "upper": 0.99},
             "plausible": {"x": {"low": 0, "high": 100}},
             "missing": "impute",
             "label": {"column": "y", "operator": ">=", "value": 50}}
            """;

    private Path home;

    /** How a file of a kind is damaged. */
    private interface Way {
        byte[] of(byte[] file, Xoshiro256 random) throws IOException;
    }

    /** A file, how it is damaged, and the commands that read it; FILE is the damaged copy, DIR the folder that it is in. */
    enum Reader {
        TABLE(
                "rows.csv",
                StructuredDamage::csv,
                "data check --recipe recipe.json --data FILE",
                "predict model.backbeat FILE -o /dev/null"),
        RECIPE("recipe.json", StructuredDamage::json, "data check --data rows.csv --recipe FILE"),
        MODEL("model.backbeat", StructuredDamage::bytes, "inspect FILE", "predict FILE rows.csv -o /dev/null"),
        METRICS("study/metrics.json", StructuredDamage::json, "report DIR", "compare DIR study"),
        TIMINGS("study/timings.json", StructuredDamage::json, "report DIR", "compare study DIR"),
        PREDICTIONS("study/predictions.csv", StructuredDamage::csv, "compare DIR study"),
        LEAKS("leaks/leaks.json", StructuredDamage::json, "report study --with DIR");

        private final String file;
        private final Way way;
        private final List<String> commands;

        Reader(String file, Way way, String... commands) {
            this.file = file;
            this.way = way;
            this.commands = List.of(commands);
        }
    }

    @BeforeAll
    void wholeFiles(@TempDir Path temporary) throws IOException {
        home = temporary;
        StringBuilder rows = new StringBuilder("i,id,x,z,b,c,y\n");
        Xoshiro256 random = new Xoshiro256(5);
        for (int row = 0; row < 120; row++) {
            rows.append(row + ",id" + row / 2 + "," + random.nextInt(100) + "," + random.nextDouble() + ","
                    + (random.nextInt(2) == 0) + ",c" + random.nextInt(4) + "," + random.nextInt(100) + "\n");
        }
        Files.writeString(home.resolve("rows.csv"), rows);
        Files.writeString(home.resolve("recipe.json"), RECIPE);
        succeed("train --model forest --trees 3 --recipe recipe.json --data rows.csv --save model.backbeat");
        succeed("run --quick --leaks --models majority,knn --recipe recipe.json --data rows.csv --out study");
        StudyResult result = Json.read(home.resolve("study").resolve(StudyFiles.METRICS), StudyResult.class);
        Files.createDirectory(home.resolve("leaks"));
        Json.write(
                home.resolve("leaks").resolve(StudyFiles.LEAKS),
                new LeakStudy(
                        StudyResult.SCHEMA, 1, "real", result.data().sha256(), result.leaks(), result.fixedLeaks()));
    }

    private void succeed(String command) {
        CommandLineRun run = execute(command, "", "");
        assertEquals(0, run.code(), run.err());
    }

    private CommandLineRun execute(String command, String file, String folder) {
        List<String> inHome = List.of("rows.csv", "recipe.json", "model.backbeat", "study");
        return CommandLineRun.of(Arrays.stream(command.split(" "))
                .map(word -> word.equals("FILE") ? file : word.equals("DIR") ? folder : word)
                .map(word -> inHome.contains(word) ? home.resolve(word).toString() : word)
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerOrASentence(Reader reader) throws IOException {
        byte[] whole = Files.readAllBytes(home.resolve(reader.file));
        Path folder = Files.createTempDirectory(home, "damaged");
        try (Stream<Path> beside = Files.list(home.resolve(reader.file).getParent())) {
            for (Path file : beside.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path damaged = folder.resolve(home.resolve(reader.file).getFileName());
        Xoshiro256 random = Xoshiro256.stream(20, reader.ordinal());
        int refused = 0;
        for (int round = 0; round < DAMAGES; round++) {
            byte[] bytes = reader.way.of(whole, random);
            Files.write(damaged, bytes);
            for (String command : reader.commands) {
                CommandLineRun run = execute(command, damaged.toString(), folder.toString());
                String what = reader + " " + round + ", " + command + ": " + run.err();
                assertTrue(run.code() == 0 || run.code() == 1, what);
                assertFalse(run.err().contains("internal error"), what);
                if (run.code() == 1) {
                    refused++;
                    assertTrue(run.err().contains(damaged.getFileName().toString()), what);
                    List<String> lines = run.err()
                            .lines()
                            .filter(line -> !line.startsWith("warning: "))
                            .toList();
                    assertEquals(1, lines.size(), what);
                }
            }
        }
        assertTrue(refused > 0, "no damage was noticed");
    }
}

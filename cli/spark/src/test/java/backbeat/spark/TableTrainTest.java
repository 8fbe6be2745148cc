package backbeat.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.cli.Backbeat;
import backbeat.pipeline.ModelFile;
import backbeat.pipeline.Pipeline;
import backbeat.random.Xoshiro256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows that stay with the executors are cleaned, split and prepared as on one machine: every kind of column, gaps of every
 * policy, equal rows and rows of one song in different files.
 */
class TableTrainTest {
    private static final String HEADER = "tempo,pitch,plays,live,key,made,moods,artist,title,note,score";

    private static final String RECIPE = """
            {"format": 1, "name": "mixed",
             "columns": {"numeric": ["tempo", "pitch", "plays"], "boolean": ["live"], "categorical": ["key"],
                         "date": [{"column": "made", "parts": ["year", "month"]}],
                         "set": {"moods": {"separator": "|", "collect": true}}, "text": ["artist", "title"]},
             "label": {"column": "score", "operator": ">=", "value": 50},
             "groups": {"artist": {"columns": ["artist"], "firstOf": ";"},
                        "song": {"columns": ["artist", "title"], "normalForm": "RELEASES"}},
             "protocols": {"song": {"summary": "a row a song", "onePer": "song", "together": "artist"}},
             "defaultProtocol": "song", "cluster": "song",
             "missing": {"columns": {"pitch": "impute", "key": "PLAIN", "live": "drop"}, "marks": ["?"]},
             "merge": {"default": "mean", "columns": {"plays": "largest", "score": "largest"}},
             "outliers": {"lower": 0.01, "upper": 0.99},
             "duplicates": "EQUAL",
             "derived": {"mood": {"kind": "history", "over": "moods", "prior": 5}}}
            """;

    @TempDir
    static Path folder;

    private static Path csv;
    private static Path parts;

    @BeforeAll
    static void write() throws IOException {
        List<String> rows = rows(1500);
        csv = Files.write(folder.resolve("mixed.csv"), rows, StandardCharsets.UTF_8);
        parts = Files.createDirectories(folder.resolve("mixed-parts"));
        int[] cuts = {1, 700, 701, 1501}; // one part has one row
        for (int part = 0; part + 1 < cuts.length; part++) {
            List<String> piece = new ArrayList<>(List.of(HEADER));
            piece.addAll(rows.subList(cuts[part], cuts[part + 1]));
            Files.write(parts.resolve("part-" + part + ".csv"), piece, StandardCharsets.UTF_8);
        }
    }

    private static List<String> rows(int count) {
        Xoshiro256 random = new Xoshiro256(8);
        List<String> rows = new ArrayList<>(List.of(HEADER));
        while (rows.size() <= count) {
            if (rows.size() > 10 && random.nextInt(12) == 0) {
                rows.add(rows.get(1 + random.nextInt(rows.size() - 1))); // an exact duplicate, in any part
                continue;
            }
            double tempo = Math.pow(random.nextGaussian(), 3);
            Set<String> moods = new LinkedHashSet<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                moods.add("m" + random.nextInt(15));
            }
            rows.add(String.join(
                    ",",
                    gap(random, 9, "" + tempo),
                    gap(random, 7, "" + random.nextInt(300)),
                    gap(random, 30, "" + random.nextInt(5000)),
                    gap(random, 25, random.nextInt(2) == 0 ? "true" : "false"),
                    gap(random, 8, "k" + random.nextInt(12)),
                    gap(random, 10, "20" + (10 + random.nextInt(9)) + "-1" + random.nextInt(3) + "-05"),
                    String.join("|", moods),
                    "a" + random.nextInt(120) + (random.nextInt(3) == 0 ? ";b" + random.nextInt(9) : ""),
                    "song " + random.nextInt(4) + (random.nextInt(6) == 0 ? " - Remastered 2011" : ""),
                    "n" + rows.size() % 2,
                    random.nextInt(60) == 0
                            ? ""
                            : ""
                                    + Math.max(
                                            0,
                                            Math.min(100, Math.round(50 + 10 * tempo + 20 * random.nextGaussian())))));
        }
        return rows;
    }

    private static String gap(Xoshiro256 random, int in, String value) {
        return random.nextInt(in) > 0 ? value : (random.nextInt(2) == 0) ? "?" : "";
    }

    private static Path recipe(boolean plain) throws IOException {
        String text = RECIPE.replace("RELEASES", plain ? "exact" : "title")
                .replace("PLAIN", plain ? "value" : "impute")
                .replace("EQUAL", plain ? "keep" : "drop");
        return Files.writeString(folder.resolve("mixed-" + plain + ".json"), text);
    }

    private static List<String> train(Path recipe, Path saved, String learner, String outliers) {
        List<String> arguments = new ArrayList<>(List.of("train", "--model", learner, "--recipe", recipe.toString()));
        arguments.addAll(List.of("--save", saved.toString(), "--force", "--outliers", outliers));
        if (learner.equals("forest")) {
            arguments.addAll(List.of("--trees", "12"));
        }
        return arguments;
    }

    private static String here(List<String> train) {
        List<String> arguments = new ArrayList<>(train);
        arguments.addAll(List.of("--data", csv.toString()));
        return Songs.run(Backbeat.commandLine(), arguments.toArray(String[]::new));
    }

    private static List<String> onSpark(List<String> train, Path table) {
        List<String> arguments = new ArrayList<>(List.of("spark"));
        arguments.addAll(train);
        arguments.addAll(List.of("--master", "local[2]", "--table", table.toString()));
        return arguments;
    }

    private static byte[] anonymous(Path model) throws IOException {
        Pipeline read = ModelFile.read(model);
        return ModelFile.toBytes(read.withProvenance(read.provenance().withData("", "")));
    }

    /** What is said of data, cleaning and split. */
    private static List<String> facts(String said) {
        List<String> lines = said.lines().toList();
        int from = 0;
        while (!lines.get(from).startsWith("Label")) {
            from++;
        }
        int to = from;
        while (!lines.get(to).startsWith("Split")) {
            to++;
        }
        return lines.subList(from, to + 4);
    }

    @ParameterizedTest
    @CsvSource({
        "forest, clip, true",
        "forest, drop, false",
        "forest, none, false",
        "logistic, drop, true",
        "knn, clip, false",
        "mlp, none, true"
    })
    void theModelIsThatOfOneMachine(String learner, String outliers, boolean plain) throws IOException {
        Path expected = folder.resolve("here.backbeat");
        Path saved = folder.resolve("there.backbeat");
        String said = here(train(recipe(plain), expected, learner, outliers));
        List<String> wanted = train(recipe(plain), saved, learner, outliers);
        String whole = Songs.run(SparkMain.commandLine(), onSpark(wanted, csv).toArray(String[]::new));
        assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(saved));
        assertEquals(facts(said), facts(whole));
        String cut = Songs.run(SparkMain.commandLine(), onSpark(wanted, parts).toArray(String[]::new));
        assertArrayEquals(anonymous(expected), anonymous(saved));
        assertEquals(facts(said), facts(cut));
    }

    @Test
    void setsAreReadAsAsked() throws IOException {
        Path songs = folder.resolve("songs.csv");
        Songs.run(Backbeat.commandLine(), "data", "synthesize", "--rows", "1200", "--out", songs.toString());
        for (String genres : List.of("first", "all")) {
            Path expected = folder.resolve("genres-here.backbeat");
            Path saved = folder.resolve("genres-there.backbeat");
            List<String> train = new ArrayList<>(List.of("train", "--model", "forest", "--trees", "5", "--force"));
            train.addAll(List.of("--genres", genres, "--save"));
            List<String> own = new ArrayList<>(train);
            own.addAll(List.of(expected.toString(), "--data", songs.toString()));
            Songs.run(Backbeat.commandLine(), own.toArray(String[]::new));
            train.add(saved.toString());
            Songs.run(SparkMain.commandLine(), onSpark(train, songs).toArray(String[]::new));
            assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(saved));
        }
    }

    @Test
    void outOfBagVotesAreThoseOfOneMachinesRows() throws IOException {
        Path saved = folder.resolve("votes.backbeat");
        List<String> train = train(recipe(true), saved, "forest", "clip");
        train.add("--out-of-bag");
        List<String> local = new ArrayList<>(List.of("spark"));
        local.addAll(train);
        local.addAll(List.of("--master", "local[2]", "--data", csv.toString()));
        assertEquals(
                votes(Songs.run(SparkMain.commandLine(), local.toArray(String[]::new))),
                votes(Songs.run(SparkMain.commandLine(), onSpark(train, parts).toArray(String[]::new))));
    }

    private static String votes(String said) {
        return said.lines()
                .filter(line -> line.startsWith("Out-of-bag"))
                .findFirst()
                .orElseThrow();
    }

    /** A row that cannot be read, in the second file, and one without a value that the recipe refuses. */
    @Test
    void whatIsWrongIsNamedAsOnOneMachine() throws IOException {
        Path broken = Files.createDirectories(folder.resolve("broken"));
        List<String> first = Files.readAllLines(parts.resolve("part-0.csv"));
        List<String> second = new ArrayList<>(Files.readAllLines(parts.resolve("part-2.csv")));
        second.set(5, second.get(5).replaceFirst("^[^,]*", "fast"));
        Files.write(broken.resolve("part-0.csv"), first);
        Files.write(broken.resolve("part-1.csv"), second);
        Path saved = folder.resolve("never.backbeat");
        List<String> train = train(recipe(true), saved, "forest", "clip");
        String message =
                Songs.fail(SparkMain.commandLine(), onSpark(train, broken).toArray(String[]::new));
        assertTrue(message.contains("part-1.csv") && message.contains("tempo") && message.contains("fast"), message);

        List<String> all = new ArrayList<>(first);
        all.addAll(second.subList(1, second.size()));
        Path one = Files.write(folder.resolve("broken.csv"), all);
        Path refusing = Files.writeString(
                folder.resolve("refusing.json"),
                Files.readString(recipe(true)).replace("\"live\": \"drop\"", "\"live\": \"refuse\""));
        List<String> refused = train(refusing, saved, "forest", "clip");
        refused.addAll(List.of("--on-bad-row", "skip"));
        List<String> own = new ArrayList<>(refused);
        own.addAll(List.of("--data", one.toString()));
        String expected = last(Songs.fail(Backbeat.commandLine(), own.toArray(String[]::new)));
        String actual = last(
                Songs.fail(SparkMain.commandLine(), onSpark(refused, broken).toArray(String[]::new)));
        assertTrue(expected.contains("data row ") && expected.contains("'live'"), expected);
        assertEquals(expected.replace("broken.csv", "broken"), actual);
    }

    private static String last(String said) {
        List<String> lines = said.lines().toList();
        return lines.get(lines.size() - 1);
    }
}

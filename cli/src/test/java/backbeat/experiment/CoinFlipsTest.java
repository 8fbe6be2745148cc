package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.BadRows;
import backbeat.data.DataException;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.result.Parts;
import backbeat.result.StudyResult;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Small tables of every awkward kind whose labels are coins: 10 to 200 rows, one to four columns of mixed types, gaps, rare
 * classes, equal rows. A study ends with a result or, before anything is fitted, with a refusal; nothing fails on the way, and
 * at most one in twenty says that coins can be predicted.
 */
class CoinFlipsTest {
    private static final double LEVEL = 0.05;

    /** Every search, importance and all that a whole run has, each of them small. */
    private static final StudySettings SMALL = new StudySettings(
            StudySettings.full().neighborCounts(),
            100,
            20,
            true,
            List.of(1e-3, 1e-2, 3e-2),
            12,
            4,
            8,
            1000,
            100,
            false,
            false);

    @TempDir
    private Path folder;

    /** What became of a table. */
    private enum End {
        REFUSED,
        NOT_SHOWN,
        PREDICTABLE
    }

    /** A table's header, recipe and rows, all drawn by its number. */
    private record Coins(String recipe, String csv) {
        static Coins of(int number) {
            Xoshiro256 random = Xoshiro256.stream(1515, number);
            int rows = 10 + random.nextInt(191);
            int columns = 1 + random.nextInt(4);
            double positive = List.of(0.5, 0.3, 0.1, 0.03).get(random.nextInt(4));
            double gaps = random.nextInt(2) == 0 ? 0 : 0.4 * random.nextDouble();
            int values = random.nextInt(3) == 0 ? 2 : 1000;
            List<String> kinds = new ArrayList<>();
            StringBuilder csv = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                kinds.add(List.of("numeric", "categorical", "boolean").get(random.nextInt(3)));
                csv.append('c').append(c).append(',');
            }
            csv.append("y\n");
            for (int row = 0; row < rows; row++) {
                for (String kind : kinds) {
                    csv.append(random.nextDouble() < gaps ? "" : field(kind, values, random))
                            .append(',');
                }
                csv.append(random.nextDouble() < positive ? 1 : 0).append('\n');
            }
            return new Coins(recipe(kinds, random.nextInt(2) == 0), csv.toString());
        }

        private static String field(String kind, int values, Xoshiro256 random) {
            return switch (kind) {
                case "numeric" ->
                    String.format(Locale.ROOT, "%.3f", random.nextInt(values) + random.nextGaussian() / values);
                case "boolean" -> random.nextInt(2) == 0 ? "yes" : "no";
                default -> "k" + random.nextInt(2 + values % 7);
            };
        }

        private static String recipe(List<String> kinds, boolean keep) {
            StringBuilder columns = new StringBuilder();
            for (String kind : List.of("numeric", "categorical", "boolean")) {
                List<String> names = new ArrayList<>();
                for (int c = 0; c < kinds.size(); c++) {
                    if (kinds.get(c).equals(kind)) {
                        names.add("\"c" + c + "\"");
                    }
                }
                if (!names.isEmpty()) {
                    columns.append(columns.length() == 0 ? "" : ", ").append("\"" + kind + "\": " + names);
                }
            }
            return "{\"format\": 1, \"name\": \"coins\", \"columns\": {" + columns + "}, \"duplicates\": \""
                    + (keep ? "keep" : "drop")
                    + "\", \"label\": {\"column\": \"y\", \"operator\": \"is\", \"value\": 1}}";
        }
    }

    private End study(int number) {
        Coins coins = Coins.of(number);
        Recipe recipe = RecipeJson.parse(coins.recipe().getBytes(StandardCharsets.UTF_8), "coins.json");
        StudyOptions options = new StudyOptions(
                "rows",
                StandardCatalogue.get().learners().all(),
                number,
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                SMALL);
        Engine engine = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        Parts.Kept parts = new Parts.Kept();
        Study study = new Study(StandardCatalogue.get(), engine, options, parts);
        StudySet set;
        try {
            Path file = Files.writeString(folder.resolve("coins-" + number + ".csv"), coins.csv());
            LoadedData data = new LoadedData(
                    new CsvSource(file).read(recipe.columns(), BadRows.FAIL, Workers.sequential(), Progress.NONE),
                    false,
                    false,
                    file.toString(),
                    List.of());
            set = study.prepare(data, recipe);
        } catch (DataException e) {
            return End.REFUSED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LocalRepeats repeats = new LocalRepeats(StandardCatalogue.get(), engine, options);
        StudyResult result = study.withRepeats(study.run(set, Progress.NONE), 2, 0, repeats, Progress.NONE)
                .result();
        assertEquals(List.of(), parts.failures(), "table " + number + ":\n" + coins);
        result.models()
                .values()
                .forEach(figures -> assertTrue(figures.get("logLoss").value() >= 0, "table " + number));
        return result.chance().values().stream().anyMatch(chance -> chance.isBetter(LEVEL))
                ? End.PREDICTABLE
                : End.NOT_SHOWN;
    }

    private List<End> studies(int count) {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return workers.map(count, this::study);
        }
    }

    private static long count(List<End> ends, End end) {
        return ends.stream().filter(each -> each == end).count();
    }

    @Test
    void fewTables() {
        List<End> ends = studies(24);
        assertTrue(count(ends, End.PREDICTABLE) <= 3, "more than any luck explains: " + ends);
        assertTrue(count(ends, End.REFUSED) < 12, "too few are judged: " + ends);
    }

    @Test
    @Tag("long")
    void fourHundredTables() {
        List<End> ends = studies(400);
        assertTrue(count(ends, End.PREDICTABLE) <= 20, count(ends, End.PREDICTABLE) + " of 400");
        assertTrue(count(ends, End.REFUSED) < 120, count(ends, End.REFUSED) + " of 400 are refused");
    }
}

package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.BadRows;
import backbeat.kernel.KernelProvider;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.result.StudyResult;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import backbeat.study.StudySettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables of coin flips: how often a run says that what cannot be predicted can be. The report's verdict is "can be
 * predicted" where some model beats guessing after Holm's correction; at a level of 5 % that may be so for one table in
 * twenty at most.
 */
class NoiseVerdictTest {
    private static final double LEVEL = 0.05;

    private static final Recipe RECIPE =
            RecipeJson.parse("""
            {"format": 1, "name": "noise", "source": null,
             "columns": {"numeric": ["a", "b", "c"], "categorical": ["kind"], "text": ["owner"]},
             "label": {"column": "y", "operator": ">=", "value": 1},
             "groups": {"owner": {"columns": ["owner"]}}, "cluster": "owner"}""".replace("\"source\": null,", "").getBytes(StandardCharsets.UTF_8), "noise.json");

    @TempDir
    private Path folder;

    /** Owners have one to six rows; a label is a coin. */
    private LoadedData noise(int table) throws IOException {
        Xoshiro256 random = Xoshiro256.stream(2024, table);
        StringBuilder csv = new StringBuilder("a,b,c,kind,owner,y\n");
        int rows = 0;
        for (int owner = 0; rows < 400; owner++) {
            for (int i = random.nextInt(6); i >= 0; i--, rows++) {
                csv.append(String.format(
                        Locale.ROOT,
                        "%.3f,%.3f,%.3f,k%d,o%d,%d%n",
                        random.nextGaussian(),
                        random.nextGaussian(),
                        random.nextDouble(),
                        random.nextInt(5),
                        owner,
                        random.nextDouble() < 0.35 ? 1 : 0));
            }
        }
        Path file = folder.resolve("noise-" + table + ".csv");
        Files.writeString(file, csv.toString().replace("\r", ""));
        return new LoadedData(
                new CsvSource(file).read(RECIPE.columns(), BadRows.FAIL, Workers.sequential(), Progress.NONE),
                false,
                false,
                file.toString(),
                List.of());
    }

    private boolean saysYes(int table) {
        Engine engine = new Engine(Workers.sequential(), KernelProvider.best().kernels());
        StudySettings quick = StudySettings.quick();
        StudyOptions options = new StudyOptions(
                "rows",
                StandardCatalogue.get().learners().all(),
                table,
                OptionalDouble.empty(),
                OutlierPolicy.CLIP,
                quick);
        Study study = new Study(StandardCatalogue.get(), engine, options);
        try {
            StudyResult result = study.run(study.prepare(noise(table), RECIPE), Progress.NONE)
                    .result();
            return result.chance().values().stream().anyMatch(chance -> chance.isBetter(LEVEL));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long positives(int tables) {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return workers.map(tables, this::saysYes).stream()
                    .filter(yes -> yes)
                    .count();
        }
    }

    @Test
    void fewTablesOfNoise() {
        assertTrue(positives(40) <= 4, "more than any luck explains");
    }

    @Test
    @Tag("long")
    void fourHundredTablesOfNoise() {
        long positives = positives(400);
        assertTrue(positives <= 20, positives + " of 400 tables of noise are said to be predictable");
    }
}

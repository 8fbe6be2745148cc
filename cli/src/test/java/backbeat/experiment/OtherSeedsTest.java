package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.catalogue.Catalogue;
import backbeat.cli.SmallSongs;
import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.evaluation.Ranking;
import backbeat.forest.RandomForest;
import backbeat.kernel.KernelProvider;
import backbeat.learner.Learners;
import backbeat.learners.StandardCatalogue;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.result.Insight.Contrast;
import backbeat.result.Parts;
import backbeat.result.Repeats;
import backbeat.search.Refit;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyOutcome;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.table.Labels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study says of other seeds, and of rows of the same category. */
class OtherSeedsTest {
    private static final long SEED = 3;

    @TempDir
    private Path home;

    private final Catalogue catalogue = StandardCatalogue.get();
    private final Recipe recipe = RecipeJson.bundled();
    private final Workers workers = Workers.of(2);
    private final Engine engine = new Engine(workers, KernelProvider.best().kernels());

    @AfterEach
    void close() {
        workers.close();
    }

    private StudyOutcome study(int trees) throws IOException {
        Dataset data = new CsvSource(SmallSongs.write(home, SmallSongs.lines(600))).read(recipe.columns());
        StudySettings settings =
                new StudySettings(List.of(15), 0, trees, false, List.of(3e-3), 4, 0, 8, 100, 0, false, false);
        StudyOptions options = new StudyOptions(
                "song", catalogue.learners().all(), SEED, OptionalDouble.empty(), OutlierPolicy.CLIP, settings);
        Study study = new Study(catalogue, engine, options, new Parts.Kept());
        StudySet set = study.prepare(new LoadedData(data, true, false, "songs", List.of()), recipe);
        LocalRepeats repeats = new LocalRepeats(catalogue, engine, options);
        return study.withRepeats(study.run(set, Progress.NONE), 2, 0, repeats, Progress.NONE);
    }

    private static FittedModel forest(StudyOutcome outcome) {
        return outcome.models().stream()
                .filter(model -> model.key().equals("forest"))
                .findFirst()
                .orElseThrow();
    }

    private static double auc(Labels labels, double[] probabilities) {
        return Ranking.of(labels, probabilities).auc();
    }

    @Test
    void aLargeForestIsJudgedByItsFirstTreesLikeThoseOfOtherSeeds() throws IOException {
        StudyOutcome outcome = study(StudySettings.SEED_TREES + 10);
        RandomForest whole = (RandomForest) forest(outcome).classifier();
        assertEquals(StudySettings.SEED_TREES + 10, whole.trees().size());
        Repeats repeats = outcome.result().repeats().get(0);
        double[] found = repeats.models().get("forest").get("auc").values();

        StudySet set = outcome.set();
        double[] own = new double[set.tables().test().rows()];
        whole.first(StudySettings.SEED_TREES)
                .compile(workers)
                .probabilities(set.tables().test(), workers, own);
        assertEquals(auc(set.tables().testLabels(), own), found[0], 1e-12);

        StudySet other =
                set.split(set.protocol(), PreprocessingOptions.defaults().withOutliers(OutlierPolicy.CLIP), SEED + 1);
        Map<String, String> fewer = new LinkedHashMap<>(Learners.FOREST.describe(whole.options()));
        fewer.put("trees", Integer.toString(StudySettings.SEED_TREES));
        FittedModel again =
                new Refit(engine, SEED + 1).fit(catalogue.learners().named("forest"), fewer, Map.of(), other.tables());
        assertEquals(auc(other.tables().testLabels(), again.test()), found[1], 1e-12);
        assertTrue(outcome.result().isLighter(repeats));
    }

    @Test
    void aSmallForestIsJudgedAsItIs() throws IOException {
        StudyOutcome outcome = study(12);
        Repeats repeats = outcome.result().repeats().get(0);
        outcome.models()
                .forEach(model -> assertEquals(
                        auc(outcome.set().tables().testLabels(), model.test()),
                        repeats.models().get(model.key()).get("auc").values()[0],
                        1e-12,
                        model.key()));
        assertFalse(outcome.result().isLighter(repeats));
    }

    /** Over every pair of test rows of the same category, in the column with most of them, as the data were read. */
    @Test
    void contrastsAreThoseOfPairsOfTheSameCategory() throws IOException {
        StudyOutcome outcome = study(12);
        StudySet set = outcome.set();
        int[] test = set.split().test();
        Labels labels = set.tables().testLabels();
        List<String> names = set.dataset().columns().numericFeatures();
        int group = set.dataset()
                .columns()
                .categorical()
                .indexOf(outcome.result().insight().groupColumn());
        List<Contrast> contrasts = outcome.result().insight().contrasts();
        assertEquals(names.size(), contrasts.size());
        for (Contrast contrast : contrasts) {
            double[] numbers = set.dataset().numbers(names.indexOf(contrast.column()), test);
            int[] categories = set.dataset().codes(group, test);
            double wins = 0;
            long pairs = 0;
            for (int i = 0; i < test.length; i++) {
                for (int j = 0; j < test.length; j++) {
                    if (labels.get(i) > labels.get(j) && categories[i] == categories[j]) {
                        wins += numbers[i] > numbers[j] ? 1 : numbers[i] == numbers[j] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
            assertEquals(pairs, contrast.pairs(), contrast.column());
            assertEquals(wins / pairs, contrast.auc().value(), 1e-12, contrast.column());
            assertTrue(contrast.auc().low() < contrast.auc().high(), contrast.column());
        }
        for (int i = 1; i < contrasts.size(); i++) {
            assertTrue(distance(contrasts.get(i - 1)) >= distance(contrasts.get(i)), "farthest first");
        }
    }

    private static double distance(Contrast contrast) {
        return Math.abs(contrast.auc().value() - 0.5);
    }
}

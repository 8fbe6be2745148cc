package backbeat.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.csv.CsvSource;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.DeLong;
import backbeat.evaluation.Difference;
import backbeat.evaluation.Forecast;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Losses;
import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.evaluation.Ranking;
import backbeat.evaluation.Resamples;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.preparation.Cleaning;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RecipeJson;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the forest's page says: out-of-bag votes tell the truth on every protocol, and sets are stronger. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class RealForestTest {
    private static final int TREES = 50;
    /** A row is out of the bag of 37 % of the trees: so many give it the votes that a test row gets from {@link #TREES}. */
    private static final int MANY_TREES = 136;

    private static final Recipe RECIPE = RecipeJson.bundled();
    private static Dataset dataset;

    @BeforeAll
    static void read() {
        dataset = new CsvSource(Path.of(System.getenv("BACKBEAT_DATA"))).read(RECIPE.columns());
    }

    /** Training and test rows of a protocol. */
    private record Rows(
            Table train, Labels trainLabels, int[] trainGroups, Table test, Labels testLabels, int[] testGroups) {
        static Rows of(String name) {
            Protocol protocol = RECIPE.protocol(name);
            int[] rows = Cleaning.clean(dataset, RECIPE, protocol).rows();
            Groups groups = protocol.together()
                    .map(key -> dataset.groups(RECIPE.group(key)))
                    .orElseGet(() -> Groups.ofRows(dataset.rows()));
            Split split = new Splitter(0, 0.2, 42).split(rows, dataset.labels(RECIPE.label(), rows), groups);
            Preprocessor preprocessor =
                    Preprocessor.fit(dataset, split.train(), RECIPE, PreprocessingOptions.defaults());
            return new Rows(
                    preprocessor.apply(dataset, split.train()),
                    dataset.labels(RECIPE.label(), split.train()),
                    groups.of(split.train()),
                    preprocessor.apply(dataset, split.test()),
                    dataset.labels(RECIPE.label(), split.test()),
                    groups.of(split.test()));
        }

        RandomForest fit(ForestOptions options, int[] groups) {
            try (Workers workers = Workers.ofAvailableProcessors()) {
                return new RandomForestTrainer(options, workers).fit(train, trainLabels, groups, Progress.NONE);
            }
        }

        Metrics outOfBag(RandomForest forest) {
            double[] votes = forest.outOfBag().orElseThrow().probabilities();
            return Metrics.of(trainLabels, votes, 0.5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"track", "song", "artist"})
    void outOfBagVotesLieInTheIntervalOfTheTest(String protocol) {
        Rows rows = Rows.of(protocol);
        ForestOptions options = ForestOptions.defaults().withSeed(1).withTrees(MANY_TREES);
        RandomForest forest = rows.fit(options, rows.trainGroups());
        Metrics outOfBag = rows.outOfBag(forest);
        RandomForest tested = forest.first(TREES);
        try (Workers workers = Workers.ofAvailableProcessors()) {
            double[] answers = new double[rows.test().rows()];
            tested.probabilities(rows.test(), workers, answers);
            Resamples resamples = new Bootstrap(200, 1, workers)
                    .run(rows.testLabels(), rows.testGroups(), List.of(new Forecast(answers)));
            for (Metric metric : List.of(Metric.AUC, Metric.ACCURACY)) {
                Interval test = resamples.interval(0, metric);
                double seen = outOfBag.value(metric);
                assertTrue(test.contains(seen), metric + ": " + seen + " out of the bag, " + test + " on test rows");
            }
        }
    }

    /** Rows of the same artist in the bag give the others away. */
    @Test
    void votesOfABootstrapOfRowsAreTooKindToNewArtists() {
        Rows rows = Rows.of("artist");
        int[] own = IntStream.range(0, rows.trainGroups().length).toArray();
        ForestOptions options = ForestOptions.defaults().withSeed(1).withTrees(TREES);
        double byRows = rows.outOfBag(rows.fit(options, own)).value(Metric.AUC);
        double byArtists = rows.outOfBag(rows.fit(options, rows.trainGroups())).value(Metric.AUC);
        assertTrue(byRows > byArtists + 0.02, byRows + " by rows, " + byArtists + " by artists");
    }

    @Test
    void setsOfCategoriesAreStrongerThanOneHotColumns() {
        Rows rows = Rows.of("track");
        ForestOptions oneHot = ForestOptions.defaults().withTrees(TREES).withOutOfBag(false);
        double[] plain = rows.fit(oneHot, rows.trainGroups()).probabilities(rows.test());
        ForestOptions subsets = ForestOptions.subsets().withTrees(TREES).withOutOfBag(false);
        double[] sets = rows.fit(subsets, rows.trainGroups()).probabilities(rows.test());
        Labels labels = rows.testLabels();
        Difference auc = DeLong.of(labels, List.of(sets, plain)).difference(0, 1);
        assertTrue(auc.interval().low() > 0, auc + "");
        assertTrue(Ranking.of(labels, sets).averagePrecision()
                > Ranking.of(labels, plain).averagePrecision());
        assertTrue(Losses.logLoss(labels, sets) < Losses.logLoss(labels, plain));
    }
}

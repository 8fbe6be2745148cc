package backbeat.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.data.BadRows;
import backbeat.data.Cleaning;
import backbeat.data.CsvTable;
import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.PreprocessingOptions;
import backbeat.data.Preprocessor;
import backbeat.data.Recipe;
import backbeat.data.Split;
import backbeat.data.Splitter;
import backbeat.evaluation.DeLong;
import backbeat.evaluation.Difference;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Losses;
import backbeat.evaluation.Ranking;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What the forest's page says about protocol {@code track}: out-of-bag votes tell the truth, and sets are stronger. */
@Tag("slow")
@EnabledIfEnvironmentVariable(named = "BACKBEAT_DATA", matches = ".+")
class RealForestTest {
    private static Table train;
    private static Table test;
    private static Labels trainLabels;
    private static Labels testLabels;

    @BeforeAll
    static void read() {
        Recipe recipe = RecipeJson.bundled();
        Dataset dataset = CsvTable.read(Path.of(System.getenv("BACKBEAT_DATA")), recipe, BadRows.FAIL, Progress.NONE);
        int[] rows = Cleaning.clean(dataset, recipe, recipe.protocol("track")).rows();
        Split split = new Splitter(0, 0.2, 42)
                .split(rows, dataset.labels(recipe.label(), rows), Groups.ofRows(dataset.rows()));
        Preprocessor preprocessor = Preprocessor.fit(dataset, split.train(), recipe, PreprocessingOptions.defaults());
        train = preprocessor.apply(dataset, split.train());
        test = preprocessor.apply(dataset, split.test());
        trainLabels = dataset.labels(recipe.label(), split.train());
        testLabels = dataset.labels(recipe.label(), split.test());
    }

    private static RandomForest fit(ForestOptions options) {
        try (Workers workers = Workers.ofAvailableProcessors()) {
            return new RandomForestTrainer(options, workers).fit(train, trainLabels);
        }
    }

    /** A row is out of the bag of 37 % of the trees: 272 trees give it the 100 votes that a test row gets from 100. */
    @Test
    void outOfBagVotesLieInTheIntervalOfTheTest() {
        double[] votes = fit(ForestOptions.defaults().withTrees(272))
                .outOfBag()
                .orElseThrow()
                .probabilities();
        double[] answers = fit(ForestOptions.defaults()).probabilities(test);
        Interval auc = DeLong.of(testLabels, List.of(answers)).interval(0);
        double outOfBag = Ranking.of(trainLabels, votes).auc();
        assertTrue(auc.contains(outOfBag), outOfBag + " out of the bag, " + auc + " on test rows");
    }

    @Test
    void setsOfCategoriesAreStrongerThanOneHotColumns() {
        double[] oneHot = fit(ForestOptions.defaults()).probabilities(test);
        double[] sets = fit(ForestOptions.subsets()).probabilities(test);
        Difference auc = DeLong.of(testLabels, List.of(sets, oneHot)).difference(0, 1);
        assertTrue(auc.interval().low() > 0, auc + "");
        assertTrue(Ranking.of(testLabels, sets).averagePrecision()
                > Ranking.of(testLabels, oneHot).averagePrecision());
        assertTrue(Losses.logLoss(testLabels, sets) < Losses.logLoss(testLabels, oneHot));
    }
}

package backbeat.learner;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.kernel.Kernels;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import backbeat.tree.CategorySplits;
import java.util.List;
import java.util.Optional;

/** A random forest. Its trees take groups of rows whole, and nobody votes out of bag: a file could not hold the votes. */
final class ForestLearner implements Learner<ForestOptions, RandomForest> {
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private static final List<LearnerOption<ForestOptions>> OPTIONS = List.of(
            LearnerOption.choice(
                    "categorySplits",
                    "one category against the others, or sets of categories",
                    CategorySplits.class,
                    "one_hot",
                    ForestLearner::withCategorySplits,
                    options -> options.tree().categorySplits()),
            LearnerOption.whole(
                    "trees",
                    "number of trees",
                    "a whole number from 1 on",
                    "100",
                    ForestOptions::withTrees,
                    ForestOptions::trees),
            new LearnerOption<>(
                    "maxDepth",
                    "N",
                    "depth of a tree",
                    "a whole number from 0 on",
                    "no limit",
                    true,
                    (options, text) -> options.withMaxDepth(Integer.parseInt(text)),
                    ForestLearner::maxDepth),
            LearnerOption.whole(
                    "minLeaf",
                    "least rows of a leaf",
                    "a whole number from 1 on",
                    "1, with sets of categories 8",
                    ForestOptions::withMinLeaf,
                    options -> options.tree().minLeaf()),
            LearnerOption.seed(ForestOptions::withSeed, ForestOptions::seed));

    /** Sets of categories have defaults of their own. */
    private static ForestOptions withCategorySplits(ForestOptions options, CategorySplits splits) {
        return splits == CategorySplits.SUBSET
                ? options.withTree(ForestOptions.subsets().tree())
                : options.withCategorySplits(splits);
    }

    private static Optional<String> maxDepth(ForestOptions options) {
        int depth = options.tree().maxDepth();
        return depth == NO_LIMIT ? Optional.empty() : Optional.of(Integer.toString(depth));
    }

    @Override
    public String key() {
        return "forest";
    }

    @Override
    public String title() {
        return "random forest";
    }

    @Override
    public Role role() {
        return Role.LEARNER;
    }

    @Override
    public int style() {
        return 0;
    }

    @Override
    public LearnerCodec<RandomForest> codec() {
        return LearnerCodecs.FOREST;
    }

    @Override
    public List<LearnerOption<ForestOptions>> options() {
        return OPTIONS;
    }

    @Override
    public ForestOptions defaults() {
        return ForestOptions.defaults().withOutOfBag(false);
    }

    @Override
    public RandomForest fit(
            ForestOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return new RandomForestTrainer(options, workers).fit(data.train(), data.labels(), data.groups(), progress);
    }
}

package backbeat.learner;

import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.kernel.Kernels;
import backbeat.model.Heap;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import backbeat.tree.TreeOptions;
import java.util.List;
import java.util.Optional;

/** A random forest. Its trees take groups of rows whole, and nobody votes out of bag: a file could not hold the votes. */
final class ForestLearner implements Learner<ForestOptions, RandomForest> {
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final String EXACT = "exact";

    /** Its object, its arrays, and a node. */
    private static final double LEAST_BYTES_OF_A_TREE = 200;

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
            LearnerOption.choice(
                            "criterion",
                            "how impure a node is",
                            Criterion.class,
                            "gini",
                            ForestOptions::withCriterion,
                            options -> options.tree().criterion())
                    .unnamedAsIn(ForestOptions.defaults()),
            new LearnerOption<>(
                    "candidates",
                    "N",
                    "columns drawn for each split: a rule, a share such as 0.4, or how many",
                    "sqrt, log2, all, a share with a decimal point, a whole number from 1 on",
                    "sqrt, with sets of categories 0.4",
                    true,
                    (options, text) -> options.withCandidates(candidates(text)),
                    ForestLearner::candidates),
            LearnerOption.real(
                            "minGain",
                            "least decrease of impurity that a split is made for",
                            "a number from 0 to 1",
                            "0",
                            ForestOptions::withMinGain,
                            options -> options.tree().minGain())
                    .unnamedAsIn(ForestOptions.defaults()),
            new LearnerOption<ForestOptions>(
                            "randomThresholds",
                            "BOOLEAN",
                            "whether each column's threshold is drawn at random, not searched",
                            "true, false",
                            "false",
                            true,
                            (options, text) -> options.withRandomThresholds(truth(text)),
                            options ->
                                    Optional.of(Boolean.toString(options.tree().randomThresholds())))
                    .unnamedAsIn(ForestOptions.defaults()),
            new LearnerOption<ForestOptions>(
                            "maxBins",
                            "N",
                            "most thresholds that are tried for a column of numbers, or exact for all",
                            "exact, a whole number from 2 to " + ForestOptions.MOST_BINS,
                            "" + ForestOptions.MOST_BINS,
                            true,
                            (options, text) -> options.withMaxBins(bins(text)),
                            options -> Optional.of(
                                    options.maxBins() == ForestOptions.EXACT_BINS ? EXACT : "" + options.maxBins()))
                    .unnamedAsIn(ForestOptions.defaults()),
            new LearnerOption<ForestOptions>(
                            "positiveWeight",
                            "X",
                            "what a positive row counts for beside a negative one",
                            "a positive number",
                            "1",
                            true,
                            (options, text) -> options.withWeights(weights(text)),
                            options -> Optional.of(weights(options.tree().weights())))
                    .unnamedAsIn(ForestOptions.defaults()),
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

    /** A share has a decimal point, so that 1.0 is all columns and 1 is one. */
    private static Candidates candidates(String text) {
        return switch (text) {
            case "sqrt" -> Candidates.sqrt();
            case "log2" -> Candidates.log2();
            case "all" -> Candidates.all();
            default ->
                text.contains(".")
                        ? Candidates.fraction(Double.parseDouble(text))
                        : Candidates.count(Integer.parseInt(text));
        };
    }

    private static Optional<String> candidates(ForestOptions options) {
        Candidates chosen = options.tree().candidates();
        TreeOptions usual = withCategorySplits(
                        ForestOptions.defaults(), options.tree().categorySplits())
                .tree();
        if (chosen.equals(usual.candidates())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (chosen.rule()) {
                    case FRACTION -> chosen.amount() == 1 ? "1.0" : LearnerOption.shortest(chosen.amount());
                    case COUNT -> Integer.toString((int) chosen.amount());
                    default -> chosen.toString();
                });
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is none of true, false");
        };
    }

    private static int bins(String text) {
        return text.equals(EXACT) ? ForestOptions.EXACT_BINS : Integer.parseInt(text);
    }

    /** A positive row's weight, or those of a negative and a positive one: {@code 0.5:2}. */
    private static ClassWeights weights(String text) {
        int colon = text.indexOf(':');
        double negative = colon < 0 ? 1 : Double.parseDouble(text.substring(0, colon));
        return new ClassWeights(negative, Double.parseDouble(text.substring(colon + 1)));
    }

    private static String weights(ClassWeights weights) {
        String positive = LearnerOption.shortest(weights.positive());
        return weights.negative() == 1 ? positive : LearnerOption.shortest(weights.negative()) + ":" + positive;
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

    /** Of the rows 16 bytes, and 14 for each thread; a tree is an object at least, and each set of categories a bit for each. */
    @Override
    public void requireMemory(ForestOptions options, Table train, int threads) {
        double tree = LEAST_BYTES_OF_A_TREE;
        if (options.tree().categorySplits() == CategorySplits.SUBSET) {
            tree += train.schema().categorical().stream()
                    .mapToDouble(column -> column.size() / 8.0)
                    .max()
                    .orElse(0);
        }
        Heap.require("trees", options.trees(), tree, (16.0 + 14.0 * threads) * train.rows());
    }

    @Override
    public RandomForest fit(
            ForestOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return new RandomForestTrainer(options, workers).fit(data.train(), data.labels(), data.groups(), progress);
    }
}

package backbeat.search;

import backbeat.evaluation.ConfusionMatrix;
import backbeat.evaluation.Ranking;
import backbeat.forest.CompiledForest;
import backbeat.forest.ForestOptions;
import backbeat.forest.OutOfBag;
import backbeat.forest.OutOfBagCurve;
import backbeat.forest.PreparedRows;
import backbeat.forest.RandomForest;
import backbeat.forest.RandomForestTrainer;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.Learners;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.random.SplitMix64;
import backbeat.result.Tuning.ForestTrial;
import backbeat.result.Tuning.LearningPoint;
import backbeat.result.Tuning.OutOfBagScore;
import backbeat.result.Tuning.TreeCount;
import backbeat.study.Cluster;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyProgress;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import backbeat.tree.ClassWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The random forest: a few options are tried with small forests, judged by the rows that their trees have not seen; the
 * best is grown in full. What the protocol keeps together enters a tree together or not at all, so that out-of-bag votes
 * answer the question that the test asks.
 */
public record ForestExperiment(
        Learner<ForestOptions, RandomForest> learner, Engine engine, StudySettings settings, long seed) {
    /** Trees of a trial: enough for the out-of-bag votes to rank options, a quarter of the cost of a whole forest. */
    private static final int TRIAL_TREES = 25;

    /**
     * Rows up to which larger leaves are tried without sets of categories, too: on public tables of 200 to 2,500 rows they are
     * the best of the five more often than any other (docs/data.md); on the published file they never were.
     */
    private static final int SMALL = 10_000;

    private static final int LARGER_LEAF = 8;

    /** Trees of a point of the learning curve, and the smallest part of the training rows that it looks at. */
    private static final int LEARNING_TREES = 20;

    private static final int LEAST_PART = 8;

    /** The fitted forest and the options that were tried. */
    public record Outcome(FittedModel model, List<ForestTrial> trials) {}

    /**
     * How a forest would do with its first 1, 2, 4, … trees alone.
     *
     * @param validation on the validation rows
     * @param outOfBag   on the training rows that the trees have not seen
     * @param learning   how a forest of some trees does on the validation rows by how many training rows it has had
     */
    public record Curves(List<TreeCount> validation, List<OutOfBagScore> outOfBag, List<LearningPoint> learning) {}

    /** Trees that are grown for options that are tried, roughly, beside those of the whole forest, which begins with the best. */
    public static int treesOfTrials() {
        return 3 * TRIAL_TREES;
    }

    public Outcome run(StudyTables tables, Progress progress) {
        try (StudyProgress bar = new StudyProgress(progress, 1)) {
            return run(tables, bar);
        }
    }

    private Outcome run(StudyTables tables, StudyProgress bar) {
        Stopwatch watch = new Stopwatch();
        ClassWeights weights = settings.balanced() ? ClassWeights.balanced(tables.trainLabels()) : ClassWeights.EQUAL;
        ForestOptions base = ForestOptions.defaults().withSeed(seed);
        base = base.withTree(base.tree().withWeights(weights));
        List<ForestTrial> trials = new ArrayList<>();
        PreparedRows rows = PreparedRows.of(tables.train(), tables.trainLabels(), base.maxBins(), engine.workers());
        // Its out-of-bag votes are asked for by number of trees, see below: not while it grows.
        ForestOptions options = base.withTrees(settings.trees()).withOutOfBag(false);
        Optional<RandomForest> begun = Optional.empty();
        double trying = settings.forestTrials() ? (double) treesOfTrials() / (treesOfTrials() + settings.trees()) : 0;
        if (settings.forestTrials()) {
            Best best = search(base.withTrees(TRIAL_TREES), rows, tables, bar, trying, trials);
            options = best.options().withTrees(settings.trees()).withOutOfBag(false);
            begun = best.forest().filter(tried -> tried.trees().size() <= settings.trees());
        }
        Progress progress = bar.part(learner.title(), 1 - trying);
        RandomForest forest = begun.isPresent()
                ? new RandomForestTrainer(options, engine.workers())
                        .extend(begun.get(), rows, tables.trainGroups(), progress)
                : fit(options, rows, tables, progress);
        double fitSeconds = watch.seconds();
        Fit<ForestOptions, RandomForest> fit = new Fit<>(learner, options, forest);
        return new Outcome(FittedModel.of(fit, describe(options), tables, engine, fitSeconds), trials);
    }

    /** The options of the best small forest, and the forest where it was grown here. */
    private record Best(ForestOptions options, Optional<RandomForest> forest) {}

    private Best search(
            ForestOptions base,
            PreparedRows rows,
            StudyTables tables,
            StudyProgress bar,
            double share,
            List<ForestTrial> trials) {
        ForestOptions subsets = ForestOptions.subsets().withSeed(seed).withTrees(TRIAL_TREES);
        subsets = subsets.withTree(subsets.tree().withWeights(base.tree().weights()));
        List<ForestOptions> candidates =
                new ArrayList<>(List.of(base, base.withMinLeaf(3), subsets.withMinLeaf(3), subsets));
        if (tables.train().rows() <= SMALL) {
            candidates.add(base.withMinLeaf(LARGER_LEAF));
        }
        List<RandomForest> grown = engine.cluster().isPresent()
                ? List.of()
                : candidates.stream()
                        .map(options -> fit(options, rows, tables, bar.part("trial", share / candidates.size())))
                        .toList();
        List<double[]> scores = engine.cluster().isPresent()
                ? elsewhere(engine.cluster().get(), candidates, tables)
                : grown.stream().map(forest -> score(forest, tables)).toList();
        int best = 0;
        for (int i = 0; i < candidates.size(); i++) {
            best = scores.get(i)[0] > scores.get(best)[0] ? i : best;
        }
        for (int i = 0; i < candidates.size(); i++) {
            trials.add(new ForestTrial(describe(candidates.get(i)), scores.get(i)[0], scores.get(i)[1], i == best));
        }
        return new Best(candidates.get(best), grown.isEmpty() ? Optional.empty() : Optional.of(grown.get(best)));
    }

    /** A candidate a task. */
    private static List<double[]> elsewhere(Cluster cluster, List<ForestOptions> candidates, StudyTables tables) {
        List<LinkedHashMap<String, String>> parts = candidates.stream()
                .map(options -> new LinkedHashMap<>(Learners.FOREST.describe(options)))
                .toList();
        return cluster.map(tables, parts, (own, part, alone, progress) -> {
            ForestOptions options = Learners.FOREST.parse(part).withOutOfBag(true);
            PreparedRows rows = PreparedRows.of(own.train(), own.trainLabels(), options.maxBins(), alone.workers());
            return score(new RandomForestTrainer(options, alone.workers()).fit(rows, own.trainGroups(), progress), own);
        });
    }

    /** What its out-of-bag votes are worth: AUC, then the share of wrong ones. */
    private static double[] score(RandomForest forest, StudyTables tables) {
        OutOfBag outOfBag = forest.outOfBag().orElseThrow();
        return new double[] {auc(outOfBag, tables.trainLabels()), 1 - outOfBag.accuracy(tables.trainLabels())};
    }

    private static double auc(OutOfBag outOfBag, Labels labels) {
        int[] rows = outOfBag.rows();
        double[] all = outOfBag.probabilities();
        double[] covered = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            covered[i] = all[rows[i]];
        }
        Labels truth = labels.select(rows);
        return truth.positives() == 0 || truth.negatives() == 0
                ? 0.5
                : Ranking.of(truth, covered).auc();
    }

    private RandomForest fit(ForestOptions options, PreparedRows rows, StudyTables tables, Progress progress) {
        return new RandomForestTrainer(options, engine.workers()).fit(rows, tables.trainGroups(), progress);
    }

    /** Whether more trees would help. */
    public static Curves curves(FittedModel model, StudyTables tables, Engine engine) {
        CompiledForest forest = (CompiledForest) model.serving();
        return new Curves(
                onValidation(forest, tables, engine),
                outOfBag(forest, tables, engine),
                learning(model, forest, tables, engine));
    }

    /** The chosen options on an eighth, a quarter, half and all of the groups of training rows; the last is there already. */
    private static List<LearningPoint> learning(
            FittedModel model, CompiledForest forest, StudyTables tables, Engine engine) {
        ForestOptions chosen = (ForestOptions) model.fit().options();
        int trees = Math.min(LEARNING_TREES, forest.forest().trees().size());
        List<LearningPoint> points = new ArrayList<>();
        for (int parts = LEAST_PART; parts > 1; parts /= 2) {
            int share = parts;
            int[] rows = IntStream.range(0, tables.train().rows())
                    .filter(row ->
                            Long.remainderUnsigned(SplitMix64.mix(chosen.seed(), tables.trainGroups()[row]), share)
                                    == 0)
                    .toArray();
            Labels labels = tables.trainLabels().select(rows);
            if (Math.min(labels.positives(), labels.negatives()) >= StudyEvaluation.LEAST_OF_A_CLASS) {
                int[] groups = Arrays.stream(rows)
                        .map(row -> tables.trainGroups()[row])
                        .toArray();
                ForestOptions options = chosen.withTrees(trees);
                PreparedRows prepared =
                        PreparedRows.of(tables.train().select(rows), labels, options.maxBins(), engine.workers());
                RandomForest fitted =
                        new RandomForestTrainer(options, engine.workers()).fit(prepared, groups, Progress.NONE);
                points.add(point(rows.length, fitted.compile(engine.workers()), tables, engine));
            }
        }
        points.add(point(tables.train().rows(), forest.first(trees), tables, engine));
        return points;
    }

    private static LearningPoint point(int rows, BinaryClassifier forest, StudyTables tables, Engine engine) {
        double[] probabilities = new double[tables.validation().rows()];
        forest.probabilities(tables.validation(), engine.workers(), probabilities);
        return new LearningPoint(
                rows, Ranking.of(tables.validationLabels(), probabilities).auc());
    }

    private static List<TreeCount> onValidation(CompiledForest forest, StudyTables tables, Engine engine) {
        List<TreeCount> points = new ArrayList<>();
        double[] probabilities = new double[tables.validation().rows()];
        int trees = forest.forest().trees().size();
        for (int count = 1; count <= trees; count = count == trees ? trees + 1 : Math.min(trees, 2 * count)) {
            forest.first(count).probabilities(tables.validation(), engine.workers(), probabilities);
            Ranking ranking = Ranking.of(tables.validationLabels(), probabilities);
            points.add(new TreeCount(count, ranking.auc()));
        }
        return points;
    }

    /** What the votes of the first trees say. */
    private record Votes(int trees, Labels truth, double[] probabilities) {
        static Votes of(int trees, double[] sums, int[] votes, Labels labels) {
            int[] covered = IntStream.range(0, votes.length)
                    .filter(row -> votes[row] > 0)
                    .toArray();
            double[] probabilities = Arrays.stream(covered)
                    .mapToDouble(row -> sums[row] / votes[row])
                    .toArray();
            return new Votes(trees, labels.select(covered), probabilities);
        }

        boolean ofBothClasses() {
            return truth.positives() > 0 && truth.negatives() > 0;
        }

        OutOfBagScore score() {
            double accuracy = ConfusionMatrix.of(truth, probabilities, StudyEvaluation.THRESHOLD)
                    .accuracy();
            return new OutOfBagScore(trees, Ranking.of(truth, probabilities).auc(), accuracy);
        }
    }

    private static List<OutOfBagScore> outOfBag(CompiledForest forest, StudyTables tables, Engine engine) {
        int all = forest.forest().trees().size();
        List<Votes> looks = new ArrayList<>();
        OutOfBagCurve.walk(forest, tables.train(), tables.trainGroups(), engine.workers(), (trees, sums, votes) -> {
            if (Integer.bitCount(trees) == 1 || trees == all) {
                Votes look = Votes.of(trees, sums, votes, tables.trainLabels());
                if (look.ofBothClasses()) {
                    looks.add(look);
                }
            }
        });
        return engine.workers().map(looks.size(), look -> looks.get(look).score());
    }

    private static Map<String, String> describe(ForestOptions options) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("trees", Integer.toString(options.trees()));
        shown.put("categorySplits", options.tree().categorySplits().name().toLowerCase(Locale.ROOT));
        shown.put("minLeaf", Integer.toString(options.tree().minLeaf()));
        if (!options.tree().weights().equals(ClassWeights.EQUAL)) {
            shown.put("classWeight", "balanced");
        }
        return shown;
    }
}

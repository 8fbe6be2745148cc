package backbeat.interop;

import backbeat.data.Dataset;
import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.BlendedClassifier.Member;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.MajorityClassifier;
import backbeat.evaluation.PlattScaling;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.model.Trainer;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.pipeline.Pipeline;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.CategorySplits;
import backbeat.tree.Criterion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model of every kind that can be exported, small, and how near another program must come to it. */
final class Models {
    static final Workers ALONE = Workers.sequential();

    /**
     * A model and the rows that it is asked about.
     *
     * @param tolerance what its probabilities may differ by; 0 for the same bits
     */
    record Model(Pipeline pipeline, Dataset asked, double tolerance) {
        double[] expected() {
            return pipeline.probabilities(pipeline.encode(asked, Rows.all(asked)), ALONE);
        }
    }

    /** A recipe's rows, and what is fitted on them. */
    private record Ground(Table training, Dataset asked, Preprocessor preprocessor, Labels labels) {
        static Ground of(Recipe recipe, boolean gaps, int count) {
            Dataset training = Rows.make(recipe, 600, 1, gaps);
            Preprocessor fitted =
                    Preprocessor.fit(training, Rows.all(training), recipe, PreprocessingOptions.defaults());
            return new Ground(
                    fitted.apply(training, Rows.all(training)),
                    Rows.make(recipe, count, 2, gaps),
                    fitted,
                    Rows.labels(training));
        }

        static Ground ofSets(int count) {
            PreparedData data = PreparedData.of(
                    Rows.make(Rows.SETS, 900, 1, false), Rows.SETS, Protocol.ROWS, 1, PreprocessingOptions.defaults());
            Dataset asked = Rows.make(Rows.SETS, count, 2, false);
            return new Ground(
                    data.train().table(),
                    asked,
                    data.preprocessor(),
                    data.train().labels());
        }

        Pipeline fit(Trainer<?> trainer) {
            return pipeline(trainer.fit(training, labels, Progress.NONE));
        }

        Pipeline pipeline(BinaryClassifier classifier) {
            return Pipeline.of(preprocessor, classifier);
        }

        /** With the steps of the very rows that will be asked. */
        Pipeline steep(Pipeline plain) {
            return plain.withCalibration(IsotonicRegression.fit(Rows.labels(asked), probabilities(plain)));
        }

        /** With steps right before every fiftieth of the asked rows, which a sum that is off by 1e-8 does not reach. */
        Pipeline narrow(Pipeline plain) {
            double[] sorted =
                    Arrays.stream(probabilities(plain)).sorted().distinct().toArray();
            List<Double> tops = new ArrayList<>();
            for (int i = 50; i < sorted.length; i += 50) {
                if (sorted[i] - sorted[i - 50] > 10 * NARROW) {
                    tops.add(sorted[i]);
                }
            }
            double[] points = new double[2 * tops.size()];
            double[] values = new double[points.length];
            for (int i = 0; i < points.length; i++) {
                points[i] = tops.get(i / 2) - (i % 2 == 0 ? NARROW : 0);
                values[i] = (double) ((i + 1) / 2) / tops.size();
            }
            return plain.withCalibration(IsotonicRegression.through(points, values));
        }

        Pipeline platt(Pipeline plain) {
            return plain.withCalibration(PlattScaling.fit(Rows.labels(asked), probabilities(plain)));
        }

        Member member(Pipeline plain) {
            return new Member(plain.classifier(), PlattScaling.fit(Rows.labels(asked), probabilities(plain)));
        }

        Pipeline blend(Pipeline... parts) {
            return pipeline(
                    new BlendedClassifier(Arrays.stream(parts).map(this::member).toList()));
        }

        private double[] probabilities(Pipeline plain) {
            Table table = plain.encode(asked, Rows.all(asked));
            return plain.classifier().probabilities(table);
        }
    }

    /** Steps this wide. */
    private static final double NARROW = 1e-9;

    private static final double EXACT = 0;
    /** Behind a sigmoid or a logarithm, whose last bits are the runtime's. */
    private static final double FUNCTION = 1e-9;
    /** Behind a sum of single precision, too. */
    private static final double SUM = 1e-5;

    private Models() {}

    static ForestOptions forest() {
        return ForestOptions.defaults().withTrees(30).withSeed(7);
    }

    /** A forest whose votes no binary fraction holds: the order of their sum is seen in its last bits. */
    static ForestOptions thousand() {
        return forest().withTrees(1000).withMinLeaf(3).withMaxDepth(5);
    }

    static Map<String, Model> all(int count) {
        Map<String, Model> all = new LinkedHashMap<>();
        Ground plain = Ground.of(Rows.PLAIN, false, count);
        forests(all, plain);
        others(all, plain);
        sets(all, Ground.ofSets(count));
        for (Recipe recipe : List.of(Rows.VALUE, Rows.IMPUTE)) {
            String name = recipe == Rows.VALUE ? ", gaps as a value" : ", gaps filled";
            Ground gaps = Ground.of(recipe, true, count);
            Pipeline sets =
                    gaps.fit(new RandomForestTrainer(forest().withCategorySplits(CategorySplits.SUBSET), ALONE));
            put(all, "forest" + name, gaps, gaps.fit(new RandomForestTrainer(forest(), ALONE)), EXACT);
            put(all, "forest of sets, isotonic" + name, gaps, gaps.steep(sets), EXACT);
            put(
                    all,
                    "knn" + name,
                    gaps,
                    gaps.fit(new KnnTrainer(KnnOptions.defaults().withK(7), ALONE)),
                    EXACT);
            put(all, "logistic" + name, gaps, gaps.fit(new LogisticTrainer(LogisticOptions.defaults(), ALONE)), SUM);
            put(all, "mlp" + name, gaps, gaps.fit(new MlpTrainer(mlp().withHidden(8), ALONE)), SUM);
        }
        return all;
    }

    private static MlpOptions mlp() {
        return MlpOptions.defaults().withEpochs(60).withLearningRate(0.01).withSeed(7);
    }

    private static void put(Map<String, Model> all, String name, Ground ground, Pipeline pipeline, double tolerance) {
        all.put(name, new Model(pipeline, ground.asked(), tolerance));
    }

    private static void forests(Map<String, Model> all, Ground ground) {
        ForestOptions sets = forest().withCategorySplits(CategorySplits.SUBSET);
        Pipeline forest = ground.fit(new RandomForestTrainer(forest(), ALONE));
        Pipeline ofSets = ground.fit(new RandomForestTrainer(sets, ALONE));
        Pipeline large = ground.fit(new RandomForestTrainer(thousand(), ALONE));
        put(all, "forest", ground, forest, EXACT);
        put(all, "forest, isotonic", ground, ground.steep(forest), EXACT);
        put(all, "forest, Platt", ground, ground.platt(forest), FUNCTION);
        put(all, "forest of sets", ground, ofSets, EXACT);
        put(all, "forest of sets, isotonic", ground, ground.steep(ofSets), EXACT);
        put(all, "forest of sets, Platt", ground, ground.platt(ofSets), FUNCTION);
        put(all, "forest of 1,000, isotonic", ground, ground.steep(large), EXACT);
        ForestOptions random =
                forest().withRandomThresholds(true).withBootstrap(false).withCriterion(Criterion.ENTROPY);
        put(
                all,
                "forest, random thresholds, entropy",
                ground,
                ground.fit(new RandomForestTrainer(random, ALONE)),
                EXACT);
        put(
                all,
                "forest of stumps",
                ground,
                ground.fit(new RandomForestTrainer(forest().withMaxDepth(1), ALONE)),
                EXACT);
    }

    private static void others(Map<String, Model> all, Ground ground) {
        KnnOptions nine = KnnOptions.defaults().withK(9);
        Pipeline knn = ground.fit(new KnnTrainer(nine, ALONE));
        Pipeline byDistance = ground.fit(new KnnTrainer(nine.withWeighting(Weighting.DISTANCE), ALONE));
        Pipeline logistic = ground.fit(new LogisticTrainer(LogisticOptions.defaults(), ALONE));
        Pipeline mlp = ground.fit(new MlpTrainer(mlp().withHidden(16, 8), ALONE));
        put(all, "knn", ground, knn, EXACT);
        put(all, "knn, Platt", ground, ground.platt(knn), FUNCTION);
        put(all, "knn by distance", ground, byDistance, EXACT);
        put(all, "knn by distance, isotonic", ground, ground.steep(byDistance), EXACT);
        put(all, "logistic", ground, logistic, SUM);
        put(all, "logistic, isotonic", ground, ground.steep(logistic), FUNCTION);
        put(all, "logistic, Platt", ground, ground.platt(logistic), SUM);
        put(all, "mlp", ground, mlp, SUM);
        put(all, "mlp, isotonic", ground, ground.steep(mlp), FUNCTION);
        put(all, "mlp, Platt", ground, ground.platt(mlp), SUM);
        Pipeline forest = all.get("forest").pipeline();
        Pipeline blend = ground.blend(forest, knn, mlp);
        put(all, "blend", ground, blend, SUM);
        put(all, "blend, isotonic", ground, ground.steep(blend), FUNCTION);
        put(all, "blend, narrow steps", ground, ground.narrow(blend), FUNCTION);
        put(all, "blend, Platt", ground, ground.platt(blend), SUM);
        MajorityClassifier majority = new MajorityClassifier(
                ground.preprocessor().schema(), ground.labels().positiveRate());
        put(all, "majority", ground, ground.pipeline(majority), EXACT);
    }

    /** Rows of several categories in a column, and the numbers that are made of them. */
    private static void sets(Map<String, Model> all, Ground ground) {
        ForestOptions subsets = forest().withCategorySplits(CategorySplits.SUBSET);
        KnnOptions nine = KnnOptions.defaults().withK(9);
        Pipeline forest = ground.fit(new RandomForestTrainer(forest(), ALONE));
        Pipeline ofSubsets = ground.fit(new RandomForestTrainer(subsets, ALONE));
        Pipeline knn = ground.fit(new KnnTrainer(nine.withWeights(ColumnWeights.parse("tags=8,c=0.25")), ALONE));
        Pipeline rounded = ground.fit(new KnnTrainer(nine.withWeights(ColumnWeights.parse("tags=0.3")), ALONE));
        Pipeline byDistance = ground.fit(
                new KnnTrainer(nine.withScale(CategoryScale.STANDARDIZED).withWeighting(Weighting.DISTANCE), ALONE));
        Pipeline logistic = ground.fit(new LogisticTrainer(LogisticOptions.defaults(), ALONE));
        Pipeline mlp = ground.fit(new MlpTrainer(mlp().withHidden(16), ALONE));
        Pipeline blend = ground.blend(forest, knn, logistic, mlp);
        put(all, "tags, forest", ground, forest, EXACT);
        put(all, "tags, forest, isotonic", ground, ground.steep(forest), EXACT);
        put(all, "tags, forest of subsets", ground, ofSubsets, EXACT);
        put(all, "tags, forest of subsets, isotonic", ground, ground.steep(ofSubsets), EXACT);
        put(all, "tags, knn", ground, knn, EXACT);
        put(all, "tags, knn, weights that round", ground, rounded, EXACT);
        put(all, "tags, knn by distance, isotonic", ground, ground.steep(byDistance), EXACT);
        put(all, "tags, logistic", ground, logistic, SUM);
        put(all, "tags, logistic, isotonic", ground, ground.steep(logistic), FUNCTION);
        put(all, "tags, mlp", ground, mlp, SUM);
        put(all, "tags, mlp, isotonic", ground, ground.steep(mlp), FUNCTION);
        put(all, "tags, blend", ground, blend, SUM);
        put(all, "tags, blend, isotonic", ground, ground.steep(blend), FUNCTION);
        put(all, "tags, blend, narrow steps", ground, ground.narrow(blend), FUNCTION);
    }
}

package backbeat.pipeline;

import backbeat.csv.CsvTable;
import backbeat.data.BadRows;
import backbeat.data.Columns;
import backbeat.data.Dataset;
import backbeat.data.LabelRule;
import backbeat.evaluation.BlendedClassifier;
import backbeat.evaluation.IsotonicRegression;
import backbeat.evaluation.MajorityTrainer;
import backbeat.evaluation.PlattScaling;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.neighbors.CategoryScale;
import backbeat.neighbors.ColumnWeights;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.neighbors.Search;
import backbeat.neighbors.Weighting;
import backbeat.parallel.Workers;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Preprocessor;
import backbeat.random.Xoshiro256;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.recipe.RowRules;
import backbeat.table.Labels;
import backbeat.table.Table;
import backbeat.tree.Candidates;
import backbeat.tree.CategorySplits;
import backbeat.tree.ClassWeights;
import backbeat.tree.Criterion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Small data and small fitted pipelines of every kind, the same on every machine. */
public final class SmallModels {
    static final Columns COLUMNS = new Columns(
            List.of("tempo", "loudness", "duration"),
            List.of("explicit"),
            List.of("key", "genre"),
            List.of("id", "title"),
            Optional.of(new LabelRule("popularity", LabelRule.Operator.AT_LEAST, "50")));

    private static final Recipe RECIPE = new Recipe(
            "small",
            Optional.empty(),
            COLUMNS,
            List.of(),
            Optional.of("id"),
            List.of("title"),
            List.of(),
            List.of(),
            Protocol.ROWS.name(),
            Optional.empty(),
            new Recipe.OutlierRule(0.02, 0.98),
            Map.of(),
            Map.of(),
            Optional.empty(),
            RowRules.DEFAULT,
            backbeat.recipe.Knowledge.NONE,
            java.util.List.of(),
            java.util.Optional.empty());

    private SmallModels() {}

    /** CSV text with {@code rows} rows of seeded random values; the label hangs on genre and tempo. */
    public static String csv(int rows, long seed) {
        Xoshiro256 random = Xoshiro256.stream(seed, 0);
        String[] genres = {"rock", "pop, soft", "žluťoučký", "曲", "\"quoted\""};
        StringBuilder csv = new StringBuilder("id,title,tempo,loudness,duration,explicit,key,genre,popularity\n");
        for (int row = 0; row < rows; row++) {
            int genre = random.nextInt(genres.length);
            int tempo = 60 + random.nextInt(140);
            int popularity = Math.min(100, Math.max(0, genre * 15 + tempo / 4 - 10 + random.nextInt(20)));
            csv.append("t").append(row).append(",\"Song, ").append(row).append("\",");
            csv.append(tempo).append('.').append(random.nextInt(1000)).append(',');
            csv.append('-')
                    .append(random.nextInt(60))
                    .append('.')
                    .append(random.nextInt(100))
                    .append(',');
            csv.append(100_000 + random.nextInt(300_000)).append(',');
            csv.append(random.nextInt(4) == 0 ? "True" : "False").append(',');
            csv.append(random.nextInt(12)).append(",\"");
            csv.append(genres[genre].replace("\"", "\"\""))
                    .append("\",")
                    .append(popularity)
                    .append('\n');
        }
        return csv.toString();
    }

    public static Dataset dataset(int rows, long seed) {
        try {
            return CsvTable.read(
                    new ByteArrayInputStream(csv(rows, seed).getBytes(StandardCharsets.UTF_8)),
                    "small.csv",
                    COLUMNS,
                    BadRows.FAIL,
                    Workers.sequential(),
                    Progress.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int[] all(Dataset dataset) {
        return IntStream.range(0, dataset.rows()).toArray();
    }

    /** Everything that training a pipeline needs. */
    public record Prepared(Dataset dataset, Preprocessor preprocessor, Table table, Labels labels) {}

    public static Prepared prepared(int rows) {
        Dataset dataset = dataset(rows, 1);
        int[] all = all(dataset);
        Preprocessor preprocessor = Preprocessor.fit(
                dataset, all, RECIPE, PreprocessingOptions.defaults().withOutliers(OutlierPolicy.CLIP));
        return new Prepared(
                dataset,
                preprocessor,
                preprocessor.apply(dataset, all),
                dataset.labels(COLUMNS.label().orElseThrow(), all));
    }

    /** Logistic regression on all rows of a text, with the preprocessing that a recipe asks for. */
    public static Pipeline fitted(Recipe recipe, String csv) throws IOException {
        Dataset data = CsvTable.read(
                new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)),
                "small.csv",
                recipe.csv(),
                recipe.columns(),
                BadRows.FAIL,
                Workers.sequential(),
                Progress.NONE);
        int[] all = all(data);
        Preprocessor preprocessor = Preprocessor.fit(data, all, recipe, PreprocessingOptions.defaults());
        return Pipeline.of(
                        preprocessor,
                        new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential())
                                .fit(preprocessor.apply(data, all), data.labels(recipe.label(), all), Progress.NONE))
                .withTrainingFile(new TrainingFile(
                        recipe.csv(), data.source().format(), recipe.label().column()));
    }

    static Provenance provenance(String learner) {
        return Provenance.NONE
                .withRecipe("small")
                .withData("small.csv", "0".repeat(64))
                .withProtocol("rows")
                .withPositive("popularity >= 50")
                .withSeed(7)
                .withOptions(Map.of("learner", learner, "b", "2"))
                .withVersions(Map.of("backbeat", "test"))
                .withMetrics(Map.of("auc", 0.75, "accuracy", 0.7));
    }

    static Pipeline knn(Prepared data) {
        return knn(data, KnnOptions.defaults().withK(5).withWeighting(Weighting.DISTANCE));
    }

    static Pipeline knn(Prepared data, KnnOptions options) {
        return Pipeline.of(
                        data.preprocessor(),
                        new KnnTrainer(options, Workers.sequential()).fit(data.table(), data.labels(), Progress.NONE))
                .withIdentifiers(COLUMNS.texts())
                .withProvenance(provenance("knn"));
    }

    public static Pipeline mlp(Prepared data, int... hidden) {
        MlpOptions options = MlpOptions.defaults()
                .withHidden(hidden)
                .withEpochs(3)
                .withBatchSize(16)
                .withSeed(7);
        Pipeline plain = Pipeline.of(
                data.preprocessor(),
                new MlpTrainer(options, Workers.sequential()).fit(data.table(), data.labels(), Progress.NONE));
        return plain.withCalibration(PlattScaling.fit(data.labels(), probabilities(plain, data)))
                .withThreshold(0.4)
                .withIdentifiers(List.of("id"))
                .withProvenance(provenance("mlp"));
    }

    static Pipeline majority(Prepared data) {
        return Pipeline.of(data.preprocessor(), new MajorityTrainer().fit(data.table(), data.labels()))
                .withProvenance(provenance("majority"));
    }

    /** Of one model of every kind that a study is about, and a baseline. */
    static Pipeline blend(Prepared data) {
        List<BlendedClassifier.Member> members = Stream.of(
                        logistic(data),
                        knn(data),
                        forest(data, ForestOptions.defaults().withTrees(2).withSeed(3)),
                        mlp(data, 2))
                .map(Pipeline::classifier)
                .map(model -> new BlendedClassifier.Member(
                        model, PlattScaling.fit(data.labels(), model.probabilities(data.table()))))
                .toList();
        return Pipeline.of(data.preprocessor(), new BlendedClassifier(members))
                .withIdentifiers(COLUMNS.texts())
                .withProvenance(provenance("blend"));
    }

    static Pipeline logistic(Prepared data) {
        return Pipeline.of(
                        data.preprocessor(),
                        new LogisticTrainer(LogisticOptions.defaults(), Workers.sequential())
                                .fit(data.table(), data.labels(), Progress.NONE))
                .withIdentifiers(COLUMNS.texts())
                .withProvenance(provenance("logistic"));
    }

    static Pipeline forest(Prepared data, ForestOptions options) {
        return Pipeline.of(
                        data.preprocessor(),
                        new RandomForestTrainer(options, Workers.sequential())
                                .fit(data.table(), data.labels(), Progress.NONE))
                .withIdentifiers(COLUMNS.texts())
                .withProvenance(provenance("forest"));
    }

    static Pipeline isotonic(Pipeline plain, Prepared data) {
        return plain.withCalibration(IsotonicRegression.fit(data.labels(), probabilities(plain, data)));
    }

    static double[] probabilities(Pipeline pipeline, Prepared data) {
        return pipeline.probabilities(data.table(), Workers.sequential());
    }

    /** One pipeline of every kind, by name. */
    public static Map<String, Pipeline> every(Prepared data) {
        ForestOptions few = ForestOptions.defaults().withTrees(3).withSeed(7);
        return new TreeMap<>(Map.of(
                "knn", knn(data),
                "forest", forest(data, few),
                "forest-subset",
                        forest(
                                data,
                                few.withCategorySplits(CategorySplits.SUBSET).withMaxDepth(4)),
                "forest-weighted",
                        forest(data, few.withWeights(new ClassWeights(0.5, 2)).withMinLeaf(2)),
                "knn-isotonic", isotonic(knn(data), data),
                "mlp", mlp(data, 3, 2),
                "mlp-without-hidden", mlp(data),
                "logistic", logistic(data),
                "majority", majority(data),
                "blend", blend(data)));
    }

    /** One small pipeline for each choice that no pipeline of {@link #every} has made, by name. */
    static Map<String, Pipeline> otherChoices(Prepared data) {
        KnnOptions knn = KnnOptions.defaults().withK(3);
        ForestOptions small = ForestOptions.defaults().withTrees(1).withSeed(7).withMaxDepth(3);
        return new TreeMap<>(Map.of(
                "knn-tree", knn(data, knn.withSearch(Search.TREE).withScale(CategoryScale.STANDARDIZED)),
                "knn-brute", knn(data, knn.withSearch(Search.BRUTE)),
                "forest-entropy-log2",
                        forest(data, small.withCriterion(Criterion.ENTROPY).withCandidates(Candidates.log2())),
                "forest-all", forest(data, small.withCandidates(Candidates.all())),
                "forest-fraction", forest(data, small.withCandidates(Candidates.fraction(0.5))),
                "forest-count", forest(data, small.withCandidates(Candidates.count(3)))));
    }

    /** Neighbors among so many points that a trial has found how to search, with either outcome. */
    static Map<String, Pipeline> searchesThatWereTried() {
        Prepared data = prepared(300);
        return new TreeMap<>(Map.of(
                "knn-tried-tree", knn(data, tried(1, 4)),
                "knn-tried-brute", knn(data, tried(40, 32))));
    }

    private static KnnOptions tried(int k, int leafSize) {
        return new KnnOptions(k, Weighting.UNIFORM, Search.AUTO, leafSize, CategoryScale.ONE, ColumnWeights.NONE);
    }
}

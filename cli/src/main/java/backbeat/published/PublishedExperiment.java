package backbeat.published;

import backbeat.data.Dataset;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.evaluation.Metrics;
import backbeat.forest.ForestOptions;
import backbeat.forest.RandomForestTrainer;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.neighbors.KnnOptions;
import backbeat.neighbors.KnnTrainer;
import backbeat.preparation.Cleaning;
import backbeat.preparation.OutlierPolicy;
import backbeat.preparation.PreparedData;
import backbeat.preparation.PreprocessingOptions;
import backbeat.preparation.Split;
import backbeat.preparation.Splitter;
import backbeat.random.NamedStream;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.DataSummary.ThresholdRate;
import backbeat.result.PublishedFigure;
import backbeat.result.PublishedStudy;
import backbeat.result.PublishedStudy.Ablation;
import backbeat.result.StudyResult;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudySet;
import backbeat.study.StudyTables;
import backbeat.study.Summaries;
import backbeat.table.Labels;
import backbeat.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for the preprocessing behind a published table: fits the three learners on every choice of rows and columns of
 * {@link PublishedSpace} and hands their figures to {@link PublishedSearch}. kNN is asked about a sample of the test rows.
 */
public final class PublishedExperiment {
    private static final int TREES = 30;
    private static final int ABLATION_K = 15;
    private static final int ASKED_ROWS = 4000;

    private final Engine engine;
    private final Engine alone;
    private final LoadedData source;
    private final Recipe recipe;
    private final long seed;

    public PublishedExperiment(Engine engine, LoadedData source, Recipe recipe, long seed) {
        this.engine = engine;
        this.alone = engine.sequential();
        this.source = source;
        this.recipe = recipe.withoutSets(); // the write-up has one genre a row, and no sets
        this.seed = seed;
    }

    /** Runs the search and the ablation. */
    public PublishedStudy run(Progress progress) {
        String key = recipe.groups().get(0).name();
        String column = widestColumn();
        List<PublishedFigure> published = Summaries.published(recipe);
        List<PublishedSpace.Rows> choices =
                PublishedSpace.rows(key, recipe.label().threshold());
        PublishedSearch search = new PublishedSearch(published, column, seed);
        List<Ablation> ablation = new ArrayList<>();
        progress.begin("published table", 2L * choices.size());
        // Every choice of rows and columns is a task on one thread: networks and small forests use two badly.
        List<Tried> tried = engine.workers().map(2 * choices.size(), task -> {
            synchronized (progress) {
                progress.checkCancelled();
            }
            Tried one = attempt(choices.get(task / 2), task % 2 == 0 ? "" : column);
            synchronized (progress) {
                progress.advance(1);
            }
            return one;
        });
        for (Tried one : tried) {
            search.add(one.rows, one.without, one.scores, one.constant);
            if (isReference(one.rows, key)) {
                ablation.addAll(ablation(one.scores, one.without));
            }
        }
        progress.end();
        return new PublishedStudy(
                StudyResult.SCHEMA,
                seed,
                source.kind(),
                source.dataset().sha256(),
                published,
                balance(),
                PublishedSpace.describe(key, column),
                search.size(),
                search.nearest(),
                search.hypotheses(),
                ablation);
    }

    /** What the learners reach on one choice of rows and columns. */
    private record Tried(PublishedSpace.Rows rows, String without, PublishedSearch.Scores scores, Score constant) {}

    private Tried attempt(PublishedSpace.Rows rows, String without) {
        StudySet set = prepare(rows, without);
        Map<String, String> constant = with(rows.describe(), "network", "constant no");
        return new Tried(
                rows,
                without,
                scores(rows, without, set),
                Score.constant(constant, set.tables().testLabels()));
    }

    private boolean isReference(PublishedSpace.Rows rows, String key) {
        return rows.equals(new PublishedSpace.Rows(recipe.label().threshold(), false, OutlierPolicy.CLIP, key));
    }

    private static List<Ablation> ablation(PublishedSearch.Scores scores, String without) {
        String columns = without.isEmpty() ? "all" : "without " + without;
        Score fifteen = scores.knn().get(PublishedSpace.NEIGHBORS.indexOf(ABLATION_K));
        return List.of(
                row("knn", columns, fifteen),
                row("forest", columns, scores.forest().get(0)),
                row("mlp", columns, scores.network().get(0)));
    }

    private static Ablation row(String model, String columns, Score score) {
        return new Ablation(model, columns, score.accuracy(), score.auc());
    }

    private PublishedSearch.Scores scores(PublishedSpace.Rows rows, String without, StudySet set) {
        Map<String, String> settings = rows.describe();
        settings.put("columns", without.isEmpty() ? "all" : "without " + without);
        StudyTables tables = set.tables();
        List<Score> standardized = neighbors(tables, settings, "standardized");
        List<Score> raw = neighbors(Unscaled.of(set), settings, "as they are");
        List<Score> forests = new ArrayList<>();
        for (int depth : PublishedSpace.DEPTHS) {
            forests.add(forest(tables, with(settings, "depth", depth == 0 ? "no limit" : "" + depth), depth));
        }
        List<Score> knn = new ArrayList<>(standardized);
        knn.addAll(raw);
        return new PublishedSearch.Scores(
                knn, raw, forests, forests.subList(1, forests.size()), networks(tables, settings));
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private List<Score> neighbors(StudyTables tables, Map<String, String> settings, String numbers) {
        int[] asked = new int[Math.min(ASKED_ROWS, tables.test().rows())];
        Arrays.setAll(asked, i -> (int) ((long) i * tables.test().rows() / asked.length));
        Table sample = tables.test().select(asked);
        Labels labels = tables.testLabels().select(asked);
        int largest = PublishedSpace.NEIGHBORS.get(PublishedSpace.NEIGHBORS.size() - 1);
        double[][] byK = new KnnTrainer(KnnOptions.defaults().withK(largest), alone.workers(), alone.kernels())
                .fit(tables.train(), tables.trainLabels())
                .probabilitiesUpTo(largest, sample, alone.workers());
        return PublishedSpace.NEIGHBORS.stream()
                .map(k -> Score.of(
                        with(with(settings, "numbers", numbers), "k", k.toString()),
                        Metrics.of(labels, byK[k - 1], StudyEvaluation.THRESHOLD),
                        labels))
                .toList();
    }

    private Score forest(StudyTables tables, Map<String, String> settings, int depth) {
        ForestOptions options =
                ForestOptions.defaults().withTrees(TREES).withSeed(seed).withOutOfBag(false);
        if (depth > 0) {
            options = options.withTree(options.tree().withMaxDepth(depth));
        }
        BinaryClassifier forest =
                new RandomForestTrainer(options, alone.workers()).fit(tables.train(), tables.trainLabels());
        double[] probabilities = new double[tables.test().rows()];
        forest.compile(alone.workers()).probabilities(tables.test(), alone.workers(), probabilities);
        return score(tables, settings, probabilities);
    }

    private List<Score> networks(StudyTables tables, Map<String, String> settings) {
        List<Integer> epochs = PublishedSpace.EPOCHS;
        return epochs.stream()
                .map(count -> {
                    MlpOptions options = MlpOptions.defaults().withEpochs(count).withSeed(seed);
                    BinaryClassifier network = new MlpTrainer(options, alone.workers(), alone.kernels())
                            .fit(tables.train(), tables.trainLabels());
                    return score(
                            tables, with(settings, "epochs", count.toString()), network.probabilities(tables.test()));
                })
                .toList();
    }

    private static Score score(StudyTables tables, Map<String, String> settings, double[] probabilities) {
        Metrics metrics = Metrics.of(tables.testLabels(), probabilities, StudyEvaluation.THRESHOLD);
        return Score.of(settings, metrics, tables.testLabels());
    }

    private StudySet prepare(PublishedSpace.Rows choice, String without) {
        Dataset dataset = source.dataset().withoutSets();
        Optional<String> onePer = Optional.of(choice.onePer()).filter(key -> !key.isEmpty());
        Protocol protocol =
                new Protocol("published", "random split of rows", onePer, Optional.empty(), OptionalDouble.empty());
        LabelRule rule = recipe.label().withThreshold(choice.threshold());
        Cleaning.Result cleaning = Cleaning.clean(dataset, recipe, protocol, rule);
        if (choice.thinned()) {
            cleaning = new Cleaning.Result(thinned(dataset, rule, cleaning.rows()), cleaning.steps());
        }
        PreprocessingOptions options = PreprocessingOptions.defaults().withOutliers(choice.outliers());
        if (!without.isEmpty()) {
            options = options.without(without);
        }
        Groups rows = Groups.ofRows(dataset.rows());
        Split split = Splitter.defaults(seed).split(cleaning.rows(), dataset.labels(rule, cleaning.rows()), rows);
        return StudySet.of(source, PreparedData.of(dataset, recipe, protocol, rule, cleaning, rows, split, options));
    }

    /** Leaves out negative rows at random until the stated share is positive. */
    private int[] thinned(Dataset dataset, LabelRule rule, int[] rows) {
        Labels labels = dataset.labels(rule, rows);
        int wanted =
                (int) Math.round(labels.positives() * (1 - PublishedSpace.STATED_RATE) / PublishedSpace.STATED_RATE);
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        NamedStream.PUBLISHED_THINNING.generator(seed).shuffle(order);
        boolean[] kept = new boolean[rows.length];
        int negatives = 0;
        for (int i : order) {
            kept[i] = labels.isPositive(i) || negatives++ < wanted;
        }
        int[] thinned = new int[rows.length];
        int size = 0;
        for (int i = 0; i < rows.length; i++) {
            if (kept[i]) {
                thinned[size++] = rows[i];
            }
        }
        return Arrays.copyOf(thinned, size);
    }

    private List<ThresholdRate> balance() {
        int[] rows = Cleaning.clean(source.dataset(), recipe, Protocol.ROWS).rows();
        List<ThresholdRate> rates = new ArrayList<>();
        for (double threshold : PublishedSpace.THRESHOLDS) {
            LabelRule rule = recipe.label().withThreshold(threshold);
            rates.add(new ThresholdRate(
                    threshold, source.dataset().labels(rule, rows).positiveRate()));
        }
        return rates;
    }

    /** The categorical column with the most categories: the feature whose presence is in doubt. */
    private String widestColumn() {
        List<String> names = recipe.columns().categorical();
        int widest = 0;
        for (int c = 1; c < names.size(); c++) {
            int size = source.dataset().categories(c).size();
            widest = size > source.dataset().categories(widest).size() ? c : widest;
        }
        return names.get(widest);
    }
}

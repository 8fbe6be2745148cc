package backbeat.search;

import backbeat.evaluation.MajorityTrainer;
import backbeat.logistic.LogisticOptions;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.random.NamedStream;
import backbeat.result.Tuning;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.ModelKind;
import backbeat.study.Stopwatch;
import backbeat.study.StudyOptions;
import backbeat.study.StudyProgress;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fits the models that a run asks for, one after the other, each with all threads. */
public final class ModelFitting {
    /** Rows for which the weights below were measured, in seconds on two cores. */
    private static final double REFERENCE_ROWS = 72_000;

    private final Engine engine;
    private final StudyOptions options;
    private final long seed;
    private NeighborsExperiment.Outcome neighbors;
    private ForestExperiment.Outcome forest;
    private NetworkExperiment.Outcome network;

    public ModelFitting(Engine engine, StudyOptions options, long seed) {
        this.engine = engine;
        this.options = options;
        this.seed = seed;
    }

    /** The seconds that {@link #fitAll} may take, roughly: what the progress bar is divided by. */
    public double weight(StudyTables tables) {
        double sum = 0;
        for (ModelKind kind : options.models()) {
            sum += weight(kind, tables);
        }
        return sum;
    }

    /** As above, of one model. */
    public double weight(ModelKind kind, StudyTables tables) {
        double seconds = switch (kind) {
            case MAJORITY, LOGISTIC, BLEND -> 0.1;
            case KNN -> 2.5;
            case FOREST ->
                0.04 * options.settings().trees() * (options.settings().forestTrials() ? 2 : 1);
            case MLP ->
                0.01
                        * options.settings().learningRates().size()
                        * options.settings().epochs();
        };
        return seconds * (tables.train().rows() + tables.test().rows()) / REFERENCE_ROWS;
    }

    /** Fits all models asked for, in the order of {@link ModelKind}. */
    public List<FittedModel> fitAll(StudyTables tables, StudyProgress bar) {
        List<FittedModel> models = new ArrayList<>();
        for (ModelKind kind : options.models()) {
            models.add(fit(kind, tables, bar.part(kind.title(), weight(kind, tables)), models));
        }
        return models;
    }

    /**
     * Fits one model.
     *
     * @param earlier what a blend is made of; other models do not look at it
     */
    public FittedModel fit(ModelKind kind, StudyTables tables, Progress progress, List<FittedModel> earlier) {
        StudySettings settings = options.settings();
        return switch (kind) {
            case MAJORITY -> majority(tables);
            case LOGISTIC -> logistic(tables, progress);
            case KNN -> {
                neighbors = new NeighborsExperiment(engine, settings).run(tables, progress);
                yield neighbors.model();
            }
            case FOREST -> {
                forest = new ForestExperiment(engine, settings, NamedStream.FOREST.seed(seed)).run(tables, progress);
                yield forest.model();
            }
            case MLP -> {
                network = new NetworkExperiment(engine, settings, NamedStream.NETWORK.seed(seed)).run(tables, progress);
                yield network.model();
            }
            case BLEND -> BlendExperiment.run(earlier, tables.validationLabels());
        };
    }

    private FittedModel majority(StudyTables tables) {
        Stopwatch watch = new Stopwatch();
        BinaryClassifier model = new MajorityTrainer().fit(tables.train(), tables.trainLabels());
        return FittedModel.of(ModelKind.MAJORITY, model, Map.of(), tables, engine, watch.seconds());
    }

    private FittedModel logistic(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        Learner.Fitted fitted = new Learner.Logistic(LogisticOptions.defaults()).fit(tables, engine, progress);
        return FittedModel.of(
                ModelKind.LOGISTIC, fitted.classifier(), fitted.options(), tables, engine, watch.seconds());
    }

    /** What was tried on the way, and what fewer trees would have done; to be asked after {@link #fitAll}. */
    public Tuning tuning(StudyTables tables) {
        ForestExperiment.Curves curves =
                forest == null ? ForestExperiment.Curves.NONE : ForestExperiment.curves(forest.model(), tables, engine);
        return new Tuning(
                neighbors == null ? List.of() : neighbors.trials(),
                forest == null ? List.of() : forest.trials(),
                curves.validation(),
                curves.outOfBag(),
                network == null ? List.of() : network.trials(),
                network == null ? List.of() : network.rounds(),
                network == null ? List.of() : network.epochs(),
                network == null ? 0 : network.verdict().bestEpoch(),
                network == null ? Tuning.Verdict.NONE : network.verdict());
    }
}

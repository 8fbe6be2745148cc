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
import java.util.Map;

/**
 * The multilayer perceptron: the learning rate is searched with short trainings judged by their lowest validation loss,
 * then one long training keeps the weights of its best epoch. The logistic regression is the same without hidden layer.
 */
record NetworkExperiment(Engine engine, StudySettings settings, long seed) {
    /** The fitted network, the learning rates that were tried, and the losses of the final training. */
    record Outcome(FittedModel model, List<LearningRateTrial> trials, List<EpochLoss> epochs, int bestEpoch) {}

    Outcome run(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        MlpOptions base = MlpOptions.defaults().withHidden(settings.hidden()).withSeed(seed);
        List<LearningRateTrial> trials = settings.learningRates().size() == 1
                ? List.of()
                : search(base.withEpochs(settings.searchEpochs()), tables, progress);
        double rate = trials.stream()
                .filter(LearningRateTrial::chosen)
                .findFirst()
                .map(LearningRateTrial::learningRate)
                .orElse(settings.learningRates().get(0));
        MlpOptions options = base.withLearningRate(rate)
                .withEpochs(settings.epochs())
                .withPatience(settings.patience())
                .withKeepBest(true);
        Mlp network = fit(options, engine, tables, progress);
        FittedModel model =
                FittedModel.of(ModelKind.MLP, network, describe(options, network), tables, engine, watch.seconds());
        return new Outcome(
                model, trials, losses(network.history()), network.history().bestEpoch());
    }

    /** The baseline: no hidden layer, a fixed number of epochs. */
    FittedModel logistic(StudyTables tables, Progress progress) {
        Stopwatch watch = new Stopwatch();
        MlpOptions options =
                MlpOptions.logistic().withEpochs(settings.logisticEpochs()).withSeed(seed);
        Mlp model = fit(options, engine, tables, progress);
        return FittedModel.of(ModelKind.LOGISTIC, model, describe(options, model), tables, engine, watch.seconds());
    }

    private List<LearningRateTrial> search(MlpOptions base, StudyTables tables, Progress progress) {
        List<Double> rates = settings.learningRates();
        Engine alone = engine.sequential();
        progress.begin("learning rate", rates.size());
        List<TrainingHistory> histories = engine.workers().map(rates.size(), i -> {
            MlpOptions options = base.withLearningRate(rates.get(i));
            return fit(options, alone, tables, Progress.NONE).history();
        });
        progress.end();
        int best = 0;
        for (int i = 1; i < rates.size(); i++) {
            best = lowest(histories.get(i)) < lowest(histories.get(best)) ? i : best;
        }
        List<LearningRateTrial> trials = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            TrainingHistory history = histories.get(i);
            trials.add(new LearningRateTrial(
                    rates.get(i), history.epochs().size(), lowest(history), history.bestEpoch(), i == best));
        }
        return trials;
    }

    private static Mlp fit(MlpOptions options, Engine engine, StudyTables tables, Progress progress) {
        return new MlpTrainer(options, engine.workers(), engine.kernels())
                .fit(tables.train(), tables.trainLabels(), tables.validation(), tables.validationLabels(), progress);
    }

    private static double lowest(TrainingHistory history) {
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
        shown.put("batchSize", Integer.toString(options.batchSize()));
        shown.put("optimizer", options.optimizer().toString());
        shown.put("epochs", Integer.toString(options.epochs()));
        shown.put("keptEpoch", Integer.toString(network.history().keptEpoch()));
        return shown;
    }
}

package backbeat.search;

import backbeat.learner.Learners;
import backbeat.mlp.LearningRateSearch;
import backbeat.mlp.LearningRateSearch.Resting;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.TrainingHistory;
import backbeat.mlp.TrainingHistory.Epoch;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.BareModel;
import backbeat.study.Cluster;
import backbeat.study.Engine;
import backbeat.study.StudyTables;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Learning rates that other machines train, a rate a task. A rate that goes on begins anew, for nothing rests on a machine that
 * may be gone: rounds double, so that this at most doubles the epochs, and the finalists' last round is most of them.
 */
final class RatesElsewhere implements LearningRateSearch.Rounds {
    private final LearningRateSearch search;
    private final Cluster cluster;
    private final StudyTables tables;
    private final Map<Integer, byte[]> networks = new HashMap<>();

    RatesElsewhere(LearningRateSearch search, Cluster cluster, StudyTables tables) {
        this.search = search;
        this.cluster = cluster;
        this.tables = tables;
    }

    /** A rate on its way there. */
    private record Asked(LinkedHashMap<String, String> options, int epochs) implements Serializable {}

    /** What comes back: the losses by epoch, and the network, of no bytes where a weight is not finite. */
    private record Trained(double[] rates, double[] train, double[] validation, int best, int kept, byte[] network)
            implements Serializable {
        static Trained of(Resting resting) {
            List<Epoch> epochs = resting.history().epochs();
            return new Trained(
                    epochs.stream().mapToDouble(Epoch::learningRate).toArray(),
                    epochs.stream().mapToDouble(Epoch::trainLoss).toArray(),
                    epochs.stream()
                            .mapToDouble(epoch -> epoch.validationLoss().orElseThrow())
                            .toArray(),
                    resting.history().bestEpoch(),
                    resting.history().keptEpoch(),
                    resting.network().map(BareModel::of).orElse(new byte[0]));
        }

        TrainingHistory history() {
            List<Epoch> epochs = new ArrayList<>();
            for (int e = 0; e < rates.length; e++) {
                epochs.add(new Epoch(e + 1, rates[e], train[e], OptionalDouble.of(validation[e])));
            }
            return new TrainingHistory(epochs, best, kept);
        }
    }

    @Override
    public List<TrainingHistory> train(List<Integer> rates, int epochs) {
        List<Asked> asked = rates.stream()
                .map(rate -> new Asked(new LinkedHashMap<>(Learners.MLP.describe(search.options(rate))), epochs))
                .toList();
        List<Trained> trained = cluster.map(tables, asked, RatesElsewhere::train);
        List<TrainingHistory> histories = new ArrayList<>();
        for (int i = 0; i < trained.size(); i++) {
            networks.put(rates.get(i), trained.get(i).network());
            histories.add(trained.get(i).history());
        }
        return histories;
    }

    private static Trained train(StudyTables tables, Asked asked, Engine alone, Progress progress) {
        MlpOptions options = Learners.MLP.parse(asked.options());
        return Trained.of(LearningRateSearch.train(
                options,
                tables.train(),
                tables.trainLabels(),
                tables.validation(),
                tables.validationLabels(),
                asked.epochs(),
                alone.kernels(),
                progress));
    }

    @Override
    public Mlp network(int rate) {
        try {
            return (Mlp) BareModel.read(networks.get(rate), Workers.sequential());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

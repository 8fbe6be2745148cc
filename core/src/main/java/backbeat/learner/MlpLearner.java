package backbeat.learner;

import backbeat.kernel.Kernels;
import backbeat.mlp.Initialization;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.mlp.Optimizer;
import backbeat.mlp.Schedule;
import backbeat.model.Heap;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A multilayer perceptron; the weights of the epoch with the lowest validation loss are kept. */
final class MlpLearner implements Learner<MlpOptions, Mlp> {
    private static final List<LearnerOption<MlpOptions>> OPTIONS = List.of(
            new LearnerOption<>(
                    "hidden",
                    "N",
                    "units of the hidden layers, separated by commas; 0 for none",
                    "a list of whole numbers",
                    "64",
                    true,
                    (options, text) -> options.withHidden(units(text)),
                    options -> Optional.of(options.architecture().hidden().toString())),
            LearnerOption.whole(
                    "epochs",
                    "passes over the training rows",
                    "a whole number from 1 on",
                    "20",
                    MlpOptions::withEpochs,
                    options -> options.optimization().epochs()),
            LearnerOption.whole(
                    "batchSize",
                    "rows of a step",
                    "a whole number from 1 on",
                    "256",
                    MlpOptions::withBatchSize,
                    options -> options.optimization().batchSize()),
            LearnerOption.real(
                    "learningRate",
                    "length of a step",
                    "a positive number",
                    "0.001",
                    MlpOptions::withLearningRate,
                    options -> options.optimization().learningRate()),
            LearnerOption.choice(
                    "initialization",
                    "how large the weights begin",
                    Initialization.class,
                    "fan_in_uniform",
                    MlpOptions::withInitialization,
                    options -> options.architecture().initialization()),
            LearnerOption.choice(
                    "optimizer",
                    "how a gradient becomes a step",
                    Optimizer.class,
                    "adam",
                    MlpOptions::withOptimizer,
                    options -> options.optimization().optimizer()),
            new LearnerOption<>(
                            "schedule",
                            "KIND",
                            "how the learning rate falls from epoch to epoch",
                            "constant, cosine, cosine:FLOOR, step:EPOCHS:FACTOR",
                            "constant",
                            true,
                            (MlpOptions options, String text) -> options.withSchedule(Schedule.parse(text)),
                            options -> Optional.of(
                                    options.optimization().schedule().text()))
                    .unnamedAsIn(MlpOptions.defaults()),
            LearnerOption.real(
                            "maxGradientNorm",
                            "length that a batch's gradient is cut to; 0 never cuts",
                            "a number from 0 on",
                            "0",
                            MlpOptions::withMaxGradientNorm,
                            options -> options.optimization().maxGradientNorm())
                    .unnamedAsIn(MlpOptions.defaults()),
            LearnerOption.real(
                            "positiveWeight",
                            "what a positive row counts for beside a negative one",
                            "a positive number",
                            "1",
                            MlpOptions::withPositiveWeight,
                            MlpOptions::positiveWeight)
                    .unnamedAsIn(MlpOptions.defaults()),
            LearnerOption.whole(
                    "patience",
                    "epochs without a new low of the validation loss before it stops; 0 never stops",
                    "a whole number from 0 on",
                    "0",
                    MlpOptions::withPatience,
                    options -> options.regularization().patience()),
            LearnerOption.real(
                    "dropout",
                    "share of hidden units left out",
                    "a number from 0 on, below 1",
                    "0",
                    MlpOptions::withDropout,
                    options -> options.regularization().dropout()),
            LearnerOption.real(
                    "l2",
                    "weight of the squared weights in the loss of a row",
                    "a number from 0 on",
                    "0",
                    MlpOptions::withL2,
                    options -> options.regularization().l2()),
            LearnerOption.real(
                    "weightDecay",
                    "share of every weight, times the learning rate, that each step takes off",
                    "a number from 0 on",
                    "0",
                    MlpOptions::withWeightDecay,
                    options -> options.regularization().weightDecay()),
            LearnerOption.seed(MlpOptions::withSeed, MlpOptions::seed));

    /** {@code 64,32} or {@code [64, 32]}; {@code 0} and {@code []} are no layers. */
    private static List<Integer> units(String text) {
        String list = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        if (list.equals("0") || list.isEmpty() && !text.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(list.split(",", -1))
                .map(number -> Integer.valueOf(number.strip()))
                .toList();
    }

    @Override
    public String key() {
        return "mlp";
    }

    @Override
    public String title() {
        return "multilayer perceptron";
    }

    @Override
    public Role role() {
        return Role.LEARNER;
    }

    @Override
    public int style() {
        return 1;
    }

    @Override
    public LearnerCodec<Mlp> codec() {
        return LearnerCodecs.MLP;
    }

    @Override
    public List<LearnerOption<MlpOptions>> options() {
        return OPTIONS;
    }

    @Override
    public MlpOptions defaults() {
        return MlpOptions.defaults().withKeepBest(true);
    }

    /** Each weight stands in memory five times: with its gradient, the two means of Adam and the best epoch's. */
    @Override
    public void requireMemory(MlpOptions options, Table train, int threads) {
        List<Integer> hidden = options.architecture().hidden();
        double later = 0;
        for (int layer = 1; layer < hidden.size(); layer++) {
            later += (double) hidden.get(layer - 1) * hidden.get(layer);
        }
        double bytes = 5.0 * Float.BYTES;
        Heap.require(
                "columns (categories count as one each) of a network with hidden layers " + hidden,
                train.schema().oneHotWidth(),
                bytes * (hidden.isEmpty() ? 1 : hidden.get(0)),
                bytes * later);
    }

    @Override
    public Mlp fit(MlpOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        return new MlpTrainer(options, workers, kernels)
                .fit(data.train(), data.labels(), data.validation(), data.validationLabels(), progress);
    }

    @Override
    public Map<String, String> facts(Mlp model) {
        return Map.of("keptEpoch", Integer.toString(model.history().keptEpoch()));
    }
}

package backbeat.learner;

import backbeat.kernel.Kernels;
import backbeat.logistic.LogisticOptions;
import backbeat.logistic.LogisticRegression;
import backbeat.logistic.LogisticTrainer;
import backbeat.mlp.Layer;
import backbeat.mlp.Mlp;
import backbeat.mlp.MlpOptions;
import backbeat.mlp.MlpTrainer;
import backbeat.model.Progress;
import backbeat.parallel.Workers;
import backbeat.pipeline.LearnerCodec;
import backbeat.pipeline.LearnerCodecs;
import java.util.List;
import java.util.Map;

/** Logistic regression: by Newton's method, or if there are too many columns for it by gradient descent. */
final class LogisticLearner implements Learner<LogisticOptions, LogisticRegression> {
    @Override
    public String key() {
        return "logistic";
    }

    @Override
    public String title() {
        return "logistic regression";
    }

    @Override
    public Role role() {
        return Role.BASELINE;
    }

    @Override
    public int style() {
        return 5;
    }

    @Override
    public LearnerCodec<LogisticRegression> codec() {
        return LearnerCodecs.LOGISTIC;
    }

    @Override
    public List<LearnerOption<LogisticOptions>> options() {
        return List.of(LearnerOption.real(
                "l2",
                "weight of the squared coefficients, whose sum is set against the loss summed over the rows",
                "a number from 0 on",
                "1",
                LogisticOptions::withL2,
                LogisticOptions::l2));
    }

    @Override
    public LogisticOptions defaults() {
        return LogisticOptions.defaults();
    }

    @Override
    public LogisticRegression fit(
            LogisticOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        if (data.train().schema().oneHotWidth() > LogisticTrainer.MAX_WIDTH) {
            return byGradientDescent(options, data, workers, kernels, progress);
        }
        return new LogisticTrainer(options, workers, kernels).fit(data.train(), data.labels(), progress);
    }

    private static LogisticRegression byGradientDescent(
            LogisticOptions options, TrainingData data, Workers workers, Kernels kernels, Progress progress) {
        double mean = options.l2() / data.train().rows(); // what a perceptron's l2 is relative to
        Mlp network = new MlpTrainer(MlpOptions.logistic().withL2(mean), workers, kernels)
                .fit(data.train(), data.labels(), data.validation(), data.validationLabels(), progress);
        Layer layer = network.layers().get(0);
        return new LogisticRegression(network.schema(), layer.weightsToArray(), layer.bias(0), List.of(), kernels);
    }

    @Override
    public Map<String, String> facts(LogisticRegression model) {
        return Map.of("steps", Integer.toString(model.steps().size()));
    }
}

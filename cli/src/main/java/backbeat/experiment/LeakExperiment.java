package backbeat.experiment;

import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.data.PreprocessingOptions;
import backbeat.data.Protocol;
import backbeat.data.Recipe;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.LeakAudit;
import backbeat.experiment.result.LeakStep;
import backbeat.model.Progress;
import backbeat.random.SplitMix64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The leak staircase: the same models under protocols that share less and less between training and test. Options are
 * fixed, so that only the protocol differs from step to step.
 */
public final class LeakExperiment {
    /** Seconds that one step takes, roughly. */
    private static final double STEP_WEIGHT = 5;

    private final Engine engine;
    private final StudyOptions options;

    /** @param options seed, threshold and outlier policy count; models and settings are this experiment's own */
    public LeakExperiment(Engine engine, StudyOptions options) {
        this.engine = engine;
        this.options = new StudyOptions(
                options.protocol(),
                Set.of(ModelKind.MAJORITY, ModelKind.LOGISTIC, ModelKind.KNN, ModelKind.FOREST, ModelKind.MLP),
                options.seed(),
                options.threshold(),
                options.outliers(),
                StudySettings.fixed());
    }

    /** Runs the staircase: every protocol of the recipe that keeps the label's threshold, in the recipe's order. */
    public List<LeakStep> run(LoadedData source, Recipe recipe, Progress progress) {
        List<Protocol> protocols = recipe.allProtocols().stream()
                .filter(protocol -> protocol.threshold().isEmpty())
                .toList();
        List<LeakStep> steps = new ArrayList<>();
        try (StudyProgress bar = new StudyProgress(progress, protocols.size() * STEP_WEIGHT)) {
            for (Protocol protocol : protocols) {
                Progress part = bar.part("protocol " + protocol.name(), STEP_WEIGHT);
                part.begin(protocol.name(), 1);
                steps.add(step(source, recipe, protocol));
                part.end();
            }
        }
        return steps;
    }

    private LeakStep step(LoadedData source, Recipe recipe, Protocol protocol) {
        LabelRule rule = options.threshold().isPresent()
                ? recipe.label().withThreshold(options.threshold().getAsDouble())
                : recipe.label();
        PreprocessingOptions preprocessing = PreprocessingOptions.defaults().withOutliers(options.outliers());
        StudySet set = StudySet.prepare(source, recipe, protocol, rule, preprocessing, options.seed());
        ModelFitting fitting = new ModelFitting(engine, options, SplitMix64.mix(options.seed(), 0));
        List<FittedModel> models = fitting.fitAll(set.tables(), new StudyProgress(Progress.NONE, 1));
        Bootstrap bootstrap = new Bootstrap(options.settings().replicates(), options.seed(), engine.workers());
        StudyEvaluation evaluation =
                new StudyEvaluation(set.tables().testLabels(), set.testGroups(), models, bootstrap);
        return new LeakStep(
                protocol.name(),
                protocol.summary(),
                set.split().train().length,
                set.split().test().length,
                shared(set),
                evaluation.metrics());
    }

    /** The share of test rows whose group has a row in training or validation, by group key. */
    private static Map<String, Double> shared(StudySet set) {
        Map<String, Double> shares = new LinkedHashMap<>();
        int[] all = IntStream.range(0, set.dataset().rows()).toArray();
        for (GroupKey key : set.recipe().groups()) {
            Groups groups = set.dataset().groups(key);
            LeakAudit audit = LeakAudit.of(
                    groups.of(all),
                    set.split().trainAndValidation(),
                    set.split().test());
            shares.put(key.name(), audit.share());
        }
        return shares;
    }
}

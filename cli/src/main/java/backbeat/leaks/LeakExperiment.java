package backbeat.leaks;

import backbeat.data.DataException;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.LeakAudit;
import backbeat.model.Progress;
import backbeat.preparation.PreprocessingOptions;
import backbeat.random.NamedStream;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.LeakStep;
import backbeat.search.ModelFitting;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.ModelKind;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The leak staircase: the same models under protocols that share less and less between training and test. Options are
 * fixed, so that only the protocol differs from step to step; a model of the study itself, whose options were chosen under
 * one protocol, cannot stand in for a step's.
 *
 * <p>A network and a tree grower use one thread well and two badly, so whole models are the tasks: every model of every
 * step is fitted on one thread, side by side with others, the slowest first.
 */
public final class LeakExperiment {
    /** Slowest first: the last to end should be quick ones. The blend follows from the others. */
    private static final List<ModelKind> ORDER =
            List.of(ModelKind.MLP, ModelKind.FOREST, ModelKind.KNN, ModelKind.LOGISTIC, ModelKind.MAJORITY);

    /** Steps of the progress bar for one unit of weight (a second, roughly). */
    private static final int STEPS_PER_WEIGHT = 1000;

    private final Engine engine;
    private final StudyOptions options;

    /**
     * What was found.
     *
     * @param steps   from the one that shares most; none where there are fewer than two protocols to compare
     * @param leftOut why protocols are missing, a sentence each
     */
    public record Staircase(List<LeakStep> steps, List<String> leftOut) {
        /** No steps. */
        public static final Staircase NONE = new Staircase(List.of(), List.of());

        public Staircase {
            steps = List.copyOf(steps);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** @param options models, seed, threshold and outlier policy count; how much is tried is this experiment's own */
    public LeakExperiment(Engine engine, StudyOptions options) {
        this.engine = engine;
        this.options = options.withSettings(StudySettings.fixed());
    }

    /** The protocols that are compared: those of the recipe that keep the label's threshold, in its order. */
    static List<Protocol> protocols(Recipe recipe) {
        return recipe.allProtocols().stream()
                .filter(protocol -> protocol.threshold().isEmpty())
                .toList();
    }

    /**
     * Runs the staircase. A protocol that the data are too few for is left out.
     *
     * @param source the rows
     * @param recipe what they mean
     */
    public Staircase run(LoadedData source, Recipe recipe, Progress progress) {
        List<Protocol> protocols = protocols(recipe);
        List<String> leftOut = new ArrayList<>();
        List<StudySet> sets = protocols.size() < 2 ? List.of() : prepare(source, recipe, protocols, leftOut);
        if (sets.size() < 2) {
            return new Staircase(List.of(), leftOut);
        }
        progress.begin("leak staircase", Math.round(weight(sets) * STEPS_PER_WEIGHT));
        List<Map<ModelKind, FittedModel>> models = fit(sets, progress);
        List<LeakStep> steps = engine.workers().map(sets.size(), s -> step(sets.get(s), models.get(s)));
        progress.end();
        return new Staircase(steps, leftOut);
    }

    /** The seconds that {@link #run} may take for the rows behind {@code set}, roughly. */
    public double weight(StudySet set) {
        List<Protocol> protocols = protocols(set.recipe());
        // Every step has about as many rows as the study, and one thread for each model.
        return protocols.size() < 2
                ? 0
                : protocols.size()
                        * fitting().weight(set.tables())
                        / engine.workers().threads();
    }

    private List<StudySet> prepare(LoadedData source, Recipe recipe, List<Protocol> protocols, List<String> leftOut) {
        LabelRule rule = options.threshold().isPresent()
                ? recipe.label().withThreshold(options.threshold().getAsDouble())
                : recipe.label();
        PreprocessingOptions preprocessing = PreprocessingOptions.defaults().withOutliers(options.outliers());
        String[] refusals = new String[protocols.size()];
        List<Optional<StudySet>> sets = engine.workers().map(protocols.size(), p -> {
            try {
                return Optional.of(
                        StudySet.prepare(source, recipe, protocols.get(p), rule, preprocessing, options.seed()));
            } catch (DataException e) {
                refusals[p] = e.getMessage();
                return Optional.empty();
            }
        });
        for (int p = 0; p < refusals.length; p++) {
            if (refusals[p] != null) {
                leftOut.add("the leak staircase leaves out protocol '"
                        + protocols.get(p).name() + "': " + refusals[p]);
            }
        }
        return sets.stream().flatMap(Optional::stream).toList();
    }

    private double weight(List<StudySet> sets) {
        ModelFitting fitting = fitting();
        return sets.stream().mapToDouble(set -> fitting.weight(set.tables())).sum();
    }

    private ModelFitting fitting() {
        return new ModelFitting(engine.sequential(), options, NamedStream.STAIRCASE_MODELS.seed(options.seed()));
    }

    /** Every model of every set but the blends. */
    private List<Map<ModelKind, FittedModel>> fit(List<StudySet> sets, Progress progress) {
        List<ModelKind> kinds =
                ORDER.stream().filter(options.models()::contains).toList();
        int count = sets.size();
        List<FittedModel> fitted = engine.workers().map(kinds.size() * count, task -> {
            synchronized (progress) {
                progress.checkCancelled();
            }
            ModelKind kind = kinds.get(task / count);
            StudyTables tables = sets.get(task % count).tables();
            ModelFitting fitting = fitting();
            FittedModel model = fitting.fit(kind, tables, Progress.NONE, List.of());
            synchronized (progress) {
                progress.advance(Math.round(fitting.weight(kind, tables) * STEPS_PER_WEIGHT));
            }
            return model;
        });
        List<Map<ModelKind, FittedModel>> bySet = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            Map<ModelKind, FittedModel> models = new LinkedHashMap<>();
            for (int k = 0; k < kinds.size(); k++) {
                models.put(kinds.get(k), fitted.get(k * count + s));
            }
            bySet.add(models);
        }
        return bySet;
    }

    private LeakStep step(StudySet set, Map<ModelKind, FittedModel> fitted) {
        List<FittedModel> models = new ArrayList<>(fitted.values());
        models.sort(Comparator.comparing(FittedModel::kind));
        if (options.models().contains(ModelKind.BLEND)) {
            models.add(fitting().fit(ModelKind.BLEND, set.tables(), Progress.NONE, models));
        }
        Bootstrap bootstrap = new Bootstrap(
                options.settings().replicates(),
                options.seed(),
                engine.sequential().workers());
        StudyEvaluation evaluation =
                new StudyEvaluation(set.tables().testLabels(), set.testGroups(), models, bootstrap);
        return new LeakStep(
                set.protocol().name(),
                set.protocol().summary(),
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

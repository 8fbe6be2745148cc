package backbeat.leaks;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.LeakAudit;
import backbeat.learner.Learner;
import backbeat.learner.Role;
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
    /** Steps of the progress bar for one unit of weight (a second, roughly). */
    private static final int STEPS_PER_WEIGHT = 1000;

    private final Catalogue catalogue;
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
    public LeakExperiment(Catalogue catalogue, Engine engine, StudyOptions options) {
        this.catalogue = catalogue;
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
        List<List<FittedModel>> models = fit(sets, progress);
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
                        StudySet.prepare(source, recipe, protocols.get(p), rule, preprocessing, options.seed())
                                .withClusters(options.cluster()));
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
        return new ModelFitting(
                catalogue, engine.sequential(), options, NamedStream.STAIRCASE_MODELS.seed(options.seed()));
    }

    /** The models asked for but the blend, which follows from the others. */
    private List<Learner<?, ?>> single() {
        return options.models().stream()
                .filter(learner -> learner.role() != Role.BLEND)
                .toList();
    }

    /** Every model of every set but the blends; slowest first, for the last to end should be quick ones. */
    private List<List<FittedModel>> fit(List<StudySet> sets, Progress progress) {
        ModelFitting weights = fitting();
        List<Learner<?, ?>> kinds = new ArrayList<>(single());
        kinds.sort(Comparator.comparingDouble(
                learner -> -weights.weight(learner, sets.get(0).tables())));
        int count = sets.size();
        List<FittedModel> fitted = engine.workers().map(kinds.size() * count, task -> {
            synchronized (progress) {
                progress.checkCancelled();
            }
            Learner<?, ?> kind = kinds.get(task / count);
            StudyTables tables = sets.get(task % count).tables();
            ModelFitting fitting = fitting();
            FittedModel model = fitting.fit(kind, tables, Progress.NONE, List.of());
            synchronized (progress) {
                progress.advance(Math.round(fitting.weight(kind, tables) * STEPS_PER_WEIGHT));
            }
            return model;
        });
        List<List<FittedModel>> bySet = new ArrayList<>();
        for (int s = 0; s < count; s++) {
            List<FittedModel> inOrder = new ArrayList<>();
            for (Learner<?, ?> kind : single()) {
                inOrder.add(fitted.get(kinds.indexOf(kind) * count + s));
            }
            bySet.add(inOrder);
        }
        return bySet;
    }

    private LeakStep step(StudySet set, List<FittedModel> fitted) {
        List<FittedModel> models = new ArrayList<>(fitted);
        for (Learner<?, ?> learner : options.models()) {
            if (learner.role() == Role.BLEND) {
                models.add(fitting().fit(learner, set.tables(), Progress.NONE, fitted));
            }
        }
        Bootstrap bootstrap = new Bootstrap(
                options.settings().replicates(),
                options.seed(),
                engine.sequential().workers());
        StudyEvaluation evaluation =
                new StudyEvaluation(set.tables().testLabels(), set.testClusters(), models, bootstrap);
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

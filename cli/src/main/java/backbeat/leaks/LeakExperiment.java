package backbeat.leaks;

import backbeat.catalogue.Catalogue;
import backbeat.data.DataException;
import backbeat.data.GroupKey;
import backbeat.data.Groups;
import backbeat.data.LabelRule;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.LeakAudit;
import backbeat.learner.Learner;
import backbeat.model.Progress;
import backbeat.preparation.PreprocessingOptions;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.LeakStep;
import backbeat.result.LeakStudy.FixedLeaks;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The leak staircase: the same models under protocols that share less and less between training and test. Options are the
 * same in every step, so that only the protocol differs: those that a study has chosen under its own protocol, in lighter
 * forms, or fixed ones where there is no study. The step of a study's own protocol is the study's own models.
 */
public final class LeakExperiment {
    /** What a model takes on one thread, of its seconds on two. */
    private static final double SECONDS_ALONE = 1.5;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;
    private final List<FittedModel> chosen;
    private final Optional<StudySet> own;
    private final SideBySide fitting;

    /**
     * What was found.
     *
     * @param steps   of the staircase, from the one that shares most; none where there are fewer than two protocols to compare
     * @param fixed   what relatives are worth on fixed rows; empty where the recipe knows none, or the rows are too few
     * @param leftOut what is missing and why, a sentence each
     */
    public record Found(List<LeakStep> steps, Optional<FixedLeaks> fixed, List<String> leftOut) {
        /** Nothing. */
        public static final Found NONE = new Found(List.of(), Optional.empty(), List.of());

        public Found {
            steps = List.copyOf(steps);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** @param options models, seed, threshold and outlier policy count; how much is tried is this experiment's own */
    public LeakExperiment(Catalogue catalogue, Engine engine, StudyOptions options) {
        this(catalogue, engine, options, Optional.empty(), List.of());
    }

    /**
     * As above, after a study.
     *
     * @param own    the study's rows
     * @param chosen its models
     */
    public LeakExperiment(
            Catalogue catalogue, Engine engine, StudyOptions options, StudySet own, List<FittedModel> chosen) {
        this(catalogue, engine, options, Optional.of(own), chosen);
    }

    private LeakExperiment(
            Catalogue catalogue,
            Engine engine,
            StudyOptions options,
            Optional<StudySet> own,
            List<FittedModel> chosen) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options.withSettings(StudySettings.fixed());
        this.own = own;
        this.chosen = List.copyOf(chosen);
        this.fitting = new SideBySide(catalogue, engine, this.options, this.chosen);
    }

    /** The protocols that are compared: those of the recipe that keep the label's threshold, in its order. */
    static List<Protocol> protocols(Recipe recipe) {
        return recipe.allProtocols().stream()
                .filter(protocol -> protocol.threshold().isEmpty())
                .toList();
    }

    /**
     * Runs the staircase, and the test on fixed rows. A protocol that the data are too few for is left out.
     *
     * @param source the rows
     * @param recipe what they mean
     * @param asked  the models that are judged on fixed rows
     */
    public Found run(LoadedData source, Recipe recipe, List<Learner<?, ?>> asked, Progress progress) {
        Kinship kinship = Kinship.of(source.dataset(), recipe.relations(), engine.workers());
        List<String> leftOut = new ArrayList<>();
        List<LeakStep> steps = staircase(source, recipe, kinship, leftOut, progress);
        Optional<FixedLeaks> fixed = Optional.empty();
        try {
            fixed = new FixedRowsExperiment(catalogue, engine, options, asked, chosen)
                    .run(source, recipe, kinship, progress);
        } catch (DataException e) {
            leftOut.add("leaks on fixed rows are left out: " + e.getMessage());
        }
        return new Found(steps, fixed, leftOut);
    }

    private List<LeakStep> staircase(
            LoadedData source, Recipe recipe, Kinship kinship, List<String> leftOut, Progress progress) {
        List<Protocol> protocols = protocols(recipe);
        List<StudySet> sets = protocols.size() < 2 ? List.of() : prepare(source, recipe, protocols, leftOut);
        if (sets.size() < 2) {
            return List.of();
        }
        progress.begin(
                "leak staircase",
                SideBySide.steps(sets.stream()
                        .mapToDouble(set -> fitting.weight(set.tables()))
                        .sum()));
        List<StudySet> others = sets.stream().filter(set -> !isOwn(set)).toList();
        List<List<FittedModel>> fitted =
                fitting.fit(others.stream().map(StudySet::tables).toList(), progress);
        List<List<FittedModel>> models = sets.stream()
                .map(set -> isOwn(set) ? fitting.chosenOn(set.tables()) : fitted.get(others.indexOf(set)))
                .toList();
        List<LeakStep> steps = engine.workers().map(sets.size(), s -> step(sets.get(s), models.get(s), kinship));
        progress.end();
        return steps;
    }

    private boolean isOwn(StudySet set) {
        return own.isPresent() && own.get() == set;
    }

    /** The seconds that {@link #run} may take after a study of so many rows, roughly, {@code asked} models on fixed rows. */
    public double weight(Recipe recipe, int rows, int asked) {
        int protocols = protocols(recipe).size();
        long relations = recipe.relations().stream()
                .filter(relation -> !relation.counted())
                .count();
        // Every step has about as many rows as the study, whose own is there already, and one thread for each model.
        double staircase = protocols - 1;
        double fixed = relations == 0
                ? 0
                : (relations + 1.0) * asked / options.models().size();
        return (staircase + fixed)
                * SECONDS_ALONE
                * fitting.fitting().weight(rows)
                / engine.workers().threads();
    }

    private List<StudySet> prepare(LoadedData source, Recipe recipe, List<Protocol> protocols, List<String> leftOut) {
        LabelRule rule = options.threshold().isPresent()
                ? recipe.label().withThreshold(options.threshold().getAsDouble())
                : recipe.label();
        PreprocessingOptions preprocessing = PreprocessingOptions.defaults().withOutliers(options.outliers());
        String[] refusals = new String[protocols.size()];
        List<Optional<StudySet>> sets = engine.workers().map(protocols.size(), p -> {
            if (own.isPresent() && own.get().protocol().equals(protocols.get(p))) {
                return own;
            }
            Protocol protocol = protocols.get(p);
            try {
                StudySet set = own.isPresent() && own.get().cleansAs(protocol, rule)
                        ? own.get().split(protocol, preprocessing, options.seed())
                        : StudySet.prepare(source, recipe, protocol, rule, preprocessing, options.seed());
                return Optional.of(set.withClusters(options.cluster()));
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

    private LeakStep step(StudySet set, List<FittedModel> models, Kinship kinship) {
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
                shared(set, kinship),
                evaluation.metrics());
    }

    /** The share of test rows with a relative in training or validation, by group key and by relation. */
    private static Map<String, Double> shared(StudySet set, Kinship kinship) {
        Map<String, Double> shares = new LinkedHashMap<>();
        int[] all = IntStream.range(0, set.dataset().rows()).toArray();
        int[] seen = set.split().trainAndValidation();
        int[] test = set.split().test();
        for (GroupKey key : set.recipe().groups()) {
            Groups groups = set.dataset().groups(key);
            shares.put(key.name(), LeakAudit.of(groups.of(all), seen, test).share());
        }
        kinship.byRelation()
                .forEach((relation, relatives) -> shares.putIfAbsent(
                        relation.name(), LeakAudit.of(relatives.of(seen), test).share()));
        return shares;
    }
}

package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.data.LabelRule;
import backbeat.data.Values;
import backbeat.evaluation.Bootstrap;
import backbeat.evaluation.Interval;
import backbeat.evaluation.Ranking;
import backbeat.insight.InsightExperiment;
import backbeat.leaks.LeakExperiment;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Heap;
import backbeat.model.Progress;
import backbeat.preparation.HoldingGroups;
import backbeat.preparation.Preparation;
import backbeat.preparation.PreprocessingOptions;
import backbeat.random.NamedStream;
import backbeat.recipe.Protocol;
import backbeat.recipe.Recipe;
import backbeat.result.Insight;
import backbeat.result.Parts;
import backbeat.result.Parts.LeftOut;
import backbeat.result.Repeats;
import backbeat.result.RunRecord.ModelTime;
import backbeat.result.StudyResult;
import backbeat.result.Tuning;
import backbeat.search.ModelFitting;
import backbeat.source.LoadedData;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.Stopwatch;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyOptions;
import backbeat.study.StudyOutcome;
import backbeat.study.StudyProgress;
import backbeat.study.StudySet;
import backbeat.study.StudySettings;
import backbeat.study.Summaries;
import backbeat.table.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The study: fits the models on the training part, makes every choice on training and validation parts, and looks at the
 * test part once, at the end.
 */
public final class Study {
    private static final int DRAWS_A_PAIR = 50;

    private final Catalogue catalogue;
    private final Engine engine;
    private final StudyOptions options;
    private final Parts parts;
    private final Map<String, Double> phases = new LinkedHashMap<>();

    /** As below; a part that fails fails the study. */
    public Study(Catalogue catalogue, Engine engine, StudyOptions options) {
        this(catalogue, engine, options, Parts.ALL);
    }

    /**
     * A study.
     *
     * @param catalogue what the models may be
     * @param parts     what becomes of parts that fail once the models are fitted
     */
    public Study(Catalogue catalogue, Engine engine, StudyOptions options, Parts parts) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.options = options;
        this.parts = parts;
    }

    /** Cleans, splits and preprocesses {@code source} as the options say. */
    public StudySet prepare(LoadedData source, Recipe recipe) {
        return prepare(source, recipe, Preparation.HERE);
    }

    /** As above; {@code preparation} says who prepares the features. */
    public StudySet prepare(LoadedData source, Recipe recipe, Preparation preparation) {
        Stopwatch watch = new Stopwatch();
        Protocol protocol = recipe.protocol(options.protocol());
        LabelRule rule = options.threshold().isPresent()
                ? recipe.label().withThreshold(options.threshold().getAsDouble())
                : protocol.label(recipe.label());
        PreprocessingOptions preprocessing = PreprocessingOptions.defaults().withOutliers(options.outliers());
        StudySet set = StudySet.prepare(source, recipe, protocol, rule, preprocessing, options.seed(), preparation)
                .withClusters(options.cluster());
        phases.put("prepare", watch.seconds());
        return set;
    }

    /**
     * Fits and evaluates.
     *
     * @param set the rows
     */
    public StudyOutcome run(StudySet set, Progress progress) {
        ModelFitting fitting =
                new ModelFitting(catalogue, engine, options, NamedStream.STUDY_MODELS.seed(options.seed()));
        StudySettings settings = options.settings();
        InsightExperiment looking =
                new InsightExperiment(engine, settings, NamedStream.STUDY_INSIGHT.seed(options.seed()));
        StudyPlan plan = plan(set);
        try (StudyProgress bar = new StudyProgress(progress, plan.study())) {
            List<FittedModel> models = fitting.fitAll(set.tables(), bar);
            Insight insight =
                    timed("insight", () -> looking.run(set, models, bar.part("insight", plan.insight()), parts));
            bar.part("evaluation", plan.evaluation());
            Tuning tuning = parts.run("tuning", Tuning.NONE, () -> fitting.tuning(set.tables()));
            StudyResult result = timed("evaluate", () -> result(set, models, tuning, insight));
            LeakExperiment.Found leaks = settings.leaks()
                    ? timed("leaks", () -> leaks(set, models, bar.part("leaks", plan.leaks())))
                    : LeakExperiment.Found.NONE;
            Map<String, ModelTime> times = new LinkedHashMap<>();
            models.forEach(model -> times.put(model.key(), model.time()));
            List<String> warnings = new ArrayList<>(leaks.leftOut());
            List<LeftOut> few = looking.tooFew(set, models).stream().toList();
            few.forEach(part -> warnings.add("left out: " + part));
            return new StudyOutcome(
                    set,
                    models,
                    result.withLeaks(leaks.steps(), leaks.fixed().orElse(null)).withLeftOut(few),
                    times,
                    phases,
                    warnings);
        }
    }

    private LeakExperiment.Found leaks(StudySet set, List<FittedModel> models, Progress progress) {
        return parts.run(
                "leaks",
                LeakExperiment.Found.NONE,
                () -> new LeakExperiment(catalogue, engine, options, set, models)
                        .run(set.source(), set.recipe(), remembering(set, models), progress));
    }

    /**
     * The models that are asked what relatives in training are worth: the baselines, and of the learners the one that ranks the
     * validation rows best.
     */
    private static List<Learner<?, ?>> remembering(StudySet set, List<FittedModel> models) {
        Labels labels = set.tables().validationLabels();
        Optional<FittedModel> best = models.stream()
                .filter(model -> model.learner().role() == Role.LEARNER)
                .max(Comparator.comparingDouble(
                        model -> Ranking.of(labels, model.validation()).auc()));
        List<Learner<?, ?>> asked = new ArrayList<>();
        models.stream()
                .filter(model -> model.learner().role() == Role.BASELINE || best.isPresent() && model == best.get())
                .forEach(model -> asked.add(model.learner()));
        return asked;
    }

    private StudyResult result(StudySet set, List<FittedModel> models, Tuning tuning, Insight insight) {
        Labels labels = set.tables().testLabels();
        Bootstrap bootstrap = new Bootstrap(
                replicates(models.size()), NamedStream.STUDY_BOOTSTRAP.seed(options.seed()), engine.workers());
        Optional<StudyEvaluation> evaluation = parts.run(
                "intervals and comparisons",
                Optional.empty(),
                () -> Optional.of(new StudyEvaluation(labels, set.testClusters(), models, bootstrap)));
        return new StudyResult(
                StudyResult.SCHEMA,
                set.protocol().name(),
                options.seed(),
                Summaries.data(set),
                Summaries.split(set),
                metrics(labels, models, evaluation),
                StudyEvaluation.details(
                        set.tables().validationLabels(), labels, set.testClusters(), models, engine.workers(), parts),
                tuning,
                parts.run(
                        "comparisons",
                        List.of(),
                        () -> evaluation.map(StudyEvaluation::comparisons).orElse(List.of())),
                parts.run(
                        "comparison with guessing",
                        Map.of(),
                        () -> evaluation.map(StudyEvaluation::chance).orElse(Map.of())),
                bootstrap.replicates(),
                List.of(),
                null,
                insight,
                Summaries.published(set.recipe()),
                Summaries.finding(set),
                List.of(),
                List.of());
    }

    /** With intervals, or without where those failed; with nothing where no figure can be had of the answers. */
    private Map<String, Map<String, Interval>> metrics(
            Labels labels, List<FittedModel> models, Optional<StudyEvaluation> evaluation) {
        if (evaluation.isPresent()) {
            return parts.run("intervals", Map.of(), evaluation.get()::metrics);
        }
        Map<String, Map<String, Interval>> figures = new LinkedHashMap<>();
        for (FittedModel model : models) {
            figures.put(model.key(), Map.of());
            figures.putAll(parts.run(
                    "metrics of " + model.key(), Map.of(), () -> StudyEvaluation.figures(labels, List.of(model))));
        }
        return figures;
    }

    /** Enough draws that Holm's correction over all pairs can still tell: a p-value is 2/(draws + 1) at least. */
    private int replicates(int models) {
        return Math.max(options.settings().replicates(), DRAWS_A_PAIR * models * (models - 1) / 2);
    }

    private <T> T timed(String phase, Supplier<T> work) {
        Stopwatch watch = new Stopwatch();
        T result = work.get();
        phases.put(phase, watch.seconds());
        return result;
    }

    /**
     * Refuses a cross-validation that the rows cannot give, or whose folds do not fit into memory. Every fold is the test part
     * once and has to have both classes, and groups stay whole.
     *
     * @param folds how many; below 2 none
     * @throws IllegalArgumentException with the most that would do
     */
    public void requireFolds(StudySet set, int folds) {
        if (folds < 2) {
            return;
        }
        int[] rows = set.cleaning().rows();
        HoldingGroups holding = HoldingGroups.of(rows, set.dataset().labels(set.rule(), rows), set.groups());
        if (folds > holding.fewest()) {
            boolean alone = holding.groups() == rows.length;
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "--folds %,d: %s %s for %s%,d of the %,d %s, and every fold needs one, so at most %,d folds",
                    folds,
                    Values.shown(set.rule().toString()),
                    holding.positive() <= holding.negative() ? "holds" : "does not hold",
                    alone ? "" : "rows of ",
                    holding.fewest(),
                    holding.groups(),
                    alone ? "rows" : "groups (" + Values.shown(holding.key()) + "), which stay whole",
                    holding.fewest()));
        }
        Heap.require("folds of " + rows.length + " rows", folds, (double) Integer.BYTES * rows.length, 0);
    }

    private StudyPlan plan(StudySet set) {
        int rows = set.tables().train().rows() + set.tables().test().rows();
        return StudyPlan.of(catalogue, engine, options, set.recipe(), rows);
    }

    /** The seconds that {@link #run} may take, roughly: its share of a clock. */
    public double weight(StudySet set) {
        return plan(set).study();
    }

    /** The seconds that {@link #withRepeats} may take, roughly. */
    public double repeatWeight(StudySet set, int seeds, int folds) {
        return plan(set).repeats(seeds, folds);
    }

    /**
     * The same outcome with the study repeated.
     *
     * @param seeds how many seeds in all, this run's among them; below 2 none
     * @param folds folds of a cross-validation; below 2 none
     * @param tasks who fits the models again
     */
    public StudyOutcome withRepeats(StudyOutcome outcome, int seeds, int folds, RepeatTasks tasks, Progress progress) {
        Stopwatch watch = new Stopwatch();
        RepeatExperiment experiment = new RepeatExperiment(catalogue, engine, options, tasks);
        List<Repeats> repeats = new ArrayList<>();
        List<LeftOut> without = new ArrayList<>();
        if (seeds >= 2) {
            parts.run(
                            "other seeds",
                            Optional.<Repeats>empty(),
                            () -> experiment.seeds(outcome.set(), outcome.models(), seeds, without, progress))
                    .ifPresent(repeats::add);
        }
        if (folds >= 2) {
            parts.run(
                            "folds",
                            Optional.<Repeats>empty(),
                            () -> Optional.of(experiment.folds(outcome.set(), folds, progress)))
                    .ifPresent(repeats::add);
        }
        phases.put("repeats", watch.seconds());
        List<String> warnings = new ArrayList<>(outcome.warnings());
        without.forEach(part -> warnings.add("left out: " + part));
        StudyResult result = outcome.result().withRepeats(repeats);
        return new StudyOutcome(outcome.set(), outcome.models(), result, outcome.times(), phases, warnings)
                .without(without);
    }
}

package backbeat.leaks;

import backbeat.catalogue.Catalogue;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.random.NamedStream;
import backbeat.search.LighterModels;
import backbeat.search.ModelFitting;
import backbeat.search.Refit;
import backbeat.study.Cluster.Given;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same models on several sets of rows. A network and a tree grower use one thread well and two badly, so whole models
 * are the tasks: every model of every set is fitted on one thread, side by side with others, the slowest first.
 *
 * @param chosen models of a study, whose options are taken in lighter forms; one that is not among them is fitted as
 *               {@code options} say
 */
record SideBySide(Catalogue catalogue, Engine engine, StudyOptions options, List<FittedModel> chosen) {
    /** Steps of the progress bar for one unit of weight (a second, roughly). */
    private static final int STEPS_PER_WEIGHT = 1000;

    /** Steps of the progress bar for models of these weights. */
    static long steps(double weight) {
        return Math.round(weight * STEPS_PER_WEIGHT);
    }

    /** The seconds that {@link #fit} may take on one thread, roughly. */
    double weight(StudyTables tables) {
        return fitting().weight(tables);
    }

    ModelFitting fitting() {
        return new ModelFitting(catalogue, engine.sequential(), options, seed());
    }

    private long seed() {
        return NamedStream.STAIRCASE_MODELS.seed(options.seed());
    }

    /** Every model of every set, in the order of the options. */
    List<List<FittedModel>> fit(List<StudyTables> sets, Progress progress) {
        List<Learner<?, ?>> single = options.models().stream()
                .filter(learner -> learner.role() != Role.BLEND)
                .toList();
        List<List<FittedModel>> fitted = engine.cluster().isPresent()
                ? engine.cluster().get().fit(sets, options.withModels(single), seed(), given())
                : here(sets, single, progress);
        return engine.workers()
                .map(sets.size(), set -> fitting().withBlends(options.models(), sets.get(set), fitted.get(set)));
    }

    private List<List<FittedModel>> here(List<StudyTables> sets, List<Learner<?, ?>> single, Progress progress) {
        ModelFitting weights = fitting();
        Map<String, Given> given = given();
        List<Learner<?, ?>> kinds = new ArrayList<>(single);
        kinds.sort(Comparator.comparingDouble(learner -> -weights.weight(learner, sets.get(0))));
        int count = sets.size();
        List<FittedModel> fitted = engine.workers().map(kinds.size() * count, task -> {
            synchronized (progress) {
                progress.checkCancelled();
            }
            Learner<?, ?> kind = kinds.get(task / count);
            StudyTables tables = sets.get(task % count);
            ModelFitting fitting = fitting();
            Given known = given.get(kind.key());
            FittedModel model = known == null
                    ? fitting.fit(kind, tables, Progress.NONE, List.of())
                    : new Refit(engine.sequential(), options.seed()).fit(kind, known.options(), known.shown(), tables);
            synchronized (progress) {
                progress.advance(steps(fitting.weight(kind, tables)));
            }
            return model;
        });
        List<List<FittedModel>> bySet = new ArrayList<>();
        for (int set = 0; set < count; set++) {
            int own = set;
            bySet.add(single.stream()
                    .map(kind -> fitted.get(kinds.indexOf(kind) * count + own))
                    .toList());
        }
        return bySet;
    }

    /** What the chosen models are fitted with, by key. */
    private Map<String, Given> given() {
        Map<String, Given> given = new LinkedHashMap<>();
        chosen.stream()
                .filter(model -> model.learner().role() != Role.BLEND)
                .forEach(model -> given.put(
                        model.key(),
                        new Given(
                                new LinkedHashMap<>(lighter().options(model)), new LinkedHashMap<>(model.options()))));
        return given;
    }

    private LighterModels lighter() {
        return new LighterModels(catalogue, engine, options);
    }

    /**
     * The chosen models in their lighter forms on the rows that they were fitted on, and blends of these: what {@link #fit}
     * would give there, without fitting.
     */
    List<FittedModel> chosenOn(StudyTables tables) {
        return lighter().of(chosen, tables, seed());
    }
}

package backbeat.leaks;

import backbeat.catalogue.Catalogue;
import backbeat.learner.Learner;
import backbeat.learner.Role;
import backbeat.model.Progress;
import backbeat.random.NamedStream;
import backbeat.search.ModelFitting;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyOptions;
import backbeat.study.StudyTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The same models on several sets of rows. A network and a tree grower use one thread well and two badly, so whole models
 * are the tasks: every model of every set is fitted on one thread, side by side with others, the slowest first.
 */
record SideBySide(Catalogue catalogue, Engine engine, StudyOptions options) {
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
                ? engine.cluster().get().fit(sets, options.withModels(single), seed())
                : here(sets, single, progress);
        return engine.workers().map(sets.size(), set -> withBlends(sets.get(set), fitted.get(set)));
    }

    private List<List<FittedModel>> here(List<StudyTables> sets, List<Learner<?, ?>> single, Progress progress) {
        ModelFitting weights = fitting();
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
            FittedModel model = fitting.fit(kind, tables, Progress.NONE, List.of());
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

    /** The models and the blends of them, which follow from the others. */
    private List<FittedModel> withBlends(StudyTables tables, List<FittedModel> fitted) {
        List<FittedModel> models = new ArrayList<>(fitted);
        for (Learner<?, ?> learner : options.models()) {
            if (learner.role() == Role.BLEND) {
                models.add(fitting().fit(learner, tables, Progress.NONE, fitted));
            }
        }
        return models;
    }
}

package backbeat.experiment;

import backbeat.catalogue.Catalogue;
import backbeat.leaks.LeakExperiment;
import backbeat.learner.Learner;
import backbeat.recipe.Recipe;
import backbeat.search.ModelFitting;
import backbeat.study.Engine;
import backbeat.study.StudyOptions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the parts of a study may take, in seconds of two cores: its bar of progress is divided by them. Measured on the
 * published file, and thought to grow with the rows.
 *
 * @param models     by the learner's title, in the order in which they are fitted
 * @param insight    importance and dependence
 * @param evaluation curves of the searches, metrics, intervals and tests
 * @param leaks      staircase and fixed rows
 * @param seed       a further seed of {@code --repeat}, which searches for nothing and looks into nothing
 * @param fold       a fold of {@code --folds}, which searches anew
 */
record StudyPlan(
        Map<String, Double> models, double insight, double evaluation, double leaks, double seed, double fold) {
    private static final double SECONDS_AN_INSIGHT_ROW = 0.0013;
    private static final double EVALUATION_SECONDS = 2;

    /** Of what fitting takes with all threads one model after the other: one thread a model waits for no other. */
    private static final double SIDE_BY_SIDE = 0.6;

    /** How many models are judged on fixed rows, roughly. */
    private static final int REMEMBERING = 2;

    /** @param rows of training and test part */
    static StudyPlan of(Catalogue catalogue, Engine engine, StudyOptions options, Recipe recipe, int rows) {
        ModelFitting fitting = new ModelFitting(catalogue, engine, options, 0);
        ModelFitting again = new ModelFitting(
                catalogue,
                engine,
                options.withSettings(options.settings().forSeeds().withoutSearches()),
                0);
        Map<String, Double> models = new LinkedHashMap<>();
        for (Learner<?, ?> learner : options.models()) {
            models.put(learner.title(), fitting.weight(learner, rows));
        }
        return new StudyPlan(
                models,
                options.settings().insightRows() * SECONDS_AN_INSIGHT_ROW,
                EVALUATION_SECONDS * ModelFitting.scale(rows),
                options.settings().leaks()
                        ? new LeakExperiment(catalogue, engine, options).weight(recipe, rows, REMEMBERING)
                        : 0,
                SIDE_BY_SIDE * again.weight(rows),
                fitting.weight(rows));
    }

    /** Everything but seeds and folds. */
    double study() {
        return models.values().stream().mapToDouble(seconds -> seconds).sum() + insight + evaluation + leaks;
    }

    /**
     * Seeds and folds.
     *
     * @param seeds how many in all, the study's own among them
     * @param folds how many
     */
    double repeats(int seeds, int folds) {
        return Math.max(0, seeds - 1) * seed + folds * fold;
    }
}

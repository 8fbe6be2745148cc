package backbeat.search;

import backbeat.learner.Fit;
import backbeat.learner.Learner;
import backbeat.learner.LearnerOption;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.random.NamedStream;
import backbeat.study.Engine;
import backbeat.study.FittedModel;
import backbeat.study.StudyTables;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fits a learner on other rows with options that a study has chosen: nothing is searched. On the study's own rows that gives
 * the study's own model again, but for what a learner draws at random.
 *
 * @param engine threads and kernels
 * @param seed   of the study; the learner's follows from it
 */
public record Refit(Engine engine, long seed) {
    /**
     * Fits, and answers for validation and test rows.
     *
     * @param options as the learner describes them; a seed among them does not count
     * @param shown   the options for people
     */
    public <O, M extends BinaryClassifier> FittedModel fit(
            Learner<O, M> learner, Map<String, String> options, Map<String, String> shown, StudyTables tables) {
        Map<String, String> given = new LinkedHashMap<>(options);
        learner.options().stream().filter(LearnerOption::isSeed).forEach(option -> given.remove(option.name()));
        O own = learner.parse(learner.withSeed(given, NamedStream.STUDY_MODELS.seed(seed)));
        M fitted = learner.fit(own, tables.training(), engine.workers(), engine.kernels(), Progress.NONE);
        return FittedModel.of(new Fit<>(learner, own, fitted), shown, tables, engine, 0);
    }
}

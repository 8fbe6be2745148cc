package backbeat.experiment;

import backbeat.evaluation.Metric;
import backbeat.evaluation.Metrics;
import backbeat.learner.Fit;
import backbeat.learner.Role;
import backbeat.model.BinaryClassifier;
import backbeat.model.Progress;
import backbeat.study.FittedModel;
import backbeat.study.StudyEvaluation;
import backbeat.study.StudyTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Who fits the models of a study again, on tables that are drawn anew: this process or a cluster. The parts do not depend on
 * each other, and their figures not on who computes them.
 */
public interface RepeatTasks {
    /**
     * A model as the study has chosen it.
     *
     * @param key     the learner's
     * @param options what it was fitted with, as the learner describes it
     * @param shown   its options for people
     */
    record Chosen(String key, Map<String, String> options, Map<String, String> shown) {
        /** What a fitted model was fitted with. */
        public static Chosen of(FittedModel model) {
            return new Chosen(model.key(), described(model.fit()), model.options());
        }

        /** A blend has no options of its own: it is fitted by what its members answer. */
        private static <O, M extends BinaryClassifier> Map<String, String> described(Fit<O, M> fit) {
            return fit.learner().role() == Role.BLEND ? Map.of() : fit.learner().describe(fit.options());
        }
    }

    /**
     * The figures of one part.
     *
     * @param models by model, its figures on the test rows, in the order of {@link Metric#ALL}
     */
    record Figures(Map<String, double[]> models) {
        /** The figures of fitted models. */
        public static Figures of(StudyTables tables, List<FittedModel> models) {
            Map<String, double[]> figures = new LinkedHashMap<>();
            for (FittedModel model : models) {
                Metrics metrics = Metrics.of(tables.testLabels(), model.test(), StudyEvaluation.THRESHOLD);
                figures.put(
                        model.key(),
                        Metric.ALL.stream().mapToDouble(metrics::value).toArray());
            }
            return new Figures(figures);
        }
    }

    /**
     * The chosen models with other seeds.
     *
     * @param tables by part
     * @param seeds  of the learners, by part
     * @param chosen what to fit; a blend ({@link Role#BLEND}) of those before it
     */
    List<Figures> seeds(List<StudyTables> tables, List<Long> seeds, List<Chosen> chosen, Progress progress);

    /**
     * Every fold of a cross-validation, searches included.
     *
     * @param count  of folds
     * @param tables by fold; made when they are asked for, once each
     */
    List<Figures> folds(int count, IntFunction<StudyTables> tables, Progress progress);
}

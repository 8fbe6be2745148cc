package backbeat.result;

import backbeat.evaluation.Interval;
import java.util.List;
import java.util.Map;

/**
 * The staircase by knowledge: the same rows in the same parts, models that know more from step to step. This record is
 * {@code knowledge.json}.
 *
 * @param schema     {@link StudyResult#SCHEMA}
 * @param protocol   the protocol's name
 * @param seed       the seed
 * @param source     {@code real} or {@code synthetic}
 * @param sha256     of the file
 * @param clusters   what intervals take as independent
 * @param replicates draws of the bootstrap
 * @param within     the categorical column of {@code withinAuc}
 * @param steps      from the one that knows least
 */
public record KnowledgeStudy(
        int schema,
        String protocol,
        long seed,
        String source,
        String sha256,
        String clusters,
        int replicates,
        String within,
        List<Step> steps) {
    public KnowledgeStudy {
        steps = List.copyOf(steps);
    }

    /**
     * A step.
     *
     * @param name    for people
     * @param naive   whether histories hold a row's own label, as a lesson
     * @param columns numeric and categorical columns that the models know
     * @param models  by model
     */
    public record Step(String name, boolean naive, int columns, Map<String, Figures> models) {}

    /**
     * What a model scores in a step.
     *
     * @param auc                      with its interval over clusters
     * @param logLoss                  likewise
     * @param gain                     AUC more than in the step before, paired; null in the first
     * @param gainP                    two-sided, from the same draws; NaN in the first step
     * @param withinAuc                over pairs of rows of one category
     * @param expectedCalibrationError the mean gap between probability and frequency
     * @param options                  as chosen on training and validation rows
     */
    public record Figures(
            Interval auc,
            Interval logLoss,
            Interval gain,
            double gainP,
            double withinAuc,
            double expectedCalibrationError,
            Map<String, String> options) {}
}

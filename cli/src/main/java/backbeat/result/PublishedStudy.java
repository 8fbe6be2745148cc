package backbeat.result;

import backbeat.result.DataSummary.ThresholdRate;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The published table, re-examined: which preprocessing comes nearest to its figures. This record is
 * {@code published.json}.
 *
 * @param schema        {@link StudyResult#SCHEMA}
 * @param seed          the seed
 * @param source        {@code real} or {@code synthetic}
 * @param sha256        of the file
 * @param figures       the published figures
 * @param balance       the share of positive rows by label threshold: what "45 % at 50" is to be held against
 * @param space         the declared search space: values by setting
 * @param searched      the number of settings compared, those with a label for each learner included
 * @param nearest       the settings nearest to all figures, nearest first
 * @param hypotheses    the nearest setting under each reading of the table, nearest first
 * @param ablation      what each learner scores with and without the widest categorical column, by protocol {@code track}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PublishedStudy(
        int schema,
        long seed,
        String source,
        String sha256,
        List<PublishedFigure> figures,
        List<ThresholdRate> balance,
        Map<String, List<String>> space,
        long searched,
        List<Candidate> nearest,
        List<Hypothesis> hypotheses,
        List<Ablation> ablation) {

    /**
     * One setting and what it gives.
     *
     * @param distance     root mean square of the differences from the published figures
     * @param settings     the setting, by name
     * @param positiveRate the share of positive test rows
     * @param figures      our figures for it, in the order of the published ones
     */
    public record Candidate(
            double distance, Map<String, String> settings, double positiveRate, List<PublishedFigure> figures) {}

    /**
     * A reading of the table, and the nearest setting that it allows.
     *
     * @param learners columns that kNN and forest saw
     * @param network  columns that the network saw, or that it only says no
     * @param label    how the classes were balanced, and whether each learner has a label of its own
     * @param fit      whether numbers were standardized and trees unlimited
     * @param low      the lower end of the 95 % interval of the distance, over other test rows
     * @param high     the upper end
     * @param asNear   whether in at least 5 % of the draws of test rows this reading comes as near as the nearest one: these rows
     *                 cannot tell the two apart
     * @param nearest  the nearest such setting
     */
    public record Hypothesis(
            String learners,
            String network,
            String label,
            String fit,
            double low,
            double high,
            boolean asNear,
            Candidate nearest) {}

    /** A learner on one set of columns. */
    public record Ablation(String model, String columns, double accuracy, double auc) {}
}

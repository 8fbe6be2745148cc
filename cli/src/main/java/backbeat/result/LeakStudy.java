package backbeat.result;

import backbeat.evaluation.Interval;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * The leak staircase on its own. This record is {@code leaks.json}; {@code run} has the same steps in
 * {@code metrics.json}.
 *
 * @param schema {@link StudyResult#SCHEMA}
 * @param seed   the seed
 * @param source {@code real} or {@code synthetic}
 * @param sha256 of the file
 * @param leaks  the steps of the staircase, from the one that shares most
 * @param fixed  what relatives are worth on fixed rows; null where the recipe knows none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LeakStudy(int schema, long seed, String source, String sha256, List<LeakStep> leaks, FixedLeaks fixed) {
    public LeakStudy {
        leaks = leaks == null ? List.of() : List.copyOf(leaks);
    }

    /**
     * What each kind of relative in training is worth on the same test rows. Every step trains on as many rows; relatives take
     * the place of rows that are related to no test row.
     *
     * @param train        training rows of every step
     * @param test         test rows of every step
     * @param clusters     what intervals take as independent
     * @param testClusters the number of these among the test rows
     * @param steps        the first with nothing related in training
     */
    public record FixedLeaks(int train, int test, String clusters, int testClusters, List<Step> steps) {
        public FixedLeaks {
            steps = List.copyOf(steps);
        }

        /**
         * A step.
         *
         * @param relation what the relatives that it adds have in common with test rows; empty in the first step
         * @param added    how many it adds
         * @param affected test rows that have such a relative in training
         * @param models   what it does to each model
         */
        public record Step(String relation, int added, int affected, Map<String, Worth> models) {}

        /**
         * A model's ranking in a step.
         *
         * @param auc    on all test rows
         * @param gain   over the step before, on all test rows
         * @param p      of that gain
         * @param before the AUC of the step before, on the affected test rows alone
         * @param after  that of this step, on the same rows
         * @param gained the difference of the two
         */
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Worth(Interval auc, Interval gain, Double p, Interval before, Interval after, Interval gained) {}
    }
}

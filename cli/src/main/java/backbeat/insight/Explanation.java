package backbeat.insight;

import backbeat.explanation.Reasons;
import java.util.List;
import java.util.Map;

/**
 * Why models answer as they do for one row.
 *
 * @param row          its 0-based data row in the input file; -1 if it is made up
 * @param id           its identifier; empty if the recipe names none
 * @param title        what people call it, as it stands in the data
 * @param values       its feature values as they stand in the data
 * @param positive     what is predicted
 * @param label        its label; -1 if it is made up
 * @param part         {@code train}, {@code validation}, {@code test}, {@code unused} or {@code made up}
 * @param trainingRows how many rows the models learned from
 * @param baseRate     the share of positives among them: what a model that sees nothing would say
 * @param models       the models' answers
 */
public record Explanation(
        long row,
        String id,
        String title,
        Map<String, String> values,
        String positive,
        int label,
        String part,
        int trainingRows,
        double baseRate,
        List<Answer> models) {
    public Explanation {
        models = List.copyOf(models);
    }

    /**
     * One model's answer.
     *
     * @param model       its file, or in a run its name
     * @param learner     its learner
     * @param probability what {@code predict} says for the row
     * @param threshold   the probability from which on a row is called positive
     * @param positive    whether it is
     * @param calibrated  whether the probability was calibrated after the model gave its own
     * @param reasons     of the model's own output
     */
    public record Answer(
            String model,
            String learner,
            double probability,
            double threshold,
            boolean positive,
            boolean calibrated,
            Reasons reasons) {}
}

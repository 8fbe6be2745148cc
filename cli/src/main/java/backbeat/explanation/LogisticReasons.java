package backbeat.explanation;

import backbeat.explanation.Reasons.Contribution;
import backbeat.explanation.Reasons.Unit;
import backbeat.logistic.LogisticRegression;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A logistic regression's own sum, set beside that of the average training row. */
public final class LogisticReasons {
    private LogisticReasons() {}

    /** O(training categories); exact up to the rounding of single precision. */
    public static Reasons of(LogisticRegression model, Question question) {
        Schema schema = model.schema();
        TrainingRows training = question.training();
        double baseline = model.intercept();
        List<Contribution> contributions = new ArrayList<>();
        for (int c = 0; c < schema.numericCount(); c++) {
            double average = model.coefficient(c) * training.mean(c);
            baseline += average;
            double own = (double) model.coefficient(c) * question.row().value(0, c);
            contributions.add(new Contribution(schema.numeric().get(c), own - average, 0));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            double average = 0;
            for (int code = 0; code < column.size(); code++) {
                average += model.coefficient(c, code) * training.share(c, code);
            }
            baseline += average;
            int code = question.row().code(0, c);
            double own = 0;
            for (int member : question.row().sets(c).members(code)) {
                own += model.coefficient(c, member);
            }
            contributions.add(new Contribution(column.name(), own - average, 0));
        }
        return new Reasons(
                "Coefficient times value, less what that is on average; exact",
                Unit.LOG_ODDS,
                "the log-odds at the average of the training rows",
                baseline,
                model.logit(question.row(), 0),
                contributions,
                List.of(),
                Map.of());
    }
}

package backbeat.inspection;

import backbeat.logistic.LogisticRegression;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The coefficients of a logistic regression: numeric columns first, then category by category. */
public final class LogisticInspection {
    private LogisticInspection() {}

    /**
     * What one standard deviation of a numeric column, or being of a category, adds to the log-odds.
     *
     * @param column      the column's name
     * @param category    the category; empty for a numeric column
     * @param coefficient what is added
     * @param oddsRatio   what the odds are multiplied by
     */
    public record Coefficient(String column, String category, double coefficient, double oddsRatio) {
        static Coefficient of(String column, String category, float value) {
            return new Coefficient(column, category, value, StrictMath.exp(value));
        }

        private String name() {
            return category.isEmpty() ? column : column + " " + category;
        }
    }

    public static Inspection of(LogisticRegression model) {
        List<Coefficient> coefficients = coefficients(model);
        Inspection.Builder builder = new Inspection.Builder()
                .line(
                        "Regression",
                        String.format(
                                Locale.ROOT,
                                "intercept %+.4f, %d coefficients, %d steps",
                                model.intercept(),
                                coefficients.size(),
                                model.steps().size()))
                .line("Coefficient", "added to the log-odds by a category, or by a standard deviation of a")
                .line("", "number or boolean (sd above): from false to true coefficient / sd")
                .put("intercept", (double) model.intercept())
                .put("steps", model.steps().size())
                .put("coefficients", coefficients);
        for (Coefficient one : coefficients) {
            builder.line(
                    "",
                    String.format(
                            Locale.ROOT, "%-32s %+8.4f  odds × %.3f", one.name(), one.coefficient(), one.oddsRatio()));
        }
        return builder.done();
    }

    private static List<Coefficient> coefficients(LogisticRegression model) {
        Schema schema = model.schema();
        List<Coefficient> all = new ArrayList<>();
        for (int c = 0; c < schema.numericCount(); c++) {
            all.add(Coefficient.of(schema.numeric().get(c), "", model.coefficient(c)));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            for (int code = 0; code < column.size(); code++) {
                all.add(Coefficient.of(column.name(), column.categories().get(code), model.coefficient(c, code)));
            }
        }
        return all;
    }
}

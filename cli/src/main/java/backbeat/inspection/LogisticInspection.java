package backbeat.inspection;

import backbeat.logistic.LogisticRegression;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a logistic regression: numeric columns first, then category by category. */
public final class LogisticInspection {
    /** Columns of a coefficient's name. */
    private static final int NAME = 32;

    private static final int LONGEST_NAME = 42;

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
                        "intercept " + Numbers.signed(model.intercept(), 4) + ", "
                                + Numbers.counted(coefficients.size(), "coefficient") + ", "
                                + Numbers.counted(model.steps().size(), "step"))
                .line("Coefficient", "added to the log-odds by a category, or by a standard deviation of a")
                .line("", "number or boolean (sd above): from false to true coefficient / sd")
                .put("intercept", (double) model.intercept())
                .put("steps", model.steps().size())
                .put("coefficients", coefficients);
        NameColumn names =
                NameColumn.of(coefficients.stream().map(Coefficient::name).toList(), NAME, LONGEST_NAME);
        for (Coefficient one : coefficients) {
            String figures = NameColumn.right(Numbers.signed(one.coefficient(), 4), 8) + "  odds × "
                    + Numbers.fixed(one.oddsRatio(), 3);
            names.lines(one.name(), figures).forEach(line -> builder.line("", line));
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

package backbeat.inspection;

import backbeat.logistic.LogisticRegression;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.ArrayList;
import java.util.List;

/** The coefficients of a logistic regression with their names: numeric columns first, then category by category. */
public final class Coefficients {
    private Coefficients() {}

    /**
     * What one standard deviation of a numeric column, or being of a category, adds to the log-odds.
     *
     * @param column   the column's name
     * @param category the category; empty for a numeric column
     * @param value    the coefficient
     */
    public record Coefficient(String column, String category, float value) {
        /** For people: the column, and the category where there is one. */
        public String name() {
            return category.isEmpty() ? column : column + " " + category;
        }

        /** What the odds are multiplied by. */
        public double oddsRatio() {
            return StrictMath.exp(value);
        }
    }

    public static List<Coefficient> of(LogisticRegression model) {
        Schema schema = model.schema();
        List<Coefficient> all = new ArrayList<>();
        for (int c = 0; c < schema.numericCount(); c++) {
            all.add(new Coefficient(schema.numeric().get(c), "", model.coefficient(c)));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            for (int code = 0; code < column.size(); code++) {
                all.add(new Coefficient(column.name(), column.categories().get(code), model.coefficient(c, code)));
            }
        }
        return all;
    }
}

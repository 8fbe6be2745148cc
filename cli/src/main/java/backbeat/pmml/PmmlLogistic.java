package backbeat.pmml;

import backbeat.logistic.LogisticRegression;
import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.Optional;
import org.dmg.pmml.DataType;
import org.dmg.pmml.DerivedField;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.LocalTransformations;
import org.dmg.pmml.MiningFunction;
import org.dmg.pmml.Model;
import org.dmg.pmml.OpType;
import org.dmg.pmml.PMMLFunctions;
import org.dmg.pmml.regression.CategoricalPredictor;
import org.dmg.pmml.regression.NumericPredictor;
import org.dmg.pmml.regression.RegressionModel;
import org.dmg.pmml.regression.RegressionTable;

/**
 * Logistic regression over derived fields: numbers clipped, standardized and rounded to single precision as in the engine,
 * then coefficients in double precision, where the engine adds in single precision: logits agree to about six digits.
 */
public final class PmmlLogistic {
    private PmmlLogistic() {}

    public static Model of(LogisticRegression model, PmmlInputs inputs) {
        Preprocessor preprocessor = inputs.preprocessor();
        Schema schema = model.schema();
        LocalTransformations fields = new LocalTransformations();
        RegressionTable table = new RegressionTable(model.intercept());
        for (int c = 0; c < schema.numericCount(); c++) {
            String name = "prepared " + schema.numeric().get(c);
            fields.addDerivedFields(
                    new DerivedField(name, OpType.CONTINUOUS, DataType.FLOAT, prepared(preprocessor, c)));
            table.addNumericPredictors(new NumericPredictor(name, (double) model.coefficient(c)));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            CategoricalColumn column = schema.categorical().get(c);
            String name = "prepared " + column.name();
            fields.addDerivedFields(
                    new DerivedField(name, OpType.CATEGORICAL, DataType.STRING, category(preprocessor, c, column)));
            for (int code = 0; code < column.size(); code++) {
                String category = column.categories().get(code).isEmpty()
                        ? missing(column)
                        : column.categories().get(code);
                table.addCategoricalPredictors(
                        new CategoricalPredictor(name, category, (double) model.coefficient(c, code)));
            }
        }
        return new RegressionModel(MiningFunction.REGRESSION, inputs.miningSchema(), null)
                .addRegressionTables(table)
                .setNormalizationMethod(RegressionModel.NormalizationMethod.LOGIT)
                .setLocalTransformations(fields);
    }

    /** What the empty text is called where it is a category: as no other one is. */
    private static String missing(CategoricalColumn column) {
        String name = "(missing)";
        while (column.categories().contains(name)) {
            name += ")";
        }
        return name;
    }

    private static Expression prepared(Preprocessor preprocessor, int column) {
        Expression raw;
        if (column >= preprocessor.rawNumbers()) {
            int about = preprocessor.gaps().indicators()[column - preprocessor.rawNumbers()];
            String name = preprocessor.schema().numeric().get(about);
            raw = Expressions.choice(Expressions.missing(name), Expressions.number(1), Expressions.number(0));
        } else {
            String name = preprocessor.schema().numeric().get(column);
            double fill = preprocessor.gaps().fills()[column];
            raw = Double.isNaN(fill)
                    ? new FieldRef(name)
                    : Expressions.choice(Expressions.missing(name), Expressions.number(fill), new FieldRef(name));
        }
        if (!preprocessor.dropping()) {
            raw = bounded(raw, PMMLFunctions.MAX, preprocessor.lower(column));
            raw = bounded(raw, PMMLFunctions.MIN, preprocessor.upper(column));
        }
        Expression centered =
                Expressions.apply(PMMLFunctions.SUBTRACT, raw, Expressions.number(preprocessor.mean(column)));
        return Expressions.apply(PMMLFunctions.DIVIDE, centered, Expressions.number(preprocessor.deviation(column)));
    }

    private static Expression bounded(Expression value, String function, double bound) {
        return Double.isInfinite(bound) ? value : Expressions.apply(function, value, Expressions.number(bound));
    }

    private static Expression category(Preprocessor preprocessor, int index, CategoricalColumn column) {
        Optional<String> gap = preprocessor.gaps().categories().get(index);
        String stands = gap.orElse("");
        return Expressions.choice(
                Expressions.missing(column.name()),
                Expressions.text(stands.isEmpty() ? missing(column) : stands),
                new FieldRef(column.name()));
    }
}

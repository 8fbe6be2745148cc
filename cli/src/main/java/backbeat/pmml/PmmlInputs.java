package backbeat.pmml;

import backbeat.cuts.Cuts;
import backbeat.preparation.Preprocessor;
import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;
import java.util.List;
import org.dmg.pmml.CompoundPredicate;
import org.dmg.pmml.DataDictionary;
import org.dmg.pmml.DataField;
import org.dmg.pmml.DataType;
import org.dmg.pmml.False;
import org.dmg.pmml.InvalidValueTreatmentMethod;
import org.dmg.pmml.MiningField;
import org.dmg.pmml.MiningSchema;
import org.dmg.pmml.MissingValueTreatmentMethod;
import org.dmg.pmml.OpType;
import org.dmg.pmml.Predicate;
import org.dmg.pmml.SimplePredicate;
import org.dmg.pmml.True;
import org.dmg.pmml.Value;

/**
 * The raw columns: doubles for numbers and booleans (1 and 0), texts for categories. The empty text is a missing value, as
 * an absent one is.
 *
 * <p>The engine compares standardized single-precision values. Here raw doubles are compared, with the smallest one that the
 * engine's own preparation takes over the threshold: clipping, standardization and both roundings are in that number.
 */
public final class PmmlInputs {
    private final Preprocessor preprocessor;
    private final Schema schema;

    PmmlInputs(Preprocessor preprocessor) {
        this.preprocessor = preprocessor;
        this.schema = preprocessor.schema();
    }

    Preprocessor preprocessor() {
        return preprocessor;
    }

    DataDictionary dictionary() {
        DataDictionary dictionary = new DataDictionary();
        for (int c = 0; c < preprocessor.rawNumbers(); c++) {
            dictionary.addDataFields(new DataField(schema.numeric().get(c), OpType.CONTINUOUS, DataType.DOUBLE));
        }
        for (CategoricalColumn column : schema.categorical()) {
            DataField field = new DataField(column.name(), OpType.CATEGORICAL, DataType.STRING);
            dictionary.addDataFields(field.addValues(new Value("").setProperty(Value.Property.MISSING)));
        }
        return dictionary;
    }

    /** All columns; categories that training did not have are as good as others, missing values only where it had them. */
    MiningSchema miningSchema() {
        MiningSchema fields = new MiningSchema();
        for (int c = 0; c < preprocessor.rawNumbers(); c++) {
            fields.addMiningFields(field(
                    schema.numeric().get(c), !Double.isNaN(preprocessor.gaps().fills()[c])));
        }
        for (int c = 0; c < schema.categoricalCount(); c++) {
            fields.addMiningFields(field(schema.categorical().get(c).name(), missing(c) >= 0));
        }
        return fields;
    }

    private static MiningField field(String name, boolean mayBeMissing) {
        MiningField field = new MiningField(name).setInvalidValueTreatment(InvalidValueTreatmentMethod.AS_IS);
        return mayBeMissing ? field : field.setMissingValueTreatment(MissingValueTreatmentMethod.RETURN_INVALID);
    }

    /**
     * The code that a missing value of a categorical column has: that of a category of its own where training had gaps, else
     * of one that it stands for; -1 where training had none.
     */
    int missing(int column) {
        CategoricalColumn categories = schema.categorical().get(column);
        return preprocessor
                .gaps()
                .categories()
                .get(column)
                .map(categories::codeOf)
                .orElse(categories.codeOf(""));
    }

    /**
     * The predicates of a split's children.
     *
     * @param missingLeft whether a row whose value is missing goes left; that child has to be asked first
     */
    record Sides(Predicate left, Predicate right, boolean missingLeft) {}

    /** {@code value <= threshold} and {@code value > threshold}, of prepared values. */
    Sides numeric(int column, float threshold) {
        if (column >= preprocessor.rawNumbers()) {
            return indicator(column, threshold);
        }
        String name = schema.numeric().get(column);
        double cut = Cuts.number(raw -> preprocessor.number(column, raw) > threshold);
        if (Double.isNaN(cut)) {
            return new Sides(new True(), new False(), true);
        }
        Predicate left = new SimplePredicate(name, SimplePredicate.Operator.LESS_THAN, cut);
        Predicate right = new SimplePredicate(name, SimplePredicate.Operator.GREATER_OR_EQUAL, cut);
        double fill = preprocessor.gaps().fills()[column];
        if (Double.isNaN(fill)) {
            return new Sides(left, right, true);
        }
        return withMissing(name, left, right, preprocessor.number(column, fill) <= threshold);
    }

    /** Of a column that tells whether another has a value. */
    private Sides indicator(int column, float threshold) {
        int about = preprocessor.gaps().indicators()[column - preprocessor.rawNumbers()];
        String name = schema.numeric().get(about);
        boolean missingRight = preprocessor.number(column, 1) > threshold;
        boolean othersRight = preprocessor.number(column, 0) > threshold;
        if (missingRight == othersRight) {
            return missingRight ? new Sides(new False(), new True(), false) : new Sides(new True(), new False(), true);
        }
        Predicate missing = missing(name);
        Predicate present = new SimplePredicate(name, SimplePredicate.Operator.IS_NOT_MISSING, null);
        return missingRight ? new Sides(present, missing, false) : new Sides(missing, present, true);
    }

    /** Adds the missing value of a column to one of the sides. */
    static Sides withMissing(String name, Predicate left, Predicate right, boolean missingLeft) {
        return new Sides(
                missingLeft ? or(left, missing(name)) : left,
                missingLeft ? right : or(right, missing(name)),
                missingLeft);
    }

    private static Predicate or(Predicate first, Predicate second) {
        return new CompoundPredicate(CompoundPredicate.BooleanOperator.OR, List.of(first, second));
    }

    private static Predicate missing(String name) {
        return new SimplePredicate(name, SimplePredicate.Operator.IS_MISSING, null);
    }
}

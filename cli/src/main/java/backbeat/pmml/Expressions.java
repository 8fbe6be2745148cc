package backbeat.pmml;

import org.dmg.pmml.Apply;
import org.dmg.pmml.Constant;
import org.dmg.pmml.DataType;
import org.dmg.pmml.Expression;
import org.dmg.pmml.FieldRef;
import org.dmg.pmml.PMMLFunctions;

/** Expressions of PMML, a call each. */
final class Expressions {
    private Expressions() {}

    static Expression apply(String function, Expression... arguments) {
        return new Apply(function).addExpressions(arguments);
    }

    static Expression choice(Expression condition, Expression yes, Expression no) {
        return apply(PMMLFunctions.IF, condition, yes, no);
    }

    static Expression missing(String field) {
        return apply(PMMLFunctions.ISMISSING, new FieldRef(field));
    }

    static Expression number(double value) {
        return new Constant(value).setDataType(DataType.DOUBLE);
    }

    static Expression text(String value) {
        return new Constant(value).setDataType(DataType.STRING);
    }
}

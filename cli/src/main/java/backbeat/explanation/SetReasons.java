package backbeat.explanation;

import backbeat.explanation.Reasons.Contribution;
import backbeat.preparation.DerivedBlock;
import backbeat.preparation.Preprocessor;
import backbeat.table.Schema;
import backbeat.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one contribution of a set column's members and the numbers that are made of them. They rise and fall together, so
 * that one of them may add much only for the others to take it away; and no row of a file has them apart.
 */
public final class SetReasons {
    private SetReasons() {}

    /** The same sum with derived columns in that of their set; what each of them adds is told as evidence. */
    public static Reasons joined(Reasons reasons, Question question) {
        Preprocessor preprocessor = question.preprocessor();
        Schema schema = preprocessor.schema();
        Map<String, Contribution> columns = new LinkedHashMap<>();
        reasons.contributions().forEach(part -> columns.put(part.column(), part));
        List<String> lines = new ArrayList<>();
        Map<String, Object> data = new LinkedHashMap<>();
        for (int c = 0; c < schema.categoricalCount(); c++) {
            String name = schema.categorical().get(c).name();
            Map<String, Double> parts = new LinkedHashMap<>();
            List<String> texts = new ArrayList<>();
            for (int derived : new DerivedBlock(preprocessor).columns(c)) {
                Contribution part = columns.remove(schema.numeric().get(derived));
                if (part != null) {
                    parts.put(part.column(), part.amount());
                    String value =
                            RawValue.text(preprocessor, derived, question.row().value(0, derived));
                    texts.add(part.column() + " " + value + " " + signed(part.amount()));
                }
            }
            if (!parts.isEmpty()) {
                double members = columns.get(name).amount();
                parts.put(name, members);
                texts.add("the members themselves " + signed(members));
                columns.put(
                        name,
                        new Contribution(
                                name,
                                parts.values().stream().mapToDouble(x -> x).sum(),
                                0));
                lines.add(name + " adds by way of " + String.join(", ", texts) + ".");
                data.put("parts of " + name, parts);
            }
        }
        if (data.isEmpty()) {
            return reasons;
        }
        return new Reasons(
                        reasons.method(),
                        reasons.unit(),
                        reasons.baselineIs(),
                        reasons.baseline(),
                        reasons.output(),
                        List.copyOf(columns.values()),
                        reasons.evidence(),
                        reasons.data())
                .with(lines, data);
    }

    private static String signed(double amount) {
        return Numbers.signed(amount, 3);
    }
}

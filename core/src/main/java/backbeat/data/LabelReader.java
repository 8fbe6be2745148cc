package backbeat.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns texts of a label column into the number that a {@link LabelRule} decides on. Reused from row to row. */
public final class LabelReader {
    private final LabelRule rule;
    private final List<String> wanted = new ArrayList<>();
    private final double[] numbers;
    private final List<String> marks;

    public LabelReader(LabelRule rule) {
        this(rule, Reading.PLAIN);
    }

    /** @param reading says which texts are missing values */
    public LabelReader(LabelRule rule, Reading reading) {
        this.rule = rule;
        this.marks = reading.marks(rule.column());
        rule.values().forEach(value -> wanted.add(value.strip()));
        this.numbers = rule.isNumeric()
                ? new double[0]
                : wanted.stream()
                        .mapToDouble(Decimal::parse)
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
    }

    /**
     * The number of a text: its value for rules that compare numbers; else 1 where the rule holds and 0 where it does not.
     * Texts are compared without blanks around them, and as numbers where both are numbers: {@code 1} is {@code 1.0}.
     *
     * @return NaN for a text that is missing, and for one that cannot be read
     */
    public double read(String field) {
        if (Reading.isAmong(marks, field)) {
            return Double.NaN;
        }
        if (rule.isNumeric()) {
            return Decimal.parse(field);
        }
        if (rule.operator() == LabelRule.Operator.TRUE) {
            return Values.truth(field);
        }
        String text = field.strip();
        if (text.isEmpty()) {
            return Double.NaN;
        }
        if (wanted.contains(text)) {
            return 1;
        }
        if (numbers.length > 0) {
            double value = Decimal.parse(text);
            return Arrays.stream(numbers).anyMatch(number -> number == value) ? 1 : 0;
        }
        return 0;
    }

    /** As {@link #read(String)}, of the text that bytes {@code from … to - 1} are in UTF-8. */
    public double read(byte[] utf8, int from, int to) {
        double value = isPlain() ? Decimal.parse(utf8, from, to) : Double.NaN;
        return Double.isNaN(value) && from < to
                ? read(new String(utf8, from, to - from, StandardCharsets.UTF_8))
                : value;
    }

    /** Whether the label is what {@link Decimal} reads, every number of it. */
    public boolean isPlain() {
        return rule.isNumeric() && marks.isEmpty();
    }

    /** Whether a text that cannot be read says that the label is missing. */
    public boolean isMissing(String field) {
        return Reading.isAmong(marks, field) || (rule.isNumeric() ? Values.isMissing(field) : field.isBlank());
    }

    /** What a text should be, for messages: {@code a finite number}. */
    public String wanted() {
        return rule.isNumeric() ? "a finite number" : "true or false";
    }
}

package backbeat.explanation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a model gives its answer: {@code baseline + Σ contributions = output}, up to rounding.
 *
 * @param method        how the contributions were found, a sentence for people
 * @param unit          what they are counted in
 * @param baselineIs    what the baseline is, for people
 * @param baseline      where the sum begins
 * @param output        where it ends: the model's own output in this unit, before any calibration
 * @param contributions by column in the order of the schema
 * @param evidence      what the model went by, for people
 * @param data          the same for programs
 */
public record Reasons(
        String method,
        Unit unit,
        String baselineIs,
        double baseline,
        double output,
        List<Contribution> contributions,
        List<String> evidence,
        Map<String, Object> data) {
    public Reasons {
        contributions = List.copyOf(contributions);
        evidence = List.copyOf(evidence);
    }

    /** What contributions are counted in. */
    public enum Unit {
        /** Of the positive class. */
        PROBABILITY("probability"),
        /** Its log-odds, from which the sigmoid makes the probability. */
        LOG_ODDS("log-odds");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        /** The probability that an output stands for. */
        public double probability(double output) {
            return this == PROBABILITY ? output : 1 / (1 + StrictMath.exp(-output));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * What a column has to do with the answer.
     *
     * @param column its name
     * @param amount what it adds
     * @param reach  half the 95 % interval where it was estimated by drawing; 0 where it is exact
     */
    public record Contribution(String column, double amount, double reach) {}

    /** The same with something said before the rest. */
    public Reasons with(List<String> lines, Map<String, Object> more) {
        List<String> said = new ArrayList<>(lines);
        said.addAll(evidence);
        Map<String, Object> all = new LinkedHashMap<>(more);
        all.putAll(data);
        return new Reasons(method, unit, baselineIs, baseline, output, contributions, said, all);
    }
}

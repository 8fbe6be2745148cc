package backbeat.recipe;

import backbeat.data.LabelRule;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a data set becomes training and test rows. Missing values and equal rows are treated as the recipe says.
 *
 * @param name      the protocol's name on the command line
 * @param summary   one line for people
 * @param onePer    the group key of which only the first row of each group is kept; if empty, all rows are
 * @param together  the group key whose groups lie wholly on one side of the split; if empty, rows are split one by one
 * @param threshold a threshold that replaces the label rule's
 */
public record Protocol(
        String name, String summary, Optional<String> onePer, Optional<String> together, OptionalDouble threshold) {
    /** Every row for itself: no group is kept together. What most write-ups do, and a leak where rows repeat. */
    public static final Protocol ROWS =
            new Protocol("rows", "random split of rows", Optional.empty(), Optional.empty(), OptionalDouble.empty());

    public Protocol {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(onePer, "onePer");
        Objects.requireNonNull(together, "together");
        Objects.requireNonNull(threshold, "threshold");
    }

    /** The label rule under this protocol. */
    public LabelRule label(LabelRule rule) {
        return threshold.isPresent() ? rule.withThreshold(threshold.getAsDouble()) : rule;
    }

    /** The same protocol with the label rule's own threshold. */
    public Protocol withoutThreshold() {
        return new Protocol(name, summary, onePer, together, OptionalDouble.empty());
    }
}

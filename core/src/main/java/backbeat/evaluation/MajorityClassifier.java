package backbeat.evaluation;

import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.Objects;

/**
 * The baseline that looks at nothing: every row gets the training rows' positive rate, so at threshold 0.5 it always
 * names the majority class. A model that is not better than this has learned nothing.
 *
 * @param schema       the columns it ignores
 * @param positiveRate the answer for every row
 */
public record MajorityClassifier(Schema schema, double positiveRate) implements BinaryClassifier {
    /** @throws IllegalArgumentException if {@code positiveRate} is not in [0, 1] */
    public MajorityClassifier {
        Objects.requireNonNull(schema, "schema");
        if (!(positiveRate >= 0 && positiveRate <= 1)) {
            throw new IllegalArgumentException("A positive rate lies in [0, 1], not at " + positiveRate);
        }
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        Arrays.fill(out, 0, table.rows(), positiveRate);
    }
}

package backbeat.logistic;

import backbeat.kernel.PortableMath;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;

/**
 * Where Newton's method begins: the bias has the log-odds of all rows, and each category the weight that would be best if
 * the bias and it were all there is, under the penalty, but one of 1 at least. From 0 a category without positives, whose
 * weight lies far out, would need a step for each unit of it.
 */
final class LogisticStart {
    private static final int STEPS = 20;

    private LogisticStart() {}

    static void fill(Table table, Labels labels, double l2, double[] unknowns) {
        Schema schema = table.schema();
        double rate = labels.positiveRate();
        unknowns[0] = StrictMath.log(rate / (1 - rate));
        for (int c = 0; c < schema.categoricalCount(); c++) {
            int[] codes = table.codes(c);
            SetColumn sets = table.sets(c);
            int[] rows = new int[schema.categorical().get(c).size()];
            int[] positives = new int[rows.length];
            for (int r = 0; r < codes.length; r++) {
                for (int place = 0, size = sets.size(codes[r]); place < size; place++) {
                    int member = sets.member(codes[r], place);
                    rows[member]++;
                    positives[member] += labels.get(r);
                }
            }
            for (int code = 0; code < rows.length; code++) {
                unknowns[1 + schema.oneHotOffset(c) + code] =
                        weight(unknowns[0], rows[code], positives[code], Math.max(l2, 1));
            }
        }
    }

    /** The minimum of {@code Σ cross-entropy(bias + w, y) + l2/2·w²} over rows that differ in nothing but their label. */
    private static double weight(double bias, int rows, int positives, double l2) {
        double w = 0;
        for (int step = 0; step < STEPS; step++) {
            double p = PortableMath.sigmoid(bias + w);
            w -= (rows * p - positives + l2 * w) / (rows * p * (1 - p) + l2);
        }
        return w;
    }
}

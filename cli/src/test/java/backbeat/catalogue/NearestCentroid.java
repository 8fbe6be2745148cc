package backbeat.catalogue;

import backbeat.kernel.PortableMath;
import backbeat.model.BinaryClassifier;
import backbeat.parallel.Workers;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;

/**
 * A throw-away learner's model: how much nearer a row is to the mean of the positive training rows than to that of the
 * others, by numeric columns alone.
 */
final class NearestCentroid implements BinaryClassifier {
    private final Schema schema;
    private final double sharpness;
    private final float[] negative;
    private final float[] positive;

    NearestCentroid(Schema schema, double sharpness, float[] negative, float[] positive) {
        if (negative.length != schema.numericCount() || positive.length != schema.numericCount()) {
            throw new IllegalArgumentException("A centroid has a value for every numeric column");
        }
        this.schema = schema;
        this.sharpness = sharpness;
        this.negative = negative.clone();
        this.positive = positive.clone();
    }

    static NearestCentroid fit(Table table, Labels labels, double sharpness) {
        int d = table.schema().numericCount();
        float[][] means = new float[2][d];
        for (int label = 0; label < 2; label++) {
            int rows = label == 0 ? labels.negatives() : labels.positives();
            for (int c = 0; c < d; c++) {
                double sum = 0;
                for (int row = 0; row < table.rows(); row++) {
                    sum += labels.get(row) == label ? table.value(row, c) : 0;
                }
                means[label][c] = (float) (sum / rows);
            }
        }
        return new NearestCentroid(table.schema(), sharpness, means[0], means[1]);
    }

    double sharpness() {
        return sharpness;
    }

    float[] centroid(boolean ofPositives) {
        return (ofPositives ? positive : negative).clone();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void probabilities(Table table, Workers workers, double[] out) {
        BinaryClassifier.checkArguments(schema, table, out);
        for (int row = 0; row < table.rows(); row++) {
            double nearer = 0;
            for (int c = 0; c < negative.length; c++) {
                double toNegative = table.value(row, c) - negative[c];
                double toPositive = table.value(row, c) - positive[c];
                nearer += toNegative * toNegative - toPositive * toPositive;
            }
            out[row] = PortableMath.sigmoid(sharpness * nearer);
        }
    }
}

package backbeat.mlp;

import backbeat.kernel.PortableMath;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * The cross-entropy of logistic regression summed over rows, with its first and second derivatives, in double precision.
 * Unknown 0 is the bias, unknown {@code 1 + f} the weight of one-hot column {@code f}.
 *
 * <p>With {@code p = σ(z)} a row {@code x} adds {@code (p − y)·x} to the gradient and {@code p·(1 − p)·x·xᵀ} to the Hessian.
 * Of {@code x} only the 1 for the bias, the {@code d} numeric values and the 1 of each of the {@code c} categorical columns
 * are not 0, so a row touches {@code (d + c + 1)·(d + c + 2)/2} places of the triangle, whatever the number of categories.
 */
final class LogisticSums {
    private final int size;
    private final int dense;
    private final int[] offsets;

    /** The dense part of a row: 1, then the numeric values. */
    private final double[] x;
    /** {@code p·(1 − p)·x}. */
    private final double[] weighted;
    /** The unknowns of a row's categories, rising; unseen ones are left out. */
    private final int[] ones;

    private double loss;
    private final double[] gradient;
    /** The lower triangle, {@code size × size} row-major. */
    private final double[] hessian;

    LogisticSums(Schema schema) {
        size = 1 + schema.oneHotWidth();
        dense = 1 + schema.numericCount();
        offsets = new int[schema.categoricalCount()];
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = 1 + schema.oneHotOffset(c);
        }
        x = new double[dense];
        x[0] = 1;
        weighted = new double[dense];
        ones = new int[offsets.length];
        gradient = new double[size];
        hessian = new double[Math.multiplyExact(size, size)];
    }

    double loss() {
        return loss;
    }

    double[] gradient() {
        return gradient;
    }

    /** The lower triangle, {@code size × size} row-major; what lies above it is not written. */
    double[] hessian() {
        return hessian;
    }

    void clear() {
        loss = 0;
        Arrays.fill(gradient, 0);
        Arrays.fill(hessian, 0);
    }

    /** Adds rows {@code from … to - 1}, in order. */
    void addRows(Table table, Labels labels, int from, int to, double[] unknowns) {
        for (int row = from; row < to; row++) {
            int active = read(table, row);
            double z = logit(unknowns, active);
            int y = labels.get(row);
            double e = PortableMath.exp(-Math.abs(z));
            double odds = 1 / (1 + e);
            loss += (Math.max(z, 0) - z * y) + PortableMath.log1p(e);
            addGradient((z >= 0 ? 1 : e) * odds - y, active);
            addHessian(e * odds * odds, active); // p·(1 − p) without the cancellation in 1 − p
        }
    }

    /** Fills {@code x} and {@code ones}; the number of categories that are not unseen. */
    private int read(Table table, int row) {
        float[] numeric = table.numeric().data;
        for (int j = 1, at = row * (dense - 1); j < dense; j++, at++) {
            x[j] = numeric[at];
        }
        int active = 0;
        for (int c = 0; c < offsets.length; c++) {
            int code = table.code(row, c);
            if (code != Table.UNSEEN) {
                ones[active++] = offsets[c] + code;
            }
        }
        return active;
    }

    private double logit(double[] unknowns, int active) {
        double z = 0;
        for (int j = 0; j < dense; j++) {
            z += x[j] * unknowns[j];
        }
        for (int a = 0; a < active; a++) {
            z += unknowns[ones[a]];
        }
        return z;
    }

    private void addGradient(double error, int active) {
        for (int j = 0; j < dense; j++) {
            gradient[j] += error * x[j];
        }
        for (int a = 0; a < active; a++) {
            gradient[ones[a]] += error;
        }
    }

    private void addHessian(double weight, int active) {
        for (int j = 0; j < dense; j++) {
            weighted[j] = weight * x[j];
        }
        for (int i = 0; i < dense; i++) {
            for (int j = 0, at = i * size; j <= i; j++, at++) {
                hessian[at] += weighted[i] * x[j];
            }
        }
        for (int a = 0; a < active; a++) {
            int start = ones[a] * size;
            for (int j = 0; j < dense; j++) {
                hessian[start + j] += weighted[j];
            }
            for (int b = 0; b <= a; b++) {
                hessian[start + ones[b]] += weight;
            }
        }
    }

    /** Adds the sums of other rows. */
    void add(LogisticSums other) {
        loss += other.loss;
        for (int i = 0; i < size; i++) {
            gradient[i] += other.gradient[i];
            for (int at = i * size, end = at + i; at <= end; at++) {
                hessian[at] += other.hessian[at];
            }
        }
    }
}

package backbeat.logistic;

import backbeat.kernel.PortableMath;
import backbeat.table.Labels;
import backbeat.table.Schema;
import backbeat.table.SetColumn;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * The cross-entropy of logistic regression summed over rows, with its first and second derivatives, in double precision.
 * Unknown 0 is the bias, unknown {@code 1 + f} the weight of one-hot column {@code f}.
 *
 * <p>With {@code p = σ(z)} a row {@code x} adds {@code (p − y)·x} to the gradient and {@code p·(1 − p)·x·xᵀ} to the Hessian.
 * Of {@code x} only the <em>dense part</em>, the 1 of the bias and the {@code d} numeric values, and the 1 of each of the
 * {@code c} categorical columns (of a set, of each member) are not 0, so a row touches {@code (d + c + 1)·(d + c + 2)/2} places of the triangle,
 * whatever the number of categories.
 *
 * <p>Rows pass four at a time: a place of the dense part's triangle is read and written once for the four, and their
 * logits are four sums that need not wait for each other.
 */
final class LogisticSums {
    private static final int LANES = 4;

    private final int size;
    private final int dense;
    private final int[] offsets;
    /** By categorical column the rows' codes. */
    private final int[][] codes;
    /** By categorical column the sets that codes from {@link SetColumn#categories} on stand for. */
    private final SetColumn[] sets;

    /** The dense parts of four rows, row {@code lane}'s element {@code j} at {@code 4·j + lane}. */
    private final double[] x;

    private final int onesPerRow;
    /** The unknowns of the rows' categories, {@code onesPerRow} places a row; the unseen ones are left out. */
    private final int[] ones;
    /** How many of a row's places are used. */
    private final int[] active = new int[LANES];

    private final double[] logits = new double[LANES];
    /** {@code p − y}; 0 where there is no row. */
    private final double[] errors = new double[LANES];
    /** {@code p·(1 − p)}; 0 where there is no row. */
    private final double[] weights = new double[LANES];

    private double loss;
    private final double[] gradient;
    private final double[] hessian;

    LogisticSums(Table table) {
        Schema schema = table.schema();
        size = 1 + schema.oneHotWidth();
        dense = 1 + schema.numericCount();
        offsets = new int[schema.categoricalCount()];
        codes = new int[offsets.length][];
        sets = new SetColumn[offsets.length];
        for (int c = 0; c < offsets.length; c++) {
            offsets[c] = 1 + schema.oneHotOffset(c);
            codes[c] = table.codes(c);
            sets[c] = table.sets(c);
        }
        x = new double[dense * LANES];
        Arrays.fill(x, 0, LANES, 1);
        int most = 0;
        for (int c = 0; c < offsets.length; c++) {
            most += sets[c].largest();
        }
        onesPerRow = most;
        ones = new int[onesPerRow * LANES];
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

    /** Adds rows {@code from … to - 1}. */
    void addRows(Table table, Labels labels, int from, int to, double[] unknowns) {
        for (int first = from; first < to; first += LANES) {
            int rows = Math.min(LANES, to - first);
            for (int lane = 0; lane < rows; lane++) {
                read(table, first + lane, lane);
            }
            denseLogits(unknowns);
            for (int lane = 0; lane < LANES; lane++) {
                if (lane < rows) {
                    addRow(labels.get(first + lane), lane, unknowns);
                } else {
                    errors[lane] = 0;
                    weights[lane] = 0;
                }
            }
            addDense();
        }
    }

    private void read(Table table, int row, int lane) {
        float[] numeric = table.numeric().data;
        int d = dense - 1;
        for (int j = 0, to = LANES + lane; j < d; j++, to += LANES) {
            x[to] = numeric[row * d + j];
        }
        int start = lane * onesPerRow;
        int at = start;
        for (int c = 0; c < offsets.length; c++) {
            int code = codes[c][row];
            if (code >= sets[c].categories()) {
                for (int place = 0, size = sets[c].size(code); place < size; place++) {
                    ones[at++] = offsets[c] + sets[c].member(code, place);
                }
            } else if (code != Table.UNSEEN) {
                ones[at++] = offsets[c] + code;
            }
        }
        active[lane] = at - start;
    }

    /** The bias and numeric part of the logits. */
    private void denseLogits(double[] unknowns) {
        double z0 = 0;
        double z1 = 0;
        double z2 = 0;
        double z3 = 0;
        for (int j = 0, at = 0; j < dense; j++, at += LANES) {
            double w = unknowns[j];
            z0 += x[at] * w;
            z1 += x[at + 1] * w;
            z2 += x[at + 2] * w;
            z3 += x[at + 3] * w;
        }
        logits[0] = z0;
        logits[1] = z1;
        logits[2] = z2;
        logits[3] = z3;
    }

    /** The row's loss, error and weight, and what its categories add to the derivatives. */
    private void addRow(int label, int lane, double[] unknowns) {
        int start = lane * onesPerRow;
        int end = start + active[lane];
        double z = logits[lane];
        for (int a = start; a < end; a++) {
            z += unknowns[ones[a]];
        }
        double e = PortableMath.exp(-Math.abs(z));
        double larger = 1 / (1 + e); // of p and 1 − p
        loss += (Math.max(z, 0) - z * label) + PortableMath.log1p(e);
        double error = (z >= 0 ? 1 : e) * larger - label;
        double weight = e * larger * larger; // p·(1 − p) without the cancellation in 1 − p
        errors[lane] = error;
        weights[lane] = weight;
        for (int a = start; a < end; a++) {
            gradient[ones[a]] += error;
            int row = ones[a] * size;
            for (int j = 0, at = lane; j < dense; j++, at += LANES) {
                hessian[row + j] += weight * x[at];
            }
            for (int b = start; b <= a; b++) {
                hessian[row + ones[b]] += weight;
            }
        }
    }

    /** What the dense parts of the four rows add. */
    private void addDense() {
        for (int i = 0, at = 0; i < dense; i++, at += LANES) {
            double x0 = x[at];
            double x1 = x[at + 1];
            double x2 = x[at + 2];
            double x3 = x[at + 3];
            gradient[i] += (errors[0] * x0 + errors[1] * x1) + (errors[2] * x2 + errors[3] * x3);
            addProducts(i, weights[0] * x0, weights[1] * x1, weights[2] * x2, weights[3] * x3);
        }
    }

    /** Row {@code i} of the triangle. */
    private void addProducts(int i, double w0, double w1, double w2, double w3) {
        int row = i * size;
        for (int j = 0, at = 0; j <= i; j++, at += LANES) {
            hessian[row + j] += (w0 * x[at] + w1 * x[at + 1]) + (w2 * x[at + 2] + w3 * x[at + 3]);
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

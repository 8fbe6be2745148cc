package backbeat.reference;

import backbeat.table.Labels;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Logistic regression as the textbook writes it: dense one-hot input, full Newton steps, {@code XᵀDX} row by row. Slow and
 * obvious; {@code backbeat.logistic.LogisticTrainer} is held to it. McCullagh and Nelder, <i>Generalized Linear Models</i> (2nd
 * ed. 1989), chapter 4.
 */
public final class NaiveLogistic {
    /** The weights, one per column of the one-hot matrix. */
    public final double[] weights;

    /** What is added to every row. */
    public final double bias;

    private NaiveLogistic(double[] solution) {
        int d = solution.length - 1;
        this.weights = new double[d];
        System.arraycopy(solution, 0, weights, 0, d);
        this.bias = solution[d];
    }

    /**
     * Formula newton, step after step.
     *
     * @param x     {@code n × d}
     * @param l2    {@code l2/2·Σw²} is added to the loss; positive, or the system may have no single solution
     * @param steps Newton steps; from 0 on, seven or so suffice
     */
    public static NaiveLogistic fit(DMatrixRMaj x, Labels labels, double l2, int steps) {
        int d = x.numCols;
        double[] solution = new double[d + 1]; // the bias last, as the weight of a column of ones
        for (int step = 0; step < steps; step++) {
            DMatrixRMaj gradient = new DMatrixRMaj(d + 1, 1);
            DMatrixRMaj hessian = new DMatrixRMaj(d + 1, d + 1);
            for (int j = 0; j < d; j++) { // not the bias: it is free to be as large as it must
                gradient.set(j, l2 * solution[j]);
                hessian.set(j, j, l2);
            }
            for (int r = 0; r < x.numRows; r++) {
                addRow(row(x, r), labels.get(r), solution, gradient, hessian);
            }
            DMatrixRMaj move = new DMatrixRMaj(d + 1, 1);
            CommonOps_DDRM.solve(hessian, gradient, move); // finds move with hessian · move = gradient
            for (int j = 0; j <= d; j++) {
                solution[j] -= move.get(j);
            }
        }
        return new NaiveLogistic(solution);
    }

    private static void addRow(double[] x, int label, double[] solution, DMatrixRMaj gradient, DMatrixRMaj hessian) {
        double z = 0;
        for (int j = 0; j < x.length; j++) {
            z += x[j] * solution[j];
        }
        double p = NaiveMlp.sigmoid(z);
        for (int i = 0; i < x.length; i++) {
            gradient.add(i, 0, (p - label) * x[i]);
            for (int j = 0; j < x.length; j++) {
                hessian.add(i, j, p * (1 - p) * x[i] * x[j]);
            }
        }
    }

    /** A row with a 1 behind it. */
    private static double[] row(DMatrixRMaj x, int r) {
        double[] values = new double[x.numCols + 1];
        System.arraycopy(x.data, r * x.numCols, values, 0, x.numCols);
        values[x.numCols] = 1;
        return values;
    }
}

package exercise;

/**
 * A network with one hidden layer of ReLU units, and the gradient of its loss for one row.
 *
 * <p>Write the delta of the hidden units in {@link #gradient}. Then check: for half of the rows the network cannot be right.
 */
public final class Backward implements BackwardCheck.Task {
    /** The logit of a row: {@code z = max(x·W + b, 0)·v + c}. */
    @Override
    public double logit(double[][] w, double[] b, double[] v, double c, double[] x) {
        return bend(c + dot(hidden(w, b, x), v));
    }

    /**
     * The gradient of the cross-entropy by {@code W}, and in one more row by {@code b}.
     *
     * @param y the row's label
     */
    @Override
    public double[][] gradient(double[][] w, double[] b, double[] v, double c, double[] x, int y) {
        double[] a = hidden(w, b, x);
        double error = 1 / (1 + Math.exp(-logit(w, b, v, c, x))) - y; // ∂loss/∂z of the output
        double[] delta = new double[a.length]; // ∂loss/∂z of the hidden units
        for (int j = 0; j < a.length; j++) {
            // >>> your lines
            throw new UnsupportedOperationException("delta[" + j + "] from error " + error);
            // <<<
        }
        double[][] gradient = new double[x.length + 1][];
        for (int i = 0; i < x.length; i++) {
            gradient[i] = new double[a.length];
            for (int j = 0; j < a.length; j++) {
                gradient[i][j] = x[i] * delta[j];
            }
        }
        gradient[x.length] = delta;
        return gradient;
    }

    private static double[] hidden(double[][] w, double[] b, double[] x) {
        double[] a = b.clone();
        for (int j = 0; j < a.length; j++) {
            for (int i = 0; i < x.length; i++) {
                a[j] += x[i] * w[i][j];
            }
            a[j] = bend(a[j]);
        }
        return a;
    }

    private static double bend(double z) {
        return Math.max(z, 0);
    }

    private static double dot(double[] a, double[] v) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * v[j];
        }
        return sum;
    }
}

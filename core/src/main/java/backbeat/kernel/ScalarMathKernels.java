package backbeat.kernel;

final class ScalarMathKernels implements MathKernels {
    @Override
    public void exp(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = PortableMath.exp(x[i]);
        }
    }

    @Override
    public void log(double[] x, int from, int to, double[] out) {
        for (int i = from; i < to; i++) {
            out[i] = PortableMath.log(x[i]);
        }
    }

    @Override
    public void sigmoid(float[] z, int from, int to, double[] out, int outFrom, double[] scratch) {
        for (int i = from; i < to; i++) {
            out[outFrom + i - from] = PortableMath.sigmoid(z[i]);
        }
    }

    @Override
    public void crossEntropy(
            float[] z,
            double[] y,
            int from,
            int to,
            double positiveWeight,
            double share,
            float[] g,
            double[] losses,
            double[] scratch) {
        for (int i = from; i < to; i++) {
            double weight = y[i] > 0 ? positiveWeight : 1;
            losses[i] = weight * PortableMath.crossEntropy(z[i], y[i]);
            g[i] = (float) (weight * share * (PortableMath.sigmoid(z[i]) - y[i]));
        }
    }
}

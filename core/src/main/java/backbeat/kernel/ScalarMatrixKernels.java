package backbeat.kernel;

import java.util.Arrays;

final class ScalarMatrixKernels implements MatrixKernels {
    @Override
    public void layer(
            Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out) {
        for (int r = from; r < to; r++) {
            int at = r * outputs;
            System.arraycopy(bias, 0, out, at, outputs);
            for (int i = 0; i < in.width(); i++) {
                addRow(in.numeric()[in.start(r) + i], weights, i * outputs, outputs, out, at);
            }
            for (int c = r * in.onesPerRow(), end = in.onesEnd(r); c < end; c++) {
                int one = in.ones()[c];
                if (one >= 0) {
                    addRow(1, weights, one * outputs, outputs, out, at);
                }
            }
            float floor = relu ? 0 : Float.NEGATIVE_INFINITY;
            for (int j = at; j < at + outputs; j++) {
                out[j] = out[j] > floor ? out[j] : floor;
            }
        }
    }

    /** {@code out += factor · weights}: adjacent outputs, so that C2 can use vectors here too. */
    private static void addRow(float factor, float[] weights, int start, int count, float[] out, int at) {
        for (int j = 0; j < count; j++) {
            out[at + j] = Fused.fma(factor, weights[start + j], out[at + j]);
        }
    }

    @Override
    public void dots(float[] a, int width, int from, int to, float[] w, float bias, float[] lanes, float[] out) {
        for (int r = from; r < to; r++) {
            int first = r * VIRTUAL_LANES;
            Arrays.fill(lanes, first, first + VIRTUAL_LANES, 0);
            int row = r * width;
            for (int i = 0; i < width; i++) {
                int lane = first + i % VIRTUAL_LANES;
                lanes[lane] = Fused.fma(a[row + i], w[i], lanes[lane]);
            }
            out[r] = MatrixKernels.foldLanes(lanes, first) + bias;
        }
    }

    @Override
    public void outputGradient(
            float[] a,
            int width,
            int rows,
            float[] g,
            float[] w,
            float scale,
            float[] delta,
            float[] gradW,
            float[] gradB) {
        for (int r = 0; r < rows; r++) {
            int row = r * width;
            addRow(g[r], a, row, width, gradW, 0);
            for (int i = 0; i < width; i++) {
                delta[row + i] = a[row + i] > 0 ? g[r] * w[i] * scale : 0;
                gradB[i] += delta[row + i];
            }
        }
    }

    @Override
    public void gate(float[] a, int width, int rows, float scale, float[] delta, float[] gradB) {
        for (int r = 0; r < rows; r++) {
            int row = r * width;
            for (int i = 0; i < width; i++) {
                delta[row + i] = a[row + i] > 0 ? delta[row + i] * scale : 0;
                gradB[i] += delta[row + i];
            }
        }
    }

    @Override
    public void accumulate(Rows in, int rows, float[] delta, int outputs, float[] gradW) {
        for (int r = 0; r < rows; r++) {
            int at = r * outputs;
            for (int i = 0; i < in.width(); i++) {
                addRow(in.numeric()[in.start(r) + i], delta, at, outputs, gradW, i * outputs);
            }
            for (int c = r * in.onesPerRow(), end = in.onesEnd(r); c < end; c++) {
                int one = in.ones()[c];
                if (one >= 0) {
                    addRow(1, delta, at, outputs, gradW, one * outputs);
                }
            }
        }
    }
}

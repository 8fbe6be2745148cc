package backbeat.kernel;

final class ScalarMatrixKernels implements MatrixKernels {
    @Override
    public void layer(
            Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out) {
        for (int r = from; r < to; r++) {
            int at = r * outputs;
            System.arraycopy(bias, 0, out, at, outputs);
            for (int i = 0; i < in.width(); i++) {
                addRow(in.numeric()[r * in.width() + i], weights, i * outputs, outputs, out, at);
            }
            for (int c = 0; c < in.onesPerRow(); c++) {
                int one = in.ones()[r * in.onesPerRow() + c];
                if (one >= 0) {
                    addRow(1, weights, one * outputs, outputs, out, at);
                }
            }
            if (relu) {
                for (int j = at; j < at + outputs; j++) {
                    out[j] = out[j] > 0 ? out[j] : 0;
                }
            }
        }
    }

    /** {@code out += factor · weights}: adjacent outputs, so that C2 can use vectors here too. */
    private static void addRow(float factor, float[] weights, int start, int count, float[] out, int at) {
        for (int j = 0; j < count; j++) {
            out[at + j] = Math.fma(factor, weights[start + j], out[at + j]);
        }
    }

    @Override
    public void dots(float[] a, int width, int from, int to, float[] w, float bias, float[] out) {
        for (int r = from; r < to; r++) {
            int row = r * width;
            float l0 = 0;
            float l1 = 0;
            float l2 = 0;
            float l3 = 0;
            float l4 = 0;
            float l5 = 0;
            float l6 = 0;
            float l7 = 0;
            int i = 0;
            for (; i <= width - 8; i += 8) {
                l0 = Math.fma(a[row + i], w[i], l0);
                l1 = Math.fma(a[row + i + 1], w[i + 1], l1);
                l2 = Math.fma(a[row + i + 2], w[i + 2], l2);
                l3 = Math.fma(a[row + i + 3], w[i + 3], l3);
                l4 = Math.fma(a[row + i + 4], w[i + 4], l4);
                l5 = Math.fma(a[row + i + 5], w[i + 5], l5);
                l6 = Math.fma(a[row + i + 6], w[i + 6], l6);
                l7 = Math.fma(a[row + i + 7], w[i + 7], l7);
            }
            switch (width - i) { // the last, incomplete group of eight
                case 7:
                    l6 = Math.fma(a[row + i + 6], w[i + 6], l6); // fall through
                case 6:
                    l5 = Math.fma(a[row + i + 5], w[i + 5], l5); // fall through
                case 5:
                    l4 = Math.fma(a[row + i + 4], w[i + 4], l4); // fall through
                case 4:
                    l3 = Math.fma(a[row + i + 3], w[i + 3], l3); // fall through
                case 3:
                    l2 = Math.fma(a[row + i + 2], w[i + 2], l2); // fall through
                case 2:
                    l1 = Math.fma(a[row + i + 1], w[i + 1], l1); // fall through
                case 1:
                    l0 = Math.fma(a[row + i], w[i], l0); // fall through
                default:
                    break;
            }
            out[r] = ((l0 + l4) + (l2 + l6)) + ((l1 + l5) + (l3 + l7)) + bias;
        }
    }

    @Override
    public void outputDelta(float[] a, int width, int from, int to, float[] g, float[] w, float scale, float[] delta) {
        for (int r = from; r < to; r++) {
            int row = r * width;
            for (int i = 0; i < width; i++) {
                delta[row + i] = a[row + i] > 0 ? g[r] * w[i] * scale : 0;
            }
        }
    }

    @Override
    public void gate(float[] a, int from, int to, float scale, float[] delta) {
        for (int i = from; i < to; i++) {
            delta[i] = a[i] > 0 ? delta[i] * scale : 0;
        }
    }

    @Override
    public void accumulate(
            Rows in, int rows, float[] delta, int outputs, int colFrom, int colTo, float[] gradW, float[] gradB) {
        int count = colTo - colFrom;
        for (int r = 0; r < rows; r++) {
            int at = r * outputs + colFrom;
            addRow(1, delta, at, count, gradB, colFrom);
            for (int i = 0; i < in.width(); i++) {
                addRow(in.numeric()[r * in.width() + i], delta, at, count, gradW, i * outputs + colFrom);
            }
            for (int c = 0; c < in.onesPerRow(); c++) {
                int one = in.ones()[r * in.onesPerRow() + c];
                if (one >= 0) {
                    addRow(1, delta, at, count, gradW, one * outputs + colFrom);
                }
            }
        }
    }

    @Override
    public void accumulateOutput(float[] a, int width, int rows, float[] g, int from, int to, float[] gradW) {
        for (int r = 0; r < rows; r++) {
            addRow(g[r], a, r * width + from, to - from, gradW, from);
        }
    }
}

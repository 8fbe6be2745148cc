package backbeat.kernel.vector;

import static backbeat.kernel.vector.VectorMatrixKernels.LANES;
import static backbeat.kernel.vector.VectorMatrixKernels.SPECIES;

import backbeat.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/**
 * {@code gradW += Xᵀ·δ} in register tiles: four inputs by four (two, one) vectors of columns, whose sums stay in registers
 * while the rows of the block pass by, in order. Categories scatter: their row of {@code gradW} receives the row of
 * {@code δ}.
 */
final class GradientTiles {
    private GradientTiles() {}

    static void accumulate(Rows in, int rows, float[] delta, int outputs, float[] gradW) {
        int j = 0;
        for (; j <= outputs - 4 * LANES; j += 4 * LANES) {
            int i = 0;
            for (; i <= in.width() - 4; i += 4) {
                fourByFour(in, rows, i, j, delta, outputs, gradW);
            }
            for (; i < in.width(); i++) {
                for (int v = 0; v < 4; v++) {
                    oneByOne(in, rows, i, j + v * LANES, delta, outputs, gradW);
                }
            }
            scatterFour(in, rows, j, delta, outputs, gradW);
        }
        for (; j <= outputs - 2 * LANES; j += 2 * LANES) {
            int i = 0;
            for (; i <= in.width() - 4; i += 4) {
                fourByTwo(in, rows, i, j, delta, outputs, gradW);
            }
            for (; i < in.width(); i++) {
                oneByOne(in, rows, i, j, delta, outputs, gradW);
                oneByOne(in, rows, i, j + LANES, delta, outputs, gradW);
            }
            scatterTwo(in, rows, j, delta, outputs, gradW);
        }
        for (; j <= outputs - LANES; j += LANES) {
            int i = 0;
            for (; i <= in.width() - 4; i += 4) {
                fourByOne(in, rows, i, j, delta, outputs, gradW);
            }
            for (; i < in.width(); i++) {
                oneByOne(in, rows, i, j, delta, outputs, gradW);
            }
            scatterOne(in, rows, j, delta, outputs, gradW);
        }
        for (; j < outputs; j++) {
            single(in, rows, j, delta, outputs, gradW);
        }
    }

    private static void fourByFour(Rows in, int rows, int i, int j, float[] delta, int outputs, float[] gradW) {
        float[] x = in.numeric();
        int g0 = i * outputs + j;
        int g1 = g0 + outputs;
        int g2 = g1 + outputs;
        int g3 = g2 + outputs;
        FloatVector s00 = FloatVector.fromArray(SPECIES, gradW, g0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, gradW, g0 + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, gradW, g0 + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, gradW, g0 + 3 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, gradW, g1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, gradW, g1 + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, gradW, g1 + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, gradW, g1 + 3 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, gradW, g2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, gradW, g2 + LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, gradW, g2 + 2 * LANES);
        FloatVector s23 = FloatVector.fromArray(SPECIES, gradW, g2 + 3 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, gradW, g3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, gradW, g3 + LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, gradW, g3 + 2 * LANES);
        FloatVector s33 = FloatVector.fromArray(SPECIES, gradW, g3 + 3 * LANES);
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            int xAt = in.start(r) + i;
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, at);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, at + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, delta, at + 2 * LANES);
            FloatVector d3 = FloatVector.fromArray(SPECIES, delta, at + 3 * LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, x[xAt]);
            s00 = d0.fma(value, s00);
            s01 = d1.fma(value, s01);
            s02 = d2.fma(value, s02);
            s03 = d3.fma(value, s03);
            value = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            s10 = d0.fma(value, s10);
            s11 = d1.fma(value, s11);
            s12 = d2.fma(value, s12);
            s13 = d3.fma(value, s13);
            value = FloatVector.broadcast(SPECIES, x[xAt + 2]);
            s20 = d0.fma(value, s20);
            s21 = d1.fma(value, s21);
            s22 = d2.fma(value, s22);
            s23 = d3.fma(value, s23);
            value = FloatVector.broadcast(SPECIES, x[xAt + 3]);
            s30 = d0.fma(value, s30);
            s31 = d1.fma(value, s31);
            s32 = d2.fma(value, s32);
            s33 = d3.fma(value, s33);
        }
        storeFour(s00, s01, s02, s03, gradW, g0);
        storeFour(s10, s11, s12, s13, gradW, g1);
        storeFour(s20, s21, s22, s23, gradW, g2);
        storeFour(s30, s31, s32, s33, gradW, g3);
    }

    private static void storeFour(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] out, int at) {
        s0.intoArray(out, at);
        s1.intoArray(out, at + LANES);
        s2.intoArray(out, at + 2 * LANES);
        s3.intoArray(out, at + 3 * LANES);
    }

    private static void fourByTwo(Rows in, int rows, int i, int j, float[] delta, int outputs, float[] gradW) {
        float[] x = in.numeric();
        int g0 = i * outputs + j;
        int g1 = g0 + outputs;
        int g2 = g1 + outputs;
        int g3 = g2 + outputs;
        FloatVector s00 = FloatVector.fromArray(SPECIES, gradW, g0);
        FloatVector s01 = FloatVector.fromArray(SPECIES, gradW, g0 + LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, gradW, g1);
        FloatVector s11 = FloatVector.fromArray(SPECIES, gradW, g1 + LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, gradW, g2);
        FloatVector s21 = FloatVector.fromArray(SPECIES, gradW, g2 + LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, gradW, g3);
        FloatVector s31 = FloatVector.fromArray(SPECIES, gradW, g3 + LANES);
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            int xAt = in.start(r) + i;
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, at);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, x[xAt]);
            s00 = d0.fma(value, s00);
            s01 = d1.fma(value, s01);
            value = FloatVector.broadcast(SPECIES, x[xAt + 1]);
            s10 = d0.fma(value, s10);
            s11 = d1.fma(value, s11);
            value = FloatVector.broadcast(SPECIES, x[xAt + 2]);
            s20 = d0.fma(value, s20);
            s21 = d1.fma(value, s21);
            value = FloatVector.broadcast(SPECIES, x[xAt + 3]);
            s30 = d0.fma(value, s30);
            s31 = d1.fma(value, s31);
        }
        s00.intoArray(gradW, g0);
        s01.intoArray(gradW, g0 + LANES);
        s10.intoArray(gradW, g1);
        s11.intoArray(gradW, g1 + LANES);
        s20.intoArray(gradW, g2);
        s21.intoArray(gradW, g2 + LANES);
        s30.intoArray(gradW, g3);
        s31.intoArray(gradW, g3 + LANES);
    }

    /** Adds {@code δ} to the rows of the categories. */
    private static void scatterFour(Rows in, int rows, int j, float[] delta, int outputs, float[] gradW) {
        int count = in.onesPerRow();
        int[] ones = in.ones();
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, at);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, at + LANES);
            FloatVector d2 = FloatVector.fromArray(SPECIES, delta, at + 2 * LANES);
            FloatVector d3 = FloatVector.fromArray(SPECIES, delta, at + 3 * LANES);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                int one = ones[c];
                if (one >= 0) {
                    addFour(gradW, one * outputs + j, d0, d1, d2, d3);
                }
            }
        }
    }

    private static void addFour(float[] sums, int at, FloatVector d0, FloatVector d1, FloatVector d2, FloatVector d3) {
        add(sums, at, d0);
        add(sums, at + LANES, d1);
        add(sums, at + 2 * LANES, d2);
        add(sums, at + 3 * LANES, d3);
    }

    private static void scatterTwo(Rows in, int rows, int j, float[] delta, int outputs, float[] gradW) {
        int count = in.onesPerRow();
        int[] ones = in.ones();
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            FloatVector d0 = FloatVector.fromArray(SPECIES, delta, at);
            FloatVector d1 = FloatVector.fromArray(SPECIES, delta, at + LANES);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                int one = ones[c];
                if (one >= 0) {
                    add(gradW, one * outputs + j, d0);
                    add(gradW, one * outputs + j + LANES, d1);
                }
            }
        }
    }

    private static void add(float[] sums, int at, FloatVector value) {
        FloatVector.fromArray(SPECIES, sums, at).add(value).intoArray(sums, at);
    }

    private static void fourByOne(Rows in, int rows, int i, int j, float[] delta, int outputs, float[] gradW) {
        float[] x = in.numeric();
        int g = i * outputs + j;
        FloatVector s0 = FloatVector.fromArray(SPECIES, gradW, g);
        FloatVector s1 = FloatVector.fromArray(SPECIES, gradW, g + outputs);
        FloatVector s2 = FloatVector.fromArray(SPECIES, gradW, g + 2 * outputs);
        FloatVector s3 = FloatVector.fromArray(SPECIES, gradW, g + 3 * outputs);
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            int xAt = in.start(r) + i;
            FloatVector d = FloatVector.fromArray(SPECIES, delta, at);
            s0 = d.fma(FloatVector.broadcast(SPECIES, x[xAt]), s0);
            s1 = d.fma(FloatVector.broadcast(SPECIES, x[xAt + 1]), s1);
            s2 = d.fma(FloatVector.broadcast(SPECIES, x[xAt + 2]), s2);
            s3 = d.fma(FloatVector.broadcast(SPECIES, x[xAt + 3]), s3);
        }
        s0.intoArray(gradW, g);
        s1.intoArray(gradW, g + outputs);
        s2.intoArray(gradW, g + 2 * outputs);
        s3.intoArray(gradW, g + 3 * outputs);
    }

    private static void oneByOne(Rows in, int rows, int i, int j, float[] delta, int outputs, float[] gradW) {
        int g = i * outputs + j;
        FloatVector sum = FloatVector.fromArray(SPECIES, gradW, g);
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            int xAt = in.start(r) + i;
            FloatVector value = FloatVector.broadcast(SPECIES, in.numeric()[xAt]);
            sum = FloatVector.fromArray(SPECIES, delta, at).fma(value, sum);
        }
        sum.intoArray(gradW, g);
    }

    private static void scatterOne(Rows in, int rows, int j, float[] delta, int outputs, float[] gradW) {
        int count = in.onesPerRow();
        for (int r = 0, at = j; r < rows; r++, at += outputs) {
            FloatVector d = FloatVector.fromArray(SPECIES, delta, at);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                int one = in.ones()[c];
                if (one >= 0) {
                    add(gradW, one * outputs + j, d);
                }
            }
        }
    }

    /** A column that fills no vector. */
    private static void single(Rows in, int rows, int j, float[] delta, int outputs, float[] gradW) {
        int width = in.width();
        int count = in.onesPerRow();
        for (int r = 0; r < rows; r++) {
            float d = delta[r * outputs + j];
            int start = in.start(r);
            for (int i = 0; i < width; i++) {
                gradW[i * outputs + j] = Math.fma(in.numeric()[start + i], d, gradW[i * outputs + j]);
            }
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                int one = in.ones()[c];
                if (one >= 0) {
                    gradW[one * outputs + j] += d;
                }
            }
        }
    }
}

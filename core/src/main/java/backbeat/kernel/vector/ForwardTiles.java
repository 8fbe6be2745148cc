package backbeat.kernel.vector;

import static backbeat.kernel.vector.VectorMatrixKernels.LANES;
import static backbeat.kernel.vector.VectorMatrixKernels.SPECIES;

import backbeat.kernel.Rows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * {@code out = ReLU(bias + X·W)}. The product over the numeric inputs runs in register tiles: four rows by four (or one)
 * vectors of outputs, whose sixteen sums stay in registers while the inputs pass by; per input, four loads of weights and
 * four broadcasts feed sixteen multiply-adds. A second pass over the rows, still in the L1 cache, adds the rows of weights
 * of the categories and rectifies.
 *
 * <p>Tiles of columns are the outer loop: the weights of one tile, {@code inputs × 4 vectors}, stay in the L1 cache while
 * all rows pass.
 *
 * <p>One method for both passes would save a store and a load per sum, but exceeds what C2 inlines into one method
 * ({@code DesiredMethodLimit}), and then every sum becomes an object.
 */
final class ForwardTiles {
    private ForwardTiles() {}

    static void layer(
            Rows in, int from, int to, float[] weights, float[] bias, int outputs, boolean relu, float[] out) {
        float floor = relu ? 0 : Float.NEGATIVE_INFINITY;
        boolean finish = relu || in.onesPerRow() > 0;
        int j = 0;
        for (; j <= outputs - 4 * LANES; j += 4 * LANES) {
            int r = from;
            for (; r <= to - 4; r += 4) {
                fourByFour(in, r, j, weights, bias, outputs, out);
            }
            for (; r < to; r++) {
                oneByFour(in, r, j, weights, bias, outputs, out);
            }
            if (finish) {
                finishFour(in, from, to, j, weights, outputs, floor, out);
            }
        }
        for (; j <= outputs - 2 * LANES; j += 2 * LANES) {
            int r = from;
            for (; r <= to - 4; r += 4) {
                fourByTwo(in, r, j, weights, bias, outputs, out);
            }
            for (; r < to; r++) {
                oneByOne(in, r, j, weights, bias, outputs, out);
                oneByOne(in, r, j + LANES, weights, bias, outputs, out);
            }
            if (finish) {
                finishTwo(in, from, to, j, weights, outputs, floor, out);
            }
        }
        for (; j <= outputs - LANES; j += LANES) {
            int r = from;
            for (; r <= to - 4; r += 4) {
                fourByOne(in, r, j, weights, bias, outputs, out);
            }
            for (; r < to; r++) {
                oneByOne(in, r, j, weights, bias, outputs, out);
            }
            if (finish) {
                finishOne(in, from, to, j, weights, outputs, floor, out);
            }
        }
        for (; j < outputs; j++) {
            for (int r = from; r < to; r++) {
                single(in, r, j, weights, bias, outputs, floor, out);
            }
        }
    }

    private static void fourByFour(Rows in, int r, int j, float[] weights, float[] bias, int outputs, float[] out) {
        float[] x = in.numeric();
        int width = in.width();
        FloatVector s00 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s01 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s02 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector s03 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s11 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s12 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector s13 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s21 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s22 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector s23 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s31 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s32 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector s33 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        int x0 = in.start(r);
        int x1 = in.start(r + 1);
        int x2 = in.start(r + 2);
        int x3 = in.start(r + 3);
        for (int i = 0, at = j; i < width; i++, at += outputs) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, at);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, at + LANES);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, at + 2 * LANES);
            FloatVector w3 = FloatVector.fromArray(SPECIES, weights, at + 3 * LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, x[x0 + i]);
            s00 = w0.fma(value, s00);
            s01 = w1.fma(value, s01);
            s02 = w2.fma(value, s02);
            s03 = w3.fma(value, s03);
            value = FloatVector.broadcast(SPECIES, x[x1 + i]);
            s10 = w0.fma(value, s10);
            s11 = w1.fma(value, s11);
            s12 = w2.fma(value, s12);
            s13 = w3.fma(value, s13);
            value = FloatVector.broadcast(SPECIES, x[x2 + i]);
            s20 = w0.fma(value, s20);
            s21 = w1.fma(value, s21);
            s22 = w2.fma(value, s22);
            s23 = w3.fma(value, s23);
            value = FloatVector.broadcast(SPECIES, x[x3 + i]);
            s30 = w0.fma(value, s30);
            s31 = w1.fma(value, s31);
            s32 = w2.fma(value, s32);
            s33 = w3.fma(value, s33);
        }
        int at = r * outputs + j;
        storeFour(s00, s01, s02, s03, out, at);
        storeFour(s10, s11, s12, s13, out, at + outputs);
        storeFour(s20, s21, s22, s23, out, at + 2 * outputs);
        storeFour(s30, s31, s32, s33, out, at + 3 * outputs);
    }

    private static void storeFour(FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3, float[] out, int at) {
        s0.intoArray(out, at);
        s1.intoArray(out, at + LANES);
        s2.intoArray(out, at + 2 * LANES);
        s3.intoArray(out, at + 3 * LANES);
    }

    private static void oneByFour(Rows in, int r, int j, float[] weights, float[] bias, int outputs, float[] out) {
        float[] x = in.numeric();
        int width = in.width();
        FloatVector s0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s2 = FloatVector.fromArray(SPECIES, bias, j + 2 * LANES);
        FloatVector s3 = FloatVector.fromArray(SPECIES, bias, j + 3 * LANES);
        int start = in.start(r);
        for (int i = 0, at = j; i < width; i++, at += outputs) {
            FloatVector value = FloatVector.broadcast(SPECIES, x[start + i]);
            s0 = FloatVector.fromArray(SPECIES, weights, at).fma(value, s0);
            s1 = FloatVector.fromArray(SPECIES, weights, at + LANES).fma(value, s1);
            s2 = FloatVector.fromArray(SPECIES, weights, at + 2 * LANES).fma(value, s2);
            s3 = FloatVector.fromArray(SPECIES, weights, at + 3 * LANES).fma(value, s3);
        }
        storeFour(s0, s1, s2, s3, out, r * outputs + j);
    }

    /**
     * Adds the weights of the categories and rectifies. An unseen category multiplies a row of weights by 0, which adds
     * nothing: a branch in its place would make C2 box the sums where the two ways meet.
     */
    private static void finishFour(
            Rows in, int from, int to, int j, float[] weights, int outputs, float floor, float[] out) {
        int count = in.onesPerRow();
        int[] ones = in.ones();
        FloatVector least = FloatVector.broadcast(SPECIES, floor);
        for (int r = from, at = from * outputs + j; r < to; r++, at += outputs) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, out, at);
            FloatVector s1 = FloatVector.fromArray(SPECIES, out, at + LANES);
            FloatVector s2 = FloatVector.fromArray(SPECIES, out, at + 2 * LANES);
            FloatVector s3 = FloatVector.fromArray(SPECIES, out, at + 3 * LANES);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                FloatVector seen = FloatVector.broadcast(SPECIES, ones[c] >= 0 ? 1f : 0f);
                int row = Math.max(ones[c], 0) * outputs + j;
                s0 = FloatVector.fromArray(SPECIES, weights, row).fma(seen, s0);
                s1 = FloatVector.fromArray(SPECIES, weights, row + LANES).fma(seen, s1);
                s2 = FloatVector.fromArray(SPECIES, weights, row + 2 * LANES).fma(seen, s2);
                s3 = FloatVector.fromArray(SPECIES, weights, row + 3 * LANES).fma(seen, s3);
            }
            least.blend(s0, s0.compare(VectorOperators.GT, least)).intoArray(out, at);
            least.blend(s1, s1.compare(VectorOperators.GT, least)).intoArray(out, at + LANES);
            least.blend(s2, s2.compare(VectorOperators.GT, least)).intoArray(out, at + 2 * LANES);
            least.blend(s3, s3.compare(VectorOperators.GT, least)).intoArray(out, at + 3 * LANES);
        }
    }

    private static void fourByTwo(Rows in, int r, int j, float[] weights, float[] bias, int outputs, float[] out) {
        float[] x = in.numeric();
        int width = in.width();
        FloatVector s00 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s01 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s10 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s11 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s20 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s21 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        FloatVector s30 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s31 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        int x0 = in.start(r);
        int x1 = in.start(r + 1);
        int x2 = in.start(r + 2);
        int x3 = in.start(r + 3);
        for (int i = 0, at = j; i < width; i++, at += outputs) {
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, at);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, at + LANES);
            FloatVector value = FloatVector.broadcast(SPECIES, x[x0 + i]);
            s00 = w0.fma(value, s00);
            s01 = w1.fma(value, s01);
            value = FloatVector.broadcast(SPECIES, x[x1 + i]);
            s10 = w0.fma(value, s10);
            s11 = w1.fma(value, s11);
            value = FloatVector.broadcast(SPECIES, x[x2 + i]);
            s20 = w0.fma(value, s20);
            s21 = w1.fma(value, s21);
            value = FloatVector.broadcast(SPECIES, x[x3 + i]);
            s30 = w0.fma(value, s30);
            s31 = w1.fma(value, s31);
        }
        int at = r * outputs + j;
        storeTwo(s00, s01, out, at);
        storeTwo(s10, s11, out, at + outputs);
        storeTwo(s20, s21, out, at + 2 * outputs);
        storeTwo(s30, s31, out, at + 3 * outputs);
    }

    private static void storeTwo(FloatVector s0, FloatVector s1, float[] out, int at) {
        s0.intoArray(out, at);
        s1.intoArray(out, at + LANES);
    }

    private static void finishTwo(
            Rows in, int from, int to, int j, float[] weights, int outputs, float floor, float[] out) {
        int count = in.onesPerRow();
        int[] ones = in.ones();
        FloatVector least = FloatVector.broadcast(SPECIES, floor);
        for (int r = from, at = from * outputs + j; r < to; r++, at += outputs) {
            FloatVector s0 = FloatVector.fromArray(SPECIES, out, at);
            FloatVector s1 = FloatVector.fromArray(SPECIES, out, at + LANES);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                FloatVector seen = FloatVector.broadcast(SPECIES, ones[c] >= 0 ? 1f : 0f);
                int row = Math.max(ones[c], 0) * outputs + j;
                s0 = FloatVector.fromArray(SPECIES, weights, row).fma(seen, s0);
                s1 = FloatVector.fromArray(SPECIES, weights, row + LANES).fma(seen, s1);
            }
            least.blend(s0, s0.compare(VectorOperators.GT, least)).intoArray(out, at);
            least.blend(s1, s1.compare(VectorOperators.GT, least)).intoArray(out, at + LANES);
        }
    }

    private static void fourByOne(Rows in, int r, int j, float[] weights, float[] bias, int outputs, float[] out) {
        float[] x = in.numeric();
        int width = in.width();
        FloatVector s0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s1 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s2 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector s3 = FloatVector.fromArray(SPECIES, bias, j);
        int x0 = in.start(r);
        int x1 = in.start(r + 1);
        int x2 = in.start(r + 2);
        int x3 = in.start(r + 3);
        for (int i = 0, at = j; i < width; i++, at += outputs) {
            FloatVector w = FloatVector.fromArray(SPECIES, weights, at);
            s0 = w.fma(FloatVector.broadcast(SPECIES, x[x0 + i]), s0);
            s1 = w.fma(FloatVector.broadcast(SPECIES, x[x1 + i]), s1);
            s2 = w.fma(FloatVector.broadcast(SPECIES, x[x2 + i]), s2);
            s3 = w.fma(FloatVector.broadcast(SPECIES, x[x3 + i]), s3);
        }
        int at = r * outputs + j;
        s0.intoArray(out, at);
        s1.intoArray(out, at + outputs);
        s2.intoArray(out, at + 2 * outputs);
        s3.intoArray(out, at + 3 * outputs);
    }

    private static void oneByOne(Rows in, int r, int j, float[] weights, float[] bias, int outputs, float[] out) {
        float[] x = in.numeric();
        int width = in.width();
        FloatVector sum = FloatVector.fromArray(SPECIES, bias, j);
        int start = in.start(r);
        for (int i = 0, at = j; i < width; i++, at += outputs) {
            FloatVector w = FloatVector.fromArray(SPECIES, weights, at);
            sum = w.fma(FloatVector.broadcast(SPECIES, x[start + i]), sum);
        }
        sum.intoArray(out, r * outputs + j);
    }

    private static void finishOne(
            Rows in, int from, int to, int j, float[] weights, int outputs, float floor, float[] out) {
        int count = in.onesPerRow();
        int[] ones = in.ones();
        FloatVector least = FloatVector.broadcast(SPECIES, floor);
        for (int r = from, at = from * outputs + j; r < to; r++, at += outputs) {
            FloatVector sum = FloatVector.fromArray(SPECIES, out, at);
            for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
                FloatVector seen = FloatVector.broadcast(SPECIES, ones[c] >= 0 ? 1f : 0f);
                int row = Math.max(ones[c], 0) * outputs + j;
                sum = FloatVector.fromArray(SPECIES, weights, row).fma(seen, sum);
            }
            least.blend(sum, sum.compare(VectorOperators.GT, least)).intoArray(out, at);
        }
    }

    /** A column that fills no vector. */
    private static void single(
            Rows in, int r, int j, float[] weights, float[] bias, int outputs, float floor, float[] out) {
        float sum = bias[j];
        int width = in.width();
        int start = in.start(r);
        for (int i = 0; i < width; i++) {
            sum = Math.fma(in.numeric()[start + i], weights[i * outputs + j], sum);
        }
        int count = in.onesPerRow();
        for (int c = r * count, end = in.onesEnd(r); c < end; c++) {
            int one = in.ones()[c];
            if (one >= 0) {
                sum += weights[one * outputs + j];
            }
        }
        out[r * outputs + j] = sum > floor ? sum : floor;
    }
}

package backbeat.kernel.vector;

import static backbeat.kernel.MathConstants.*;

import backbeat.kernel.PortableMath;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link backbeat.kernel.PortableMath} on arrays: the same operations in the same order, a lane per element. Works on whole
 * vectors from {@code from} on and returns where it stopped.
 *
 * <p>Each function is one method, its steps written out: a step in a method of its own, taking and returning vectors, may
 * or may not be inlined, and when it is not every vector that passes becomes an object.
 */
final class VectorMath {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    // Constants as vectors: broadcasting at every use would cost the compiler's budget for inlining.
    private static final DoubleVector V_ROUND = all(ROUND);
    private static final DoubleVector V_LOG2_E = all(LOG2_E);
    private static final DoubleVector V_LN2_HIGH = all(LN2_HIGH);
    private static final DoubleVector V_LN2_LOW = all(LN2_LOW);
    private static final DoubleVector V_EXP2 = all(EXP2);
    private static final DoubleVector V_EXP3 = all(EXP3);
    private static final DoubleVector V_EXP4 = all(EXP4);
    private static final DoubleVector V_EXP5 = all(EXP5);
    private static final DoubleVector V_EXP6 = all(EXP6);
    private static final DoubleVector V_EXP7 = all(EXP7);
    private static final DoubleVector V_EXP8 = all(EXP8);
    private static final DoubleVector V_EXP9 = all(EXP9);
    private static final DoubleVector V_EXP10 = all(EXP10);
    private static final DoubleVector V_EXP11 = all(EXP11);
    private static final DoubleVector V_EXP12 = all(EXP12);
    private static final DoubleVector V_EXP13 = all(EXP13);
    private static final DoubleVector V_LOG3 = all(LOG3);
    private static final DoubleVector V_LOG5 = all(LOG5);
    private static final DoubleVector V_LOG7 = all(LOG7);
    private static final DoubleVector V_LOG9 = all(LOG9);
    private static final DoubleVector V_LOG11 = all(LOG11);
    private static final DoubleVector V_LOG13 = all(LOG13);
    private static final DoubleVector V_LOG15 = all(LOG15);
    private static final DoubleVector V_LOG17 = all(LOG17);
    private static final DoubleVector V_LOG19 = all(LOG19);
    private static final DoubleVector V_LOG21 = all(LOG21);
    private static final DoubleVector V_LOG23 = all(LOG23);
    private static final DoubleVector V_LARGEST = all(EXP_LARGEST);
    private static final DoubleVector V_SMALLEST = all(EXP_SMALLEST);
    private static final DoubleVector V_HALF = all(0.5);
    private static final DoubleVector V_ZERO = all(0);
    private static final DoubleVector V_INFINITY = all(Double.POSITIVE_INFINITY);
    private static final DoubleVector V_BIAS = all(1023);
    private static final DoubleVector V_NORMAL = all(SMALLEST_NORMAL);

    private VectorMath() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    static int exp(double[] in, int from, int to, double[] out) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, in, i);
            x = x.blend(V_LARGEST, x.compare(VectorOperators.GT, V_LARGEST));
            x = x.blend(V_SMALLEST, x.compare(VectorOperators.LT, V_SMALLEST));
            DoubleVector k = x.fma(V_LOG2_E, V_ROUND).sub(V_ROUND);
            DoubleVector minus = k.neg();
            DoubleVector r = minus.fma(V_LN2_LOW, minus.fma(V_LN2_HIGH, x));
            DoubleVector r2 = r.mul(r);
            DoubleVector r4 = r2.mul(r2);
            DoubleVector a = r.fma(V_EXP3, V_EXP2);
            DoubleVector b = r.fma(V_EXP5, V_EXP4);
            DoubleVector c = r.fma(V_EXP7, V_EXP6);
            DoubleVector d = r.fma(V_EXP9, V_EXP8);
            DoubleVector e = r.fma(V_EXP11, V_EXP10);
            DoubleVector f = r.fma(V_EXP13, V_EXP12);
            DoubleVector q = r4.fma(r4.fma(r2.fma(f, e), r2.fma(d, c)), r2.fma(b, a));
            DoubleVector series = r2.fma(q, r).add(1.0);
            DoubleVector half =
                    k.fma(V_HALF, V_ROUND); // its low bits are the integer: the exponent of the first factor
            DoubleVector rest = k.sub(half.sub(V_ROUND)).add(V_ROUND);
            DoubleVector first = half.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(ONE_BITS)
                    .reinterpretAsDoubles();
            DoubleVector second = rest.reinterpretAsLongs()
                    .lanewise(VectorOperators.LSHL, 52)
                    .add(ONE_BITS)
                    .reinterpretAsDoubles();
            series.mul(first).mul(second).intoArray(out, i);
        }
        return i;
    }

    static int log(double[] in, int from, int to, double[] out) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, in, i);
            boolean ordinary = x.compare(VectorOperators.GE, V_NORMAL)
                    .and(x.compare(VectorOperators.LT, V_INFINITY))
                    .allTrue();
            if (!ordinary) { // zeros, negative, subnormal, infinite or NaN: rare, and left to the definition
                for (int lane = i; lane < i + LANES; lane++) {
                    out[lane] = PortableMath.log(in[lane]);
                }
                continue;
            }
            LongVector bits = x.reinterpretAsLongs();
            LongVector exponent = bits.sub(SQRT_HALF_BITS - ONE_BITS).lanewise(VectorOperators.LSHR, 52);
            LongVector mantissa =
                    bits.sub(exponent.lanewise(VectorOperators.LSHL, 52)).add(ONE_BITS);
            DoubleVector biased =
                    exponent.or(TWO_52_BITS).reinterpretAsDoubles().sub(TWO_52);
            DoubleVector k = biased.sub(V_BIAS);
            DoubleVector f = mantissa.reinterpretAsDoubles().sub(1.0);
            DoubleVector s = f.div(f.add(2.0));
            DoubleVector z = s.mul(s);
            DoubleVector z2 = z.mul(z);
            DoubleVector z4 = z2.mul(z2);
            DoubleVector a = z2.fma(z.fma(V_LOG9, V_LOG7), z.fma(V_LOG5, V_LOG3));
            DoubleVector b = z2.fma(z.fma(V_LOG17, V_LOG15), z.fma(V_LOG13, V_LOG11));
            DoubleVector c = z2.fma(V_LOG23, z.fma(V_LOG21, V_LOG19));
            DoubleVector series = z.mul(z4.fma(z4.fma(c, b), a));
            DoubleVector halfSquare = f.mul(0.5).mul(f);
            DoubleVector correction = s.fma(halfSquare.add(series), k.mul(V_LN2_LOW));
            k.fma(V_LN2_HIGH, f.sub(halfSquare.sub(correction))).intoArray(out, i);
        }
        return i;
    }

    /** {@code out = 1/(1 + e⁻ᶻ)}, given {@code e^−|z|} in {@code out}. */
    static void sigmoid(double[] z, int from, int end, double[] out, int shift) {
        DoubleVector one = all(1);
        for (int i = from; i < end; i += LANES) {
            DoubleVector e = DoubleVector.fromArray(SPECIES, out, shift + i);
            VectorMask<Double> positive = DoubleVector.fromArray(SPECIES, z, i).compare(VectorOperators.GE, V_ZERO);
            e.blend(one, positive).div(e.add(one)).intoArray(out, shift + i);
        }
    }
}

package backbeat.benchmarks;

import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.kernel.MathKernels;
import backbeat.random.Xoshiro256;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Nanoseconds per exponential, logarithm and cross-entropy: the portable kernels, {@link StrictMath} (portable, but no
 * vector form) and {@link Math} (whose bits may differ between JVMs).
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@InProfile(Profile.REGULAR)
@Shown(on = Shown.Page.MLP)
public class ExpBenchmark extends BenchmarkDefaults {
    private static final int COUNT = 4096;

    /** Float64 operations of {@code PortableMath.exp}, two lanes each. */
    private static final int EXP = 2 * 32;

    /** Of {@code PortableMath.log}. */
    private static final int LOG = 2 * 40;

    /** Of the loss and its gradient: an exponential, a logarithm, two divisions and what joins them. */
    private static final int LOSS = EXP + LOG + 2 * 18;

    private final MathKernels vector = Learners.kernels("vector").math();
    private final MathKernels scalar = Learners.kernels("scalar").math();
    private final double[] x = new double[COUNT];
    private final double[] positive = new double[COUNT];
    private final float[] logits = new float[COUNT];
    private final double[] labels = new double[COUNT];
    private final float[] gradients = new float[COUNT];
    private final double[] out = new double[COUNT];
    private final double[] scratch = new double[2 * COUNT];

    @Setup
    public void prepare() {
        Xoshiro256 random = new Xoshiro256(1);
        for (int i = 0; i < COUNT; i++) {
            x[i] = 10 * random.nextGaussian();
            positive[i] = Math.abs(x[i]) + 1e-3;
            logits[i] = (float) x[i] / 4;
            labels[i] = random.nextInt(2);
        }
        for (MathKernels kernels : new MathKernels[] {vector, scalar}) {
            kernels.exp(x, 0, COUNT, out);
            check(x, StrictMath::exp);
            kernels.log(positive, 0, COUNT, out);
            check(positive, StrictMath::log);
        }
    }

    private void check(double[] arguments, DoubleUnaryOperator expected) {
        for (int i = 0; i < COUNT; i++) {
            double y = expected.applyAsDouble(arguments[i]);
            if (!(Math.abs(out[i] - y) <= 2 * Math.ulp(y))) {
                throw new IllegalStateException("f(" + arguments[i] + ") = " + out[i] + ", StrictMath " + y);
            }
        }
    }

    private double[] each(double[] arguments, DoubleUnaryOperator f) {
        for (int i = 0; i < COUNT; i++) {
            out[i] = f.applyAsDouble(arguments[i]);
        }
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = EXP, bytes = 16, from = Costs.Level.L2)
    public double[] expVector() {
        vector.exp(x, 0, COUNT, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = EXP, bytes = 16, from = Costs.Level.L2)
    public double[] expScalar() {
        scalar.exp(x, 0, COUNT, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] expStrictMath() {
        return each(x, StrictMath::exp);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] expMath() {
        return each(x, Math::exp);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = LOG, bytes = 16, from = Costs.Level.L2)
    public double[] logVector() {
        vector.log(positive, 0, COUNT, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = LOG, bytes = 16, from = Costs.Level.L2)
    public double[] logScalar() {
        scalar.log(positive, 0, COUNT, out);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] logStrictMath() {
        return each(positive, StrictMath::log);
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = LOSS, bytes = 56, from = Costs.Level.L2)
    public double[] lossVector() {
        vector.crossEntropy(logits, labels, 0, COUNT, 1, 1.0 / COUNT, gradients, out, scratch);
        return out;
    }

    @Benchmark
    @OperationsPerInvocation(COUNT)
    @Costs(arithmetic = LOSS, bytes = 56, from = Costs.Level.L2)
    public double[] lossScalar() {
        scalar.crossEntropy(logits, labels, 0, COUNT, 1, 1.0 / COUNT, gradients, out, scratch);
        return out;
    }
}

package backbeat.benchmarks;

import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.kernel.Kernels;
import backbeat.kernel.MatrixKernels;
import backbeat.kernel.StepSizes;
import backbeat.kernel.UpdateKernels;
import backbeat.random.Xoshiro256;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds per element of Adam's step and of the gradient through ReLU, on as many elements as a network of 64 units has. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@InProfile(Profile.REGULAR)
@Shown(on = Shown.Page.MLP)
public class UpdateBenchmark extends BenchmarkDefaults {
    /** 139 inputs and a bias for each of 64 units, and the output layer; to a multiple of 16. */
    private static final int WEIGHTS = 9040;

    private static final int UNITS = 64;

    /** The activations of a block of 256 rows. */
    private static final int ACTIVATIONS = 256 * UNITS;

    @Param("vector")
    @Values(
            value = {"vector", "scalar"},
            in = Profile.REGULAR)
    public String kernel;

    private final StepSizes sizes = new StepSizes();
    private UpdateKernels updates;
    private MatrixKernels matrices;
    private float[] weights;
    private float[] gradients;
    private float[] means;
    private float[] squares;
    private float[] activations;
    private float[] delta;
    private float[] biases;

    /** Draws everything, and checks the kernels against the scalar ones, bit by bit. */
    @Setup
    public void prepare() {
        sizes.rate = 1e-3f;
        sizes.l2 = 0.01f; // keeps the moments from decaying into subnormal numbers, which are slow
        sizes.rootCorrection = 1;
        use(Learners.kernels("scalar"));
        draw();
        adam();
        gate();
        float[] expectedWeights = weights.clone();
        float[] expectedDelta = delta.clone();
        float[] expectedBiases = biases.clone();
        use(Learners.kernels(kernel));
        draw();
        adam();
        gate();
        if (!Arrays.equals(expectedWeights, weights)
                || !Arrays.equals(expectedDelta, delta)
                || !Arrays.equals(expectedBiases, biases)) {
            throw new IllegalStateException("The " + kernel + " kernels differ from the scalar ones");
        }
    }

    private void use(Kernels kernels) {
        updates = kernels.updates();
        matrices = kernels.matrices();
    }

    private void draw() {
        Xoshiro256 random = new Xoshiro256(1);
        weights = normals(WEIGHTS, random);
        gradients = normals(WEIGHTS, random);
        means = normals(WEIGHTS, random);
        squares = normals(WEIGHTS, random);
        for (int i = 0; i < WEIGHTS; i++) {
            squares[i] *= squares[i];
        }
        activations = normals(ACTIVATIONS, random);
        for (int i = 0; i < ACTIVATIONS; i++) {
            activations[i] = Math.max(0, activations[i]);
        }
        delta = normals(ACTIVATIONS, random);
        biases = new float[UNITS];
    }

    private static float[] normals(int count, Xoshiro256 random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Twelve operations; weight, gradient and two moments are read and written: 145 KiB in all. */
    @Benchmark
    @OperationsPerInvocation(WEIGHTS)
    @Costs(arithmetic = 12, bytes = 32, from = Costs.Level.L2)
    public float[] adam() {
        updates.adam(weights, gradients, means, squares, 0, WEIGHTS, sizes);
        return weights;
    }

    /** A comparison, a product and a sum; the activation is read, the gradient read and written: 128 KiB in all. */
    @Benchmark
    @OperationsPerInvocation(ACTIVATIONS)
    @Costs(arithmetic = 3, bytes = 12, from = Costs.Level.L2)
    public float[] gate() {
        matrices.gate(activations, UNITS, ACTIVATIONS / UNITS, 1, delta, biases);
        return delta;
    }
}

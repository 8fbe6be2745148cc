package backbeat.benchmarks;

import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.kernel.MatrixKernels;
import backbeat.kernel.Rows;
import backbeat.random.Xoshiro256;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.ejml.dense.row.CommonOps_MT_FDRM;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Float32 products {@code (rows × inner)·(inner × columns)}: the kernels' layer (scalar and Vector API) against EJML on one
 * thread and on all. {@code flops} is a rate; {@link RooflineBenchmark#fma1Thread} has the peak to divide it by.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@InProfile(Profile.REGULAR)
@Shown(on = Shown.Page.MLP)
public class GemmBenchmark extends BenchmarkDefaults {
    @Param("256x140x128")
    @Values({"256x12x64", "256x64x64", "1024x128x128"})
    public String shape;

    private final MatrixKernels vector = Learners.kernels("vector").matrices();
    private final MatrixKernels scalar = Learners.kernels("scalar").matrices();
    private FMatrixRMaj a;
    private FMatrixRMaj b;
    private FMatrixRMaj c;
    private Rows rows;
    private float[] zeros;

    /** Floating-point operations, turned into a rate by JMH; a multiply-add counts as two. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Work {
        public long flops;
    }

    @Setup
    public void prepare() {
        String[] sizes = shape.split("x");
        int m = Integer.parseInt(sizes[0]);
        int k = Integer.parseInt(sizes[1]);
        int n = Integer.parseInt(sizes[2]);
        a = random(m, k, 1);
        b = random(k, n, 2);
        c = new FMatrixRMaj(m, n);
        rows = Rows.dense(a.data, k);
        zeros = new float[n];
        check();
    }

    private static FMatrixRMaj random(int rows, int columns, long seed) {
        Xoshiro256 random = new Xoshiro256(seed);
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = 2 * random.nextFloat() - 1;
        }
        return matrix;
    }

    private void check() {
        FMatrixRMaj expected = new FMatrixRMaj(c.numRows, c.numCols);
        CommonOps_FDRM.mult(a, b, expected);
        for (MatrixKernels kernels : new MatrixKernels[] {vector, scalar}) {
            kernels.layer(rows, 0, a.numRows, b.data, zeros, b.numCols, false, c.data);
            for (int i = 0; i < c.data.length; i++) {
                if (!(Math.abs(c.data[i] - expected.data[i]) < 1e-4)) {
                    throw new IllegalStateException("Element " + i + ": " + c.data[i] + ", EJML " + expected.data[i]);
                }
            }
        }
    }

    private long flops() {
        return 2L * a.numRows * a.numCols * b.numCols;
    }

    @Benchmark
    @Costs(arithmetic = 1, each = "shape")
    public float[] oursVector(Work work) {
        work.flops += flops();
        vector.layer(rows, 0, a.numRows, b.data, zeros, b.numCols, false, c.data);
        return c.data;
    }

    @Benchmark
    @Costs(arithmetic = 1, each = "shape")
    public float[] oursScalar(Work work) {
        work.flops += flops();
        scalar.layer(rows, 0, a.numRows, b.data, zeros, b.numCols, false, c.data);
        return c.data;
    }

    @Benchmark
    @Costs(arithmetic = 1, each = "shape")
    public FMatrixRMaj ejml(Work work) {
        work.flops += flops();
        return CommonOps_FDRM.mult(a, b, c);
    }

    @Benchmark
    @Costs(arithmetic = 1, each = "shape")
    public FMatrixRMaj ejmlThreads(Work work) {
        work.flops += flops();
        return CommonOps_MT_FDRM.mult(a, b, c);
    }
}

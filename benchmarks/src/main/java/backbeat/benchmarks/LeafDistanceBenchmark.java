package backbeat.benchmarks;

import backbeat.benchmarks.spec.Costs;
import backbeat.benchmarks.spec.InProfile;
import backbeat.benchmarks.spec.Profile;
import backbeat.benchmarks.spec.Shown;
import backbeat.benchmarks.spec.Values;
import backbeat.kernel.DistanceKernels;
import backbeat.random.Xoshiro256;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The innermost loops, per point: one query against the leaves of a tree, dimension-major by kernel, and row by row for
 * comparison. 4,096 points: larger than the first-level cache, smaller than the second.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@InProfile(Profile.REGULAR)
@Shown(on = Shown.Page.KNN)
public class LeafDistanceBenchmark extends BenchmarkDefaults {
    private static final int POINTS = 4096;

    @Param("12")
    @Values({"2", "32"})
    public int dimensions;

    @Param("32")
    @Values({"16", "64"})
    public int leafSize;

    private float[] query;
    private float[] leaves;
    private float[] rows;
    private float[] boxes;
    private float[] out;
    private int[] positions;

    /** Which form of the kernels; the row-major loop has but one. */
    @State(Scope.Benchmark)
    public static class Form {
        @Param("vector")
        @Values(
                value = {"vector", "scalar"},
                in = Profile.REGULAR)
        public String kernel;

        private DistanceKernels kernels;

        /** Checks every leaf against the row-major loop. */
        @Setup
        public void prepare(LeafDistanceBenchmark points) {
            kernels = Learners.kernels(kernel).distances();
            points.check(kernels);
        }
    }

    /** Draws points. */
    @Setup
    public void prepare() {
        Xoshiro256 random = new Xoshiro256(1);
        query = new float[dimensions];
        leaves = new float[POINTS * dimensions];
        rows = new float[POINTS * dimensions];
        boxes = new float[2 * POINTS * dimensions];
        out = new float[leafSize];
        positions = new int[leafSize];
        for (int j = 0; j < dimensions; j++) {
            query[j] = (float) random.nextGaussian();
            for (int i = 0; i < POINTS; i++) {
                float value = (float) random.nextGaussian();
                rows[i * dimensions + j] = value;
                leaves[(i / leafSize * dimensions + j) * leafSize + i % leafSize] = value;
                int box = (i / 16 * dimensions + j) * 32 + i % 16;
                boxes[box] = value - 0.3f;
                boxes[box + 16] = value + 0.3f;
            }
        }
    }

    private void check(DistanceKernels kernels) {
        for (int leaf = 0; leaf < POINTS / leafSize; leaf++) {
            kernels.squaredDistances(query, leaves, leaf * leafSize * dimensions, leafSize, dimensions, leafSize, out);
            for (int p = 0; p < leafSize; p++) {
                if (out[p] != rowDistance(leaf * leafSize + p)) {
                    throw new IllegalStateException("Point " + (leaf * leafSize + p) + ": " + out[p]);
                }
            }
        }
    }

    private float rowDistance(int point) {
        float sum = 0;
        for (int j = 0; j < dimensions; j++) {
            float difference = query[j] - rows[point * dimensions + j];
            sum += difference * difference;
        }
        return sum;
    }

    /** As the tree does it: distances, and which of them are near enough. A difference, a square, a sum a coordinate. */
    @Benchmark
    @InProfile(Profile.REGULAR)
    @InProfile(Profile.GUARD)
    @Costs(arithmetic = 3, bytes = 4, from = Costs.Level.L2, each = "dimensions")
    @OperationsPerInvocation(POINTS)
    public int within(Form form) {
        int found = 0;
        for (int leaf = 0; leaf < POINTS / leafSize; leaf++) {
            int at = leaf * leafSize * dimensions;
            found += form.kernels.within(query, leaves, at, leafSize, dimensions, leafSize, 1, out, positions);
        }
        return found;
    }

    @Benchmark
    @Costs(arithmetic = 3, bytes = 4, from = Costs.Level.L2, each = "dimensions")
    @OperationsPerInvocation(POINTS)
    public float distances(Form form) {
        float sum = 0;
        for (int leaf = 0; leaf < POINTS / leafSize; leaf++) {
            int at = leaf * leafSize * dimensions;
            form.kernels.squaredDistances(query, leaves, at, leafSize, dimensions, leafSize, out);
            sum += out[0];
        }
        return sum;
    }

    /** Boxes instead of points: two bounds a coordinate, and two comparisons more. */
    @Benchmark
    @InProfile(Profile.REGULAR)
    @InProfile(Profile.GUARD)
    @Costs(arithmetic = 5, bytes = 8, from = Costs.Level.L2, each = "dimensions")
    @OperationsPerInvocation(POINTS)
    public float boxes(Form form) {
        float sum = 0;
        for (int group = 0; group < POINTS / 16; group++) {
            form.kernels.boxDistances(query, boxes, group * 32 * dimensions, dimensions, out);
            sum += out[0];
        }
        return sum;
    }

    /** The loop that row-major points would need. */
    @Benchmark
    @Costs(arithmetic = 3, bytes = 4, from = Costs.Level.L2, each = "dimensions")
    @OperationsPerInvocation(POINTS)
    public float rowMajor() {
        float sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += rowDistance(i);
        }
        return sum;
    }
}

package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.Kernels;
import backbeat.kernel.Rows;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The principal axes of a table's numeric columns, for looking at points from another side (Pearson 1901,
 * doi:10.1080/14786440109462720): turned so that as much as possible of their variance lies on the first axis, of the rest on
 * the second, and so on.
 *
 * <p>Turning changes no distance. But where columns go together (loud songs have energy), points lie near a plane, and boxes
 * along its axes fit them more tightly than boxes along the columns: a search enters fewer.
 *
 * <p>Turned coordinates are rounded, so a distance of turned points is only <em>about</em> that of the rows. A search leaves out
 * what is farther than {@link #limit}, which nothing that can be a neighbor is, and computes the distances of what is left
 * from the rows themselves: neighbors are the same bits, whatever the axes.
 */
final class PrincipalAxes {
    /** With fewer columns there is little to win, with more the axes take too long to find. */
    private static final int FEWEST_COLUMNS = 3;

    private static final int MOST_COLUMNS = 64;
    /** Axes pay if the half of them with the least variance holds less than this share of it; of independent columns, half. */
    private static final double SHARE_OF_LESSER_HALF = 1 / 3.0;
    /** As many rows as these, evenly spread, show how columns go together. */
    private static final int SAMPLE = 1024;

    private static final int ROWS_AT_ONCE = 1024;
    /** Squares of numbers beyond this may not be finite. */
    private static final double LONGEST = 0x1p60;
    /** More than what is lost where squares are too small for a float. */
    private static final double UNDERFLOW = 1e-40;

    private final int dimensions;
    /** {@code d} padded to whole vectors. */
    private final int width;
    /** {@code d × width}, row-major: what column {@code i} adds to axis {@code j} is at {@code i·width + j}. */
    private final float[] axes;
    /** No training row is longer. */
    private final double longest;

    private PrincipalAxes(int dimensions, float[] axes, double longest) {
        this.dimensions = dimensions;
        this.width = axes.length / dimensions;
        this.axes = axes;
        this.longest = longest;
    }

    /** The axes of a table, or null where they would not pay. O(n·d + d³). The same for any number of threads. */
    static PrincipalAxes of(Table training, Workers workers) {
        int d = training.schema().numericCount();
        if (d < FEWEST_COLUMNS || d > MOST_COLUMNS) {
            return null;
        }
        double longest = longest(training.numeric().data, training.rows(), d, workers);
        if (!(longest < LONGEST)) {
            return null;
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        if (!eigen.decompose(covariance(training.numeric().data, training.rows(), d))) {
            return null;
        }
        int[] order = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -variance(eigen, i)))
                .mapToInt(i -> i)
                .toArray();
        if (!pays(eigen, order)) {
            return null;
        }
        int width = DistanceKernels.padded(d);
        float[] axes = new float[d * width];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < d; i++) {
                axes[i * width + j] = (float) eigen.getEigenVector(order[j]).get(i);
            }
        }
        return new PrincipalAxes(d, axes, longest);
    }

    private static double variance(EigenDecomposition_F64<DMatrixRMaj> eigen, int number) {
        return eigen.getEigenvalue(number).getReal();
    }

    private static boolean pays(EigenDecomposition_F64<DMatrixRMaj> eigen, int[] order) {
        double all = 0;
        double lesser = 0;
        for (int j = 0; j < order.length; j++) {
            all += variance(eigen, order[j]);
            lesser += 2 * j >= order.length ? variance(eigen, order[j]) : 0;
        }
        return lesser < SHARE_OF_LESSER_HALF * all;
    }

    /** Of rows evenly spread over the table. */
    private static DMatrixRMaj covariance(float[] values, int rows, int d) {
        int count = Math.min(rows, SAMPLE);
        double[] means = new double[d];
        for (int s = 0; s < count; s++) {
            int at = sampled(s, count, rows) * d;
            for (int j = 0; j < d; j++) {
                means[j] += values[at + j] / (double) count;
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        double[] row = new double[d];
        for (int s = 0; s < count; s++) {
            int at = sampled(s, count, rows) * d;
            for (int j = 0; j < d; j++) {
                row[j] = values[at + j] - means[j];
                for (int i = 0; i <= j; i++) {
                    covariance.data[j * d + i] += row[j] * row[i] / count;
                }
            }
        }
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < j; i++) {
                covariance.data[i * d + j] = covariance.data[j * d + i];
            }
        }
        return covariance;
    }

    private static int sampled(int number, int count, int rows) {
        return (int) ((long) number * rows / count);
    }

    /** At least the length of the longest row: of one that has the largest number everywhere. */
    private static double longest(float[] values, int rows, int d, Workers workers) {
        int chunks = (rows - 1) / ROWS_AT_ONCE + 1;
        float[] largest = new float[chunks];
        workers.forEach(chunks, (chunk, worker) -> {
            int from = chunk * ROWS_AT_ONCE;
            largest[chunk] = largest(values, from * d, Math.min(rows, from + ROWS_AT_ONCE) * d);
        });
        return Math.sqrt(d) * largest(largest, 0, chunks);
    }

    /** C2 makes vectors of it. */
    private static float largest(float[] values, int from, int to) {
        float largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    private static double square(float[] values, int at, int d) {
        double sum = 0;
        for (int j = 0; j < d; j++) {
            sum += (double) values[at + j] * values[at + j];
        }
        return sum;
    }

    /** The rows of a table, {@code n × d}, along the axes. O(n·d²). The same bits for any kernels and threads. */
    float[] turn(Table table, Workers workers, Kernels kernels) {
        float[] turned = new float[Math.multiplyExact(table.rows(), dimensions)];
        workers.forEachChunk(
                table.rows(),
                ROWS_AT_ONCE,
                (from, to, worker) -> turn(table.numeric().data, from, to, kernels, turned));
        return turned;
    }

    /** Kernels are fast where outputs fill whole vectors, so there are as many: what is too much is 0, and left behind. */
    private void turn(float[] values, int from, int to, Kernels kernels, float[] turned) {
        int count = to - from;
        int[] starts = new int[count];
        Arrays.setAll(starts, row -> (from + row) * dimensions);
        Rows rows = new Rows(values, dimensions, starts, new int[0], 0, null);
        float[] block = new float[count * width];
        kernels.matrices().layer(rows, 0, count, axes, new float[width], width, false, block);
        for (int row = 0; row < count; row++) {
            System.arraycopy(block, row * width, turned, starts[row], dimensions);
        }
    }

    /**
     * Takes a query along the axes.
     *
     * @param out receives {@code d} coordinates
     * @return the query's margin for {@link #limit}
     */
    double turn(float[] query, float[] out) {
        double length = Math.sqrt(square(query, 0, dimensions));
        Arrays.fill(out, 0);
        if (!(length < LONGEST)) {
            return Double.POSITIVE_INFINITY; // its coordinates might not be numbers: then nothing is left out
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                out[j] += query[i] * axes[i * width + j];
            }
        }
        return margin(length);
    }

    /**
     * How far the distance of a turned query and a turned point may be off because their coordinates are
     * rounded. A coordinate is a sum of {@code d} products of which each step rounds by {@code u = 2^-24} at most, twice for
     * the query: off by {@code 2·d·u·|x|} and a little more, and {@code √d} of that in all coordinates together.
     */
    private double margin(double length) {
        return (dimensions + 1) * Math.sqrt(dimensions) * 0x1p-22 * (length + longest);
    }

    /**
     * Formula turned-limit: the largest squared distance that turned coordinates may show of a point whose numeric part, as
     * computed from its row, is at most {@code reach}.
     *
     * <p>A sum of {@code d} squares of differences is off by {@code (d + 2)·u} of itself at most, up or down; twice as much is
     * granted each time, and the same for axes whose lengths, rounded to floats, are not quite 1.
     */
    float limit(float reach, double margin) {
        double slack = 1 + (dimensions + 2) * 0x1p-23;
        double distance = Math.sqrt(reach * slack + UNDERFLOW) * slack + margin;
        return Math.nextUp((float) (distance * distance * slack + UNDERFLOW));
    }
}

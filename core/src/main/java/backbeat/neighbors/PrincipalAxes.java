package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.Kernels;
import backbeat.kernel.Rows;
import backbeat.parallel.Workers;
import backbeat.table.Extent;
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
    /** Axes pay if the half of them with the least variance has less than this part of what it has where columns are independent. */
    private static final double PART_OF_LESSER_HALF = 2 / 3.0;
    /** As many rows as these, evenly spread, show how columns go together. */
    private static final int SAMPLE = 512;
    /** Rows so many times as far from each other as half of them are, squared, show nothing. */
    private static final double FAR = 16;
    /** The margin must be small beside the distance of two rows, or limits hold nothing off. */
    private static final double LARGEST_MARGIN = 3e-3;

    private static final int ROWS_AT_ONCE = 1024;
    /** Squares of numbers beyond this may not be finite. */
    private static final double LONGEST = 0x1p60;
    /** More than what is lost where squares are too small for a float. */
    private static final double UNDERFLOW = 1e-40;

    private final int dimensions;
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
        double[][] differences = differences(training.numeric().data, training.rows(), d);
        double far = median(differences);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        if (margin(d, 2 * longest) > LARGEST_MARGIN * Math.sqrt(far)
                || !eigen.decompose(covariance(differences, far))) {
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
        return lesser < PART_OF_LESSER_HALF * (order.length / 2) / order.length * all;
    }

    /** Of neighbors among rows evenly spread over the table: they have no mean, and one odd row is in no more than two. */
    private static double[][] differences(float[] values, int rows, int d) {
        int count = Math.min(rows, SAMPLE);
        double[][] differences = new double[count][d];
        for (int s = 0; s < count; s++) {
            int row = sampled(s, count, rows) * d;
            int next = sampled((s + 1) % count, count, rows) * d;
            for (int j = 0; j < d; j++) {
                differences[s][j] = (double) values[row + j] - values[next + j];
            }
        }
        return differences;
    }

    private static int sampled(int number, int count, int rows) {
        return (int) ((long) number * rows / count);
    }

    private static double median(double[][] differences) {
        double[] squares =
                Arrays.stream(differences).mapToDouble(PrincipalAxes::square).toArray();
        Arrays.sort(squares);
        return squares[squares.length / 2];
    }

    /** The sum of the products of differences that are not too far. */
    private static DMatrixRMaj covariance(double[][] differences, double far) {
        int d = differences[0].length;
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        for (double[] difference : differences) {
            if (square(difference) <= FAR * far) {
                for (int j = 0; j < d; j++) {
                    for (int i = 0; i < d; i++) {
                        covariance.data[j * d + i] += difference[j] * difference[i];
                    }
                }
            }
        }
        return covariance;
    }

    private static double square(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return sum;
    }

    /** At least the length of the longest row: of one that has the largest number everywhere. */
    private static double longest(float[] values, int rows, int d, Workers workers) {
        int chunks = (rows - 1) / ROWS_AT_ONCE + 1;
        float[] largest = new float[chunks];
        workers.forEach(chunks, (chunk, worker) -> {
            int from = chunk * ROWS_AT_ONCE;
            largest[chunk] = Extent.largest(values, from * d, Math.min(rows, from + ROWS_AT_ONCE) * d);
        });
        return Math.sqrt(d) * Extent.largest(largest, 0, chunks);
    }

    /** {@code d} padded to whole vectors: kernels are fast where outputs fill them. What is too much is 0. */
    int width() {
        return width;
    }

    /** The rows of a table along the axes, {@code n × width}. O(n·d²). The same bits for any kernels and threads. */
    float[] turn(Table table, Workers workers, Kernels kernels) {
        Rows rows = Rows.dense(table.numeric().data, dimensions);
        float[] turned = new float[Math.multiplyExact(table.rows(), width)];
        float[] zeros = new float[width];
        workers.forEachChunk(
                table.rows(),
                ROWS_AT_ONCE,
                (from, to, worker) -> kernels.matrices().layer(rows, from, to, axes, zeros, width, false, turned));
        return turned;
    }

    /**
     * Takes a query along the axes.
     *
     * @param out receives {@code d} coordinates
     * @return the query's margin for {@link #limit}
     */
    double turn(float[] query, float[] out) {
        double square = 0;
        for (float value : query) {
            square += (double) value * value;
        }
        double length = Math.sqrt(square);
        Arrays.fill(out, 0);
        if (!(length < LONGEST)) {
            return Double.POSITIVE_INFINITY; // its coordinates might not be numbers: then nothing is left out
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                out[j] += query[i] * axes[i * width + j];
            }
        }
        return margin(dimensions, length + longest);
    }

    /**
     * How far the distance of a turned query and a turned point may be off because their coordinates are
     * rounded. A coordinate is a sum of {@code d} products of which each step rounds by {@code u = 2^-24} at most, twice for
     * the query: off by {@code 2·d·u·|x|} and a little more, and {@code √d} of that in all coordinates together.
     */
    private static double margin(int dimensions, double lengths) {
        return (dimensions + 1) * Math.sqrt(dimensions) * 0x1p-22 * lengths;
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

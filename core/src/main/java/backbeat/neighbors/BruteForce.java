package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.kernel.Kernels;
import backbeat.parallel.Workers;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.Arrays;

/**
 * All training points, to be compared one and all: the honest alternative where a tree would have to look at most of them.
 *
 * <p>Points are kept in blocks of {@value #BLOCK}, each column of a block together: numeric columns as they are,
 * categorical ones as the code and its weight. {@code 4·(d + 2c)} bytes a point.
 */
public final class BruteForce implements NeighborIndex {
    /** Points per block: with a dozen columns it fits the second-level cache beside the queries it is compared with. */
    static final int BLOCK = 1024;

    /** Codes are kept as floats, which hold integers exactly up to here. */
    private static final int LARGEST_EXACT = 1 << 24;

    private final Schema schema;
    private final int size;
    final Table training;
    final CategoryWeights weights;
    final Kernels kernels;
    /** Columns per point: numeric, then code and weight of each categorical. */
    final int width;
    /** Column {@code j} of point {@code p} of block {@code b} is at {@code b·BLOCK·width + j·stride(b) + p}. */
    final float[] blocks;

    /**
     * Copies the points. O(n · (d + c)).
     *
     * @throws IllegalArgumentException if rows have sets and are more than 2<sup>24</sup>
     */
    public BruteForce(Table training, CategoryWeights weights, Kernels kernels) {
        this.schema = training.schema();
        this.size = training.rows();
        this.training = training;
        this.weights = weights;
        this.kernels = kernels;
        int d = schema.numericCount();
        this.width = d + 2 * schema.categoricalCount();
        int whole = size / BLOCK;
        int rest = DistanceKernels.padded(size - whole * BLOCK);
        if (training.hasSets() && size > LARGEST_EXACT) {
            throw new IllegalArgumentException(
                    size + " points with sets are more than " + LARGEST_EXACT + ", which brute force takes at most");
        }
        this.blocks = new float[Math.multiplyExact(whole * BLOCK + rest, width)];
        for (int i = 0; i < size; i++) {
            int stride = stride(i / BLOCK);
            int at = i / BLOCK * BLOCK * width + i % BLOCK;
            for (int j = 0; j < d; j++) {
                blocks[at + j * stride] = training.value(i, j);
            }
            for (int c = 0; c < schema.categoricalCount(); c++) {
                int code = training.code(i, c);
                blocks[at + (d + 2 * c) * stride] = code;
                boolean set = schema.categorical().get(c).isSet(); // whose cost is not the sum of two weights
                blocks[at + (d + 2 * c + 1) * stride] = set ? 0 : weights.weight(c, code);
            }
        }
    }

    int blockCount() {
        return (size + BLOCK - 1) / BLOCK;
    }

    /** The number of points of a block. */
    int count(int block) {
        return Math.min(BLOCK, size - block * BLOCK);
    }

    /** The distance between two columns of a block: its points, padded. */
    int stride(int block) {
        return DistanceKernels.padded(count(block));
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public BruteForceSearcher searcher(int k) {
        return new BruteForceSearcher(this, k);
    }

    /** As they come: every search looks at everything. */
    @Override
    public int[] searchOrder(Table table, Workers workers) {
        int[] order = new int[table.rows()];
        Arrays.setAll(order, row -> row);
        return order;
    }

    @Override
    public long memoryBytes() {
        return 4L * blocks.length;
    }
}

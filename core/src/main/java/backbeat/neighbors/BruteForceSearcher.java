package backbeat.neighbors;

import backbeat.kernel.DistanceKernels;
import backbeat.table.Table;
import java.util.function.IntConsumer;

/**
 * Compares queries with every training point; O(n·(d + c)) each. Several queries share a pass: a block of points is fetched
 * from memory once and compared with all of them.
 */
public final class BruteForceSearcher extends NeighborSearcher {
    /** Queries per pass. */
    private static final int TILE = 32;
    /** Candidates that the heaps of a pass hold at most, so that a large k makes passes smaller. */
    private static final int TILE_CANDIDATES = 1 << 16;

    private final BruteForce index;
    private final DistanceKernels kernels;
    private final float[] distances = new float[BruteForce.BLOCK];

    private final NeighborHeap[] heaps;
    private final float[][] queryTile;
    private final int[][] codeTile;

    BruteForceSearcher(BruteForce index, int k) {
        super(index, k, index.training, index.weights);
        this.index = index;
        this.kernels = index.kernels.distances();
        int tile = Math.max(1, Math.min(TILE, TILE_CANDIDATES / k));
        heaps = new NeighborHeap[tile];
        heaps[0] = heap;
        for (int t = 1; t < tile; t++) {
            heaps[t] = new NeighborHeap(k);
        }
        queryTile = new float[tile][query.length];
        codeTile = new int[tile][codes.length];
    }

    @Override
    void find() {
        for (int block = 0; block < index.blockCount(); block++) {
            compare(block, query, codes, excluded, heap);
        }
    }

    @Override
    public void searchAll(Table table, int[] rows, int from, int to, boolean leaveOut, IntConsumer found) {
        if (index.schema().hasSets()) {
            super.searchAll(table, rows, from, to, leaveOut, found); // costs of sets are kept for one query
            return;
        }
        check(table, leaveOut);
        for (int start = from; start < to; start += heaps.length) {
            int count = Math.min(heaps.length, to - start);
            for (int t = 0; t < count; t++) {
                read(table, rows[start + t], queryTile[t], codeTile[t]);
                heaps[t].clear();
            }
            for (int block = 0; block < index.blockCount(); block++) {
                for (int t = 0; t < count; t++) {
                    compare(block, queryTile[t], codeTile[t], leaveOut ? rows[start + t] : NONE, heaps[t]);
                }
            }
            queries += count;
            for (int t = 0; t < count; t++) {
                heap = heaps[t];
                found.accept(rows[start + t]);
            }
        }
    }

    private void compare(int block, float[] query, int[] codes, int excluded, NeighborHeap heap) {
        int stride = index.stride(block);
        int first = block * BruteForce.BLOCK;
        int at = first * index.width;
        kernels.squaredDistances(query, index.blocks, at, stride, query.length, stride, distances);
        at += query.length * stride;
        for (int c = 0; c < codes.length; c++, at += 2 * stride) {
            if (sets[c] != null) {
                addSetCosts(sets[c], at, index.count(block));
                continue;
            }
            float weight = index.weights.weight(c, codes[c]);
            kernels.addMismatches(codes[c], weight, index.blocks, at, at + stride, stride, distances);
        }
        int count = index.count(block);
        float worst = heap.worstDistance();
        for (int p = 0; p < count; p++) {
            if (distances[p] <= worst && first + p != excluded) {
                heap.offer(distances[p], first + p);
                worst = heap.worstDistance();
            }
        }
        points += count;
    }

    private void addSetCosts(SetCosts costs, int at, int count) {
        for (int p = 0; p < count; p++) {
            distances[p] += costs.cost((int) index.blocks[at + p]);
        }
    }
}

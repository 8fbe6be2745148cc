package backbeat.neighbors;

import java.util.Arrays;

/**
 * The {@code k} best candidates so far, as a max-heap: the worst of them on top. They are put in order when somebody asks for
 * a rank; whoever counts votes does not.
 *
 * <p>A candidate is one {@code long}: the bits of its squared distance above, its training index below. Squared distances
 * are never negative, and the bits of non-negative floats are in the order of the floats, so comparing two longs compares
 * (distance, index), which is the order of neighbors.
 */
final class NeighborHeap {
    private static final long EMPTY = Long.MAX_VALUE;

    private final long[] heap;
    private boolean isSorted;

    NeighborHeap(int k) {
        heap = new long[k];
        clear();
    }

    void clear() {
        Arrays.fill(heap, EMPTY);
        isSorted = false;
    }

    static long key(float squaredDistance, int index) {
        return (long) Float.floatToRawIntBits(squaredDistance) << 32 | index;
    }

    /** The largest squared distance that may still get in; infinite while there is room. */
    float worstDistance() {
        return heap[0] == EMPTY ? Float.POSITIVE_INFINITY : Float.intBitsToFloat((int) (heap[0] >>> 32));
    }

    /** Takes a candidate in if it is better than the worst. Not once a rank has been asked for. */
    void offer(float squaredDistance, int index) {
        long key = key(squaredDistance, index);
        if (key < heap[0]) {
            replaceTop(key);
        }
    }

    /** Puts {@code key} in the place of the top and restores the heap. */
    private void replaceTop(long key) {
        int hole = 0;
        int child = 1;
        while (child < heap.length - 1) {
            // The larger child, without a branch: which one it is cannot be foreseen. Keys are not negative.
            child += (int) (heap[child] - heap[child + 1] >>> 63);
            if (heap[child] <= key) {
                heap[hole] = key;
                return;
            }
            heap[hole] = heap[child];
            hole = child;
            child = 2 * hole + 1;
        }
        if (child == heap.length - 1 && heap[child] > key) {
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = key;
    }

    private void sort() {
        if (!isSorted) {
            Arrays.sort(heap);
            isSorted = true;
        }
    }

    /** The training index of one of them, in no order. */
    int member(int number) {
        return (int) heap[number];
    }

    /** The training index of rank {@code rank}, the nearest being 0. */
    int index(int rank) {
        sort();
        return (int) heap[rank];
    }

    /** The squared distance of rank {@code rank}. */
    float squaredDistance(int rank) {
        sort();
        return Float.intBitsToFloat((int) (heap[rank] >>> 32));
    }
}

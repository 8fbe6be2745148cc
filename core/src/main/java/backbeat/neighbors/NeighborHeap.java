package backbeat.neighbors;

/**
 * The {@code k} best candidates so far, as a max-heap: the worst of them on top.
 *
 * <p>A candidate is one {@code long}: the bits of its squared distance above, its training index below. Squared distances
 * are never negative, and the bits of non-negative floats are in the order of the floats, so comparing two longs compares
 * (distance, index), which is the order of neighbors.
 */
final class NeighborHeap {
    private static final long EMPTY = Long.MAX_VALUE;

    private final long[] heap;

    NeighborHeap(int k) {
        heap = new long[k];
        clear();
    }

    void clear() {
        java.util.Arrays.fill(heap, EMPTY);
    }

    static long key(float squaredDistance, int index) {
        return (long) Float.floatToRawIntBits(squaredDistance) << 32 | index;
    }

    /** The largest squared distance that may still get in; infinite while there is room. */
    float worstDistance() {
        return heap[0] == EMPTY ? Float.POSITIVE_INFINITY : Float.intBitsToFloat((int) (heap[0] >>> 32));
    }

    /** Takes a candidate in if it is better than the worst. */
    void offer(float squaredDistance, int index) {
        long key = key(squaredDistance, index);
        if (key < heap[0]) {
            siftDown(key, heap.length);
        }
    }

    /** Puts {@code key} in the place of the top and restores the heap among the first {@code size}. */
    private void siftDown(long key, int size) {
        int hole = 0;
        while (true) {
            int child = 2 * hole + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && heap[child + 1] > heap[child]) {
                child++;
            }
            if (heap[child] <= key) {
                break;
            }
            heap[hole] = heap[child];
            hole = child;
        }
        heap[hole] = key;
    }

    /** Ends the search: the candidates in ascending order (heap sort in place). */
    void sort() {
        for (int end = heap.length - 1; end > 0; end--) {
            long last = heap[end];
            heap[end] = heap[0];
            siftDown(last, end);
        }
    }

    /** The training index of rank {@code rank}, after {@link #sort}. */
    int index(int rank) {
        return (int) heap[rank];
    }

    /** The squared distance of rank {@code rank}, after {@link #sort}. */
    float squaredDistance(int rank) {
        return Float.intBitsToFloat((int) (heap[rank] >>> 32));
    }
}

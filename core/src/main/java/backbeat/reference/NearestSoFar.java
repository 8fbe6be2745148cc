package backbeat.reference;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The {@code k} best points that a search has met, ordered by (squared distance, index): the worst of them stands on top of
 * a heap, because it is the one that a better point replaces and the one that a box is measured against. O(log k) a point.
 */
final class NearestSoFar {
    /** A point and its squared distance from the query. */
    record Neighbor(double distance, int index) {
        static final Comparator<Neighbor> NEAREST_FIRST =
                Comparator.comparingDouble(Neighbor::distance).thenComparingInt(Neighbor::index);
    }

    /** Makes a whole distance of the part that a tree of some columns knows. */
    @FunctionalInterface
    interface Rest {
        /** The whole squared distance of a point; infinite for a point that is not to be found. */
        double complete(int point, double distance);
    }

    private final int k;
    private final PriorityQueue<Neighbor> worstFirst = new PriorityQueue<>(Neighbor.NEAREST_FIRST.reversed());

    /** How many points have been compared with the query: what a tree is there to keep small. */
    int scanned;

    NearestSoFar(int k, int points) {
        if (k < 1 || k > points) {
            throw new IllegalArgumentException("k = " + k + " neighbors of " + points + " points");
        }
        this.k = k;
    }

    void offer(double distance, int index) {
        scanned++;
        if (distance > worst() || distance == Double.POSITIVE_INFINITY) {
            return;
        }
        worstFirst.add(new Neighbor(distance, index));
        if (worstFirst.size() > k) {
            worstFirst.remove();
        }
    }

    /** The squared distance that a point must not exceed to be among the {@code k} nearest; infinite until there are k. */
    double worst() {
        return worstFirst.size() < k
                ? Double.POSITIVE_INFINITY
                : worstFirst.peek().distance();
    }

    /** The indices, nearest first. */
    int[] indices() {
        return worstFirst.stream()
                .sorted(Neighbor.NEAREST_FIRST)
                .mapToInt(Neighbor::index)
                .toArray();
    }
}

package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import org.junit.jupiter.api.Test;

/** The comparison with brute force notices a tree that prunes a little too much: each of these is wrong on purpose. */
class WrongSearcherTest {
    /** Gives up points that are as far as the k-th, though a lower index would win. */
    private static final class SkipsTies extends KdTreeSearcher {
        SkipsTies(KdTree tree, int k) {
            super(tree, k);
        }

        @Override
        float reach(float worst, double leastCost) {
            return Math.nextDown((float) (worst - leastCost));
        }
    }

    /** Counts the costs of mismatches twice. */
    private static final class CountsCostsTwice extends KdTreeSearcher {
        CountsCostsTwice(KdTree tree, int k) {
            super(tree, k);
        }

        @Override
        float reach(float worst, double leastCost) {
            return super.reach(worst, 2 * leastCost);
        }
    }

    /** Prunes at 95 % of the distance. */
    private static final class ReachesTooShort extends KdTreeSearcher {
        ReachesTooShort(KdTree tree, int k) {
            super(tree, k);
        }

        @Override
        float reach(float worst, double leastCost) {
            return 0.9025f * super.reach(worst, leastCost);
        }
    }

    /** A searcher of the kind under test. */
    private interface Maker {
        KdTreeSearcher make(KdTree tree, int k);
    }

    private static void compare(Shape shape, int numeric, Maker maker) {
        Table training = KnnData.table(KnnData.schema(numeric, 4, 9), shape, 3000, 0, 1);
        Table queries = KnnData.table(training.schema(), shape, 100, 0, 3);
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, training);
        KdTree tree = KdTree.build(
                training,
                weights,
                5,
                Workers.sequential(),
                KernelProvider.best().kernels());
        BruteForce brute =
                new BruteForce(training, weights, KernelProvider.scalar().kernels());
        KdTreeExactnessTest.compare(brute.searcher(10), maker.make(tree, 10), queries);
    }

    @Test
    void theRightSearcherPasses() {
        assertDoesNotThrow(() -> compare(Shape.GRIDDED, 3, KdTreeSearcher::new));
        assertDoesNotThrow(() -> compare(Shape.UNIFORM, 3, KdTreeSearcher::new));
        assertDoesNotThrow(() -> compare(Shape.GAUSSIAN, 8, KdTreeSearcher::new));
    }

    @Test
    void skippingTiesIsNoticed() {
        assertThrows(AssertionError.class, () -> compare(Shape.GRIDDED, 3, SkipsTies::new));
    }

    @Test
    void countingCostsTwiceIsNoticed() {
        assertThrows(AssertionError.class, () -> compare(Shape.GAUSSIAN, 8, CountsCostsTwice::new));
    }

    @Test
    void reachingTooShortIsNoticed() {
        assertThrows(AssertionError.class, () -> compare(Shape.UNIFORM, 3, ReachesTooShort::new));
    }
}

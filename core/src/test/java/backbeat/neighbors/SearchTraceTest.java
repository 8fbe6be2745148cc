package backbeat.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.kernel.KernelProvider;
import backbeat.neighbors.KnnData.Shape;
import backbeat.neighbors.SearchTrace.Box;
import backbeat.neighbors.SearchTrace.Visit;
import backbeat.parallel.Workers;
import backbeat.table.Table;
import org.junit.jupiter.api.Test;

/** The way of a search, as the lessons draw it. */
class SearchTraceTest {
    private static KdTree tree(Table table) {
        CategoryWeights weights = CategoryWeights.of(CategoryScale.ONE, table);
        return KdTree.build(
                table,
                weights,
                10,
                Workers.sequential(),
                KernelProvider.scalar().kernels());
    }

    private static double squaredDistance(Box box, Table table, int row) {
        double sum = 0;
        for (int j = 0; j < box.low().length; j++) {
            double value = table.value(row, j);
            double outside = Math.max(Math.max(box.low()[j] - value, value - box.high()[j]), 0);
            sum += outside * outside;
        }
        return sum;
    }

    @Test
    void leavesHoldAllPointsAndTheSearchGoesToTheNearest() {
        Table table = KnnData.table(KnnData.schema(2), Shape.UNIFORM, 405, 0, 1);
        Table queries = KnnData.table(table.schema(), Shape.UNIFORM, 20, 0, 2);
        KdTree tree = tree(table);
        for (int row = 0; row < 20; row++) {
            SearchTrace trace = SearchTrace.of(tree, 5, queries, row);
            assertEquals(41, trace.leaves().size());
            for (int point = 0; point < 405; point++) {
                int at = point;
                assertTrue(
                        trace.leaves().stream().anyMatch(box -> squaredDistance(box, table, at) == 0),
                        "point " + point + " is in a leaf");
            }
            KdTreeSearcher searcher = tree.searcher(5);
            searcher.search(queries, row);
            assertEquals(searcher.statistics().leaves(), trace.visits().size());
            assertEquals(
                    searcher.statistics().points(),
                    trace.visits().stream().mapToInt(Visit::points).sum());
            float worst = Float.POSITIVE_INFINITY;
            for (Visit visit : trace.visits()) {
                assertTrue(visit.worst() <= worst, "candidates get better only");
                assertTrue(
                        squaredDistance(trace.leaves().get(visit.leaf()), queries, row) <= worst * 1.0001,
                        "no leaf beyond the k-th candidate");
                worst = visit.worst();
            }
            assertEquals(searcher.squaredDistance(4), worst);
        }
    }

    @Test
    void categoriesHaveNoBoxes() {
        KdTree tree = tree(KnnData.table(KnnData.schema(2, 3), Shape.UNIFORM, 405, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> SearchTrace.of(tree, 5, tree.training, 0));
    }
}

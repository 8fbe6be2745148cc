package backbeat.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.parallel.Workers;
import backbeat.reference.NaiveForest;
import backbeat.reference.NaiveTree;
import backbeat.table.Table;
import backbeat.tree.Binning;
import backbeat.tree.FlatTree;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Binned trees are exact trees on bin numbers, and kept class counts are those of counting afresh. */
class BinnedForestTest {
    @Test
    void binnedTreesAreExactTreesOnBinNumbers() {
        ForestData.Sample data = ForestData.mixed(3000, new int[] {9000, 9000, 12}, new int[] {12, 114}, 9);
        Table table = data.table();
        int bins = 60;
        Binning binning = Binning.of(table.numeric(), bins, Workers.sequential());
        FMatrixRMaj numbers = table.numeric().copy();
        for (int i = 0; i < numbers.data.length; i++) {
            numbers.data[i] = binning.bin(i % 3, numbers.data[i]);
        }
        Table numbered = new Table(table.schema(), numbers, new int[][] {table.codes(0), table.codes(1)});
        ForestOptions options = ForestOptions.defaults().withTrees(3);
        RandomForestTrainer binnedTrainer = new RandomForestTrainer(options.withMaxBins(bins), Workers.sequential());
        RandomForestTrainer exactTrainer = new RandomForestTrainer(options.withExactThresholds(), Workers.sequential());
        RandomForest binned = binnedTrainer.fit(table, data.labels());
        RandomForest exact = exactTrainer.fit(numbered, data.labels());
        for (int t = 0; t < 3; t++) {
            FlatTree a = binned.trees().get(t);
            FlatTree b = exact.trees().get(t);
            assertEquals(b.size(), a.size());
            for (int node = 0; node < a.size(); node++) {
                assertEquals(b.kind(node), a.kind(node));
                if (a.kind(node) == FlatTree.Kind.NUMERIC) {
                    assertEquals(b.column(node), a.column(node));
                    int above = binning.bin(a.column(node), a.threshold(node));
                    assertTrue(Math.abs(above - b.threshold(node)) <= bins, "thresholds lie between the same bins");
                } else if (a.isLeaf(node)) {
                    assertEquals(b.positives(node), a.positives(node));
                    assertEquals(b.negatives(node), a.negatives(node));
                }
            }
        }
    }

    /** Large enough for nodes that keep the counts of all columns; the reference counts all rows at every threshold. */
    @Test
    void inheritedCountsAreThoseOfCountingAfresh() {
        ForestData.Sample data = ForestData.mixed(4000, new int[] {12, 30}, new int[] {5, 20}, 2);
        ForestOptions options = ForestOptions.defaults().withTrees(2).withMinLeaf(20);
        RandomForest forest = new RandomForestTrainer(options, Workers.sequential()).fit(data.table(), data.labels());
        NaiveForest naive = NaiveForest.fit(options, data.table(), data.labels());
        double[] expected = naive.probabilities(data.table());
        double[] actual = forest.probabilities(data.table());
        for (int row = 0; row < expected.length; row++) {
            assertEquals(expected[row], actual[row]);
        }
        for (int t = 0; t < 2; t++) {
            assertEquals(size(naive.trees().get(t)), forest.trees().get(t).size());
            assertTrue(forest.trees().get(t).size() > 40);
        }
    }

    private static int size(NaiveTree.Node node) {
        return node instanceof NaiveTree.Split split ? 1 + size(split.left()) + size(split.right()) : 1;
    }
}

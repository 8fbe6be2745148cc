package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import backbeat.table.Schema;
import backbeat.table.Table;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FlatTreeTest {
    @Test
    void nodesComeBackAsTheyWereBuilt() {
        FlatTreeBuilder builder = new FlatTreeBuilder(3, new ClassWeights(1, 3));
        builder.numeric(1, -0.25f);
        builder.category(2, 7);
        builder.leaf(4, 0);
        builder.leaf(1, 1);
        builder.subset(2, new long[] {0b1010, 1L << 5}, 2);
        builder.leaf(0, 9);
        builder.leaf(4, 0);
        FlatTree tree = builder.build();
        assertEquals(7, tree.size());
        assertEquals(4, tree.leaves());
        assertEquals(2, tree.depth());
        assertEquals(FlatTree.Kind.NUMERIC, tree.kind(0));
        assertEquals(-0.25f, tree.threshold(0));
        assertEquals(1, tree.column(0));
        assertEquals(1, tree.left(0));
        assertEquals(4, tree.right(0));
        assertEquals(7, tree.category(1));
        assertEquals(3, tree.right(1));
        assertEquals(0.75, tree.value(3), "a positive row weighs 3");
        assertEquals(1, tree.negatives(3));
        assertTrue(tree.goesRight(4, 3) && tree.goesRight(4, 69));
        assertFalse(tree.goesRight(4, 2) || tree.goesRight(4, 64));
        assertEquals(9, tree.positives(5));
        assertThrows(IllegalArgumentException.class, () -> tree.threshold(1));
        assertThrows(IllegalArgumentException.class, () -> tree.value(0));
    }

    @Test
    void aBuilderDemandsWholeTrees() {
        FlatTreeBuilder builder = new FlatTreeBuilder(1, ClassWeights.EQUAL);
        assertThrows(IllegalStateException.class, builder::build);
        builder.numeric(0, 1);
        builder.leaf(1, 0);
        assertThrows(IllegalStateException.class, builder::build);
        builder.leaf(0, 1);
        assertThrows(IllegalStateException.class, () -> builder.leaf(0, 1));
        assertEquals(3, builder.build().size());
        assertThrows(IllegalArgumentException.class, () -> builder.numeric(1, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.numeric(0, Float.NaN));
    }

    private static FlatTree small(float threshold, long set, int negatives) {
        FlatTreeBuilder builder = new FlatTreeBuilder(2, ClassWeights.EQUAL);
        builder.numeric(0, threshold);
        builder.leaf(negatives, 2);
        builder.subset(1, new long[] {set}, 1);
        builder.leaf(3, 4);
        builder.leaf(5, 0);
        return builder.build();
    }

    @Test
    void treesOfTheSameNodesAreEqual() {
        FlatTree tree = small(0.5f, 6, 1);
        assertEquals(tree, small(0.5f, 6, 1));
        assertEquals(tree.hashCode(), small(0.5f, 6, 1).hashCode());
        assertEquals(tree.fingerprint(), small(0.5f, 6, 1).fingerprint());
        assertEquals("FlatTree of 5 nodes", tree.toString());
        for (FlatTree other : List.of(small(0.75f, 6, 1), small(0.5f, 5, 1), small(0.5f, 6, 2))) {
            assertNotEquals(tree, other);
            assertNotEquals(tree.fingerprint(), other.fingerprint());
        }
    }

    @Test
    void nodesAnswerWhatTheirKindKnows() {
        FlatTree tree = small(0.5f, 6, 1);
        assertEquals(6, tree.subsetWord(2, 0));
        assertRefused("Node 1: a leaf tests no column", () -> tree.column(1));
        assertRefused("Node 2: only numeric splits have a threshold", () -> tree.threshold(2));
        assertRefused("Node 2: only category splits have a category", () -> tree.category(2));
        assertRefused("Node 0: only splits on categories divide them", () -> tree.goesRight(0, 1));
        assertRefused("Node 0: only subset splits have a set", () -> tree.subsetWord(0, 0));
        assertRefused("Node 1: a leaf has no children", () -> tree.left(1));
        assertRefused("Node 4: a leaf has no children", () -> tree.right(4));
        assertRefused("Node 2: a split has no value", () -> tree.negatives(2));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    /** A chain of 1,000 splits, whose right children wait until the end, and more distinct leaves than there is room for. */
    @Test
    void treesMayBeDeepAndLarge() {
        FlatTreeBuilder builder = new FlatTreeBuilder(1, ClassWeights.EQUAL);
        for (int split = 0; split < 1_000; split++) {
            builder.numeric(0, 1_000 - split);
        }
        for (int leaf = 0; leaf <= 1_000; leaf++) {
            builder.leaf(leaf, 1);
        }
        FlatTree tree = builder.build();
        assertEquals(1_000, tree.depth());
        assertEquals(1_001, tree.leaves());
        int[] codes = new int[FlatTree.codeCount(new Schema(List.of("x"), List.of()))];
        for (int value : new int[] {0, 1, 2, 500, 1_000, 1_001}) {
            Table table =
                    new Table(new Schema(List.of("x"), List.of()), new FMatrixRMaj(1, 1, true, value), new int[0][]);
            FlatTree.encode(table, 0, codes, 0);
            assertEquals(Math.max(0, value - 1), tree.negatives(tree.leafOf(codes, 0)), "value " + value);
        }
        builder.leaf(1, 1);
        assertEquals(0, builder.build().depth(), "a builder begins anew");
        builder.numeric(0, 1);
        builder.clear();
        assertEquals(0, builder.size());
    }

    @Test
    void sortKeysSortAsFloats() {
        Xoshiro256 random = new Xoshiro256(5);
        float[] special = {0f, -0f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, 1f, -1f};
        for (int i = 0; i < 10_000; i++) {
            float a = i < 64 ? special[i / 8] : Float.intBitsToFloat(random.nextInt(Integer.MAX_VALUE) & 0xFF7FFFFF);
            float b = i < 64 ? special[i % 8] : (float) random.nextGaussian();
            if (Float.isFinite(a)) {
                assertEquals(
                        Float.compare(a + 0f, b + 0f),
                        Integer.compare(NodeCodec.sortKey(a), NodeCodec.sortKey(b)),
                        a + " and " + b);
                assertEquals(a + 0f, NodeCodec.fromSortKey(NodeCodec.sortKey(a)));
            }
        }
    }
}

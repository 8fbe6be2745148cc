package backbeat.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backbeat.random.Xoshiro256;
import org.junit.jupiter.api.Test;

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

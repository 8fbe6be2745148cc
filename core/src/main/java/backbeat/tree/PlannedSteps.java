package backbeat.tree;

import backbeat.table.CategoricalColumn;
import backbeat.table.Schema;

/** The steps of plans that stand for the tests of trees over a schema: one for a test, or several one after the other. Immutable. */
final class PlannedSteps {
    private final Schema schema;
    private final RowLayout layout;

    PlannedSteps(Schema schema, RowLayout layout) {
        this.schema = schema;
        this.layout = layout;
    }

    /** The most steps that stand for a split; each takes two places, and a tree has a split for every two nodes. */
    int mostSteps(FlatTree tree) {
        if (!layout.hasWords()) {
            return 2;
        }
        int most = 1;
        for (CategoricalColumn column : schema.categorical()) {
            most = tree.subsets.length > 0 ? Math.max(most, column.size() / 32 + 1) : most;
        }
        return most;
    }

    /** Whether the test of a node on a column is one step. */
    boolean isOneStep(long bits, int column) {
        if (NodeCodec.isNumeric(bits)) {
            return true;
        }
        boolean subset = NodeCodec.isSubset(bits);
        return layout.hasWords() ? !subset : subset || layout.flag(column, 0) >= 0;
    }

    /** That step. */
    long step(long bits, int column, int children) {
        int operand = NodeCodec.operand(bits);
        if (NodeCodec.isNumeric(bits)) {
            return PlannedTree.split(children, column, operand - 1);
        }
        if (layout.hasWords()) {
            return PlannedTree.setSplit(children, layout.word(column, operand), 1 << operand);
        }
        return NodeCodec.isSubset(bits)
                ? PlannedTree.setSplit(children, column, operand)
                : PlannedTree.split(children, layout.flag(column, operand), 0);
    }
}

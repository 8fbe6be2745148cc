package backbeat.onnx;

import backbeat.forest.RandomForest;
import backbeat.table.Schema;
import backbeat.tree.FlatTree;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A forest as {@code TreeEnsemble} of {@code ai.onnx.ml} 5, where the older {@code TreeEnsembleClassifier} is not enough:
 * it cannot ask whether a value is in a set of categories, and it gives single precision, which a steep calibration would
 * blow up. Splits and leaves are numbered apart, over all trees.
 */
final class TreeEnsembleGraph {
    private static final byte AT_MOST = 0;
    private static final byte EQUAL = 4;
    private static final byte MEMBER = 6;

    private final Schema schema;
    private final LongArrayList roots = new LongArrayList();
    private final LongArrayList columns = new LongArrayList();
    private final ByteArrayOutputStream modes = new ByteArrayOutputStream();
    private final DoubleArrayList values = new DoubleArrayList();
    private final DoubleArrayList members = new DoubleArrayList();
    private final LongArrayList yes = new LongArrayList();
    private final LongArrayList yesIsLeaf = new LongArrayList();
    private final LongArrayList no = new LongArrayList();
    private final LongArrayList noIsLeaf = new LongArrayList();
    private final DoubleArrayList votes = new DoubleArrayList();
    private final LongArrayList targets = new LongArrayList();

    private TreeEnsembleGraph(Schema schema) {
        this.schema = schema;
    }

    static String add(OnnxGraph graph, RandomForest forest, RawInputs inputs) {
        TreeEnsembleGraph trees = new TreeEnsembleGraph(forest.schema());
        for (FlatTree tree : forest.trees()) {
            trees.add(tree);
        }
        graph.needMlOpset(OnnxGraph.ML_OPSET_WITH_SETS);
        // The sum is divided at the end, as the engine does: the bits are the engine's if the runtime sums in tree
        // order.
        double[] count = {forest.trees().size()};
        return graph.node("Div", trees.add(graph, inputs.table(graph)), graph.constant(count, 1));
    }

    private void add(FlatTree tree) {
        int[] number = new int[tree.size()];
        int splits = columns.size();
        int leaves = votes.size();
        for (int node = 0; node < number.length; node++) {
            number[node] = tree.isLeaf(node) ? leaves++ : splits++;
        }
        roots.add(columns.size());
        if (tree.isLeaf(0)) {
            loneLeaf(tree);
            return;
        }
        for (int node = 0; node < number.length; node++) {
            if (tree.isLeaf(node)) {
                leaf(tree.value(node));
            } else {
                split(tree, node, number);
            }
        }
    }

    /** A tree that is a leaf: a split both of whose branches lead to it, for a root must be a split. */
    private void loneLeaf(FlatTree tree) {
        columns.add(0);
        modes.write(AT_MOST);
        values.add(0);
        yes.add(votes.size());
        no.add(votes.size() + 1);
        yesIsLeaf.add(1);
        noIsLeaf.add(1);
        leaf(tree.value(0));
        leaf(tree.value(0));
    }

    private void leaf(double vote) {
        votes.add(vote);
        targets.add(0);
    }

    private void split(FlatTree tree, int node, int[] number) {
        boolean numeric = tree.kind(node) == FlatTree.Kind.NUMERIC;
        int whenTrue = numeric ? tree.left(node) : tree.right(node);
        int whenFalse = numeric ? tree.right(node) : tree.left(node);
        columns.add(tree.column(node));
        switch (tree.kind(node)) {
            case NUMERIC -> mode(AT_MOST, tree.threshold(node));
            case CATEGORY -> mode(EQUAL, tree.category(node));
            default -> {
                mode(MEMBER, 0);
                addMembers(tree, node);
            }
        }
        yes.add(number[whenTrue]);
        yesIsLeaf.add(tree.isLeaf(whenTrue) ? 1 : 0);
        no.add(number[whenFalse]);
        noIsLeaf.add(tree.isLeaf(whenFalse) ? 1 : 0);
    }

    private void mode(byte mode, double value) {
        modes.write(mode);
        values.add(value);
    }

    /** The set of categories that go right, ended by NaN; the code after the last category stands for unseen ones. */
    private void addMembers(FlatTree tree, int node) {
        int column = tree.column(node) - schema.numericCount();
        int categories = schema.categorical().get(column).size();
        for (int code = 0; code <= categories; code++) {
            if (tree.goesRight(node, code)) {
                members.add(code);
            }
        }
        members.add(Double.NaN);
    }

    private String add(OnnxGraph graph, String table) {
        return graph.mlNode(
                        "TreeEnsemble",
                        List.of(table),
                        1,
                        OnnxGraph.integer("n_targets", 1),
                        OnnxGraph.integer("aggregate_function", 1),
                        OnnxGraph.integer("post_transform", 0),
                        OnnxGraph.integers("tree_roots", roots.toLongArray()),
                        OnnxGraph.integers("nodes_featureids", columns.toLongArray()),
                        OnnxGraph.bytesTensor("nodes_modes", modes.toByteArray()),
                        OnnxGraph.doublesTensor("nodes_splits", values.toDoubleArray()),
                        OnnxGraph.doublesTensor("membership_values", members.toDoubleArray()),
                        OnnxGraph.integers("nodes_truenodeids", yes.toLongArray()),
                        OnnxGraph.integers("nodes_trueleafs", yesIsLeaf.toLongArray()),
                        OnnxGraph.integers("nodes_falsenodeids", no.toLongArray()),
                        OnnxGraph.integers("nodes_falseleafs", noIsLeaf.toLongArray()),
                        OnnxGraph.integers("leaf_targetids", targets.toLongArray()),
                        OnnxGraph.doublesTensor("leaf_weights", votes.toDoubleArray()))
                .get(0);
    }
}

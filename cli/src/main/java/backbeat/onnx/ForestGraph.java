package backbeat.onnx;

import backbeat.forest.RandomForest;
import backbeat.onnx.OnnxGraph.Type;
import backbeat.tree.CategorySplits;
import backbeat.tree.FlatTree;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forest as {@code TreeEnsembleClassifier}, over the standardized numbers and the category codes: a numeric split asks
 * {@code ≤}, a category split {@code =}. Thresholds and votes are in double precision, in which every float is exact.
 */
public final class ForestGraph {
    private static final String LEAF = "LEAF";
    private static final String AT_MOST = "BRANCH_LEQ";
    private static final String EQUAL = "BRANCH_EQ";

    private final LongArrayList treeIds = new LongArrayList();
    private final LongArrayList nodeIds = new LongArrayList();
    private final LongArrayList columns = new LongArrayList();
    private final LongArrayList yes = new LongArrayList();
    private final LongArrayList no = new LongArrayList();
    private final List<String> modes = new ArrayList<>();
    private final DoubleArrayList values = new DoubleArrayList();
    private final LongArrayList leafTrees = new LongArrayList();
    private final LongArrayList leafNodes = new LongArrayList();
    private final DoubleArrayList votes = new DoubleArrayList();

    private ForestGraph() {}

    /**
     * Adds the forest and returns the probability of the positive class, double precision, {@code rows × 1}.
     *
     * @param exact whether single precision is not enough for what follows: {@code TreeEnsembleClassifier} gives no more
     */
    public static String add(OnnxGraph graph, RandomForest forest, RawInputs inputs, boolean exact) {
        if (exact || forest.options().tree().categorySplits() == CategorySplits.SUBSET) {
            return TreeEnsembleGraph.add(graph, forest, inputs);
        }
        ForestGraph trees = new ForestGraph();
        for (int t = 0; t < forest.trees().size(); t++) {
            trees.add(forest.trees().get(t), t, forest.trees().size());
        }
        return trees.add(graph, inputs.table(graph));
    }

    private void add(FlatTree tree, int id, int trees) {
        for (int node = 0; node < tree.size(); node++) {
            treeIds.add(id);
            nodeIds.add(node);
            switch (tree.kind(node)) {
                case LEAF -> {
                    leafTrees.add(id);
                    leafNodes.add(node);
                    votes.add(tree.value(node) / trees);
                    split(LEAF, 0, 0, 0, 0);
                }
                case NUMERIC ->
                    split(AT_MOST, tree.column(node), tree.threshold(node), tree.left(node), tree.right(node));
                case CATEGORY ->
                    split(EQUAL, tree.column(node), tree.category(node), tree.right(node), tree.left(node));
                case SUBSET -> throw new IllegalStateException("A split on a set in a one-hot forest");
            }
        }
    }

    private void split(String mode, int column, double value, int ifTrue, int ifFalse) {
        modes.add(mode);
        columns.add(column);
        values.add(value);
        yes.add(ifTrue);
        no.add(ifFalse);
    }

    private String add(OnnxGraph graph, String table) {
        long[] positive = new long[votes.size()];
        Arrays.fill(positive, 1);
        List<String> outputs = graph.mlNode(
                "TreeEnsembleClassifier",
                List.of(table),
                2,
                OnnxGraph.integers("classlabels_int64s", new long[] {0, 1}),
                OnnxGraph.text("post_transform", "NONE"),
                OnnxGraph.integers("nodes_treeids", treeIds.toLongArray()),
                OnnxGraph.integers("nodes_nodeids", nodeIds.toLongArray()),
                OnnxGraph.integers("nodes_featureids", columns.toLongArray()),
                OnnxGraph.texts("nodes_modes", modes),
                OnnxGraph.doublesTensor("nodes_values_as_tensor", values.toDoubleArray()),
                OnnxGraph.integers("nodes_truenodeids", yes.toLongArray()),
                OnnxGraph.integers("nodes_falsenodeids", no.toLongArray()),
                OnnxGraph.integers("class_treeids", leafTrees.toLongArray()),
                OnnxGraph.integers("class_nodeids", leafNodes.toLongArray()),
                OnnxGraph.integers("class_ids", positive),
                OnnxGraph.doublesTensor("class_weights_as_tensor", votes.toDoubleArray()));
        String column = graph.constant(new long[] {1}, 1);
        String probability = graph.node("Gather", List.of(outputs.get(1), column), OnnxGraph.integer("axis", 1));
        return graph.cast(probability, Type.DOUBLE);
    }
}

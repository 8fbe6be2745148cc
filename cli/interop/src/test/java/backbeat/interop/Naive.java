package backbeat.interop;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import backbeat.forest.RandomForest;
import backbeat.tree.FlatTree;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Exports as one would write them from the operators' documentation, of models that the engine answers for: doubles that
 * show which faults the real exports have to keep clear of. All are valid ONNX.
 */
final class Naive {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int DOUBLE = 11;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("naive");
    private NodeProto.Builder node;

    private Naive() {}

    private void node(String operator) {
        node = NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain("ai.onnx.ml")
                .addInput("features");
    }

    private Naive set(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        Arrays.stream(values).forEach(attribute::addInts);
        node.addAttribute(attribute);
        return this;
    }

    private Naive set(String name, String value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value)));
        return this;
    }

    private Naive one(String name, long value) {
        node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value));
        return this;
    }

    private Naive modes(String... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeType.STRINGS);
        Arrays.stream(values).forEach(value -> attribute.addStrings(ByteString.copyFromUtf8(value)));
        node.addAttribute(attribute);
        return this;
    }

    private Naive floats(String name, float... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        node.addAttribute(attribute);
        return this;
    }

    private Naive tensor(String name, double... values) {
        return tensor(name, DOUBLE, values);
    }

    /** A tensor of doubles, or of floats. */
    private Naive tensor(String name, int type, double... values) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            if (type == DOUBLE) {
                raw.putDouble(value);
            } else {
                raw.putFloat((float) value);
            }
        }
        node.addAttribute(AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type)
                        .addDims(values.length)
                        .setRawData(ByteString.copyFrom(raw.flip()))));
        return this;
    }

    private Naive modes(long... codes) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeType.TENSOR);
        byte[] raw = new byte[codes.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) codes[i];
        }
        attribute.setT(TensorProto.newBuilder()
                .setName("nodes_modes")
                .setDataType(2)
                .addDims(raw.length)
                .setRawData(ByteString.copyFrom(raw)));
        node.addAttribute(attribute);
        return this;
    }

    private byte[] model(int inputType, int mlOpset, String[] outputs, int... outputTypes) {
        graph.addInput(info("features", inputType, 2));
        for (int i = 0; i < outputs.length; i++) {
            node.addOutput(outputs[i]);
            graph.addOutput(info(outputs[i], outputTypes[i], outputTypes[i] == INT64 ? 1 : 2));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(16))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(mlOpset))
                .setGraph(graph.addNode(node))
                .build()
                .toByteArray();
    }

    private static ValueInfoProto.Builder info(String name, int type, int rank) {
        ai.onnx.proto.OnnxMl.TensorShapeProto.Builder shape = ai.onnx.proto.OnnxMl.TensorShapeProto.newBuilder();
        for (int i = 0; i < rank; i++) {
            shape.addDim(
                    ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimParam("d" + i));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)));
    }

    /** The nodes of a forest over numbers, tree after tree. */
    private int nodes(RandomForest forest, boolean wide) {
        int count = Math.toIntExact(forest.nodes());
        long[][] ids = new long[5][count]; // tree, node, column, left, right
        double[] thresholds = new double[count];
        String[] modes = new String[count];
        int at = 0;
        for (int t = 0; t < forest.trees().size(); t++) {
            FlatTree tree = forest.trees().get(t);
            for (int n = 0; n < tree.size(); n++, at++) {
                boolean leaf = tree.isLeaf(n);
                ids[0][at] = t;
                ids[1][at] = n;
                ids[2][at] = leaf ? 0 : tree.column(n);
                ids[3][at] = leaf ? 0 : tree.left(n);
                ids[4][at] = leaf ? 0 : tree.right(n);
                thresholds[at] = leaf ? 0 : tree.threshold(n);
                modes[at] = leaf ? "LEAF" : "BRANCH_LEQ";
            }
        }
        set("nodes_treeids", ids[0]).set("nodes_nodeids", ids[1]).set("nodes_featureids", ids[2]);
        set("nodes_truenodeids", ids[3]).set("nodes_falsenodeids", ids[4]).modes(modes);
        if (wide) {
            tensor("nodes_values_as_tensor", thresholds);
        } else {
            float[] narrow = new float[count];
            for (int i = 0; i < count; i++) {
                narrow[i] = (float) thresholds[i];
            }
            floats("nodes_values", narrow);
        }
        return count;
    }

    /** A forest leaf by leaf, each with the shares of both classes: label and probabilities. */
    static byte[] classifier(RandomForest forest) {
        Naive naive = new Naive();
        naive.node("TreeEnsembleClassifier");
        int count = naive.nodes(forest, false);
        int leaves = (count + forest.trees().size()) / 2;
        long[][] ids = new long[3][2 * leaves];
        float[] weights = new float[2 * leaves];
        int at = 0;
        for (int t = 0; t < forest.trees().size(); t++) {
            FlatTree tree = forest.trees().get(t);
            for (int n = 0; n < tree.size(); n++) {
                for (int side = 0; tree.isLeaf(n) && side < 2; side++, at++) {
                    ids[0][at] = t;
                    ids[1][at] = n;
                    ids[2][at] = side;
                    double share = side == 1 ? tree.value(n) : 1 - tree.value(n);
                    weights[at] = (float) (share / forest.trees().size());
                }
            }
        }
        naive.set("class_treeids", ids[0]).set("class_nodeids", ids[1]).set("class_ids", ids[2]);
        naive.floats("class_weights", weights).set("classlabels_int64s", 0, 1).set("post_transform", "NONE");
        return naive.model(FLOAT, 3, new String[] {"label", "scores"}, INT64, FLOAT);
    }

    /** The sum of a forest's votes, rounded to single precision as the operator has it; the division and the steps are made behind it. */
    static byte[] sum(RandomForest forest) {
        Naive naive = new Naive();
        naive.node("TreeEnsembleRegressor");
        int count = naive.nodes(forest, true);
        int leaves = (count + forest.trees().size()) / 2;
        long[][] ids = new long[3][leaves];
        double[] weights = new double[leaves];
        int at = 0;
        for (int t = 0; t < forest.trees().size(); t++) {
            FlatTree tree = forest.trees().get(t);
            for (int n = 0; n < tree.size(); n++) {
                if (tree.isLeaf(n)) {
                    ids[0][at] = t;
                    ids[1][at] = n;
                    weights[at++] = tree.value(n);
                }
            }
        }
        naive.set("target_treeids", ids[0]).set("target_nodeids", ids[1]).set("target_ids", ids[2]);
        naive.tensor("target_weights_as_tensor", weights).one("n_targets", 1).set("post_transform", "NONE");
        return naive.model(DOUBLE, 3, new String[] {"scores"}, FLOAT);
    }

    /**
     * {@code x <= 0 ? (x <= -1 ? .1 : .4) : .9} as a TreeEnsemble, whose leaves are numbered on their own: the leaf beside
     * the root's inner child has that child's number.
     */
    static byte[] numbers() {
        Naive naive = new Naive();
        naive.node("TreeEnsemble");
        naive.set("tree_roots", 0).set("nodes_featureids", 0, 0).modes(0L, 0L);
        naive.tensor("nodes_splits", FLOAT, 0, -1);
        naive.set("nodes_truenodeids", 1, 0).set("nodes_trueleafs", 0, 1);
        naive.set("nodes_falsenodeids", 1, 2).set("nodes_falseleafs", 1, 1);
        naive.set("leaf_targetids", 0, 0, 0).tensor("leaf_weights", FLOAT, .1, .9, .4);
        naive.one("n_targets", 1).one("aggregate_function", 1).one("post_transform", 0);
        return naive.model(FLOAT, 5, new String[] {"scores"}, FLOAT);
    }

    /** {@code x in set ? .9 : .2} as a TreeEnsemble. */
    static byte[] sets(long... members) {
        Naive naive = new Naive();
        naive.node("TreeEnsemble");
        naive.set("tree_roots", 0).set("nodes_featureids", 0).modes(6L);
        naive.tensor("nodes_splits", FLOAT, 0);
        double[] values = new double[members.length + 1];
        Arrays.setAll(values, i -> i < members.length ? members[i] : Double.NaN);
        naive.tensor("membership_values", FLOAT, values);
        naive.set("nodes_truenodeids", 0).set("nodes_trueleafs", 1);
        naive.set("nodes_falsenodeids", 1).set("nodes_falseleafs", 1);
        naive.set("leaf_targetids", 0, 0).tensor("leaf_weights", FLOAT, .9, .2);
        naive.one("n_targets", 1).one("aggregate_function", 1).one("post_transform", 0);
        return naive.model(FLOAT, 5, new String[] {"scores"}, FLOAT);
    }
}

"""ONNX models of our fitted forest and network, of the operators that ONNX Runtime is fastest at.

usage: models.py FOLDER     with the arrays that the command wrote; leaves forest.onnx and mlp.onnx there

forest  TreeEnsembleRegressor, the mean of the trees, on the dense one-hot columns, float: all comparisons are of one kind, for which the
        runtime has a loop of its own. Comparing codes for equality (15 columns) mixes two kinds.
mlp     a product over the 12 numbers, a row of weights for each code, ReLU, a product, sigmoid
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSETS = [helper.make_opsetid("", 16), helper.make_opsetid("ai.onnx.ml", 3)]
LEAF, NUMERIC, CATEGORY = 0, 1, 2


def array(name, kind):
    return np.fromfile(folder / f"{name}.bin", "<" + kind)


def save(name, nodes, inputs, constants=()):
    output = helper.make_tensor_value_info("probability", TensorProto.FLOAT, ["n", 1])
    graph = helper.make_graph(nodes, name, inputs, [output], [numpy_helper.from_array(v, k) for k, v in constants])
    onnx.save(helper.make_model(graph, opset_imports=OPSETS, ir_version=8), folder / f"{name}.onnx")


def forest():
    tree, node, kind = array("forest_tree", "i4"), array("forest_node", "i4"), array("forest_kind", "i4")
    column, value = array("forest_column", "i4"), array("forest_value", "f4")
    left, right = array("forest_left", "i4"), array("forest_right", "i4")
    offsets = array("offsets", "i4")
    numeric = offsets[0]
    category = kind == CATEGORY
    place = column.copy()
    place[category] = offsets[column[category] - numeric] + value[category].astype(np.int32)
    threshold = np.where(category, np.float32(0.5), value)
    leaf = kind == LEAF
    threshold[leaf] = 0
    nodes = helper.make_node(
        "TreeEnsembleRegressor",
        ["x"],
        ["probability"],
        domain="ai.onnx.ml",
        n_targets=1,
        aggregate_function="AVERAGE",
        nodes_treeids=tree.tolist(),
        nodes_nodeids=node.tolist(),
        nodes_featureids=place.tolist(),
        nodes_values=threshold.tolist(),
        nodes_modes=["LEAF" if k == LEAF else "BRANCH_LEQ" for k in kind.tolist()],
        nodes_truenodeids=left.tolist(),
        nodes_falsenodeids=right.tolist(),
        target_treeids=tree[leaf].tolist(),
        target_nodeids=node[leaf].tolist(),
        target_ids=[0] * int(leaf.sum()),
        target_weights=value[leaf].tolist(),
    )
    save("forest", [nodes], [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", "columns"])])


def network():
    offsets = array("offsets", "i4").tolist()
    bias1, bias2 = array("mlp_bias1", "f4"), array("mlp_bias2", "f4")
    weights1 = array("mlp_weights1", "f4").reshape(-1, len(bias1))
    weights2 = array("mlp_weights2", "f4").reshape(len(bias1), 1)
    ends = [*offsets[1:], len(weights1)]
    constants = [("w", weights1[: offsets[0]]), ("b", bias1), ("v", weights2), ("c", bias2)]
    nodes = [helper.make_node("Gemm", ["numbers", "w", "b"], ["sum0"])]
    inputs = [helper.make_tensor_value_info("numbers", TensorProto.FLOAT, ["n", offsets[0]])]
    for i, (start, end) in enumerate(zip(offsets, ends)):
        constants.append((f"t{i}", weights1[start:end]))
        inputs.append(helper.make_tensor_value_info(f"code{i}", TensorProto.INT32, ["n"]))
        nodes.append(helper.make_node("Gather", [f"t{i}", f"code{i}"], [f"row{i}"]))
        nodes.append(helper.make_node("Add", [f"sum{i}", f"row{i}"], [f"sum{i + 1}"]))
    nodes.append(helper.make_node("Relu", [f"sum{len(offsets)}"], ["hidden"]))
    nodes.append(helper.make_node("Gemm", ["hidden", "v", "c"], ["logit"]))
    nodes.append(helper.make_node("Sigmoid", ["logit"], ["probability"]))
    save("mlp", nodes, inputs, constants)


folder = Path(sys.argv[1])
forest()
network()

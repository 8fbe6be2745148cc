#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), post_transform LOGISTIC of TreeEnsembleRegressor, LinearRegressor and SVMRegressor with one target.
# Guess: the answer is 1/(1 + exp(-sum)), as TreeEnsembleClassifier gives.
# Seen: it is not applied: the sum itself comes out.
# Why it matters: a boosted model exported as a regressor with LOGISTIC answers log odds where probabilities are expected: ranks
#   are right, labels at .5 and log loss are not. Put a Sigmoid node behind it.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (String transform : new String[] {"NONE", "LOGISTIC"}) {
            System.out.println(transform + ", trees whose sum is 2: " + OneNode.ml("TreeEnsembleRegressor")
                    .set("nodes_treeids", new long[] {0}).set("nodes_nodeids", new long[] {0}).set("nodes_featureids", new long[] {0})
                    .set("nodes_modes", new String[] {"LEAF"}).set("nodes_values", new float[] {0})
                    .set("nodes_truenodeids", new long[] {0}).set("nodes_falsenodeids", new long[] {0})
                    .set("target_treeids", new long[] {0}).set("target_nodeids", new long[] {0}).set("target_ids", new long[] {0})
                    .set("target_weights", new float[] {2}).set("n_targets", 1).set("post_transform", transform)
                    .run((Object) new float[][] {{1}}));
            System.out.println(transform + ", a linear model whose sum is 2: " + OneNode.ml("LinearRegressor").set("coefficients", new float[] {1})
                    .set("targets", 1).set("post_transform", transform).run((Object) new float[][] {{2}}));
            System.out.println(transform + ", a support vector machine whose sum is 2: " + OneNode.ml("SVMRegressor").set("kernel_type", "LINEAR")
                    .set("kernel_params", new float[] {0, 0, 3}).set("n_supports", 1).set("support_vectors", new float[] {1})
                    .set("coefficients", new float[] {1}).set("rho", new float[] {0}).set("post_transform", transform)
                    .run((Object) new float[][] {{2}}));
        }
    }
}
JAVA

seen << 'SEEN'
NONE, trees whose sum is 2: [[2.0]]
NONE, a linear model whose sum is 2: [[2.0]]
NONE, a support vector machine whose sum is 2: [[2.0]]
LOGISTIC, trees whose sum is 2: [[2.0]]
LOGISTIC, a linear model whose sum is 2: [[2.0]]
LOGISTIC, a support vector machine whose sum is 2: [[2.0]]
SEEN

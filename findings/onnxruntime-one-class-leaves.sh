#!/usr/bin/env bash
# ONNX Runtime 1.18.0 and 1.29.0 (CPU), TreeEnsembleClassifier with two classes whose leaves list one class each (a row of
# the list the project began with).
# Guess: a class that a leaf does not list has the weight 0, and the label is the class with the larger score.
# Seen: the weights go into the column of class 1, whichever id is listed. With id 1 everywhere column 0 is 0, with id 0 it is
#   1 minus the weight (its opposite as soon as one weight is negative); the label is cut at .5, and at 0 as soon as one weight is
#   negative. Where pure leaves list their own class, 0 on one side and 1 on the other, both sides are labeled 1, with the
#   scores (-1, 1) and (0, 1).
# Why it matters: writing only the winner of a pure leaf halves a file and is what the operator's text suggests; every row
#   comes out as "popular". List both classes, or take the decision from the probability.
. "$(dirname "$0")/lib.sh"

both=
for version in 1.18.0 1.29.0; do
    rm -f "$work"/lib/*
    maven com.microsoft.onnxruntime:onnxruntime:$version org.tribuo:tribuo-util-onnx:4.3.2
    beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        ask("both list 1, weights .2 and .8", 1, 0.2f, 1, 0.8f);
        ask("both list 0, weights .2 and .8", 0, 0.2f, 0, 0.8f);
        ask("both list 1, weights -.2 and .3", 1, -0.2f, 1, 0.3f);
        ask("both list 0, weights -.2 and .3", 0, -0.2f, 0, 0.3f);
        ask("left lists 0, right lists 1, weights 1", 0, 1, 1, 1);
    }

    /** A stump: the row -1 goes left, the row 1 right. */
    private static void ask(String what, long left, float leftWeight, long right, float rightWeight) {
        System.out.println("  " + what + ": " + OneNode.ml("TreeEnsembleClassifier").outputs(2)
                .set("nodes_treeids", new long[] {0, 0, 0}).set("nodes_nodeids", new long[] {0, 1, 2})
                .set("nodes_featureids", new long[] {0, 0, 0}).set("nodes_modes", new String[] {"BRANCH_LEQ", "LEAF", "LEAF"})
                .set("nodes_values", new float[] {0, 0, 0})
                .set("nodes_truenodeids", new long[] {1, 0, 0}).set("nodes_falsenodeids", new long[] {2, 0, 0})
                .set("class_treeids", new long[] {0, 0}).set("class_nodeids", new long[] {1, 2})
                .set("class_ids", new long[] {left, right}).set("class_weights", new float[] {leftWeight, rightWeight})
                .set("classlabels_int64s", new long[] {0, 1}).set("post_transform", "NONE")
                .run((Object) new float[][] {{-1}, {1}}));
    }
}
JAVA
    both+="$version, labels and scores of a row that goes left and one that goes right"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
1.18.0, labels and scores of a row that goes left and one that goes right
  both list 1, weights .2 and .8: [0, 1] [[0.0, 0.2], [0.0, 0.8]]
  both list 0, weights .2 and .8: [0, 1] [[0.8, 0.2], [0.19999999, 0.8]]
  both list 1, weights -.2 and .3: [0, 1] [[0.0, -0.2], [0.0, 0.3]]
  both list 0, weights -.2 and .3: [0, 1] [[0.2, -0.2], [-0.3, 0.3]]
  left lists 0, right lists 1, weights 1: [1, 1] [[-1.0, 1.0], [0.0, 1.0]]
1.29.0, labels and scores of a row that goes left and one that goes right
  both list 1, weights .2 and .8: [0, 1] [[0.0, 0.2], [0.0, 0.8]]
  both list 0, weights .2 and .8: [0, 1] [[0.8, 0.2], [0.19999999, 0.8]]
  both list 1, weights -.2 and .3: [0, 1] [[0.0, -0.2], [0.0, 0.3]]
  both list 0, weights -.2 and .3: [0, 1] [[0.2, -0.2], [-0.3, 0.3]]
  left lists 0, right lists 1, weights 1: [1, 1] [[-1.0, 1.0], [0.0, 1.0]]
SEEN

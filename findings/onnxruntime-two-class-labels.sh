#!/usr/bin/env bash
# ONNX Runtime 1.18.0 and 1.29.0 (CPU), TreeEnsembleClassifier with two classes (a row of the list the project began with).
# Guess: the label is the class with the larger score.
# Seen: a leaf that lists both classes with weights .9 and .1 is scored (.9, .1) and labeled 1: the label is 1 whenever
#   class 1's score is above 0. Only a leaf of (1, 0) is labeled 0.
# Why it matters: forests written leaf by leaf (shares of both classes) answer "popular" for nearly every row although
#   their probabilities are right. Take the decision from the probability, as Backbeat's export does.
. "$(dirname "$0")/lib.sh"

both=
for version in 1.18.0 1.29.0; do
    rm -f "$work"/lib/*
    maven com.microsoft.onnxruntime:onnxruntime:$version org.tribuo:tribuo-util-onnx:4.3.2
    beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (float one : new float[] {0, 0.1f, 0.4f, 0.9f}) {
            System.out.println("  leaf (" + (1 - one) + ", " + one + "): " + OneNode.ml("TreeEnsembleClassifier").outputs(2)
                    .set("nodes_treeids", new long[] {0}).set("nodes_nodeids", new long[] {0})
                    .set("nodes_featureids", new long[] {0}).set("nodes_modes", new String[] {"LEAF"})
                    .set("nodes_values", new float[] {0})
                    .set("nodes_truenodeids", new long[] {0}).set("nodes_falsenodeids", new long[] {0})
                    .set("class_treeids", new long[] {0, 0}).set("class_nodeids", new long[] {0, 0})
                    .set("class_ids", new long[] {0, 1}).set("class_weights", new float[] {1 - one, one})
                    .set("classlabels_int64s", new long[] {0, 1}).set("post_transform", "NONE")
                    .run((Object) new float[][] {{1}}));
        }
    }
}
JAVA
    both+="$version, label and scores"$'\n'"$(cat "$work/output")"$'\n'
done
printf %s "$both" > "$work/output"

seen << 'SEEN'
1.18.0, label and scores
  leaf (1.0, 0.0): [0] [[1.0, 0.0]]
  leaf (0.9, 0.1): [1] [[0.9, 0.1]]
  leaf (0.6, 0.4): [1] [[0.6, 0.4]]
  leaf (0.100000024, 0.9): [1] [[0.100000024, 0.9]]
1.29.0, label and scores
  leaf (1.0, 0.0): [0] [[1.0, 0.0]]
  leaf (0.9, 0.1): [1] [[0.9, 0.1]]
  leaf (0.6, 0.4): [1] [[0.6, 0.4]]
  leaf (0.100000024, 0.9): [1] [[0.100000024, 0.9]]
SEEN

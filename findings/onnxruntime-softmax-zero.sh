#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), the post transform SOFTMAX_ZERO of a row whose scores are all 0.
# Guess: scores of 0 stay 0, so the answer is zeros.
# Seen: NaN for every class. With one score that is not 0 it is as guessed.
# Why it matters: a tree ensemble or a linear model without intercept gives such rows (a song with no known category), and
#   NaN goes on into ranks and means. Use SOFTMAX.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (float[] row : new float[][] {{0, 0}, {1, 0}, {1, 2}}) {
            for (String transform : new String[] {"SOFTMAX", "SOFTMAX_ZERO"}) {
                System.out.println(transform + " of scores " + java.util.Arrays.toString(row) + ": " + OneNode.ml("LinearClassifier").outputs(2)
                        .set("coefficients", new float[] {1, 0, 0, 1}).set("intercepts", new float[] {0, 0})
                        .set("classlabels_ints", new long[] {0, 1}).set("post_transform", transform).run((Object) new float[][] {row}));
            }
        }
    }
}
JAVA

seen << 'SEEN'
SOFTMAX of scores [0.0, 0.0]: [0] [[0.5, 0.5]]
SOFTMAX_ZERO of scores [0.0, 0.0]: [0] [[NaN, NaN]]
SOFTMAX of scores [1.0, 0.0]: [0] [[0.7310586, 0.26894143]]
SOFTMAX_ZERO of scores [1.0, 0.0]: [0] [[1.0, 0.0]]
SOFTMAX of scores [1.0, 2.0]: [1] [[0.26894143, 0.7310586]]
SOFTMAX_ZERO of scores [1.0, 2.0]: [1] [[0.26894143, 0.7310586]]
SEEN

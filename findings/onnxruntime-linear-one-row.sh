#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), LinearClassifier with two labels and one row of coefficients (the operator's text does not say how many
# rows two labels need).
# Guess: the scores of a row are (-s, s), SOFTMAX makes probabilities of them, and the label is the class with the larger score.
# Seen: without a transform the scores are (1 - s, s) and the label is 1 as soon as s is above 0, so that (.8, .2) is labeled 1;
#   SOFTMAX does nothing: (2, -1) are its "probabilities". LOGISTIC is right. With a row of coefficients for each class all
#   three are as guessed.
# Why it matters: one row is what a logistic regression has, and an exporter that writes it with SOFTMAX gets a model that loads
#   and answers with numbers outside of 0 and 1; write LOGISTIC, or two rows.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (String transform : new String[] {"NONE", "LOGISTIC", "SOFTMAX"}) {
            ask("one row, " + transform, transform, 1);
            ask("two rows, " + transform, transform, -1, 1);
        }
    }

    /** The rows -1, .2 and .7 of one column. */
    private static void ask(String what, String transform, float... coefficients) {
        System.out.println(what + ": " + OneNode.ml("LinearClassifier").outputs(2).set("coefficients", coefficients)
                .set("intercepts", new float[coefficients.length]).set("classlabels_ints", new long[] {0, 1})
                .set("post_transform", transform).run((Object) new float[][] {{-1}, {0.2f}, {0.7f}}));
    }
}
JAVA

seen << 'SEEN'
one row, NONE: [0, 1, 1] [[2.0, -1.0], [0.8, 0.2], [0.3, 0.7]]
two rows, NONE: [0, 1, 1] [[1.0, -1.0], [-0.2, 0.2], [-0.7, 0.7]]
one row, LOGISTIC: [0, 1, 1] [[0.7310586, 0.2689414], [0.45016605, 0.54983395], [0.33181226, 0.66818774]]
two rows, LOGISTIC: [0, 1, 1] [[0.7310586, 0.26894143], [0.45016602, 0.549834], [0.33181226, 0.66818774]]
one row, SOFTMAX: [0, 1, 1] [[2.0, -1.0], [0.8, 0.2], [0.3, 0.7]]
two rows, SOFTMAX: [0, 1, 1] [[0.880797, 0.11920292], [0.40131232, 0.59868765], [0.19781613, 0.8021839]]
SEEN

#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), SVMClassifier with the probabilities of Platt's fit (prob_a, prob_b).
# Guess: the label is the class with the larger probability.
# Seen: the label goes by the sign of the decision value, whatever the probabilities are: (.45, .55) is labeled 0, where the
#   fit's middle is not at 0.
# Why it matters: labels and probabilities of one model contradict each other near the boundary, and accuracy at .5 is not
#   that of the labels. Take one of the two throughout.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (float middle : new float[] {0, 1}) {
            System.out.println("prob_b " + middle + ", decision values -4, -.4, .4, 4: " + OneNode.ml("SVMClassifier").outputs(2).set("kernel_type", "LINEAR")
                    .set("kernel_params", new float[] {0, 0, 3}).set("vectors_per_class", new long[] {1, 1})
                    .set("support_vectors", new float[] {-1, 1}).set("coefficients", new float[] {-1, 1}).set("rho", new float[] {0})
                    .set("prob_a", new float[] {-2}).set("prob_b", new float[] {middle}).set("classlabels_ints", new long[] {0, 1})
                    .set("post_transform", "NONE").run((Object) new float[][] {{-2}, {-0.2f}, {0.2f}, {2}}));
        }
    }
}
JAVA

seen << 'SEEN'
prob_b 0.0, decision values -4, -.4, .4, 4: [1, 1, 0, 0] [[3.376895E-7, 0.9999997], [0.31002545, 0.6899746], [0.68997455, 0.31002554], [0.99966455, 3.3544804E-4]]
prob_b 1.0, decision values -4, -.4, .4, 4: [1, 1, 0, 0] [[4.5685958E-8, 0.99999994], [0.1417217, 0.85827833], [0.45011282, 0.5498872], [0.99908817, 9.118243E-4]]
SEEN

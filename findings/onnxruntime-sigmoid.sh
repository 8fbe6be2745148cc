#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), Sigmoid and LinearClassifier's LOGISTIC.
# Guess: a relative error of a few units in the last place, in double precision exact; in single at worst a floor near 1.5e-8.
# Seen: single precision has an *absolute* error near 5e-8: sigmoid(-17) is twice what it should be, and from about -18
#   on it is exactly 0, LinearClassifier's answer too. The double one is exactly 0 from -40 on (true at -40: 4e-18).
# Why it matters: the log loss of a sure and wrong row is infinite after the move, and rows that Backbeat ranks apart
#   become ties, so log loss and AUC differ though every probability "agrees to 1e-7".
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (double logit : new double[] {-10, -17, -20, -30, -40, -100}) {
            double truth = 1 / (1 + Math.exp(-logit));
            float[] single = {(float) logit};
            String classifier = OneNode.ml("LinearClassifier").outputs(2)
                    .set("coefficients", new float[] {-1, 1})
                    .set("intercepts", new float[] {0, 0})
                    .set("classlabels_ints", new long[] {0, 1})
                    .set("post_transform", "LOGISTIC")
                    .run((Object) new float[][] {single});
            System.out.printf(java.util.Locale.ROOT, "sigmoid(%.0f) over its true value: float %.1f, double %.1f, LinearClassifier %.1f%n",
                    logit, number(OneNode.standard("Sigmoid").run((Object) single)) / truth,
                    number(OneNode.standard("Sigmoid").run((Object) new double[] {logit})) / truth,
                    number(classifier.replaceAll(".*, ", "")) / truth);
        }
    }

    private static double number(String text) {
        return Double.parseDouble(text.replaceAll("[\\[\\]]", ""));
    }
}
JAVA

seen << 'SEEN'
sigmoid(-10) over its true value: float 1.0, double 1.0, LinearClassifier 1.0
sigmoid(-17) over its true value: float 2.2, double 1.0, LinearClassifier 2.2
sigmoid(-20) over its true value: float 0.0, double 1.0, LinearClassifier 0.0
sigmoid(-30) over its true value: float 0.0, double 1.0, LinearClassifier 0.0
sigmoid(-40) over its true value: float 0.0, double 0.0, LinearClassifier 0.0
sigmoid(-100) over its true value: float 0.0, double 0.0, LinearClassifier 0.0
SEEN

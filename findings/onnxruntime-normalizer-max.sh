#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), ai.onnx.ml Normalizer with norm = MAX.
# Guess: each row is divided by its largest absolute value, as scikit-learn's Normalizer(norm="max") does.
# Seen: it is divided by its largest signed value: (-4, 2) becomes (-2, 1), (-4, -2) becomes (2, 1) with its signs turned.
# Why it matters: a converted preprocessing step feeds other inputs to the same model; rows of negative values change
#   sign, and no error is raised.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        float[][] rows = {{-4, 2}, {-4, -2}, {1, 4}, {0, 0}};
        System.out.println(OneNode.ml("Normalizer").set("norm", "MAX").run((Object) rows));
    }
}
JAVA

seen << 'SEEN'
[[-2.0, 1.0], [2.0, 1.0], [0.25, 1.0], [0.0, 0.0]]
SEEN

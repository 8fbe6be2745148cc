#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), OneHotEncoder of numbers that are no categories, its zeros set to 1.
# Guess: a number that is not among the categories is nobody: zeros.
# Seen: fractions are cut off first: 1.7 is category 1, 2.999 is 2, -0.3 is 0.
# Why it matters: a mean that was filled in for a missing key (5.3), or a scaled column, is scored as a category; scikit-learn's
#   encoder answers zeros. Check that codes are whole before the graph.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (float value : new float[] {1, 1.7f, 2.999f, -0.3f, 7}) {
            System.out.println(value + ": " + OneNode.ml("OneHotEncoder").set("cats_int64s", new long[] {0, 1, 2}).set("zeros", 1)
                    .run((Object) new float[] {value}));
        }
    }
}
JAVA

seen << 'SEEN'
1.0: [[0.0, 1.0, 0.0]]
1.7: [[0.0, 1.0, 0.0]]
2.999: [[0.0, 0.0, 1.0]]
-0.3: [[1.0, 0.0, 0.0]]
7.0: [[0.0, 0.0, 0.0]]
SEEN

#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), Cast from double to string.
# Guess: as many digits as it takes to read the double back (17, or the shortest form).
# Seen: eight significant digits, as for float: 1/3 is "0.33333333", 0.1 + 0.2 is "0.3", 123456789.5 is "1.2345679e+08".
# Why it matters: probabilities or keys that a graph turns into text lose half their digits; two rows that Backbeat ranks
#   apart become ties, and AUC and decisions near the threshold move.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        double[] numbers = {1 / 3.0, 0.1 + 0.2, 123456789.5, 0.499999999999};
        System.out.println(OneNode.standard("Cast").set("to", 8).run((Object) numbers));
    }
}
JAVA

seen << 'SEEN'
[0.33333333, 0.3, 1.2345679e+08, 0.5]
SEEN

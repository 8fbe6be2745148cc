#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), ai.onnx.ml LabelEncoder with a NaN key, and Unique, on float input with NaN.
# Guess: a key NaN answers for NaN input (guessed for every version of LabelEncoder); Unique keeps each NaN apart.
# Seen: LabelEncoder gives the default for NaN up to opset 3 of ai.onnx.ml and the key's value in opset 4; Unique of
#   (NaN, 2, NaN, 1) gives NaN alone, of (2, NaN, NaN, 1) it gives 1 and 2: order decides what is lost.
# Why it matters: a "missing" category that is encoded through NaN is scored as unseen after an export to the older opset;
#   counting categories in the graph loses some or all of them as soon as one value is missing.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        float nan = Float.NaN;
        for (long version = 2; version <= 4; version++) {
            System.out.println("LabelEncoder, ai.onnx.ml " + version + ": " + OneNode.ml("LabelEncoder").mlOpset(version)
                    .set("keys_floats", new float[] {1, nan}).set("values_int64s", new long[] {10, 20})
                    .run((Object) new float[] {nan, 1, 5}));
        }
        for (float[] values : new float[][] {{nan, 2, nan, 1}, {2, nan, nan, 1}, {2, 1, 3}}) {
            System.out.println("Unique of " + java.util.Arrays.toString(values) + ": "
                    + OneNode.standard("Unique").run((Object) values));
        }
    }
}
JAVA

seen << 'SEEN'
LabelEncoder, ai.onnx.ml 2: [-1, 10, -1]
LabelEncoder, ai.onnx.ml 3: [-1, 10, -1]
LabelEncoder, ai.onnx.ml 4: [20, 10, -1]
Unique of [NaN, 2.0, NaN, 1.0]: [NaN]
Unique of [2.0, NaN, NaN, 1.0]: [1.0, 2.0]
Unique of [2.0, 1.0, 3.0]: [1.0, 2.0, 3.0]
SEEN

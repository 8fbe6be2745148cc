#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), ReduceMax, ReduceMin and TopK over values with a NaN.
# Guess: NaN spreads or comes first, as in NumPy: ReduceMax and ReduceMin give NaN, TopK puts it first.
# Seen: the reductions depend on where it stands: (1, NaN, 2) has maximum 2 and minimum 1, (NaN, 1, 2) has NaN twice; TopK
#   leaves NaN in the middle of its order. ArgMax and the elementwise Max do treat NaN as NumPy does.
# Why it matters: a NaN score (missing feature, log of 0) turns into a plausible number; a kNN graph (TopK of distances)
#   takes other neighbors when one distance is NaN, where Backbeat refuses the row.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        float nan = Float.NaN;
        for (float[] values : new float[][] {{1, nan, 2}, {nan, 1, 2}, {1, 2, nan}}) {
            System.out.println(java.util.Arrays.toString(values)
                    + " ArgMax " + OneNode.standard("ArgMax").set("axis", 0).set("keepdims", 0).run((Object) values)
                    + " ReduceMax " + OneNode.standard("ReduceMax").run((Object) values)
                    + " ReduceMin " + OneNode.standard("ReduceMin").run((Object) values));
        }
        System.out.println("TopK of (1, NaN, 3, 2) "
                + OneNode.standard("TopK").outputs(2).run(new float[] {1, nan, 3, 2}, new long[] {4}));
        System.out.println("Max " + OneNode.standard("Max").run(new float[] {1, nan}, new float[] {nan, 1}));
    }
}
JAVA

seen << 'SEEN'
[1.0, NaN, 2.0] ArgMax 1 ReduceMax [2.0] ReduceMin [1.0]
[NaN, 1.0, 2.0] ArgMax 0 ReduceMax [NaN] ReduceMin [NaN]
[1.0, 2.0, NaN] ArgMax 2 ReduceMax [2.0] ReduceMin [1.0]
TopK of (1, NaN, 3, 2) [3.0, 2.0, NaN, 1.0] [2, 3, 1, 0]
Max [NaN, NaN]
SEEN

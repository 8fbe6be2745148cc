#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), ai.onnx.ml FeatureVectorizer with inputs that are not as wide as its inputdimensions say.
# Guess: an error, as for every other operator whose shapes do not fit.
# Seen: a wider input is cut to the number of columns told, a narrower one is filled up with zeros, without a word.
# Why it matters: this is the operator that puts the columns of a converted pipeline together. A table with a column too many or
#   too few is scored, with the last columns lost or 0, which for a scaled column means "average". Check widths before.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        float[][] three = {{1, 2, 3}, {4, 5, 6}};
        float[][] one = {{7}, {8}};
        for (long told : new long[] {3, 2, 5}) {
            System.out.println("three columns and one, told " + told + " and 1: "
                    + OneNode.ml("FeatureVectorizer").set("inputdimensions", new long[] {told, 1}).run(three, one));
        }
    }
}
JAVA

seen << 'SEEN'
three columns and one, told 3 and 1: [[1.0, 2.0, 3.0, 7.0], [4.0, 5.0, 6.0, 8.0]]
three columns and one, told 2 and 1: [[1.0, 2.0, 7.0], [4.0, 5.0, 8.0]]
three columns and one, told 5 and 1: [[1.0, 2.0, 3.0, 0.0, 0.0, 7.0], [4.0, 5.0, 6.0, 0.0, 0.0, 8.0]]
SEEN

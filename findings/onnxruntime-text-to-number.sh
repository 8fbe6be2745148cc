#!/usr/bin/env bash
# ONNX Runtime 1.29.0 (CPU), Cast from string to float and to int64.
# Guess: a text that is not wholly a number ("1.5abc", "0x10", "1,5") is an error, like the empty text.
# Seen: the longest prefix that reads as a number is taken: 1.5, 16, 1. "1.5" cast to int64 is 1, "1e3" is 1, "0x10" is 0.
#   "1e39" becomes infinite as a float, "1e400" is an error.
# Why it matters: a graph that casts text columns scores a decimal comma, a unit or a thousands separator as another
#   number, where Backbeat's reader names the row and refuses.
. "$(dirname "$0")/lib.sh"

maven com.microsoft.onnxruntime:onnxruntime:1.29.0 org.tribuo:tribuo-util-onnx:4.3.2
beside=OneNode.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) {
        for (String text : new String[] {"1.5abc", "0x10", "1,5", "1_000", "1e39", "1e400", "", "abc"}) {
            System.out.println("float \"" + text + "\" -> " + cast(text, 1));
        }
        for (String text : new String[] {"1.5", "1e3", "0x10", "15abc"}) {
            System.out.println("int64 \"" + text + "\" -> " + cast(text, 7));
        }
    }

    private static String cast(String text, int type) {
        return OneNode.standard("Cast").set("to", type).run((Object) new String[] {text});
    }
}
JAVA

seen << 'SEEN'
float "1.5abc" -> [1.5]
float "0x10" -> [16.0]
float "1,5" -> [1.0]
float "1_000" -> [1.0]
float "1e39" -> [Infinity]
float "1e400" -> error stod
float "" -> error stod
float "abc" -> error stod
int64 "1.5" -> [1]
int64 "1e3" -> [1]
int64 "0x10" -> [0]
int64 "15abc" -> [15]
SEEN

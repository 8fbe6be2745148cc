#!/usr/bin/env bash
# SystemDS 3.3.0 (JMLC, local), the builtin auc, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: ties of scores count as a half: .80 for a label that is right 8 times of 10, taken as the score.
# Seen: .72: a row of class 1 and one of class 0 that share the lowest score of the table count as lost; ties of other scores count as a half.
#   With three levels of scores it is .63 for .69, and .33 for .67 where two of three ones have the lowest score.
# Why it matters: leaves of trees and votes of few neighbors give many rows one lowest score; there the AUC is too low, and of two models the one with
#   more levels looks better. Without ties at the lowest score it is exact.
. "$(dirname "$0")/lib.sh"

maven org.apache.systemds:systemds:3.3.0
java_program << 'JAVA'
import org.apache.sysds.api.jmlc.Connection;

class Trial {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = new Connection()) {
            connection.prepareScript("""
                    y = matrix("0 0 0 0 0 1 1 1 1 1", 10, 1)
                    print("a label as score: " + auc(y, matrix("1 0 0 0 0 0 1 1 1 1", 10, 1)))
                    print("the lowest score once more lower: " + auc(y, matrix("1 0 0 0 -1 0 1 1 1 1", 10, 1)))
                    print("three levels: " + auc(matrix("0 0 1 0 1 1 0 1", 8, 1), matrix(".2 .2 .2 .7 .7 .7 .7 .9", 8, 1)))
                    y = seq(1, 1000) %% 10 >= 7
                    print("two of three ones have the lowest score: " + auc(y, y * (seq(1, 1000) %% 2 == 0)))
                    print("one score each: " + auc(y, seq(1, 1000) %% 10 + seq(1, 1000) / 10000))
                    """, new String[0], new String[0]).executeScript();
        }
        System.exit(0);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import roc_auc_score

y = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
many = [int(i % 10 >= 7) for i in range(1, 1001)]
for name, labels, scores in [("a label as score", y, [1, 0, 0, 0, 0, 0, 1, 1, 1, 1]), ("the lowest score once more lower", y, [1, 0, 0, 0, -1, 0, 1, 1, 1, 1]),
        ("three levels", [0, 0, 1, 0, 1, 1, 0, 1], [.2, .2, .2, .7, .7, .7, .7, .9]),
        ("two of three ones have the lowest score", many, [l * (i % 2 == 0) for i, l in enumerate(many, 1)]),
        ("one score each", many, [i % 10 + i / 10000 for i in range(1, 1001)])]:
    print("scikit-learn, %s: %.4f" % (name, roc_auc_score(labels, scores)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
a label as score: 0.7200000000000001
the lowest score once more lower: 0.8200000000000001
three levels: 0.625
two of three ones have the lowest score: 0.3333333333333333
one score each: 1.0
scikit-learn, a label as score: 0.8000
scikit-learn, the lowest score once more lower: 0.8200
scikit-learn, three levels: 0.6875
scikit-learn, two of three ones have the lowest score: 0.6667
scikit-learn, one score each: 1.0000
SEEN

#!/usr/bin/env bash
# Deep Netts 1.13.2 (Maven, deepnetts-core), ClassificationMetrics of a confusion matrix, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: recall is TP/(TP + FN), F1 goes with it, and each of three classes has its own true negatives.
# Seen: recall is the precision, and F1 too: .7778 for a class with a recall of .8750 (F1 .8235). Specificity is TN/(TN + FN). With
#   three classes all have the true negatives of the first one, so that their accuracies are .6250 and .7333 for .7600 and .8400.
#   Precision and, with two classes, accuracy are right. Two classes give one set of figures, of the second class, under the first's name.
# Why it matters: a model that finds a tenth of the rare class, always rightly, has a recall and an F1 of 1. Compute both from the
#   counts of ConfusionMatrix.get.
. "$(dirname "$0")/lib.sh"

maven com.deepnetts:deepnetts-core:1.13.2
java_program << 'JAVA'
import deepnetts.eval.ClassificationMetrics;
import deepnetts.eval.ConfusionMatrix;

class Trial {
    public static void main(String[] arguments) {
        tell("two classes", new int[][] {{50, 10}, {5, 35}});
        tell("a rare class", new int[][] {{90, 0}, {9, 1}});
        tell("three classes", new int[][] {{5, 2, 1}, {1, 6, 0}, {2, 1, 7}});
    }

    private static void tell(String what, int[][] counts) {
        String[] labels = counts.length == 2 ? new String[] {"no", "yes"} : new String[] {"a", "b", "c"};
        ConfusionMatrix matrix = new ConfusionMatrix(labels);
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) for (int n = 0; n < counts[i][j]; n++) matrix.inc(i, j);
        }
        for (ClassificationMetrics metrics : ClassificationMetrics.createFrom(matrix)) {
            System.out.printf("Deep Netts, %s, %s: precision %.4f, recall %.4f, F1 %.4f, specificity %.4f, accuracy %.4f%n", what,
                    metrics.getClassLabel(), metrics.getPrecision(), metrics.getRecall(), metrics.getF1Score(), metrics.getSpecificity(),
                    metrics.getAccuracy());
        }
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

for what, names, counts in [("two classes", ["yes"], [[50, 10], [5, 35]]), ("a rare class", ["yes"], [[90, 0], [9, 1]]),
                            ("three classes", ["a", "b", "c"], [[5, 2, 1], [1, 6, 0], [2, 1, 7]])]:
    labels = [i for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    answers = [j for i, row in enumerate(counts) for j, n in enumerate(row) for _ in range(n)]
    for name in names:
        one = 1 if len(counts) == 2 else names.index(name)
        is_one, said_one = [label == one for label in labels], [answer == one for answer in answers]
        print("scikit-learn, %s, %s: precision %.4f, recall %.4f, F1 %.4f, specificity %.4f, accuracy %.4f" % (what, name,
              precision_score(is_one, said_one), recall_score(is_one, said_one), f1_score(is_one, said_one),
              recall_score(is_one, said_one, pos_label=False), accuracy_score(is_one, said_one)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Deep Netts, two classes, no: precision 0.7778, recall 0.7778, F1 0.7778, specificity 0.9091, accuracy 0.8500
Deep Netts, a rare class, no: precision 1.0000, recall 1.0000, F1 1.0000, specificity 0.9091, accuracy 0.9100
Deep Netts, three classes, a: precision 0.6250, recall 0.6250, F1 0.6250, specificity 0.6250, accuracy 0.6250
Deep Netts, three classes, b: precision 0.6667, recall 0.6667, F1 0.6667, specificity 0.8333, accuracy 0.7333
Deep Netts, three classes, c: precision 0.8750, recall 0.8750, F1 0.8750, specificity 0.6250, accuracy 0.7500
scikit-learn, two classes, yes: precision 0.7778, recall 0.8750, F1 0.8235, specificity 0.8333, accuracy 0.8500
scikit-learn, a rare class, yes: precision 1.0000, recall 0.1000, F1 0.1818, specificity 1.0000, accuracy 0.9100
scikit-learn, three classes, a: precision 0.6250, recall 0.6250, F1 0.6250, specificity 0.8235, accuracy 0.7600
scikit-learn, three classes, b: precision 0.6667, recall 0.8571, F1 0.7500, specificity 0.8333, accuracy 0.8400
scikit-learn, three classes, c: precision 0.8750, recall 0.7000, F1 0.7778, specificity 0.9333, accuracy 0.8400
SEEN

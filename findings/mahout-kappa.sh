#!/usr/bin/env bash
# Apache Mahout 0.13.0, ConfusionMatrix.getKappa, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: Cohen's kappa: 1 where all answers are right, 0 where answer and label are independent.
# Seen: the number of rows is counted too large by the number of labels: with 4 rows of 2 labels, all right, kappa is .5714, and
#   .1429 where answer and label have nothing to do with each other; with 100 rows of 10 labels, all right, .9009. Accuracy and
#   the weighted precision, recall and F1 are as in scikit-learn.
# Why it matters: kappas of small test sets or of many genres are too low for good models and too high for those that guess;
#   compute it from the counts.
. "$(dirname "$0")/lib.sh"

maven org.apache.mahout:mahout-mr:0.13.0
java_program << 'JAVA'
import java.util.List;
import org.apache.mahout.classifier.ConfusionMatrix;

class Trial {
    public static void main(String[] arguments) {
        tell("4 rows, all right", "aabb", "aabb");
        tell("4 rows, independent", "aabb", "abab");
        tell("10 rows, 7 right", "aaaaabbbbc", "aaaabbbbab");
        tell("100 rows of 10 labels, all right", "abcdefghij".repeat(10), "abcdefghij".repeat(10));
        tell("2000 rows, all right", "ab".repeat(1000), "ab".repeat(1000));
    }

    private static void tell(String what, String labels, String answers) {
        List<String> names = labels.chars().distinct().mapToObj(c -> String.valueOf((char) c)).toList();
        ConfusionMatrix matrix = new ConfusionMatrix(names, "unknown");
        for (int i = 0; i < labels.length(); i++) matrix.addInstance(labels.substring(i, i + 1), answers.substring(i, i + 1));
        System.out.printf("%s: kappa %.4f, accuracy %.1f, weighted F1 %.4f%n", what, matrix.getKappa(), matrix.getAccuracy(),
                matrix.getWeightedF1score());
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import cohen_kappa_score, f1_score

for labels, answers in [("aabb", "aabb"), ("aabb", "abab"), ("aaaaabbbbc", "aaaabbbbab")]:
    print("scikit-learn, %s and %s: kappa %.4f, weighted F1 %.4f" % (labels, answers, cohen_kappa_score(list(labels), list(answers)),
          f1_score(list(labels), list(answers), average="weighted", zero_division=0)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
4 rows, all right: kappa 0.5714, accuracy 100.0, weighted F1 1.0000
4 rows, independent: kappa 0.1429, accuracy 50.0, weighted F1 0.5000
10 rows, 7 right: kappa 0.3333, accuracy 70.0, weighted F1 0.6667
100 rows of 10 labels, all right: kappa 0.9009, accuracy 100.0, weighted F1 1.0000
2000 rows, all right: kappa 0.9980, accuracy 100.0, weighted F1 1.0000
scikit-learn, aabb and aabb: kappa 1.0000, weighted F1 1.0000
scikit-learn, aabb and abab: kappa 0.0000, weighted F1 0.5000
scikit-learn, aaaaabbbbc and aaaabbbbab: kappa 0.4545, weighted F1 0.6667
SEEN

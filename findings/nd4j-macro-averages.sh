#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (Maven), Evaluation with three classes of which only one is ever predicted.
# Guess: a class without predictions has precision 0 and F1 0, and the averages are over three classes, as in scikit-learn.
# Seen: such classes are left out of the average: precision .25 (one class of four rows) instead of .0833, F1 .4 instead of .1333.
#   Recall is over all three.
# Why it matters: a model that always answers the same class is reported three times as good as by other tools; average the
#   figures of the classes yourself.
. "$(dirname "$0")/lib.sh"

maven org.nd4j:nd4j-native:1.0.0-M2.1 org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64
java_program << 'JAVA'
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.factory.Nd4j;

class Trial {
    public static void main(String[] arguments) {
        Evaluation evaluation = new Evaluation(3);
        evaluation.eval(Nd4j.create(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}}),
                Nd4j.create(new float[][] {{.9f, .1f, 0}, {.8f, .2f, 0}, {.7f, .3f, 0}, {.6f, .4f, 0}}));
        System.out.printf(java.util.Locale.ROOT, "precision by class: %.4f %.4f %.4f, average %.4f%n", evaluation.precision(0), evaluation.precision(1),
                evaluation.precision(2), evaluation.precision());
        System.out.printf(java.util.Locale.ROOT, "F1 by class: %.4f %.4f %.4f, average %.4f%n", evaluation.f1(0), evaluation.f1(1), evaluation.f1(2), evaluation.f1());
        System.out.printf(java.util.Locale.ROOT, "recall by class: %.4f %.4f %.4f, average %.4f%n", evaluation.recall(0), evaluation.recall(1),
                evaluation.recall(2), evaluation.recall());
    }
}
JAVA

seen << 'SEEN'
precision by class: 0.2500 0.0000 0.0000, average 0.2500
F1 by class: 0.4000 0.0000 0.0000, average 0.4000
recall by class: 1.0000 0.0000 0.0000, average 0.3333
SEEN

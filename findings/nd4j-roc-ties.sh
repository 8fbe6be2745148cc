#!/usr/bin/env bash
# ND4J 1.0.0-M2.1 (Maven), org.nd4j.evaluation.classification.ROC in its exact mode (the default), with scores that are
# equal.
# Guess: ties count half, as in scikit-learn: .5 for a model that says the same of every row.
# Seen: .25 for such a model, 1 where one tie of a one and a zero makes it .875. Without ties it is right.
# Why it matters: forests and neighbors give few distinct scores, so that Deeplearning4j's area under the curve is not that
#   of other tools on the same scores; compute it from exported ones.
. "$(dirname "$0")/lib.sh"

maven org.nd4j:nd4j-native:1.0.0-M2.1 org.nd4j:nd4j-native:1.0.0-M2.1:linux-x86_64
java_program << 'JAVA'
import org.nd4j.evaluation.classification.ROC;
import org.nd4j.linalg.factory.Nd4j;

class Trial {
    public static void main(String[] arguments) {
        ask("all scores equal", 0.5, new float[] {0, 1, 0, 1}, new float[] {.5f, .5f, .5f, .5f});
        ask("one tie", 0.875, new float[] {0, 1, 0, 1}, new float[] {.2f, .5f, .5f, .9f});
        ask("no ties", 0.75, new float[] {0, 1, 0, 1}, new float[] {.2f, .4f, .5f, .9f});
    }

    private static void ask(String what, double halves, float[] labels, float[] scores) {
        ROC roc = new ROC();
        roc.eval(Nd4j.create(labels).reshape(4, 1), Nd4j.create(scores).reshape(4, 1));
        System.out.println(what + ": " + roc.calculateAUC() + ", with ties as halves " + halves);
    }
}
JAVA

seen << 'SEEN'
all scores equal: 0.25, with ties as halves 0.5
one tie: 1.0, with ties as halves 0.875
no ties: 0.75, with ties as halves 0.75
SEEN

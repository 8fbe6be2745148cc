#!/usr/bin/env bash
# JSAT 0.0.9 (Maven), Precision, Recall and F1Score of two classes, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: class 1 is the one that counts: F1 .75 on these seven rows, and a recall of 0 for a model that never says 1.
# Seen: class 0 counts (their base class says so): F1 is .6667, and the model that never says 1 has a recall of 1 and an F1 of .6.
#   Accuracy and kappa, which do not ask for a class, are as in scikit-learn.
# Why it matters: where 1 stands for what is looked for, the figures are those of the other class, and the rarer it is the better a
#   model looks that never finds it; turn the labels around, or count.
. "$(dirname "$0")/lib.sh"

maven com.edwardraff:JSAT:0.0.9
java_program << 'JAVA'
import java.util.List;
import jsat.classifiers.CategoricalData;
import jsat.classifiers.CategoricalResults;
import jsat.classifiers.evaluation.Accuracy;
import jsat.classifiers.evaluation.ClassificationScore;
import jsat.classifiers.evaluation.F1Score;
import jsat.classifiers.evaluation.Kappa;
import jsat.classifiers.evaluation.Precision;
import jsat.classifiers.evaluation.Recall;

class Trial {
    private static final int[] LABELS = {0, 0, 0, 1, 1, 1, 1};

    public static void main(String[] arguments) {
        tell("five of seven right", .1, .6, .2, .9, .4, .7, .8);
        tell("never 1", .1, .1, .1, .1, .1, .1, .1);
    }

    private static void tell(String what, double... ones) {
        StringBuilder line = new StringBuilder("JSAT, " + what + ":");
        for (ClassificationScore score : List.of(new Precision(), new Recall(), new F1Score(), new Accuracy(), new Kappa())) {
            score.prepare(new CategoricalData(2));
            for (int i = 0; i < ones.length; i++) {
                CategoricalResults answer = new CategoricalResults(2);
                answer.setProb(0, 1 - ones[i]);
                answer.setProb(1, ones[i]);
                score.addResult(answer, LABELS[i], 1);
            }
            line.append(String.format(" %s %.4f", score.getName(), score.getScore()));
        }
        System.out.println(line);
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score

labels = [0, 0, 0, 1, 1, 1, 1]
for name, answers in [("five of seven right", [0, 1, 0, 1, 0, 1, 1]), ("never 1", [0] * 7)]:
    print("scikit-learn, %s: precision %.4f, recall %.4f, F1 %.4f, kappa %.4f" % (name, *(score(labels, answers, zero_division=0)
          for score in (precision_score, recall_score, f1_score)), cohen_kappa_score(labels, answers)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
JSAT, five of seven right: Precision 0.6667 Recall 0.6667 F1 Score 0.6667 Accuracy 0.7143 Kappa 0.4167
JSAT, never 1: Precision 0.4286 Recall 1.0000 F1 Score 0.6000 Accuracy 0.4286 Kappa 0.0000
scikit-learn, five of seven right: precision 0.7500, recall 0.7500, F1 0.7500, kappa 0.4167
scikit-learn, never 1: precision 0.0000, recall 0.0000, F1 0.0000, kappa 0.0000
SEEN

#!/usr/bin/env bash
# ELKI 0.8.0, area under the precision-recall curve (AUPRCEvaluation) of scores with ties, with ELKI's own average precision
# beside it.
# Guess: a perfect ranking has an area of 1, with or without ties, and ties are interpolated between the points around them.
# Seen: 60 ones above 60 zeros give 1 if the ones share one score, and .5167, .3667 and .25 if they share 2, 3 and 10: the piece
#   of the curve over a group is divided by the number of ones in it, except for the first group. Without ties it is right,
#   and so are ELKI's ROCEvaluation and AveragePrecisionEvaluation with them.
# Why it matters: forests of few trees and kNN give few distinct scores: the better they rank, the more this area loses, and a
#   model that is perfect falls behind one that guesses. Take the average precision, or compute the area from exported scores.
. "$(dirname "$0")/lib.sh"

maven io.github.elki-project:elki:0.8.0
java_program << 'JAVA'
import elki.data.DoubleVector;
import elki.evaluation.scores.AUPRCEvaluation;
import elki.evaluation.scores.AveragePrecisionEvaluation;
import elki.evaluation.scores.ROCEvaluation;
import elki.evaluation.scores.ScoreEvaluation;
import elki.evaluation.scores.adapter.DecreasingVectorIter;

class Trial {
    public static void main(String[] arguments) {
        double[] labels = new double[120];
        for (int i = 0; i < 60; i++) labels[i] = 1;
        for (int groups : new int[] {1, 2, 3, 10, 60}) {
            double[] scores = new double[120];
            for (int i = 0; i < 60; i++) scores[i] = 60 - i * groups / 60;
            tell("perfect, ones with " + groups + " scores", labels, scores);
        }
        tell("all scores equal", labels, new double[120]);
    }

    private static void tell(String what, double[] labels, double[] scores) {
        System.out.printf("%s: AUPRC %.4f, average precision %.4f, AUROC %.4f%n", what, ask(AUPRCEvaluation.STATIC, labels, scores),
                ask(AveragePrecisionEvaluation.STATIC, labels, scores), ask(ROCEvaluation.STATIC, labels, scores));
    }

    private static double ask(ScoreEvaluation measure, double[] labels, double[] scores) {
        return measure.evaluate(new DecreasingVectorIter(DoubleVector.wrap(labels), DoubleVector.wrap(scores)));
    }
}
JAVA

seen << 'SEEN'
perfect, ones with 1 scores: AUPRC 1.0000, average precision 1.0000, AUROC 1.0000
perfect, ones with 2 scores: AUPRC 0.5167, average precision 1.0000, AUROC 1.0000
perfect, ones with 3 scores: AUPRC 0.3667, average precision 1.0000, AUROC 1.0000
perfect, ones with 10 scores: AUPRC 0.2500, average precision 1.0000, AUROC 1.0000
perfect, ones with 60 scores: AUPRC 1.0000, average precision 1.0000, AUROC 1.0000
all scores equal: AUPRC 0.5000, average precision 0.5000, AUROC 0.5000
SEEN

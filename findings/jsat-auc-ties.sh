#!/usr/bin/env bash
# JSAT 0.0.9 (Maven), its AUC with scores that are equal.
# Guess: ties count half: .5 for a model that says the same of every row.
# Seen: the order in which rows are added decides: 1 where the ones come first, 0 where the zeros do.
# Why it matters: a table sorted by label makes a model that knows nothing perfect; shuffle, or compute the area from
#   exported scores.
. "$(dirname "$0")/lib.sh"

maven com.edwardraff:JSAT:0.0.9
java_program << 'JAVA'
import jsat.classifiers.CategoricalData;
import jsat.classifiers.CategoricalResults;
import jsat.classifiers.evaluation.AUC;

class Trial {
    public static void main(String[] arguments) {
        System.out.println("all scores equal, ones first: " + auc(new double[][] {{1, .5}, {1, .5}, {0, .5}, {0, .5}}));
        System.out.println("all scores equal, zeros first: " + auc(new double[][] {{0, .5}, {0, .5}, {1, .5}, {1, .5}}));
        System.out.println("no ties, zeros first: " + auc(new double[][] {{0, .2}, {0, .5}, {1, .4}, {1, .9}}));
        System.out.println("no ties, ones first: " + auc(new double[][] {{1, .4}, {1, .9}, {0, .2}, {0, .5}}));
    }

    private static double auc(double[][] rows) {
        AUC auc = new AUC();
        auc.prepare(new CategoricalData(2));
        for (double[] row : rows) {
            CategoricalResults answer = new CategoricalResults(2);
            answer.setProb(0, 1 - row[1]);
            answer.setProb(1, row[1]);
            auc.addResult(answer, (int) row[0], 1);
        }
        return auc.getScore();
    }
}
JAVA

seen << 'SEEN'
all scores equal, ones first: 1.0
all scores equal, zeros first: 0.0
no ties, zeros first: 0.75
no ties, ones first: 0.75
SEEN

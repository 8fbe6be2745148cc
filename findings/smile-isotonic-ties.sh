#!/usr/bin/env bash
# Smile 3.1.1 (6.3.0 does the same), IsotonicRegressionScaling of scores that are equal.
# Guess: rows with one score are one point, as in scikit-learn: the fit at .6, seen with a 0 and a 1, is .5.
# Seen: they are taken one by one, in an order that hangs on that of the table: where the 0 comes first the fit at .6 is 0 and
#   jumps to 1 right above it, where the 1 comes first it is .5. Ten rows of the score .5, three of them 1, are calibrated to
#   1 above it if the table is sorted by its label, and to .5 if the ones come first; .3 is true.
# Why it matters: forests and neighbors give few distinct scores, so most rows are ties: a table sorted by its label is
#   calibrated to 0 and 1, and the same table in another order is not. Average the labels of each score before.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.classification.IsotonicRegressionScaling;

class Trial {
    public static void main(String[] arguments) {
        double[] scores = {.2, .6, .6, .9};
        show("zero first", scores, new int[] {0, 0, 1, 1});
        show("one first ", scores, new int[] {0, 1, 0, 1});
        double[] votes = {.5, .5, .5, .5, .5, .5, .5, .5, .5, .5};
        show("ten equal scores, sorted by label ", votes, new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1, 1});
        show("ten equal scores, ones at the top ", votes, new int[] {1, 1, 1, 0, 0, 0, 0, 0, 0, 0});
    }

    static void show(String name, double[] scores, int[] labels) {
        IsotonicRegressionScaling fit = IsotonicRegressionScaling.fit(scores, labels);
        StringBuilder line = new StringBuilder(name + ":");
        for (double score : new double[] {.2, .5, .6, .7, .9}) {
            line.append(" ").append(score).append(" -> ").append(Math.round(fit.predict(score) * 1000) / 1000.0);
        }
        System.out.println(line);
    }
}
JAVA

seen << 'SEEN'
zero first: 0.2 -> 0.0 0.5 -> 0.0 0.6 -> 0.0 0.7 -> 1.0 0.9 -> 1.0
one first : 0.2 -> 0.0 0.5 -> 0.5 0.6 -> 0.5 0.7 -> 1.0 0.9 -> 1.0
ten equal scores, sorted by label : 0.2 -> 0.0 0.5 -> 0.286 0.6 -> 1.0 0.7 -> 1.0 0.9 -> 1.0
ten equal scores, ones at the top : 0.2 -> 0.167 0.5 -> 0.167 0.6 -> 0.5 0.7 -> 0.5 0.9 -> 0.5
SEEN

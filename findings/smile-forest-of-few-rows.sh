#!/usr/bin/env bash
# Smile 3.1.1, RandomForest of 500 trees on six rows.
# Guess: posterior probabilities are shares of votes, so they add up to 1.
# Seen: NaN, and every answer is class 0: a tree whose sample held all rows has no out-of-bag rows, its weight is 0/0.
#   With a hundred rows the chance is gone and the answers are sound.
# Why it matters: unit tests, demonstrations and rare groups use tables of this size; Backbeat's votes all weigh the same.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.base.cart.SplitRule;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

class Trial {
    public static void main(String[] arguments) {
        for (int rows : new int[] {6, 100}) {
            double[][] values = new double[rows][2];
            int[] labels = new int[rows];
            for (int i = 0; i < rows; i++) {
                values[i][0] = i;
                values[i][1] = (i * 7) % 5;
                labels[i] = i < rows / 2 ? 0 : 1;
            }
            DataFrame table = DataFrame.of(values, "x", "y").merge(IntVector.of("label", labels));
            RandomForest forest = RandomForest.fit(Formula.lhs("label"), table, 500, 1, SplitRule.GINI, 20, 10, 1, 1.0);
            double[] posterior = new double[2];
            int last = forest.predict(table.get(rows - 1), posterior);
            System.out.println(rows + " rows, last row (class 1): answer " + last + ", posterior is NaN: " + Double.isNaN(posterior[1]));
        }
    }
}
JAVA

seen << 'SEEN'
6 rows, last row (class 1): answer 0, posterior is NaN: true
100 rows, last row (class 1): answer 1, posterior is NaN: false
SEEN

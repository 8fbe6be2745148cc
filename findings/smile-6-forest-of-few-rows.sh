#!/usr/bin/env bash
# Smile 6.3.0 (JDK 25), RandomForest of 500 trees on six rows and a tree's pure leaf (rows of the list the project began with).
# Guess: three major versions after 3.1.1, posterior probabilities are shares of votes and add up to 1.
# Seen: NaN, and every answer is class 0, as in 3.1.1: a tree without out-of-bag rows weighs 0/0. A pure leaf answers
#   (n + 1)/(n + 2), as in 3.1.1.
# Why it matters: unit tests, demonstrations and rare groups use tables of this size; Backbeat's votes all weigh the same.
. "$(dirname "$0")/lib.sh"

jdk_25
maven com.github.haifengl:smile-core:6.3.0
java_program << 'JAVA'
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

class Trial {
    public static void main(String[] arguments) {
        for (int rows : new int[] {6, 100}) {
            DataFrame table = table(rows);
            RandomForest forest = RandomForest.fit(Formula.lhs("label"), table, new RandomForest.Options(500, 1, 20, 10, 1));
            double[] posterior = new double[2];
            int last = forest.predict(table.get(rows - 1), posterior);
            System.out.println(rows + " rows, last row (class 1): answer " + last + ", posterior is NaN: " + Double.isNaN(posterior[1]));
        }
        DataFrame table = table(20);
        double[] posterior = new double[2];
        DecisionTree.fit(Formula.lhs("label"), table).predict(table.get(0), posterior);
        System.out.printf(java.util.Locale.ROOT, "leaf of 10 pure rows: p(its class) %.4f%n", posterior[0]);
    }

    private static DataFrame table(int rows) {
        double[][] values = new double[rows][2];
        int[] labels = new int[rows];
        for (int i = 0; i < rows; i++) {
            values[i][0] = i;
            values[i][1] = (i * 7) % 5;
            labels[i] = i < rows / 2 ? 0 : 1;
        }
        return DataFrame.of(values, "x", "y").add(new IntVector("label", labels));
    }
}
JAVA

seen << 'SEEN'
6 rows, last row (class 1): answer 0, posterior is NaN: true
100 rows, last row (class 1): answer 1, posterior is NaN: false
leaf of 10 pure rows: p(its class) 0.9167
SEEN

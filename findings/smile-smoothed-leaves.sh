#!/usr/bin/env bash
# Smile 3.1.1, DecisionTree (a row of the list the project began with).
# Guess: a pure leaf answers 1 for its class, as in scikit-learn, ranger and Weka.
# Seen: (n + 1)/(n + 2) in a leaf of n rows: 11/12 of ten pure rows, so single rows of a fully grown tree answer 2/3.
# Why it matters: probabilities of a whole forest are drawn toward .5, log loss falls and calibration changes, although the
#   trees are the same as in Backbeat's forest, which gives shares.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;

class Trial {
    public static void main(String[] arguments) {
        for (int each : new int[] {10, 1}) {
            double[][] values = new double[2 * each][1];
            int[] labels = new int[2 * each];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = i < each ? 0 : 1;
                values[i][0] = labels[i];
            }
            DataFrame table = DataFrame.of(values, "x").merge(IntVector.of("label", labels));
            DecisionTree tree = DecisionTree.fit(Formula.lhs("label"), table, SplitRule.GINI, 20, 10, 1);
            double[] posterior = new double[2];
            tree.predict(table.get(0), posterior);
            System.out.printf(java.util.Locale.ROOT, "leaf of %d pure rows: p(its class) %.4f%n", each, posterior[0]);
        }
    }
}
JAVA

seen << 'SEEN'
leaf of 10 pure rows: p(its class) 0.9167
leaf of 1 pure rows: p(its class) 0.6667
SEEN

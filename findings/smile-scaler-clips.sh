#!/usr/bin/env bash
# Smile 3.1.1, smile.feature.transform.Scaler (columns to 0..1) asked for rows outside the range of training.
# Guess: they become smaller than 0 and larger than 1, as in scikit-learn, Weka and ND4J.
# Seen: they are cut off at 0 and 1.
# Why it matters: a song louder than any in training is scored as the loudest: distances, scores and a linear model's ranks differ
#   between tools just for unusual rows. scikit-learn does it with clip=True.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.data.DataFrame;
import smile.feature.transform.Scaler;

class Trial {
    public static void main(String[] arguments) {
        DataFrame scaled = Scaler.fit(DataFrame.of(new double[][] {{1}, {2}, {3}}, "x"))
                .apply(DataFrame.of(new double[][] {{-1}, {1}, {2.5}, {3}, {5}}, "x"));
        for (int i = 0; i < 5; i++) System.out.println(new double[] {-1, 1, 2.5, 3, 5}[i] + " becomes " + scaled.getDouble(i, 0));
    }
}
JAVA

seen << 'SEEN'
-1.0 becomes 0.0
1.0 becomes 0.0
2.5 becomes 0.75
3.0 becomes 1.0
5.0 becomes 1.0
SEEN

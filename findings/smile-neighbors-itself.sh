#!/usr/bin/env bash
# Smile 3.1.1 (6.3.0 does the same), KNN asked about rows of its own training table.
# Guess: an answer depends on the numbers of the row: with k = 1 a training row gets its own label.
# Seen: the very array that was given to fit is left out of its own neighbors, a copy with the same numbers is not: accuracy on
#   the training table is 0 for the arrays and 1 for copies of them, and with k = 3 the probabilities differ too.
# Why it matters: a figure "on the training rows" is a leave-one-out figure as long as the rows stay in memory, and 1 for k = 1
#   as soon as they have been read from the file again; a test set that shares arrays with training does not give the leak away.
#   scikit-learn and Backbeat count the row itself unless they are told to leave it out.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import java.util.Arrays;
import smile.classification.KNN;

class Trial {
    public static void main(String[] arguments) {
        double[][] rows = {{1}, {2}, {3}, {4.5}, {6}, {8}};
        int[] labels = {0, 1, 0, 1, 0, 1};
        KNN<double[]> one = KNN.fit(rows, labels, 1);
        int arrays = 0;
        int copies = 0;
        for (int i = 0; i < rows.length; i++) {
            if (one.predict(rows[i]) == labels[i]) arrays++;
            if (one.predict(rows[i].clone()) == labels[i]) copies++;
        }
        System.out.println("k = 1, right of 6: " + arrays + " of the arrays, " + copies + " of their copies");
        KNN<double[]> three = KNN.fit(rows, labels, 3);
        double[] p = new double[2];
        three.predict(rows[0], p);
        System.out.println("k = 3, first row as the array: " + Arrays.toString(p));
        three.predict(rows[0].clone(), p);
        System.out.println("k = 3, first row as a copy:    " + Arrays.toString(p));
    }
}
JAVA

seen << 'SEEN'
k = 1, right of 6: 0 of the arrays, 6 of their copies
k = 3, first row as the array: [0.3333333333333333, 0.6666666666666666]
k = 3, first row as a copy:    [0.6666666666666666, 0.3333333333333333]
SEEN

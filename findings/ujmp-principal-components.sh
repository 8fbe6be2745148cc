#!/usr/bin/env bash
# UJMP 0.3.0 (Maven, ujmp-core), princomp, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the scores of a principal component analysis: scikit-learn's up to signs, with a mean of 0, the same if a constant is added to a column.
# Seen: the columns are not centered: the first component points to where the table is, and its scores are all of one sign (101 to 106 with 100 added
#   to a column, which is that column). Behind center they are scikit-learn's.
# Why it matters: a component that says where the table is, not how its rows differ, goes into a model or a plot, and another one drops out. Call
#   center(Ret.NEW, Matrix.ROW, true) first, or standardize.
. "$(dirname "$0")/lib.sh"

maven org.ujmp:ujmp-core:0.3.0
java_program << 'JAVA'
import java.util.Locale;
import org.ujmp.core.Matrix;
import org.ujmp.core.calculation.Calculation.Ret;

class Trial {
    static void tell(String name, Matrix scores) {
        StringBuilder line = new StringBuilder("UJMP, " + name + ":");
        for (int j = 0; j < 2; j++) {
            double sign = scores.getAsDouble(0, j) < 0 ? -1 : 1;
            line.append(j == 0 ? "" : " |");
            for (int i = 0; i < scores.getRowCount(); i++) line.append(String.format(Locale.ROOT, " %.3f", sign * scores.getAsDouble(i, j)));
        }
        System.out.println(line);
    }

    public static void main(String[] arguments) {
        double[][] rows = {{1, 2}, {2, 1}, {3, 5}, {4, 3}, {5, 6}, {6, 5}};
        double[][] moved = {{101, 2}, {102, 1}, {103, 5}, {104, 3}, {105, 6}, {106, 5}};
        tell("princomp", Matrix.Factory.linkToArray(rows).princomp());
        tell("100 added to the first column", Matrix.Factory.linkToArray(moved).princomp());
        tell("centered, then princomp", Matrix.Factory.linkToArray(rows).center(Ret.NEW, Matrix.ROW, true).princomp());
        tell("the moved ones centered, then princomp", Matrix.Factory.linkToArray(moved).center(Ret.NEW, Matrix.ROW, true).princomp());
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.decomposition import PCA

rows = np.array([[1, 2], [2, 1], [3, 5], [4, 3], [5, 6], [6, 5.]])
def tell(name, scores):
    scores = scores * np.where(scores[0] < 0, -1, 1)
    print("scikit-learn, %s: %s" % (name, " | ".join(" ".join("%.3f" % s for s in column) for column in scores.T)))

tell("PCA", PCA().fit_transform(rows))
tell("PCA, 100 added to the first column", PCA().fit_transform(rows + [100, 0]))
u, s, _ = np.linalg.svd(rows, full_matrices=False)
print("NumPy, singular values without centering: %s" % " | ".join(" ".join("%.3f" % v for v in column * np.sign(column[0])) for column in (u * s).T))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
UJMP, princomp: 2.138 2.103 5.690 4.931 7.793 7.758 | 0.654 -0.759 1.274 -0.829 0.515 -0.899
UJMP, 100 added to the first column: 101.007 101.971 103.113 104.041 105.147 106.111 | 1.599 2.634 -1.328 0.707 -2.256 -1.221
UJMP, centered, then princomp: 2.925 2.972 -0.631 0.145 -2.728 -2.682 | 0.685 -0.728 1.276 -0.821 0.500 -0.913
UJMP, the moved ones centered, then princomp: 2.925 2.972 -0.631 0.145 -2.728 -2.682 | 0.685 -0.728 1.276 -0.821 0.500 -0.913
scikit-learn, PCA: 2.925 2.972 -0.631 0.145 -2.728 -2.682 | 0.685 -0.728 1.276 -0.821 0.500 -0.913
scikit-learn, PCA, 100 added to the first column: 2.925 2.972 -0.631 0.145 -2.728 -2.682 | 0.685 -0.728 1.276 -0.821 0.500 -0.913
NumPy, singular values without centering: 2.138 2.103 5.690 4.931 7.793 7.758 | 0.654 -0.759 1.274 -0.829 0.515 -0.899
SEEN

#!/usr/bin/env bash
# Colt 1.2.0 (Maven), correlation and covariance of two DynamicBin1D, with its Descriptive and scipy 1.10.1 (Debian 12) beside it.
# Guess: Pearson's correlation of the values in the order in which they were added, -.2905 here, and 1 of a bin with itself.
# Seen: -.26 at first, since the covariance is divided by n and the deviations by n - 1 (.90 for a bin with itself of ten values). After the median of
#   one bin was asked for it is -.20, after both medians .70: a median, a quantile or a trimmed mean, and printing the bin, sorts its values for good.
# Why it matters: whether a column correlates with the answer depends on what else was printed before, and the sign turns. Take Descriptive.correlation
#   of the lists, or corr of a matrix (Statistic.correlation), which are right.
. "$(dirname "$0")/lib.sh"

maven colt:colt:1.2.0
java_program << 'JAVA'
import cern.colt.list.DoubleArrayList;
import cern.jet.stat.Descriptive;
import hep.aida.bin.DynamicBin1D;

class Trial {
    static final double[] X = {3, 1, 4, 1, 5, 9, 2, 6, 5, 30};
    static final double[] Y = {1, 2, 2, 3, 8, 4, 6, 7, 5, 1};

    static DynamicBin1D bin(double[] values) {
        DynamicBin1D bin = new DynamicBin1D();
        bin.addAllOf(new DoubleArrayList(values.clone()));
        return bin;
    }

    static double deviation(double[] values) {
        DoubleArrayList list = new DoubleArrayList(values);
        return Math.sqrt(Descriptive.sampleVariance(list, Descriptive.mean(list)));
    }

    static void tell(String name, DynamicBin1D x, DynamicBin1D y) {
        System.out.printf("Colt, %s: correlation %.4f, covariance %.4f%n", name, x.correlation(y), x.covariance(y));
    }

    public static void main(String[] arguments) {
        System.out.printf("Colt, Descriptive: correlation %.4f, covariance %.4f%n",
                Descriptive.correlation(new DoubleArrayList(X), deviation(X), new DoubleArrayList(Y), deviation(Y)),
                Descriptive.covariance(new DoubleArrayList(X), new DoubleArrayList(Y)));
        DynamicBin1D x = bin(X);
        DynamicBin1D y = bin(Y);
        tell("bins", x, y);
        tell("a bin with itself", x, x);
        x.mean();
        x.standardDeviation();
        tell("bins after mean and deviation", x, y);
        x.median();
        tell("bins after the median of x", x, y);
        y.median();
        tell("bins after both medians", x, y);
        x = bin(X);
        x.toString();
        tell("new bin x, printed", x, bin(Y));
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

x = [3, 1, 4, 1, 5, 9, 2, 6, 5, 30]
y = [1, 2, 2, 3, 8, 4, 6, 7, 5, 1]
print("scipy: correlation %.4f; NumPy: covariance %.4f, divided by n %.4f" % (stats.pearsonr(x, y)[0], np.cov(x, y)[0, 1], np.cov(x, y, bias=True)[0, 1]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Colt, Descriptive: correlation -0.2905, covariance -6.2667
Colt, bins: correlation -0.2615, covariance -5.6400
Colt, a bin with itself: correlation 0.9000, covariance 66.2400
Colt, bins after mean and deviation: correlation -0.2615, covariance -5.6400
Colt, bins after the median of x: correlation -0.1966, covariance -4.2400
Colt, bins after both medians: correlation 0.6982, covariance 15.0600
Colt, new bin x, printed: correlation -0.1966, covariance -4.2400
scipy: correlation -0.2905; NumPy: covariance -6.2667, divided by n -5.6400
SEEN

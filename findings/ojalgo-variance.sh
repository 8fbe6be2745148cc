#!/usr/bin/env bash
# ojAlgo 56.0.0, SampleSet.calculateVariance.
# Guess: the variance from the sums of values and squares is that of the sample, however many values there are.
# Seen: it is, up to 46,341 values; from one more on n * (n - 1) does not fit an int, and the variance is negative, or 7.08 for 1.00. getVariance of a set of values is right.
# Why it matters: running sums are kept for tables that are too large to be held, and there the variance is wrong; its root is NaN, or a column is scaled by a wrong number.
#   Divide by (double) n yourself.
. "$(dirname "$0")/lib.sh"

maven org.ojalgo:ojalgo:56.0.0
java_program << 'JAVA'
import java.util.Random;
import org.ojalgo.random.SampleSet;

class Trial {
    public static void main(String[] arguments) {
        for (int n : new int[] {1_000, 46_341, 46_342, 50_000, 100_000, 1_000_000}) {
            Random random = new Random(1);
            double[] values = new double[n];
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < n; i++) {
                values[i] = random.nextGaussian();
                sum += values[i];
                squares += values[i] * values[i];
            }
            System.out.printf("%d values: from the sums %.4f, from the values %.4f%n", n, SampleSet.calculateVariance(sum, squares, n), SampleSet.wrap(values).getVariance());
        }
    }
}
JAVA

seen << 'SEEN'
1000 values: from the sums 0.9597, from the values 0.9597
46341 values: from the sums 0.9997, from the values 0.9997
46342 values: from the sums -0.9998, from the values 0.9997
50000 values: from the sums -1.3891, from the values 0.9974
100000 values: from the sums 7.0770, from the values 0.9978
1000000 values: from the sums -1371.4700, from the values 0.9990
SEEN

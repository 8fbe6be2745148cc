#!/usr/bin/env bash
# Smile 3.1.1, MathEx.var, MathEx.sd and Standardizer.
# Guess: 0 for a constant column, 10 for (1e10, 1e10 + 10, 1e10 + 20): two passes or Welford's recurrence.
# Seen: sums of squares are subtracted: a constant 0.1 has a variance of -1.7e-18, the deviation NaN, and is standardized
#   to NaN; the column of large values has a wrong deviation.
# Why it matters: a constant column makes every distance and every activation NaN, and timestamps or identifiers get a
#   wrong scale without an error; kNN and networks see other inputs than Backbeat's standardizer makes.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.data.DataFrame;
import smile.feature.transform.Standardizer;
import smile.math.MathEx;

class Trial {
    public static void main(String[] arguments) {
        show("constant 0.1", new double[] {0.1, 0.1, 0.1});
        show("1e6 + 0, 10, 20", new double[] {1e6, 1e6 + 10, 1e6 + 20});
        show("1e10 + 0, 10, 20", new double[] {1e10, 1e10 + 10, 1e10 + 20});
    }

    private static void show(String name, double[] column) {
        double[][] rows = new double[column.length][1];
        for (int i = 0; i < rows.length; i++) rows[i][0] = column[i];
        DataFrame frame = DataFrame.of(rows, "x");
        DataFrame scaled = Standardizer.fit(frame).apply(frame);
        System.out.println(name + ": variance " + MathEx.var(column) + ", deviation " + MathEx.sd(column)
                + ", standardized " + java.util.Arrays.toString(scaled.column("x").toDoubleArray()));
    }
}
JAVA

seen << 'SEEN'
constant 0.1: variance -1.734723475976807E-18, deviation NaN, standardized [NaN, NaN, NaN]
1e6 + 0, 10, 20: variance 100.0, deviation 10.0, standardized [-1.0, 0.0, 1.0]
1e10 + 0, 10, 20: variance 32768.0, deviation 181.01933598375618, standardized [-0.05524271728019902, 0.0, 0.05524271728019902]
SEEN

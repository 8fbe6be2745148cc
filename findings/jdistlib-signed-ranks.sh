#!/usr/bin/env bash
# JDistlib 0.4.5 (Maven), DistributionTest.wilcoxon_test, with scipy 1.10.1 (Debian 12) beside it.
# Guess: Wilcoxon's signed rank test of differences, for example of two models' errors fold by fold: scipy's p, large where the differences go up and
#   down alike.
# Seen: the signs do not count, nor does the mean that is tested for (mu): the statistic is the sum of all ranks, and p depends on the number of values
#   alone. Eight differences that go up and down give .0078 for .95, as do eight above 0 and eight below it; "greater" is .0039 for eight below 0.
# Why it matters: every comparison with six or more folds is significant, in favor of whichever model comes first. Take t_test_paired of the same class,
#   or compute the signed ranks elsewhere.
. "$(dirname "$0")/lib.sh"

maven net.sourceforge.jdistlib:jdistlib:0.4.5
java_program << 'JAVA'
import net.sourceforge.jdistlib.disttest.DistributionTest;
import net.sourceforge.jdistlib.disttest.TestKind;

class Trial {
    static void tell(String name, double mu, double... values) {
        double[] two = DistributionTest.wilcoxon_test(values.clone(), mu, false, TestKind.TWO_SIDED);
        double[] greater = DistributionTest.wilcoxon_test(values.clone(), mu, false, TestKind.GREATER);
        System.out.printf("JDistlib, %s: statistic %.1f, p %.4f, greater %.4f; t test %.4f%n", name, two[0], two[1], greater[1],
                DistributionTest.t_test(values.clone(), mu, TestKind.TWO_SIDED)[1]);
    }

    public static void main(String[] arguments) {
        tell("up and down", 0, .01, -.02, .03, -.04, -.05, .06, .07, -.08);
        tell("all above 0", 0, .01, .02, .03, .04, .05, .06, .07, .08);
        tell("all below 0", 0, -.01, -.02, -.03, -.04, -.05, -.06, -.07, -.08);
        tell("mean of .04 tested for .04", .04, .01, .02, .03, .035, .05, .06, .07, .08);
        double[] many = new double[60];
        for (int i = 0; i < 60; i++) many[i] = (i + 1) * (i % 4 == 0 || i % 4 == 3 ? 1 : -1);
        tell("60 up and down", 0, many);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for name, mu, values in [("up and down", 0, [.01, -.02, .03, -.04, -.05, .06, .07, -.08]), ("all above 0", 0, [.01, .02, .03, .04, .05, .06, .07, .08]),
        ("all below 0", 0, [-.01, -.02, -.03, -.04, -.05, -.06, -.07, -.08]), ("mean of .04 tested for .04", .04, [.01, .02, .03, .035, .05, .06, .07, .08]),
        ("60 up and down", 0, [(i + 1) * (1 if i % 4 in (0, 3) else -1) for i in range(60)])]:
    shifted = [round(value - mu, 6) for value in values]
    method = "exact" if len(values) < 50 else "approx"
    greater = stats.wilcoxon(shifted, alternative="greater", mode=method)
    print("scipy, %s: statistic %.1f, p %.4f, greater %.4f; t test %.4f" % (name, greater.statistic, stats.wilcoxon(shifted, mode=method).pvalue,
        greater.pvalue, stats.ttest_1samp(values, mu).pvalue))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
JDistlib, up and down: statistic 36.0, p 0.0078, greater 0.0039; t test 0.8994
JDistlib, all above 0: statistic 36.0, p 0.0078, greater 0.0039; t test 0.0013
JDistlib, all below 0: statistic 36.0, p 0.0078, greater 0.0039; t test 0.0013
JDistlib, mean of .04 tested for .04: statistic 36.0, p 0.0078, greater 0.0039; t test 0.6318
JDistlib, 60 up and down: statistic 1830.0, p 0.0000, greater 0.0000; t test 1.0000
scipy, up and down: statistic 17.0, p 0.9453, greater 0.5781; t test 0.8994
scipy, all above 0: statistic 36.0, p 0.0078, greater 0.0039; t test 0.0013
scipy, all below 0: statistic 0.0, p 0.0078, greater 1.0000; t test 0.0013
scipy, mean of .04 tested for .04: statistic 21.5, p 0.7422, greater 0.3711; t test 0.6318
scipy, 60 up and down: statistic 915.0, p 1.0000, greater 0.5000; t test 1.0000
SEEN

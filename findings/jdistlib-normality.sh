#!/usr/bin/env bash
# JDistlib 0.4.5 (Maven), NormalityTest, the p-values of Jarque and Bera's and of D'Agostino and Pearson's test, with scipy 1.10.1 (Debian 12) beside it.
# Guess: scipy's p-values, small for values that are not normal, as those of the other tests in the class are.
# Seen: 1 minus the p-value: 1.0000 for exponential values, .95 for even ones (.05) and .06 for normal ones (.94). Jarque and Bera's statistic is cut at
#   50, D'Agostino and Pearson's is another one (4.00 for 33.63 of even values). Anderson and Darling's p of the same class is the usual one.
# Why it matters: residuals and columns that are far from normal pass the test, and normal ones fail it. Take 1 minus Jarque and Bera's value, or
#   anderson_darling_pvalue.
. "$(dirname "$0")/lib.sh"

maven net.sourceforge.jdistlib:jdistlib:0.4.5
java_program << 'JAVA'
import net.sourceforge.jdistlib.disttest.NormalityTest;

class Trial {
    static void tell(String name, double[] x) {
        double skewAndKurtosis = NormalityTest.jarque_bera_statistic(x);
        double omnibus = NormalityTest.dagostino_pearson_statistic(x);
        double distance = NormalityTest.anderson_darling_statistic(x);
        System.out.printf("JDistlib, %s: Jarque and Bera %.3f, p %.4f; D'Agostino and Pearson %.2f, p %.4f; Anderson and Darling %.3f, p %.4f%n", name,
                skewAndKurtosis, NormalityTest.jarque_bera_pvalue(skewAndKurtosis), omnibus, NormalityTest.dagostino_pearson_pvalue(omnibus), distance,
                NormalityTest.anderson_darling_pvalue(distance, x.length));
    }

    public static void main(String[] arguments) {
        double[] even = new double[100];
        double[] skewed = new double[100];
        double[] normal = new double[100];
        for (int i = 0; i < 100; i++) {
            double p = (i * 37 % 100 + .5) / 100;
            even[i] = p;
            skewed[i] = -Math.log(1 - p);
            normal[i] = new net.sourceforge.jdistlib.Normal(0, 1).quantile(p);
        }
        tell("normal", normal);
        tell("even", even);
        tell("exponential", skewed);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

p = (np.arange(100) * 37 % 100 + .5) / 100
for name, x in [("normal", stats.norm.ppf(p)), ("even", p), ("exponential", -np.log(1 - p))]:
    print("scipy, %s: Jarque and Bera %.3f, p %.4f; D'Agostino and Pearson %.2f, p %.4f; Anderson and Darling %.3f" % (name, *stats.jarque_bera(x),
        *stats.normaltest(x), stats.anderson(x).statistic))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
JDistlib, normal: Jarque and Bera 0.115, p 0.0557; D'Agostino and Pearson 0.18, p 0.0856; Anderson and Darling 0.012, p 1.0000
JDistlib, even: Jarque and Bera 6.002, p 0.9503; D'Agostino and Pearson 4.00, p 0.8650; Anderson and Darling 1.084, p 0.0073
JDistlib, exponential: Jarque and Bera 50.000, p 1.0000; D'Agostino and Pearson 37.06, p 1.0000; Anderson and Darling 4.589, p 0.0000
scipy, normal: Jarque and Bera 0.115, p 0.9443; D'Agostino and Pearson 0.01, p 0.9974; Anderson and Darling 0.012
scipy, even: Jarque and Bera 6.002, p 0.0497; D'Agostino and Pearson 33.63, p 0.0000; Anderson and Darling 1.084
scipy, exponential: Jarque and Bera 107.474, p 0.0000; D'Agostino and Pearson 45.67, p 0.0000; Anderson and Darling 4.589
SEEN

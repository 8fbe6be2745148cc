#!/usr/bin/env bash
# Cognitive Foundry 4.0.1 (Maven, gov.sandia.foundry), KolmogorovSmirnovConfidence of two samples, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the p-value of the two-sample test, by its asymptotic formula.
# Seen: D is right, the p-value is not: .97 for two samples of 1,000 that are a tenth of their range apart (7e-5), .29 for a fifth (3e-18).
#   It is as if the root of the effective number of rows were taken twice. Mann and Whitney's test agrees.
# Why it matters: scores of a new month are held against the old ones by this test; it does not see a shift that everybody else's sees,
#   and the more rows there are the blinder it is beside the others. Take D, and compute p elsewhere.
. "$(dirname "$0")/lib.sh"

maven gov.sandia.foundry:gov-sandia-cognition-learning-core:4.0.1
java_program << 'JAVA'
import gov.sandia.cognition.statistics.method.KolmogorovSmirnovConfidence;
import gov.sandia.cognition.statistics.method.MannWhitneyUConfidence;
import java.util.ArrayList;
import java.util.List;

class Trial {
    public static void main(String[] arguments) {
        for (int rows : new int[] {100, 1000, 10000}) {
            for (int percent : new int[] {0, 5, 10, 20, 50}) {
                List<Double> old = new ArrayList<>(), now = new ArrayList<>();
                for (int i = 0; i < rows; i++) {
                    old.add((double) i / rows);
                    now.add((i + .1) / rows + percent / 100.0);
                }
                var test = KolmogorovSmirnovConfidence.INSTANCE.evaluateNullHypothesis(old, now);
                System.out.printf("Foundry, %d and %d rows, %d %% apart: D %.4f, p %.2g; Mann-Whitney p %.2g%n", rows, rows, percent, test.getD(),
                        test.getNullHypothesisProbability(), new MannWhitneyUConfidence().evaluateNullHypothesis(old, now).getNullHypothesisProbability());
            }
        }
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import numpy
from scipy import stats

for rows in [100, 1000, 10000]:
    for percent in [0, 5, 10, 20, 50]:
        old = numpy.arange(rows) / rows
        now = (numpy.arange(rows) + .1) / rows + percent / 100
        test = stats.ks_2samp(old, now, method="asymp")
        rank = stats.mannwhitneyu(old, now, method="asymptotic", use_continuity=False)
        print("scipy, %d and %d rows, %d %% apart: D %.4f, p %.2g; Mann-Whitney p %.2g" % (rows, rows, percent, test.statistic, test.pvalue, rank.pvalue))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Foundry, 100 and 100 rows, 0 % apart: D 0.0100, p 1.0; Mann-Whitney p 0.90
Foundry, 100 and 100 rows, 5 % apart: D 0.0600, p 1.0; Mann-Whitney p 0.19
Foundry, 100 and 100 rows, 10 % apart: D 0.1100, p 1.0; Mann-Whitney p 0.015
Foundry, 100 and 100 rows, 20 % apart: D 0.2100, p 0.87; Mann-Whitney p 6.9e-06
Foundry, 100 and 100 rows, 50 % apart: D 0.5100, p 0.032; Mann-Whitney p 0.0
Foundry, 1000 and 1000 rows, 0 % apart: D 0.0010, p 1.0; Mann-Whitney p 0.97
Foundry, 1000 and 1000 rows, 5 % apart: D 0.0510, p 1.0; Mann-Whitney p 0.00014
Foundry, 1000 and 1000 rows, 10 % apart: D 0.1010, p 0.97; Mann-Whitney p 1.4e-13
Foundry, 1000 and 1000 rows, 20 % apart: D 0.2010, p 0.29; Mann-Whitney p 0.0
Foundry, 1000 and 1000 rows, 50 % apart: D 0.5010, p 1.3e-05; Mann-Whitney p 0.0
Foundry, 10000 and 10000 rows, 0 % apart: D 0.0001, p 1.0; Mann-Whitney p 0.99
Foundry, 10000 and 10000 rows, 5 % apart: D 0.0501, p 0.99; Mann-Whitney p 0.0
Foundry, 10000 and 10000 rows, 10 % apart: D 0.1001, p 0.46; Mann-Whitney p 0.0
Foundry, 10000 and 10000 rows, 20 % apart: D 0.2001, p 0.0058; Mann-Whitney p 0.0
Foundry, 10000 and 10000 rows, 50 % apart: D 0.5001, p 3.3e-16; Mann-Whitney p 0.0
scipy, 100 and 100 rows, 0 % apart: D 0.0100, p 1; Mann-Whitney p 0.9
scipy, 100 and 100 rows, 5 % apart: D 0.0600, p 0.99; Mann-Whitney p 0.19
scipy, 100 and 100 rows, 10 % apart: D 0.1100, p 0.54; Mann-Whitney p 0.015
scipy, 100 and 100 rows, 20 % apart: D 0.2100, p 0.021; Mann-Whitney p 6.9e-06
scipy, 100 and 100 rows, 50 % apart: D 0.5100, p 1.4e-12; Mann-Whitney p 2.9e-20
scipy, 1000 and 1000 rows, 0 % apart: D 0.0010, p 1; Mann-Whitney p 0.97
scipy, 1000 and 1000 rows, 5 % apart: D 0.0510, p 0.14; Mann-Whitney p 0.00014
scipy, 1000 and 1000 rows, 10 % apart: D 0.1010, p 6.8e-05; Mann-Whitney p 1.4e-13
scipy, 1000 and 1000 rows, 20 % apart: D 0.2010, p 3.5e-18; Mann-Whitney p 2.4e-44
scipy, 1000 and 1000 rows, 50 % apart: D 0.5010, p 1.3e-116; Mann-Whitney p 1.2e-185
scipy, 10000 and 10000 rows, 0 % apart: D 0.0001, p 1; Mann-Whitney p 0.99
scipy, 10000 and 10000 rows, 5 % apart: D 0.0501, p 2.4e-11; Mann-Whitney p 6.3e-33
scipy, 10000 and 10000 rows, 10 % apart: D 0.1001, p 4.6e-44; Mann-Whitney p 7e-120
scipy, 10000 and 10000 rows, 20 % apart: D 0.2001, p 6e-176; Mann-Whitney p 0
scipy, 10000 and 10000 rows, 50 % apart: D 0.5001, p 0; Mann-Whitney p 0
SEEN

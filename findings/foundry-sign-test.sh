#!/usr/bin/env bash
# Cognitive Foundry 4.0.1 (Maven, gov.sandia.foundry), FisherSignConfidence (the sign test) of two models' errors, with scipy 1.10.1 (Debian 12)
# beside it.
# Guess: the two-sided p-value of the binomial test: the same for 7 wins of 8 and for 1 of 8, 1 for 4 of 8.
# Seen: it depends on which model is named first: .0703 for 1 win of 8 and .0078 for 7, where both are .0703; 0 for 8 of 8 (.0078). From half
#   the wins on, it is the value that belongs to one win more.
# Why it matters: with 7 of 8 or 8 of 10 wins the model that is named first is better "at 5 percent", and it is not if it is named second.
#   Put the model with fewer wins first.
. "$(dirname "$0")/lib.sh"

maven gov.sandia.foundry:gov-sandia-cognition-learning-core:4.0.1
java_program << 'JAVA'
import gov.sandia.cognition.statistics.method.FisherSignConfidence;
import java.util.ArrayList;
import java.util.List;

class Trial {
    public static void main(String[] arguments) {
        for (int folds : new int[] {8, 10, 100}) {
            for (int wins = 0; wins <= folds; wins += folds == 100 ? 10 : 1) {
                List<Double> first = new ArrayList<>(), second = new ArrayList<>();
                for (int i = 0; i < folds; i++) {
                    first.add(i < wins ? .9 : .7);
                    second.add(.8);
                }
                System.out.printf("Foundry: %d wins of %d: p %.4f%n", wins, folds,
                        new FisherSignConfidence().evaluateNullHypothesis(first, second).getNullHypothesisProbability());
            }
        }
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for folds in [8, 10, 100]:
    for wins in range(0, folds + 1, 10 if folds == 100 else 1):
        print("scipy: %d wins of %d: p %.4f" % (wins, folds, stats.binomtest(wins, folds).pvalue))
PYTHON
paste -d '|' "$work/first" "$work/output" | sed 's/|scipy: .*: p /, scipy /' > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Foundry: 0 wins of 8: p 0.0078, scipy 0.0078
Foundry: 1 wins of 8: p 0.0703, scipy 0.0703
Foundry: 2 wins of 8: p 0.2891, scipy 0.2891
Foundry: 3 wins of 8: p 0.7266, scipy 0.7266
Foundry: 4 wins of 8: p 0.7266, scipy 1.0000
Foundry: 5 wins of 8: p 0.2891, scipy 0.7266
Foundry: 6 wins of 8: p 0.0703, scipy 0.2891
Foundry: 7 wins of 8: p 0.0078, scipy 0.0703
Foundry: 8 wins of 8: p 0.0000, scipy 0.0078
Foundry: 0 wins of 10: p 0.0020, scipy 0.0020
Foundry: 1 wins of 10: p 0.0215, scipy 0.0215
Foundry: 2 wins of 10: p 0.1094, scipy 0.1094
Foundry: 3 wins of 10: p 0.3438, scipy 0.3438
Foundry: 4 wins of 10: p 0.7539, scipy 0.7539
Foundry: 5 wins of 10: p 0.7539, scipy 1.0000
Foundry: 6 wins of 10: p 0.3438, scipy 0.7539
Foundry: 7 wins of 10: p 0.1094, scipy 0.3438
Foundry: 8 wins of 10: p 0.0215, scipy 0.1094
Foundry: 9 wins of 10: p 0.0020, scipy 0.0215
Foundry: 10 wins of 10: p 0.0000, scipy 0.0020
Foundry: 0 wins of 100: p 0.0000, scipy 0.0000
Foundry: 10 wins of 100: p 0.0000, scipy 0.0000
Foundry: 20 wins of 100: p 0.0000, scipy 0.0000
Foundry: 30 wins of 100: p 0.0001, scipy 0.0001
Foundry: 40 wins of 100: p 0.0569, scipy 0.0569
Foundry: 50 wins of 100: p 0.9204, scipy 1.0000
Foundry: 60 wins of 100: p 0.0352, scipy 0.0569
Foundry: 70 wins of 100: p 0.0000, scipy 0.0001
Foundry: 80 wins of 100: p 0.0000, scipy 0.0000
Foundry: 90 wins of 100: p 0.0000, scipy 0.0000
Foundry: 100 wins of 100: p 0.0000, scipy 0.0000
SEEN

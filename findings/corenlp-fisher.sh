#!/usr/bin/env bash
# Stanford CoreNLP 4.5.7, SloppyMath.oneTailedFishersExact, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the probability of k or more, as scipy's "greater" has it, wherever k is above what is to be expected (the documentation warns of the other
#   case only).
# Seen: right as long as at most half of the balls are black and at most half are drawn. With one of the two above a half it is the probability of k
#   or fewer: .98 for .07, .99 for .09; so in all 1790 tables of 4595 that differ. With both above a half it is right again.
# Why it matters: features are chosen by it; in a table where most rows are of the class, the one that tells most looks like chance. Add
#   SloppyMath.hypergeometric up from k.
. "$(dirname "$0")/lib.sh"

maven edu.stanford.nlp:stanford-corenlp:4.5.7
java_program << 'JAVA'
import edu.stanford.nlp.math.SloppyMath;

class Trial {
    public static void main(String[] arguments) {
        int[][] tables = {{8, 50, 20, 10}, {8, 50, 10, 20}, {15, 50, 20, 30}, {15, 50, 30, 20}, {9, 50, 10, 34}, {24, 50, 30, 35}};
        for (int[] t : tables) {
            double sum = 0;
            for (int k = t[0]; k <= Math.min(t[2], t[3]); k++) {
                sum += SloppyMath.hypergeometric(k, t[1], t[2], t[3]);
            }
            System.out.printf("%d black of %d drawn, %d of %d black (%.1f expected): Fisher %.4f, sum of hypergeometric %.4f%n", t[0], t[3], t[2], t[1],
                    t[2] * t[3] / (double) t[1], SloppyMath.oneTailedFishersExact(t[0], t[1], t[2], t[3]), sum);
        }
        int differ = 0;
        int all = 0;
        int above = 0;
        for (int n = 10; n <= 60; n += 10) {
            for (int r = 1; r < n; r += 3) {
                for (int m = 1; m < n; m += 3) {
                    for (int k = Math.max(0, r + m - n); k <= Math.min(r, m); k++) {
                        if (k <= r * m / (double) n) {
                            continue;
                        }
                        double sum = 0;
                        for (int j = k; j <= Math.min(r, m); j++) {
                            sum += SloppyMath.hypergeometric(j, n, r, m);
                        }
                        boolean wrong = Math.abs(SloppyMath.oneTailedFishersExact(k, n, r, m) - sum) > 1e-6;
                        all++;
                        differ += wrong ? 1 : 0;
                        above += wrong && r > n / 2 ^ m > n / 2 ? 1 : 0;
                    }
                }
            }
        }
        System.out.println("tables with more than expected: " + all + ", other than the sum: " + differ + ", of these with one of the two above a half: " + above);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for k, n, r, m in [(8, 50, 20, 10), (8, 50, 10, 20), (15, 50, 20, 30), (15, 50, 30, 20), (9, 50, 10, 34), (24, 50, 30, 35)]:
    print("scipy, %d black of %d drawn, %d of %d black: %.4f" % (k, m, r, n, stats.fisher_exact([[k, r - k], [m - k, n - r - m + k]], "greater")[1]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
8 black of 10 drawn, 20 of 50 black (4.0 expected): Fisher 0.0058, sum of hypergeometric 0.0058
8 black of 20 drawn, 10 of 50 black (4.0 expected): Fisher 0.0058, sum of hypergeometric 0.0058
15 black of 30 drawn, 20 of 50 black (12.0 expected): Fisher 0.9818, sum of hypergeometric 0.0692
15 black of 20 drawn, 30 of 50 black (12.0 expected): Fisher 0.9818, sum of hypergeometric 0.0692
9 black of 34 drawn, 10 of 50 black (6.8 expected): Fisher 0.9872, sum of hypergeometric 0.0945
24 black of 35 drawn, 30 of 50 black (21.0 expected): Fisher 0.0583, sum of hypergeometric 0.0583
tables with more than expected: 4595, other than the sum: 1790, of these with one of the two above a half: 1790
scipy, 8 black of 10 drawn, 20 of 50 black: 0.0058
scipy, 8 black of 20 drawn, 10 of 50 black: 0.0058
scipy, 15 black of 30 drawn, 20 of 50 black: 0.0692
scipy, 15 black of 20 drawn, 30 of 50 black: 0.0692
scipy, 9 black of 34 drawn, 10 of 50 black: 0.0945
scipy, 24 black of 35 drawn, 30 of 50 black: 0.0583
SEEN

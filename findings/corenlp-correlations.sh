#!/usr/bin/env bash
# Stanford CoreNLP 4.5.7, pearsonsCorrelationCoefficient and spearmanRankCorrelation of Counters, with ArrayMath of the same library and scipy 1.10.1
# (Debian 12) beside it.
# Guess: the two coefficients, between -1 and 1, ties of ranks averaged.
# Seen: both times n / (n - 1): 2.00 for two equal pairs, 1.10 for .94 with seven, .98 for .97 with a hundred. A sum over n is divided by deviations over
#   n - 1. ArrayMath.pearsonCorrelation is right.
# Why it matters: columns are chosen and raters compared by it; with few values, as with folds or a handful of models, .60 is .80, and what is above 1
#   breaks what follows. Multiply by (n - 1) / n.
. "$(dirname "$0")/lib.sh"

maven edu.stanford.nlp:stanford-corenlp:4.5.7
java_program << 'JAVA'
import edu.stanford.nlp.math.ArrayMath;
import edu.stanford.nlp.stats.ClassicCounter;
import edu.stanford.nlp.stats.Counter;
import edu.stanford.nlp.stats.Counters;

class Trial {
    static Counter<String> counter(double... values) {
        Counter<String> counter = new ClassicCounter<>();
        for (int i = 0; i < values.length; i++) {
            counter.setCount("key " + i, values[i]);
        }
        return counter;
    }

    static void tell(String name, double[] first, double[] second) {
        System.out.printf("%s: Pearson %.4f, Spearman %.4f, Pearson of ArrayMath %.4f%n", name,
                Counters.pearsonsCorrelationCoefficient(counter(first), counter(second)), Counters.spearmanRankCorrelation(counter(first), counter(second)),
                ArrayMath.pearsonCorrelation(first, second));
    }

    public static void main(String[] arguments) {
        tell("two pairs", new double[] {1, 2}, new double[] {3, 5});
        tell("four pairs", new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3});
        tell("seven pairs", new double[] {1, 2, 3, 4, 10, 6, 20}, new double[] {2, 1, 4, 3, 8, 9, 15});
        tell("seven pairs with ties", new double[] {1, 2, 2, 3, 4, 4, 5}, new double[] {2, 1, 4, 4, 6, 5, 7});
        double[] numbers = new double[100];
        double[] moved = new double[100];
        for (int i = 0; i < 100; i++) {
            numbers[i] = i + 1;
            moved[i] = i * 37 % 100 / 4 + i;
        }
        tell("a hundred pairs", numbers, moved);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for name, first, second in [("two pairs", [1, 2], [3, 5]), ("four pairs", [1, 2, 3, 4], [2, 1, 4, 3]),
        ("seven pairs", [1, 2, 3, 4, 10, 6, 20], [2, 1, 4, 3, 8, 9, 15]), ("seven pairs with ties", [1, 2, 2, 3, 4, 4, 5], [2, 1, 4, 4, 6, 5, 7]),
        ("a hundred pairs", range(1, 101), [i * 37 % 100 // 4 + i for i in range(100)])]:
    print("scipy, %s: Pearson %.4f, Spearman %.4f" % (name, stats.pearsonr(first, second)[0], stats.spearmanr(first, second)[0]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
two pairs: Pearson 2.0000, Spearman 2.0000, Pearson of ArrayMath 1.0000
four pairs: Pearson 0.8000, Spearman 0.8000, Pearson of ArrayMath 0.6000
seven pairs: Pearson 1.0984, Spearman 1.0417, Pearson of ArrayMath 0.9415
seven pairs with ties: Pearson 1.0398, Spearman 1.0597, Pearson of ArrayMath 0.8912
a hundred pairs: Pearson 0.9803, Spearman 0.9821, Pearson of ArrayMath 0.9705
scipy, two pairs: Pearson 1.0000, Spearman 1.0000
scipy, four pairs: Pearson 0.6000, Spearman 0.6000
scipy, seven pairs: Pearson 0.9415, Spearman 0.8929
scipy, seven pairs with ties: Pearson 0.8912, Spearman 0.9083
scipy, a hundred pairs: Pearson 0.9705, Spearman 0.9723
SEEN

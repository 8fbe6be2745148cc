#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), tTest of breeze.stats.hypothesis, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the two-sided p-value of Welch's test for two samples, of Student's for one, as its documentation says ("equivalent to t.test in R").
# Seen: the density of t at the statistic, without its constant: 1 where t is 0, .0555 for .0252 and .0383 for .0258 of folds that differ. It is about
#   twice the p-value where that matters. Of 200 pairs of samples of one distribution 2 are below .05 and 14 below .2 (scipy: 8 and 42).
# Why it matters: two models that differ over the folds are called equal, and nothing shows it: the figure lies between 0 and 1 and falls with t. Take
#   2 * (1 - StudentsT(df).cdf(t)) of the absolute statistic, which is right.
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.linalg.DenseVector
import breeze.stats.hypothesis.tTest

object Trial {
  def main(arguments: Array[String]): Unit = {
    val folds = DenseVector(.81, .79, .84, .80, .83, .82)
    for (less <- Seq(0.0, .01, .02, .03, .04)) {
      val other = DenseVector(.82, .80, .81, .85, .80, .82) - less
      println(f"Breeze, folds $less%.2f lower: p ${tTest(folds, other)}%.4f; differences against 0: p ${tTest(folds - other)}%.4f")
    }
    val ps = (0 until 200).map { i =>
      def sample(from: Int) = DenseVector.tabulate(10)(j => math.sin((i * 20 + from + j + 1) * (i * 20 + from + j + 1) * 37.0))
      tTest(sample(0), sample(10))
    }
    println(s"Breeze, 200 pairs of samples of one distribution: p below .05 in ${ps.count(_ < .05)}, below .2 in ${ps.count(_ < .2)}")
  }
}
SCALA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import math
import numpy as np
from scipy import stats

folds = np.array([.81, .79, .84, .80, .83, .82])
for less in [0, .01, .02, .03, .04]:
    other = np.array([.82, .80, .81, .85, .80, .82]) - less
    print("scipy, folds %.2f lower: p %.4f; differences against 0: p %.4f" % (less, stats.ttest_ind(folds, other, equal_var=False).pvalue,
        stats.ttest_1samp(folds - other, 0).pvalue))
sample = lambda start: [math.sin((start + j + 1) * (start + j + 1) * 37.) for j in range(10)]
ps = np.array([stats.ttest_ind(sample(i * 20), sample(i * 20 + 10), equal_var=False).pvalue for i in range(200)])
print("scipy, 200 pairs of samples of one distribution: p below .05 in %d, below .2 in %d" % (sum(ps < .05), sum(ps < .2)))
a, b = folds, np.array([.82, .80, .81, .85, .80, .82]) - .03
v, w = a.var(ddof=1) / 6, b.var(ddof=1) / 6
t, df = (a.mean() - b.mean()) / (v + w)**.5, (v + w)**2 / (v * v / 5 + w * w / 5)
print("by hand, folds 0.03 lower: density without its constant %.4f" % (1 + t * t / df)**(-(df + 1) / 2))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, folds 0.00 lower: p 0.9869; differences against 0: p 0.9889
Breeze, folds 0.01 lower: p 0.7265; differences against 0: p 0.7660
Breeze, folds 0.02 lower: p 0.2470; differences against 0: p 0.3281
Breeze, folds 0.03 lower: p 0.0555; differences against 0: p 0.1120
Breeze, folds 0.04 lower: p 0.0111; differences against 0: p 0.0383
Breeze, 200 pairs of samples of one distribution: p below .05 in 2, below .2 in 14
scipy, folds 0.00 lower: p 0.8802; differences against 0: p 0.8969
scipy, folds 0.01 lower: p 0.4572; differences against 0: p 0.5257
scipy, folds 0.02 lower: p 0.1197; differences against 0: p 0.1940
scipy, folds 0.03 lower: p 0.0252; differences against 0: p 0.0682
scipy, folds 0.04 lower: p 0.0052; differences against 0: p 0.0258
scipy, 200 pairs of samples of one distribution: p below .05 in 8, below .2 in 42
by hand, folds 0.03 lower: density without its constant 0.0555
SEEN

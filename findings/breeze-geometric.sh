#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), the distribution Geometric, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the number of trials until the first success, as its documentation says and its draws are: 1, 2, 3, ...; probabilityOf(1) is p.
# Seen: mean, mode, draws and mle count the trials, probabilityOf counts the failures before the success: probabilityOf(0) is p where no draw is ever 0,
#   and the mean of the probabilities is 1 less than mean. The p of mle, .625, has a log likelihood of -40.79 by probabilityOf, and .385 one of -34.65.
# Why it matters: a comparison of fits by likelihood, or observed against expected counts, is off by one, and the right p looks worse than a wrong one.
#   Ask for probabilityOf(k - 1).
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.stats.distributions.Geometric
import breeze.stats.distributions.Rand.FixedSeed._

object Trial {
  def main(arguments: Array[String]): Unit = {
    val waits = Seq(1, 1, 1, 2, 1, 3, 1, 1, 2, 1, 5, 1, 1, 1, 2, 1, 1, 4, 1, 1)
    for (p <- Seq(.3, .6)) {
      val d = Geometric(p)
      val draws = Array.fill(10000)(d.draw())
      println(f"Breeze, p $p: mean ${d.mean}%.2f, smallest draw ${draws.min}, probabilities of 0 to 3 ${(0 to 3).map(k => f"${d.probabilityOf(k)}%.3f").mkString(" ")
        }, their mean ${(0 to 2000).map(k => k * d.probabilityOf(k)).sum}%.2f")
    }
    val fit = Geometric.mle(waits.map(Geometric.sufficientStatisticFor).reduce(_ + _))
    def likelihood(p: Double) = waits.map(k => math.log(Geometric(p).probabilityOf(k))).sum
    val best = (1 to 999).map(_ / 1000.0).maxBy(likelihood)
    println(f"Breeze, 20 waits of mean ${waits.sum / 20.0}%.2f: mle $fit%.3f, log likelihood ${likelihood(fit)}%.2f; largest at $best%.3f, ${likelihood(best)}%.2f")
  }
}
SCALA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

waits = np.array([1, 1, 1, 2, 1, 3, 1, 1, 2, 1, 5, 1, 1, 1, 2, 1, 1, 4, 1, 1])
for p in [.3, .6]:
    print("scipy, p %.1f: mean %.2f, probabilities of 0 to 3 %s" % (p, stats.geom(p).mean(), " ".join("%.3f" % q for q in stats.geom(p).pmf(range(4)))))
ps = np.arange(1, 1000) / 1000
likelihood = [stats.geom(p).logpmf(waits).sum() for p in ps]
print("scipy, 20 waits: likelihood largest at %.3f, %.2f" % (ps[np.argmax(likelihood)], max(likelihood)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, p 0.3: mean 3.33, smallest draw 1, probabilities of 0 to 3 0.300 0.210 0.147 0.103, their mean 2.33
Breeze, p 0.6: mean 1.67, smallest draw 1, probabilities of 0 to 3 0.600 0.240 0.096 0.038, their mean 0.67
Breeze, 20 waits of mean 1.60: mle 0.625, log likelihood -40.79; largest at 0.385, -34.65
scipy, p 0.3: mean 3.33, probabilities of 0 to 3 0.000 0.300 0.210 0.147
scipy, p 0.6: mean 1.67, probabilities of 0 to 3 0.000 0.600 0.240 0.096
scipy, 20 waits: likelihood largest at 0.625, -21.17
SEEN

#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), RandomizationTest of breeze.stats, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the p-value of two models on the same rows, the share of the random swaps whose difference is at least as large as that of the models.
# Seen: only swaps with a larger difference are counted, not those with the same one: two models that are right on the very same rows get p = .00 (1),
#   and so does a model that is right on one row more (1) or on three more (.25); 7 to 3 gets .11 (.34) and 12 to 4 .02 (.08).
# Why it matters: the fewer rows two models differ on, the surer is the test of them, and counts of errors tie all the time. Count the swaps yourself
#   with >=, or take the sign test of the rows on which they differ.
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.stats.RandomizationTest

object Trial {
  // Each row of a model: was it right? The measure is the number of wrong ones.
  def errors(rows: Seq[Boolean]): Double = rows.count(!_).toDouble

  def main(arguments: Array[String]): Unit = {
    for ((a, b) <- Seq((0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (7, 7), (7, 3), (12, 4))) {
      val same = Seq.tabulate(100)(_ % 4 != 0)
      val first = same ++ Seq.fill(a)(true) ++ Seq.fill(b)(false)
      val second = same ++ Seq.fill(a)(false) ++ Seq.fill(b)(true)
      println(f"Breeze, the first alone right on $a rows, the second alone on $b: p ${new RandomizationTest[Boolean](200000, errors _)(first, second)}%.2f")
    }
  }
}
SCALA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for a, b in [(0, 0), (1, 0), (2, 0), (3, 0), (4, 1), (7, 7), (7, 3), (12, 4)]:
    p = stats.binomtest(a, a + b).pvalue if a + b else 1
    more = sum(stats.binom.pmf(k, a + b, .5) for k in range(a + b + 1) if abs(2 * k - a - b) > a - b)
    print("scipy, the first alone right on %d rows, the second alone on %d: p %.2f; differences that are larger %.2f" % (a, b, p, more))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, the first alone right on 0 rows, the second alone on 0: p 0.00
Breeze, the first alone right on 1 rows, the second alone on 0: p 0.00
Breeze, the first alone right on 2 rows, the second alone on 0: p 0.00
Breeze, the first alone right on 3 rows, the second alone on 0: p 0.00
Breeze, the first alone right on 4 rows, the second alone on 1: p 0.06
Breeze, the first alone right on 7 rows, the second alone on 7: p 0.79
Breeze, the first alone right on 7 rows, the second alone on 3: p 0.11
Breeze, the first alone right on 12 rows, the second alone on 4: p 0.02
scipy, the first alone right on 0 rows, the second alone on 0: p 1.00; differences that are larger 0.00
scipy, the first alone right on 1 rows, the second alone on 0: p 1.00; differences that are larger 0.00
scipy, the first alone right on 2 rows, the second alone on 0: p 0.50; differences that are larger 0.00
scipy, the first alone right on 3 rows, the second alone on 0: p 0.25; differences that are larger 0.00
scipy, the first alone right on 4 rows, the second alone on 1: p 0.38; differences that are larger 0.06
scipy, the first alone right on 7 rows, the second alone on 7: p 1.00; differences that are larger 0.79
scipy, the first alone right on 7 rows, the second alone on 3: p 0.34; differences that are larger 0.11
scipy, the first alone right on 12 rows, the second alone on 4: p 0.08; differences that are larger 0.02
SEEN

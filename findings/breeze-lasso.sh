#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), lasso (breeze.stats.regression), with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the coefficients that make half the squared error plus lambda times their sum of absolute values smallest, scikit-learn's with alpha = lambda
#   over the number of rows.
# Seen: each coefficient of the plain fit to what is left is shortened by lambda itself, in place of lambda over the sum of squares of the column, so that
#   the penalty of a column grows with its square: with lambda .2 a column of large numbers goes from .4996 to .2995 (half the squared error plus the
#   penalty 5503.56 for 15.96), and to 0 as soon as it is counted in tenths of its unit. It is right where every column has a sum of squares of 1.
# Why it matters: the columns with the largest numbers, say milliseconds, are thrown out first, however much they explain, and the penalty does not
#   fade with the number of rows. Divide each column by the root of its sum of squares before, and the coefficients after.
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.linalg.{DenseMatrix, DenseVector, norm, sum}
import breeze.numerics.abs
import breeze.stats.regression.lasso

object Trial {
  def main(arguments: Array[String]): Unit = {
    def column(from: Int) = DenseVector.tabulate(60)(i => math.sin((i + from) * (i + from) * 37.0))
    val length = column(1) * 100.0
    val share = column(101) * .1
    val rows = DenseMatrix.horzcat(length.toDenseMatrix.t, share.toDenseMatrix.t)
    val y = length * .5 + share * 4.0 + column(201)
    for (lambda <- Seq(0.0, .2, 1.0, 5.0)) {
      val b = lasso(rows, y, lambda).coefficients
      val rest = y - rows * b
      println(f"Breeze, lambda $lambda: ${b(0)}%.4f ${b(1)}%.4f, half the squared error + penalty ${rest.dot(rest) / 2 + lambda * sum(abs(b))}%.2f")
    }
    for ((name, scale) <- Seq("unit" -> 1.0, "tenth" -> 10.0, "hundredth" -> 100.0)) {
      val scaled = DenseMatrix.horzcat((length * scale).toDenseMatrix.t, share.toDenseMatrix.t)
      val b = lasso(scaled, y, .2).coefficients
      println(f"Breeze, lambda 0.2, length in a $name of it: ${b(0) * scale}%.4f ${b(1)}%.4f (per first unit)")
    }
  }
}
SCALA
grep ^Breeze "$work/output" > "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.linear_model import Lasso

column = lambda start: np.array([np.sin((i + start) * (i + start) * 37.) for i in range(60)])
length, share = column(1) * 100, column(101) * .1
y = length * .5 + share * 4 + column(201)
rows = np.c_[length, share]
for penalty in [1e-9, .2, 1, 5]:
    b = Lasso(alpha=penalty / 60, fit_intercept=False, tol=1e-12, max_iter=100000).fit(rows, y).coef_
    print("scikit-learn, lambda %.1f: %.4f %.4f, half the squared error + penalty %.2f" % (penalty, *b, sum((y - rows @ b)**2) / 2 + penalty * sum(abs(b))))
for name, scale in [("unit", 1), ("tenth", 10), ("hundredth", 100)]:
    b = Lasso(alpha=.2 / 60, fit_intercept=False, tol=1e-12, max_iter=100000).fit(rows * [scale, 1], y).coef_
    print("scikit-learn, lambda 0.2, length in a %s of it: %.4f %.4f (per first unit)" % (name, b[0] * scale, b[1]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, lambda 0.0: 0.4996 5.5732, half the squared error + penalty 14.81
Breeze, lambda 0.2: 0.2995 7.0768, half the squared error + penalty 5503.56
Breeze, lambda 1.0: 0.0000 8.8281, half the squared error + penalty 34253.86
Breeze, lambda 5.0: 0.0000 4.8281, half the squared error + penalty 34272.92
Breeze, lambda 0.2, length in a unit of it: 0.2995 7.0768 (per first unit)
Breeze, lambda 0.2, length in a tenth of it: 0.0000 9.6281 (per first unit)
Breeze, lambda 0.2, length in a hundredth of it: 0.0000 9.6281 (per first unit)
scikit-learn, lambda 0.0: 0.4996 5.5732, half the squared error + penalty 14.81
scikit-learn, lambda 0.2: 0.4996 4.9327, half the squared error + penalty 15.96
scikit-learn, lambda 1.0: 0.4996 2.3709, half the squared error + penalty 19.28
scikit-learn, lambda 5.0: 0.4996 0.0000, half the squared error + penalty 22.16
scikit-learn, lambda 0.2, length in a unit of it: 0.4996 4.9327 (per first unit)
scikit-learn, lambda 0.2, length in a tenth of it: 0.4996 4.9327 (per first unit)
scikit-learn, lambda 0.2, length in a hundredth of it: 0.4996 4.9327 (per first unit)
SEEN

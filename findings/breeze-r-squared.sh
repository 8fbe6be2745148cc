#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), rSquared of leastSquares and lasso (breeze.stats.regression), with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the coefficient of determination, 1 for an exact fit, r2_score of scikit-learn.
# Seen: the sum of the squared residuals, not divided by anything: 0.0000 for an exact fit (1), 24.2887 for a fit of .4814, 0.0024 for the same labels
#   in a hundredth of the unit; for labels that have nothing to do with the column it is the largest.
# Why it matters: of several models the one with the largest "rSquared" is the worst, and labels in small units give 0.1 or .9 as a real R-squared
#   would. Take 1 - rSquared / sum((y - mean(y))^2).
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.linalg.{DenseMatrix, DenseVector}
import breeze.stats.regression.{lasso, leastSquares}

object Trial {
  def main(arguments: Array[String]): Unit = {
    val column = DenseVector(1.0, 2, 4, 7, 3, 9)
    val rows = DenseMatrix.horzcat(DenseMatrix.ones[Double](6, 1), column.toDenseMatrix.t)
    val labels = Seq("on a line" -> (column * 2.0 + 1.0), "near a line" -> DenseVector(3.2, 4.7, 9.1, 14.8, 7.3, 19.0), "scattered" ->
      DenseVector(2.0, 1, 5, 8, 8, 7), "scattered, a hundredth" -> (DenseVector(2.0, 1, 5, 8, 8, 7) / 100.0), "unrelated" ->
      DenseVector(5.0, 9, 1, 4, 2, 6))
    for ((name, y) <- labels) {
      val fit = leastSquares(rows, y)
      println(f"Breeze, $name: ${fit.coefficients(0)}%.4f + ${fit.coefficients(1)}%.4f x, rSquared ${fit.rSquared}%.4f; lasso without a penalty ${
        lasso(rows, y, 0.0).rSquared}%.4f")
    }
  }
}
SCALA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.linear_model import LinearRegression

column = np.array([1., 2, 4, 7, 3, 9])
scattered = np.array([2., 1, 5, 8, 8, 7])
for name, y in [("on a line", column * 2 + 1), ("near a line", np.array([3.2, 4.7, 9.1, 14.8, 7.3, 19.0])), ("scattered", scattered),
        ("scattered, a hundredth", scattered / 100), ("unrelated", np.array([5., 9, 1, 4, 2, 6]))]:
    fit = LinearRegression().fit(column[:, None], y)
    print("scikit-learn, %s: %.4f + %.4f x, R-squared %.4f; sum of squared residuals %.4f" % (name, fit.intercept_, fit.coef_[0],
        fit.score(column[:, None], y), sum((y - fit.predict(column[:, None]))**2)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, on a line: 1.0000 + 2.0000 x, rSquared 0.0000; lasso without a penalty 0.0000
Breeze, near a line: 1.1021 + 1.9803 x, rSquared 0.2499; lasso without a penalty 0.2499
Breeze, scattered: 2.1761 + 0.6901 x, rSquared 24.2887; lasso without a penalty 24.2887
Breeze, scattered, a hundredth: 0.0218 + 0.0069 x, rSquared 0.0024; lasso without a penalty 0.0024
Breeze, unrelated: 4.6831 + -0.0423 x, rSquared 41.4155; lasso without a penalty 41.4155
scikit-learn, on a line: 1.0000 + 2.0000 x, R-squared 1.0000; sum of squared residuals 0.0000
scikit-learn, near a line: 1.1021 + 1.9803 x, R-squared 0.9987; sum of squared residuals 0.2499
scikit-learn, scattered: 2.1761 + 0.6901 x, R-squared 0.4814; sum of squared residuals 24.2887
scikit-learn, scattered, a hundredth: 0.0218 + 0.0069 x, R-squared 0.4814; sum of squared residuals 0.0024
scikit-learn, unrelated: 4.6831 + -0.0423 x, R-squared 0.0020; sum of squared residuals 41.4155
SEEN

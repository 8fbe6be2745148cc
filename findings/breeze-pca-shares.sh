#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), propvar and cumuvar of princomp, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: the shares of the variance that the components explain, adding up to 1, scikit-learn's explained_variance_ratio_.
# Seen: the variances are right, the shares are divided by the root of their sum of squares (normalize, whose norm is 2) in place of their sum: .688 for
#   .359, and together 1.918; five even columns come to 2.175. A single large column explains 1.000 (.944).
# Why it matters: "as many components as explain 90%" is 2 of 5 where it is 4, so that a third of the variance is thrown away; a chart of the shares runs
#   beyond 100%. Divide eigenvalues by their sum.
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.linalg.{DenseMatrix, DenseVector, princomp}

object Trial {
  def main(arguments: Array[String]): Unit = {
    def text(v: DenseVector[Double]) = v.toArray.map(x => f"$x%.3f").mkString(" ")
    for ((name, sizes) <- Seq("even" -> Seq(1.0, 1, 1, 1, 1), "falling" -> Seq(3.0, 2.5, 2, 1.5, 1), "one large" -> Seq(9.0, 1, 1, 1, 1))) {
      val rows = DenseMatrix.tabulate(60, 5)((i, j) => sizes(j) * math.sin((i + 60 * j + 1) * (i + 60 * j + 1) * 37.0))
      val components = princomp(rows)
      println(s"Breeze, $name: variances ${text(components.eigenvalues)}; propvar ${text(components.propvar)}; cumuvar ${text(components.cumuvar)}")
    }
  }
}
SCALA
grep ^Breeze "$work/output" > "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.decomposition import PCA

text = lambda values: " ".join("%.3f" % v for v in values)
n = np.arange(60)[:, None] + 60 * np.arange(5) + 1.
for name, sizes in [("even", [1, 1, 1, 1, 1]), ("falling", [3, 2.5, 2, 1.5, 1]), ("one large", [9, 1, 1, 1, 1])]:
    fit = PCA().fit(np.sin(n * n * 37) * sizes)
    print("scikit-learn, %s: variances %s; shares %s; added up %s" % (name, text(fit.explained_variance_), text(fit.explained_variance_ratio_),
        text(np.cumsum(fit.explained_variance_ratio_))))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, even: variances 0.657 0.635 0.453 0.420 0.356; propvar 0.567 0.548 0.391 0.362 0.307; cumuvar 0.567 1.115 1.506 1.868 2.175
Breeze, falling: variances 3.956 3.377 2.158 1.077 0.461; propvar 0.688 0.587 0.375 0.187 0.080; cumuvar 0.688 1.275 1.650 1.837 1.918
Breeze, one large: variances 35.395 0.656 0.634 0.420 0.370; propvar 1.000 0.019 0.018 0.012 0.010; cumuvar 1.000 1.018 1.036 1.048 1.058
scikit-learn, even: variances 0.657 0.635 0.453 0.420 0.356; shares 0.261 0.252 0.180 0.167 0.141; added up 0.261 0.512 0.692 0.859 1.000
scikit-learn, falling: variances 3.956 3.377 2.158 1.077 0.461; shares 0.359 0.306 0.196 0.098 0.042; added up 0.359 0.665 0.861 0.958 1.000
scikit-learn, one large: variances 35.395 0.656 0.634 0.420 0.370; shares 0.944 0.018 0.017 0.011 0.010; added up 0.944 0.962 0.979 0.990 1.000
SEEN

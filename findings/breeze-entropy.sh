#!/usr/bin/env bash
# Breeze 2.1.0 (Scala 2.13), entropy of its distributions, with scipy 1.10.1 (Debian 12) beside it.
# Guess: scipy's, in nats, as its mean, variance and mode are right.
# Seen: right for Beta, Laplace, LogNormal and Exponential; .90 too low for every Gaussian (log1p(log(2 pi)) stands for 1 + log(2 pi)), 1.13 too high
#   for two independent Gaussian columns; Gamma and ChiSquared rise without end with the shape (7.6466 for 3.2522), StudentsT falls (-12.9551 for
#   1.4525), Poisson is negative for a mean of 8 (-8.6355 for 2.4474), which no entropy of counts can be, and Binomial is .5 below its approximation.
# Why it matters: differences between kinds of distributions, information gains and gaps to the normal distribution (negentropy) are made of these. A
#   normal distribution, which has the largest of its variance, comes out below Laplace's. Take the mean of -log p, with logPdf or probabilityOf, which
#   are right.
. "$(dirname "$0")/lib.sh"

maven org.scala-lang:scala-compiler:2.13.10 org.scalanlp:breeze_2.13:2.1.0
scala_program << 'SCALA'
import breeze.linalg.{DenseMatrix, DenseVector}
import breeze.stats.distributions._
import breeze.stats.distributions.Rand.FixedSeed._

object Trial {
  def main(arguments: Array[String]): Unit = {
    def tell(name: String, values: Double*): Unit = println("Breeze, " + name + ": " + values.map(v => f"$v%.4f").mkString(" "))
    tell("Gaussian, deviation .1, 1, 10", Seq(.1, 1.0, 10.0).map(s => Gaussian(0, s).entropy): _*)
    tell("two independent Gaussian columns, deviation .1, 1, 10", Seq(.1, 1.0, 10.0).map(s =>
      MultivariateGaussian(DenseVector(0.0, 0.0), DenseMatrix.eye[Double](2) * (s * s)).entropy): _*)
    tell("Gamma, shape 1, 2.5, 5, scale 3", Seq(1.0, 2.5, 5.0).map(k => Gamma(k, 3).entropy): _*)
    tell("ChiSquared, 2, 5, 20", Seq(2.0, 5.0, 20.0).map(k => ChiSquared(k).entropy): _*)
    tell("StudentsT, 3, 7, 30", Seq(3.0, 7.0, 30.0).map(k => StudentsT(k).entropy): _*)
    tell("Poisson, .5, 2, 8", Seq(.5, 2.0, 8.0).map(m => Poisson(m).entropy): _*)
    tell("Binomial of 20, p .05, .5", Seq(.05, .5).map(p => Binomial(20, p).entropy): _*)
    tell("Beta(2, 3), Laplace(1, 2), LogNormal(.5, .6), Exponential(2)", Beta(2, 3).entropy, Laplace(1, 2).entropy, LogNormal(.5, .6).entropy,
      Exponential(2).entropy)
  }
}
SCALA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

def tell(name, *distributions):
    print("scipy, %s: %s" % (name, " ".join("%.4f" % d.entropy() for d in distributions)))

tell("Gaussian, deviation .1, 1, 10", *[stats.norm(0, s) for s in [.1, 1, 10]])
tell("two independent Gaussian columns, deviation .1, 1, 10", *[stats.multivariate_normal([0, 0], [[s * s, 0], [0, s * s]]) for s in [.1, 1, 10]])
tell("Gamma, shape 1, 2.5, 5, scale 3", *[stats.gamma(k, scale=3) for k in [1, 2.5, 5]])
tell("ChiSquared, 2, 5, 20", *[stats.chi2(k) for k in [2, 5, 20]])
tell("StudentsT, 3, 7, 30", *[stats.t(k) for k in [3, 7, 30]])
tell("Poisson, .5, 2, 8", *[stats.poisson(m) for m in [.5, 2, 8]])
tell("Binomial of 20, p .05, .5", *[stats.binom(20, p) for p in [.05, .5]])
tell("Beta(2, 3), Laplace(1, 2), LogNormal(.5, .6), Exponential(2)", stats.beta(2, 3), stats.laplace(1, 2), stats.lognorm(.6, scale=2.718281828459045**.5),
    stats.expon(scale=.5))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Breeze, Gaussian, deviation .1, 1, 10: -1.7811 0.5215 2.8241
Breeze, two independent Gaussian columns, deviation .1, 1, 10: -0.6340 3.9711 8.5763
Breeze, Gamma, shape 1, 2.5, 5, scale 3: 2.0986 4.4765 7.6466
Breeze, ChiSquared, 2, 5, 20: 1.6931 3.4628 9.4675
Breeze, StudentsT, 3, 7, 30: -1.0977 -3.4580 -12.9551
Breeze, Poisson, .5, 2, 8: 0.8466 0.6137 -8.6355
Breeze, Binomial of 20, p .05, .5: 0.8933 1.7237
Breeze, Beta(2, 3), Laplace(1, 2), LogNormal(.5, .6), Exponential(2): -0.2349 2.3863 1.4081 0.3069
scipy, Gaussian, deviation .1, 1, 10: -0.8836 1.4189 3.7215
scipy, two independent Gaussian columns, deviation .1, 1, 10: -1.7673 2.8379 7.4430
scipy, Gamma, shape 1, 2.5, 5, scale 3: 2.0986 2.8286 3.2522
scipy, ChiSquared, 2, 5, 20: 1.6931 2.4231 3.2292
scipy, StudentsT, 3, 7, 30: 1.7735 1.5664 1.4525
scipy, Poisson, .5, 2, 8: 0.9276 1.7049 2.4474
scipy, Binomial of 20, p .05, .5: 1.2922 2.2234
scipy, Beta(2, 3), Laplace(1, 2), LogNormal(.5, .6), Exponential(2): -0.2349 2.3863 1.4081 0.3069
SEEN

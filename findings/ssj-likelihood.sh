#!/usr/bin/env bash
# SSJ 3.3.2 (Maven), BetaDist.getMLE and LogisticDist.getMLE, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the maximum likelihood estimates that their documentation promises, scipy's.
# Seen: other ones: the likelihood of the sample is lower than under scipy's parameters, and lower than under those that the sample was made from. For
#   beta they are the estimates by mean and variance (.77 and .66 for 1.25 and 1.05 of 7 values). For the logistic one outlier among 200 values makes
#   a location of 29.6 and a scale of 15.6, where scipy has 0.0 and 2.2. GammaDist.getMLE and WeibullDist.getMLE are right.
# Why it matters: beta distributions are fitted to rates and probabilities, logistic ones to heavy-tailed residuals; a likelihood ratio or AIC with
#   these parameters favors the other family. Fit them elsewhere.
. "$(dirname "$0")/lib.sh"

maven ca.umontreal.iro.simul:ssj:3.3.2
java_program << 'JAVA'
import java.util.Locale;
import umontreal.ssj.probdist.BetaDist;
import umontreal.ssj.probdist.ContinuousDistribution;
import umontreal.ssj.probdist.GammaDist;
import umontreal.ssj.probdist.LogisticDist;
import umontreal.ssj.probdist.WeibullDist;

class Trial {
    static void tell(String name, double[] x, ContinuousDistribution fitted, double first, double second, ContinuousDistribution truth) {
        double likelihood = 0;
        double ofTruth = 0;
        for (double value : x) {
            likelihood += Math.log(fitted.density(value));
            ofTruth += Math.log(truth.density(value));
        }
        System.out.printf(Locale.ROOT, "SSJ, %s: %.3f %.3f, log likelihood %.3f (of the true parameters %.3f)%n", name, first, second, likelihood, ofTruth);
    }

    static double[] sample(ContinuousDistribution truth, int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) x[i] = truth.inverseF((i + .5) / n);
        return x;
    }

    public static void main(String[] arguments) {
        double[] few = {.11, .24, .36, .52, .75, .87, .93};
        double[] p = BetaDist.getMLE(few, 7);
        tell("beta, 7 values", few, new BetaDist(p[0], p[1]), p[0], p[1], new BetaDist(1, 1));
        double[] rates = sample(new BetaDist(.5, .5), 30);
        p = BetaDist.getMLE(rates, 30);
        tell("beta of .5 and .5, 30 values", rates, new BetaDist(p[0], p[1]), p[0], p[1], new BetaDist(.5, .5));
        double[] residuals = sample(new LogisticDist(0, .5), 200);
        p = LogisticDist.getMLE(residuals, 200);
        tell("logistic of 0 and scale 2, 200 values", residuals, new LogisticDist(p[0], p[1]), p[0], 1 / p[1], new LogisticDist(0, .5));
        residuals[199] = 80;
        p = LogisticDist.getMLE(residuals, 200);
        tell("the same with an outlier", residuals, new LogisticDist(p[0], p[1]), p[0], 1 / p[1], new LogisticDist(0, .5));
        double[] times = sample(new GammaDist(2, 1), 30);
        p = GammaDist.getMLE(times, 30);
        tell("gamma of 2 and 1, 30 values", times, new GammaDist(p[0], p[1]), p[0], 1 / p[1], new GammaDist(2, 1));
        p = WeibullDist.getMLE(times, 30);
        tell("the same, Weibull", times, new WeibullDist(p[0], p[1], 0), p[0], 1 / p[1], new GammaDist(2, 1));
    }
}
JAVA
grep "^SSJ" "$work/output" > "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

def tell(name, family, x, order, **fixed):
    fitted = family.fit(x, **fixed)
    print("scipy, %s: %.3f %.3f, log likelihood %.3f" % (name, fitted[order[0]], fitted[order[1]], family.logpdf(x, *fitted).sum()))

def sample(family, n):
    return family.ppf((np.arange(n) + .5) / n)

tell("beta, 7 values", stats.beta, [.11, .24, .36, .52, .75, .87, .93], (0, 1), floc=0, fscale=1)
tell("beta of .5 and .5, 30 values", stats.beta, sample(stats.beta(.5, .5), 30), (0, 1), floc=0, fscale=1)
residuals = sample(stats.logistic(0, 2), 200)
tell("logistic of 0 and scale 2, 200 values", stats.logistic, residuals, (0, 1))
residuals[199] = 80
tell("the same with an outlier", stats.logistic, residuals, (0, 1))
times = sample(stats.gamma(2), 30)
tell("gamma of 2 and 1, 30 values", stats.gamma, times, (0, 2), floc=0)
tell("the same, Weibull", stats.weibull_min, times, (0, 2), floc=0)
PYTHON
cat "$work/first" "$work/output" | sed 's/-0\.000/0.000/' > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
SSJ, beta, 7 values: 0.773 0.659, log likelihood -0.364 (of the true parameters 0.000)
SSJ, beta of .5 and .5, 30 values: 0.467 0.467, log likelihood 6.450 (of the true parameters 6.554)
SSJ, logistic of 0 and scale 2, 200 values: 0.000 1.984, log likelihood -537.940 (of the true parameters -537.937)
SSJ, the same with an outlier: 29.613 15.636, log likelihood -987.591 (of the true parameters -571.943)
SSJ, gamma of 2 and 1, 30 values: 2.076 0.958, log likelihood -46.801 (of the true parameters -46.814)
SSJ, the same, Weibull: 1.524 2.213, log likelihood -46.960 (of the true parameters -46.814)
scipy, beta, 7 values: 1.249 1.054, log likelihood 0.120
scipy, beta of .5 and .5, 30 values: 0.514 0.514, log likelihood 6.564
scipy, logistic of 0 and scale 2, 200 values: 0.000 1.995, log likelihood -537.936
scipy, the same with an outlier: 0.000 2.235, log likelihood -570.127
scipy, gamma of 2 and 1, 30 values: 2.076 0.958, log likelihood -46.801
scipy, the same, Weibull: 1.524 2.213, log likelihood -46.960
SEEN

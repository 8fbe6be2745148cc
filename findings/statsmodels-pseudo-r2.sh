#!/usr/bin/env bash
# Python: statsmodels 0.13.5 (Debian 12), the pseudo R-squared of GLM with freq_weights, with its Logit on the written-out table beside it.
# Guess: rows with counts are the written-out table: the same coefficients, errors, likelihood, BIC, and the same Cox and Snell's pseudo R-squared
#   (pseudo_rsquared(), and the line of summary()).
# Seen: all are the same but that: .9998 for .1546 where 400 rows stand as 8 with counts, since the likelihood of the counts is divided by the number of
#   rows; 1.0000 with ten times the counts. McFadden's is right.
# Why it matters: a table that was put together to its patterns, as is done before such a regression, seems to be explained wholly. Take
#   pseudo_rsquared("mcf"), or 1 - exp(2 / n * (llnull - llf)) with n the sum of the counts.
. "$(dirname "$0")/lib.sh"

r_packages python3-statsmodels=0.13.5+dfsg-7 python3-statsmodels-lib=0.13.5+dfsg-7 python3-patsy=0.5.3-1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program statsmodels=0.13.5+dfsg << 'PYTHON'
import numpy as np
import statsmodels.api as sm

patterns = np.array([[1, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]])
rows = np.r_[patterns, patterns]
labels = np.repeat([1, 0], 4)
counts = np.array([30, 50, 60, 85, 70, 50, 40, 15])

def tell(name, rows, labels, counts=None):
    model = sm.GLM(labels, rows, family=sm.families.Binomial(), freq_weights=counts).fit()
    print("%s: coefficients %s, errors %s, log likelihood %.2f, BIC %.2f; McFadden %.4f, Cox and Snell %.4f" % (name,
        " ".join("%.3f" % b for b in model.params), " ".join("%.3f" % e for e in model.bse), model.llf, model.bic_llf, model.pseudo_rsquared("mcf"),
        model.pseudo_rsquared()))
    return model

model = tell("GLM, 8 rows with counts", rows, labels, counts)
print("    in its summary: %s" % next(line for line in model.summary().as_text().split("\n") if "Pseudo" in line).split("Pseudo")[1].strip())
tell("GLM, ten times the counts", rows, labels, counts * 10)
tell("GLM, 400 rows", np.repeat(rows, counts, 0), np.repeat(labels, counts))
logit = sm.Logit(np.repeat(labels, counts), np.repeat(rows, counts, 0)).fit(disp=0)
print("Logit, 400 rows: McFadden %.4f, Cox and Snell by hand %.4f" % (logit.prsquared, 1 - np.exp(2 / 400 * (logit.llnull - logit.llf))))
PYTHON

seen << 'SEEN'
GLM, 8 rows with counts: coefficients -0.962 1.056 1.467, errors 0.194 0.224 0.224, log likelihood -240.54, BIC 499.05; McFadden 0.1225, Cox and Snell 0.9998
    in its summary: R-squ. (CS):             0.9998
GLM, ten times the counts: coefficients -0.962 1.056 1.467, errors 0.061 0.071 0.071, log likelihood -2405.38, BIC 4835.64; McFadden 0.1225, Cox and Snell 1.0000
GLM, 400 rows: coefficients -0.962 1.056 1.467, errors 0.194 0.224 0.224, log likelihood -240.54, BIC 499.05; McFadden 0.1225, Cox and Snell 0.1546
Logit, 400 rows: McFadden 0.1225, Cox and Snell by hand 0.1546
SEEN

#!/usr/bin/env bash
# Python: lmfit 1.1.0 (Debian 12), rsquared of a fit with weights, with scikit-learn 1.2.1 beside it.
# Guess: 1 - weighted RSS / weighted TSS, as scikit-learn has it with sample_weight; the same for weights that are all 10 as for none.
# Seen: the weighted RSS is divided by the TSS without weights: -.2257 for .1165, and with equal weights of 10, of .1 it is -90.56 and .9908, where it is
#   .0844 for all of them. Coefficients and their errors, and R-squared without weights, are right.
# Why it matters: weights are one over the error of a reading, so that R-squared goes by the unit of the column, and two models with other weights
#   cannot be compared; fit_report prints it. Compute it from best_fit and the weights.
. "$(dirname "$0")/lib.sh"

r_packages python3-lmfit=1.1.0-1 python3-asteval=0.9.28-1 python3-uncertainties=3.1.6-1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from lmfit.models import LinearModel
from sklearn.linear_model import LinearRegression

x = np.array([3, 1, 4, 1, 5, 9, 2, 6, 5, 30.])
y = np.array([1, 2, 2, 3, 8, 4, 6, 7, 5, 1.])
# lmfit multiplies residuals by the weights, so that those of the squares are their squares
for name, weights in [("none", None), ("1 and the root of 2", np.array([1, 2] * 5) ** .5), ("all 10", np.full(10, 10.)), ("all .1", np.full(10, .1))]:
    fit = LinearModel().fit(y, x=x, slope=0, intercept=1, weights=weights)
    squares = None if weights is None else weights ** 2
    line = LinearRegression().fit(x[:, None], y, squares)
    print("weights %s: lmfit slope %.4f, R-squared %.4f; scikit-learn slope %.4f, R-squared %.4f" % (name, fit.params["slope"].value, fit.rsquared,
        line.coef_[0], line.score(x[:, None], y, squares)))
PYTHON

seen << 'SEEN'
weights none: lmfit slope -0.0851, R-squared 0.0844; scikit-learn slope -0.0851, R-squared 0.0844
weights 1 and the root of 2: lmfit slope -0.0852, R-squared -0.2257; scikit-learn slope -0.0852, R-squared 0.1165
weights all 10: lmfit slope -0.0851, R-squared -90.5603; scikit-learn slope -0.0851, R-squared 0.0844
weights all .1: lmfit slope -0.0851, R-squared 0.9908; scikit-learn slope -0.0851, R-squared 0.0844
SEEN

#!/usr/bin/env python3
"""Writes the golden values that the tests of backbeat.evaluation compare with, to metrics.json and tests.json beside it.

    python3 generate.py

Everything comes from scikit-learn where it has the figure; DeLong's covariance is summed over all pairs of rows as in the
paper of 1988, Platt's fit is found by scipy's trust-region Newton method on the loss as written in Platt 1999, McNemar's
p-values and Holm's correction are computed with exact fractions. The versions used stand in the files.
"""
import json
import math
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import norm
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn import metrics as m

HERE = Path(__file__).parent
VERSIONS = {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__,
            "scikit-learn": sklearn.__version__}


def scores(rng, y, levels):
    p = expit(1.2 * y - 0.9 + rng.standard_normal(len(y)))
    return np.rint(p * levels) / levels if levels else p


def cases():
    rng = np.random.default_rng(20221015)
    y = (rng.random(400) < 0.3).astype(int)
    yield "continuous", y, scores(rng, y, 0), 0.4
    y = (rng.random(400) < 0.4).astype(int)
    yield "ties", y, scores(rng, y, 10), 0.5
    y = (rng.random(200) < 0.25).astype(int)
    yield "zeros_and_ones", y, np.clip(np.rint(scores(rng, y, 0) * 6) / 4 - 0.25, 0, 1), 0.5
    y = (rng.random(300) < 0.5).astype(int)
    yield "certain_and_wrong", y, rng.integers(0, 2, 300).astype(float), 0.5
    y = np.zeros(500, int)
    y[rng.integers(0, 500, 5)] = 1
    yield "rare", y, scores(rng, y, 0), 0.5
    yield "tiny", np.array([0, 1, 1, 0, 1]), np.array([0.1, 0.1, 0.7, 0.4, 0.9]), 0.3
    yield "constant", np.array([0, 1, 0, 0, 1, 0, 0, 0]), np.full(8, 0.25), 0.5
    yield "perfect", np.array([0, 0, 0, 1, 1]), np.array([0.0, 0.2, 0.3, 0.6, 1.0]), 0.5
    y = (rng.random(300) < 0.3).astype(int)
    yield "very_close", y, 0.5 + (scores(rng, y, 0) - 0.5) * 1e-7, 0.5


def figures(y, p, threshold):
    called = (p >= threshold).astype(int)
    tn, fp, fn, tp = m.confusion_matrix(y, called, labels=[0, 1]).ravel()
    return {
        "confusion": {"tp": int(tp), "fp": int(fp), "tn": int(tn), "fn": int(fn)},
        "accuracy": m.accuracy_score(y, called),
        "balancedAccuracy": m.balanced_accuracy_score(y, called),
        "precision": m.precision_score(y, called, zero_division=0),
        "recall": m.recall_score(y, called, zero_division=0),
        "f1": m.f1_score(y, called, zero_division=0),
        "mcc": m.matthews_corrcoef(y, called),
        "auc": m.roc_auc_score(y, p),
        "averagePrecision": m.average_precision_score(y, p),
        "logLoss": m.log_loss(y, p, labels=[0, 1]),
        "brier": m.brier_score_loss(y, p),
    }


def curves(y, p):
    fpr, tpr, thresholds = m.roc_curve(y, p, drop_intermediate=False)
    precision, recall, pr_thresholds = m.precision_recall_curve(y, p)
    return {
        "roc": {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "thresholds": thresholds[1:].tolist()},
        # scikit-learn runs from the lowest threshold up and ends in an artificial point (recall 0, precision 1)
        "precisionRecall": {"recall": recall[:-1][::-1].tolist(), "precision": precision[:-1][::-1].tolist(),
                            "thresholds": pr_thresholds[::-1].tolist()},
    }


def isotonic(y, p):
    model = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(p, y)
    query = np.linspace(0, 1, 41)
    return {"fitted": model.predict(p).tolist(), "query": query.tolist(), "answer": model.predict(query).tolist()}


def platt(y, p):
    inside = p[(p > 0) & (p < 1)]
    low = min([0.25] + (inside / 2).tolist())
    high = max([0.75] + (1 - (1 - inside) / 2).tolist())
    x = np.clip(p, low, high)
    x = np.log(x) - np.log1p(-x)
    t = np.where(y == 1, (y.sum() + 1) / (y.sum() + 2), 1 / ((1 - y).sum() + 2))

    def loss(w):
        z = w[0] * x + w[1]
        return np.sum(np.logaddexp(0, z) - t * z)

    def gradient(w):
        e = expit(w[0] * x + w[1]) - t
        return np.array([e @ x, e.sum()])

    def hessian(w):
        q = expit(w[0] * x + w[1])
        q = q * (1 - q)
        return np.array([[q @ (x * x), q @ x], [q @ x, q.sum()]])

    w = minimize(loss, np.zeros(2), jac=gradient, hess=hessian, method="trust-exact", options={"gtol": 1e-8}).x
    for _ in range(5):  # polish: the loss is flat to the last bits before the gradient is zero
        w = w - np.linalg.solve(hessian(w), gradient(w))
    assert np.abs(gradient(w)).max() < 1e-9 * len(y)
    return {"slope": w[0], "intercept": w[1], "calibrated": expit(w[0] * x + w[1]).tolist()}


def calibration(y, p, bins=10):
    rate, mean = calibration_curve(y, p, n_bins=bins, strategy="uniform")
    counts = np.bincount(np.searchsorted(np.linspace(0, 1, bins + 1)[1:-1], p), minlength=bins)
    counts = counts[counts > 0]
    return {"positiveRate": rate.tolist(), "meanProbability": mean.tolist(), "counts": counts.tolist(),
            "ece": float(np.sum(counts * np.abs(rate - mean)) / len(y))}


def placements(y, p):
    pos, neg = p[y == 1][:, None], p[y == 0][None, :]
    psi = (pos > neg) + 0.5 * (pos == neg)
    return psi.mean(axis=1), psi.mean(axis=0)


def delong(y, models):
    v10, v01 = zip(*(placements(y, p) for p in models))
    covariance = np.cov(np.array(v10)) / (y == 1).sum() + np.cov(np.array(v01)) / (y == 0).sum()
    aucs = [float(v.mean()) for v in v10]
    pairs = []
    for a in range(len(models)):
        for b in range(a):
            d = aucs[a] - aucs[b]
            sd = math.sqrt(covariance[a, a] + covariance[b, b] - 2 * covariance[a, b])
            z = norm.ppf(0.975)
            pairs.append({"a": a, "b": b, "difference": d, "low": d - z * sd, "high": d + z * sd,
                          "p": float(2 * norm.sf(abs(d / sd)))})
    return {"labels": y.tolist(), "models": [p.tolist() for p in models], "aucs": aucs,
            "covariance": covariance.tolist(), "pairs": pairs}


def delong_cases():
    rng = np.random.default_rng(7)
    y = (rng.random(250) < 0.35).astype(int)
    a = scores(rng, y, 0)
    yield delong(y, [a, np.clip(a + 0.1 * rng.standard_normal(250), 0, 1), scores(rng, y, 8), rng.random(250)])
    y = np.array([1, 0, 1, 0, 0])
    yield delong(y, [np.array([0.9, 0.1, 0.4, 0.4, 0.5]), np.array([0.2, 0.3, 0.3, 0.1, 0.6])])


def mcnemar(b, c):
    n, k = b + c, min(b, c)
    weights = [Fraction(math.comb(n, i), 2 ** n) for i in range(k + 1)]
    return {"b": b, "c": c, "exact": float(min(1, 2 * sum(weights))),
            "mid": float(min(1, 2 * sum(weights) - weights[-1]))}


def holm(p):
    order, out, largest = np.argsort(p, kind="stable"), np.zeros(len(p)), 0.0
    for i, j in enumerate(order):
        largest = max(largest, min(1.0, (len(p) - i) * p[j]))
        out[j] = largest
    return {"p": p, "adjusted": out.tolist()}


def main():
    golden = []
    for name, y, p, threshold in cases():
        case = {"name": name, "labels": y.tolist(), "probabilities": p.tolist(), "threshold": threshold,
                "figures": figures(y, p, threshold), **curves(y, p), "isotonic": isotonic(y, p),
                "calibration": calibration(y, p)}
        if name not in ("constant", "perfect", "very_close"):  # no, or no well-conditioned, slope to find
            case["platt"] = platt(y, p)
        golden.append(case)
    write("metrics.json", {"versions": VERSIONS, "cases": golden})
    z = [-30, -8, -3.5, -2, -1.959963984540054, -1, -0.3, 0, 1e-9, 0.5, 2, 3, 3.6, 6, 8.2]
    q = [1e-12, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.975, 0.999999]
    write("tests.json", {
        "versions": VERSIONS,
        "delong": list(delong_cases()),
        "mcnemar": [mcnemar(b, c) for b, c in [(0, 0), (1, 0), (5, 5), (3, 11), (40, 22), (310, 402), (900, 1100)]],
        "holm": [holm([0.01, 0.04, 0.03, 0.005]), holm([0.5, 0.5, 0.001]), holm([1.0]), holm([0.02, 0.02, 0.02, 0.9])],
        "normal": {"z": z, "cdf": norm.cdf(z).tolist(), "twoSided": (2 * norm.sf(np.abs(z))).tolist(),
                   "q": q, "quantile": norm.ppf(q).tolist()},
    })


def write(name, content):
    (HERE / name).write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

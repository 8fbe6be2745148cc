"""Cox's calibration slope and intercept (1958) with 95 % intervals from sums over clusters (Liang and Zeger 1986)."""

import numpy as np
from scipy.stats import norm


def logits(p):
    """Of 0 and 1 those of half the smallest distance from 0 and 1 among the others."""
    inner = p[(p > 0) & (p < 1)]
    low = min(0.25, inner.min(initial=1) / 2)
    high = min(max(0.75, 1 - (1 - inner.max(initial=0)) / 2), 1 - 2.0**-52)
    p = np.clip(p, low, high)
    return np.log(p) - np.log1p(-p)


def fit(columns, offset, y, cluster):
    """A logistic regression by Newton's method, and the variances of its coefficients."""
    coefficients = np.zeros(columns.shape[1])
    for _ in range(50):
        expected = 1 / (1 + np.exp(-(columns @ coefficients + offset)))
        inverse = np.linalg.inv(columns.T @ (columns * (expected * (1 - expected))[:, None]))
        step = inverse @ (columns.T @ (y - expected))
        coefficients = coefficients + step
        if np.abs(step).max() < 1e-13:
            break
    expected = 1 / (1 + np.exp(-(columns @ coefficients + offset)))
    inverse = np.linalg.inv(columns.T @ (columns * (expected * (1 - expected))[:, None]))
    sums = np.array([np.bincount(cluster, column * (y - expected)) for column in columns.T])
    count = sums.shape[1]
    return coefficients, np.diag(inverse @ (sums @ sums.T) @ inverse) * count / (count - 1)


def calibration(y, p, cluster):
    """Slope with a free intercept, intercept with slope 1; nothing where all answers are one."""
    x = logits(p)
    if (x == x[0]).all():
        return {"slope": None, "intercept": None}
    bent, spread = fit(np.c_[np.ones(len(x)), x], np.zeros(len(x)), y, cluster)
    shifted, shift = fit(np.ones((len(x), 1)), x, y, cluster)
    return {"slope": interval(bent[1], spread[1]), "intercept": interval(shifted[0], shift[0])}


def interval(value, variance):
    reach = norm.ppf(0.975) * variance**0.5
    return {"value": float(value), "low": float(value - reach), "high": float(value + reach)}

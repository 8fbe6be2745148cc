"""Bootstrap intervals without re-sorting: rows are sorted by probability once, a replicate is a vector of weights."""

import numpy as np


def weighted(order, labels, probabilities, weights):
    """Accuracy, AUC, average precision, log loss and Brier score of weighted rows; ties count one half in the AUC."""
    y, p, w = labels[order], probabilities[order], weights[order]
    positive, negative = w * y, w * (1 - y)
    ends = np.flatnonzero(np.append(np.diff(p) != 0, True))  # last row of every group of ties
    tp, fp = np.cumsum(positive)[ends], np.cumsum(negative)[ends]
    auc = np.trapz(np.append(0, tp), np.append(0, fp)) / (tp[-1] * fp[-1])
    gained = np.diff(np.append(0, tp))
    ap = float((gained * tp / np.maximum(tp + fp, 1e-300)).sum() / tp[-1])
    total = w.sum()
    clipped = np.clip(p, 1e-7, 1 - 1e-7)
    return np.array([
        (w * ((p >= 0.5) == (y == 1))).sum() / total,
        auc,
        ap,
        -(positive * np.log(clipped) + negative * np.log(1 - clipped)).sum() / total,
        (w * (p - y) ** 2).sum() / total,
    ])


def figures(labels, probabilities):
    order = np.argsort(-probabilities, kind="stable")
    values = weighted(order, labels, probabilities, np.ones(len(labels)))
    return dict(zip(("accuracy", "auc", "averagePrecision", "logLoss", "brier"), (round(float(v), 5) for v in values)))


def intervals(labels, answers, replicates, seed):
    """The 95 % interval of the AUC of every model."""
    random = np.random.default_rng(seed)
    orders = {name: np.argsort(-p, kind="stable") for name, p in answers.items()}
    draws = {name: np.empty((replicates, 5)) for name in answers}
    for replicate in range(replicates):
        weights = np.bincount(random.integers(len(labels), size=len(labels)), minlength=len(labels)).astype(float)
        for name, p in answers.items():
            draws[name][replicate] = weighted(orders[name], labels, p, weights)
    return {name: [round(float(v), 5) for v in np.quantile(d[:, 1], [0.025, 0.975])] for name, d in draws.items()}

"""Bootstrap without re-sorting: rows are sorted by probability once, and a replicate is a vector of weights.

Blocks of replicates are matrices, so that NumPy does the loops; all thirteen metrics come from running sums over the
ranking. Ties in probability count one half in the AUC and by their share at the top.
"""

import numpy as np
from joblib import Parallel, delayed

METRICS = ["accuracy", "balancedAccuracy", "precision", "recall", "f1", "mcc", "auc", "averagePrecision", "logLoss", "brier",
           "precisionAtTop1", "precisionAtTop5", "precisionAtTop10"]
BLOCK = 25


class Ranked:
    """A model's answers, most probable first."""

    def __init__(self, labels, p):
        order = np.argsort(-p, kind="stable")
        self.order, p = order, p[order]
        y = labels[order].astype(np.float64)
        self.positive = y
        self.ends = np.flatnonzero(np.append(p[1:] != p[:-1], True))  # last row of every run of ties
        self.above = np.searchsorted(-p[self.ends], -0.5, side="right")  # runs that are called positive
        clipped = np.clip(p, 2.0**-52, 1 - 2.0**-52)
        self.losses = np.column_stack([-np.where(y == 1, np.log(clipped), np.log1p(-clipped)), (p - y) ** 2])

    def metrics(self, weights):
        """(replicates x 13) for weights (replicates x n) in the order of the rows."""
        w = weights[:, self.order]
        total = w.sum(1)
        all_rows = np.cumsum(w, axis=1)[:, self.ends]
        tp = np.cumsum(w * self.positive, axis=1)[:, self.ends]
        positives = tp[:, -1]
        negatives = total - positives
        fp = all_rows - tp
        gained = np.diff(tp, axis=1, prepend=0)
        auc = (np.diff(fp, axis=1, prepend=0) * (tp - gained / 2)).sum(1) / (positives * negatives)
        ap = (gained * tp / np.maximum(all_rows, 1e-300)).sum(1) / positives
        means = w @ self.losses / total[:, None]
        from_none = [np.pad(running, ((0, 0), (1, 0))) for running in (all_rows, tp)]
        top = np.column_stack([self.precision_at(share, *from_none, total) for share in (0.01, 0.05, 0.1)])
        return np.column_stack([self.counted(all_rows, tp, positives, negatives), auc, ap, means, top])

    def counted(self, all_rows, tp, positives, negatives):
        called = all_rows[:, self.above - 1] if self.above else np.zeros(len(tp))
        true = tp[:, self.above - 1] if self.above else np.zeros(len(tp))
        false, missed = called - true, positives - true
        rejected = negatives - false
        ratio = lambda a, b: np.divide(a, b, out=np.zeros_like(b), where=b > 0)
        mcc = ratio(true * rejected - false * missed,
                    np.sqrt(called * positives * negatives * (rejected + missed)))
        return np.column_stack([(true + rejected) / (positives + negatives), (true / positives + rejected / negatives) / 2,
                                ratio(true, called), true / positives, ratio(2 * true, 2 * true + false + missed), mcc])

    @staticmethod
    def precision_at(share, all_rows, tp, total):
        """Running counts are piecewise linear in the rows taken, so rows that are tied at the cut count by their share."""
        cut = np.ceil(share * total)
        return np.array([np.interp(c, a, t) / c for c, a, t in zip(cut, all_rows, tp)])


def point(labels, p):
    return dict(zip(METRICS, Ranked(labels, p).metrics(np.ones((1, len(p))))[0]))


def replicate(ranked, groups, size, seed):
    random = np.random.default_rng(seed)
    count = groups.max() + 1
    times = np.stack([np.bincount(random.integers(count, size=count), minlength=count) for _ in range(size)])
    weights = times.astype(np.float64)[:, groups]
    return np.stack([model.metrics(weights) for model in ranked])


def draws(labels, answers, replicates, seed, threads, groups):
    """(models x replicates x 13), every model on the same draws of whole groups, which are numbered from 0."""
    ranked = [Ranked(labels, p) for p in answers.values()]
    work = [delayed(replicate)(ranked, groups, min(BLOCK, replicates - start), (seed, start))
            for start in range(0, replicates, BLOCK)]
    return np.concatenate(Parallel(threads, prefer="threads")(work), axis=1)


def interval(value, values):
    low, high = np.quantile(values, [0.025, 0.975])
    return {"value": float(value), "low": float(low), "high": float(high)}

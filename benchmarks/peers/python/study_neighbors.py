"""k nearest neighbors whose columns weigh what suits them: weights and k are chosen by the log loss of calibrated votes.

Some training rows, whose own song does not vote, and some validation rows ask. Their distances to all training rows are one
matrix for each block of columns, made once; a weighting is a sum of these matrices and a partial sort.
"""

import numpy as np
from joblib import Parallel, delayed
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.neighbors import NearestNeighbors

import study_learners
from study_data import GENRES

COUNTS = (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 130, 160, 200)
FACTORS = (0, 0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64)
WEIGHED = (GENRES, "key", "mode")
SAMPLE, SWEEPS, ROWS_AT_ONCE = 600, 4, 50


class Neighbors:
    def __init__(self, data, k, weights):
        self.options = {"k": k, "weights": weights}
        self.labels = data.train.y
        self.scale = np.ones(data.train.dense.shape[1], np.float32)
        for column, factor in weights.items():
            self.scale[one_hot(data, column)] = np.sqrt(factor)
        self.index = NearestNeighbors(algorithm="brute", n_jobs=study_learners.THREADS).fit(data.train.dense * self.scale)

    def votes(self, dense, k):
        """The labels of the k nearest training rows of every row, nearest first."""
        return self.labels[self.index.kneighbors(dense * self.scale, k, return_distance=False)]

    def answer(self, dense):
        return self.votes(dense, self.options["k"]).mean(1, dtype=float)


def one_hot(data, column):
    """The columns of a category or of the genres, without what is derived of them: those are numbers."""
    return data.blocks[column][data.derived if column == GENRES else 0 :]


def spread(rows):
    return np.arange(min(rows, SAMPLE)) * rows // min(rows, SAMPLE)


class Search:
    def __init__(self, data):
        train, groups = data.train, data.groups[data.train.rows]
        asked, others = spread(len(train.y)), spread(len(data.validation.y))
        queries = np.concatenate([train.dense[asked], data.validation.dense[others]])
        self.labels, self.y = train.y, np.concatenate([train.y[asked], data.validation.y[others]])
        weighed = np.concatenate([one_hot(data, column) for column in WEIGHED])
        rest = np.setdiff1d(np.arange(queries.shape[1]), weighed)
        self.fixed = distances(queries[:, rest], train.dense[:, rest])
        self.fixed[: len(asked)][groups[asked][:, None] == groups] = np.inf
        self.by_column = [distances(queries[:, one_hot(data, c)], train.dense[:, one_hot(data, c)]) for c in WEIGHED]
        self.tried, self.trials = {}, []

    def evaluate(self, factors):
        if tuple(factors) not in self.tried:
            blocks = [slice(i, i + ROWS_AT_ONCE) for i in range(0, len(self.y), ROWS_AT_ONCE)]
            votes = np.concatenate(Parallel(study_learners.THREADS, prefer="threads")(
                delayed(self.nearest)(factors, block) for block in blocks)).cumsum(1)
            losses = [calibrated_loss(self.y, votes[:, k - 1] / k) for k in COUNTS]
            best = min(range(len(COUNTS)), key=lambda i: (losses[i], -COUNTS[i]))
            self.tried[tuple(factors)] = losses[best], -COUNTS[best]
            self.trials.append({"weights": dict(zip(WEIGHED, factors)), "k": COUNTS[best], "logLoss": losses[best]})
        return self.tried[tuple(factors)]

    def nearest(self, factors, rows):
        total = self.fixed[rows].copy()
        for factor, distance in zip(factors, self.by_column):
            if factor:
                total += np.float32(factor) * distance[rows]
        near = np.argpartition(total, COUNTS[-1] - 1, axis=1)[:, : COUNTS[-1]]
        order = np.argsort(np.take_along_axis(total, near, 1), axis=1, kind="stable")
        return self.labels[np.take_along_axis(near, order, 1)]

    def climb(self):
        """Column by column, then half and twice of what was chosen, until nothing changes."""
        factors = [1.0] * len(WEIGHED)
        best = self.evaluate(factors)
        for sweep in range(SWEEPS):
            before = list(factors)
            for column in range(len(factors)):
                kept = factors[column]
                for factor in FACTORS if sweep == 0 else (kept / 2, kept * 2):
                    changed = [*factors[:column], float(factor), *factors[column + 1 :]]
                    found = self.evaluate(changed)
                    if found < best:
                        best, factors = found, changed
            if factors == before:
                break
        return dict(zip(WEIGHED, factors)), -best[1]


def distances(a, b):
    squares = (a * a).sum(1)[:, None] + (b * b).sum(1) - 2 * (a @ b.T)
    return np.maximum(squares, 0, out=squares)


def calibrated_loss(y, p):
    return log_loss(y, study_learners.platt(y, p)(p), eps=2.0**-52)


def search(data):
    """The learner with chosen weights and k, the trials of both, and its answers for validation rows."""
    sought = Search(data)
    weights, k = sought.climb()
    widest = Neighbors(data, min(2 * k, COUNTS[-1]), weights)
    votes = widest.votes(data.validation.dense, widest.options["k"]).cumsum(1, dtype=float)
    trials = [{"k": count, "auc": roc_auc_score(data.validation.y, votes[:, count - 1] / count),
               "logLoss": calibrated_loss(data.validation.y, votes[:, count - 1] / count)}
              for count in COUNTS if count <= votes.shape[1]]
    chosen = min(trials, key=lambda trial: (trial["logLoss"], -trial["k"]))["k"]
    widest.options = {"k": chosen, "weights": weights}
    return widest, trials, sought.trials, votes[:, chosen - 1] / chosen

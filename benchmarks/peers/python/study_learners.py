"""Logistic regression, nearest neighbors, forest and blend. Choices are made on training and validation rows.

Every learner answers for rows given as (numbers, codes, dense), so that study_insight.py can ask it about changed rows.
"""

import itertools
import os

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.ensemble._forest import _generate_sample_indices
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.neighbors import NearestNeighbors

NEIGHBORS = (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60)
TRIAL_TREES, TREES = 25, 100
THREADS = os.cpu_count()


class Logistic:
    def __init__(self, data):
        self.model = LogisticRegression(solver="newton-cholesky").fit(data.train.dense, data.train.y)
        self.options = {}

    def answer(self, numbers, codes, dense):
        return self.model.predict_proba(dense)[:, 1]


class Neighbors:
    """k is chosen by the AUC on the validation rows; one search for the largest k answers for all."""

    def __init__(self, data, counts=NEIGHBORS):
        self.labels = data.train.y
        self.index = NearestNeighbors(algorithm="brute", n_jobs=THREADS).fit(data.train.dense)
        votes = np.cumsum(self.nearest(data.validation.dense, counts[-1]), axis=1, dtype=float)
        self.trials = []
        for k in counts:
            p = votes[:, k - 1] / k
            self.trials.append({"k": k, "auc": roc_auc_score(data.validation.y, p),
                                "logLoss": log_loss(data.validation.y, p, eps=2.0**-52)})
        self.k = max(self.trials, key=lambda trial: trial["auc"])["k"]
        self.validation = votes[:, self.k - 1] / self.k
        self.options = {"k": self.k}

    def nearest(self, queries, k):
        """The labels of the k nearest training rows of every query, nearest first."""
        return self.labels[self.index.kneighbors(queries, k, return_distance=False)]

    def answer(self, numbers, codes, dense):
        return self.nearest(dense, self.k).mean(1, dtype=float)


class Forest:
    """Four forests of 25 trees are tried, judged out of bag; the best is grown with 100.

    scikit-learn has no splits on category subsets, which order a node's categories by their positive rate. Its nearest
    counterpart takes the place of two trials: each category as its positive rate among the training rows.
    """

    def __init__(self, data):
        train = data.train
        self.rates = [np.bincount(train.codes[:, c], train.y, len(names)) / np.bincount(train.codes[:, c], minlength=len(names))
                      for c, names in enumerate(data.categories)]
        self.trials = []
        for splits, leaf in (("one_hot", 1), ("one_hot", 3), ("rates", 3), ("rates", 8)):
            forest = self.grow(train, TRIAL_TREES, splits, leaf)
            votes = forest.oob_decision_function_[:, 1]
            seen = ~np.isnan(votes)
            self.trials.append({"splits": splits, "minLeaf": leaf, "auc": roc_auc_score(train.y[seen], votes[seen]),
                                "error": float(((votes[seen] >= 0.5) != train.y[seen]).mean())})
        best = max(self.trials, key=lambda trial: trial["auc"])
        self.splits = best["splits"]
        self.options = {"trees": TREES, "splits": best["splits"], "minLeaf": best["minLeaf"]}
        self.model = self.grow(train, TREES, best["splits"], best["minLeaf"])
        self.curve = self.out_of_bag_curve(train)

    def grow(self, train, trees, splits, leaf):
        x = self.columns(splits, train.numbers, train.codes, train.dense)
        return RandomForestClassifier(trees, max_features="sqrt", min_samples_leaf=leaf, oob_score=True, n_jobs=THREADS,
                                      random_state=42).fit(x, train.y)

    def columns(self, splits, numbers, codes, dense):
        if splits == "one_hot":
            return dense
        return np.column_stack([numbers] + [rate[codes[:, c]] for c, rate in enumerate(self.rates)]).astype(np.float32)

    def answer(self, numbers, codes, dense):
        return self.model.predict_proba(self.columns(self.splits, numbers, codes, dense))[:, 1]

    def out_of_bag_curve(self, train):
        """The out-of-bag AUC and accuracy of the first 1, 2, 4, ... trees, from one pass over the trees."""
        x = self.columns(self.splits, train.numbers, train.codes, train.dense)
        n = len(x)
        sums, votes, points = np.zeros(n), np.zeros(n, int), []
        wanted = sorted({2**i for i in range(TREES.bit_length())} | {TREES})
        for number, tree in enumerate(self.model.estimators_, 1):
            unseen = np.ones(n, bool)
            unseen[_generate_sample_indices(tree.random_state, n, n)] = False
            sums[unseen] += tree.predict_proba(x[unseen], check_input=False)[:, 1]
            votes[unseen] += 1
            if number in wanted:
                seen = votes > 0
                p = sums[seen] / votes[seen]
                points.append({"trees": number, "auc": roc_auc_score(train.y[seen], p),
                               "accuracy": float(((p >= 0.5) == train.y[seen]).mean())})
        return points


class PlainForest:
    """Fully grown trees on the one-hot columns, without trials and out-of-bag votes."""

    def __init__(self, data):
        self.model = RandomForestClassifier(TREES, max_features="sqrt", n_jobs=THREADS, random_state=42)
        self.model.fit(data.train.dense, data.train.y)

    def answer(self, numbers, codes, dense):
        return self.model.predict_proba(dense)[:, 1]


class Network:
    """The network that study_networks.py trained, in NumPy: two products and a sigmoid."""

    def __init__(self, weights):
        self.weights = weights

    def answer(self, numbers, codes, dense):
        w1, b1, w2, b2 = self.weights
        logits = np.maximum(dense @ w1.T + b1, 0) @ w2[0] + b2[0]
        return sigmoid(logits.astype(float))


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def logit(p):
    clipped = np.clip(p, 2.0**-52, 1 - 2.0**-52)
    return np.log(clipped) - np.log1p(-clipped)


def platt(labels, p):
    """Platt's calibration: a logistic regression on the logit. Votes of 0 and 1 count as half the next distance."""
    inside = p[(p > 0) & (p < 1)]
    low, high = min(0.25, inside.min() / 2), max(0.75, 1 - (1 - inside.max()) / 2)
    column = lambda q: logit(np.clip(q, low, high))[:, None]
    model = LogisticRegression(C=1e9, solver="newton-cholesky").fit(column(p), labels)
    return lambda q: model.predict_proba(column(q))[:, 1]


def blend(data, validations, tests):
    """The mean of the calibrated learners, of those that give the lowest log loss on the validation rows."""
    maps = {name: platt(data.validation.y, p) for name, p in validations.items()}
    calibrated = {name: maps[name](p) for name, p in validations.items()}
    sets = [s for size in (2, 3) for s in itertools.combinations(validations, size)]
    mean = lambda chosen: np.mean([calibrated[name] for name in chosen], axis=0)
    best = min(sets, key=lambda chosen: log_loss(data.validation.y, mean(chosen), eps=2.0**-52))
    return mean(best), np.mean([maps[name](tests[name]) for name in best], axis=0), {"models": " + ".join(best)}

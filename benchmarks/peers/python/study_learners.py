"""Logistic regression, forest and blend, and the calibration. Choices are made on training and validation rows.

Every learner answers for rows of `dense`, so that study_insight.py can ask it about changed rows. Nearest neighbors are in
study_neighbors.py.
"""

import itertools
import os

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.ensemble._forest import _generate_sample_indices
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

TRIAL_TREES, TREES, SEED_TREES, LIGHT_TREES, LEARNING_TREES, CALIBRATION_FOLDS = 25, 100, 50, 20, 20, 5
THREADS = os.cpu_count()


class Logistic:
    options = {}

    def __init__(self, data):
        self.model = LogisticRegression(solver="newton-cholesky").fit(data.train.dense, data.train.y)

    def answer(self, dense):
        return self.model.predict_proba(dense)[:, 1]


def unfitted(trees, leaf, **more):
    return RandomForestClassifier(trees, max_features="sqrt", min_samples_leaf=leaf, n_jobs=THREADS, random_state=42, **more)


class Forest:
    """scikit-learn has no splits on subsets of categories, nor on sets. Three of four trials see the multi-hot genres, one their
    rates alone, which is the nearest counterpart: a rate orders genres as our splits do, over all rows in place of a node's."""

    def __init__(self, data, splits, leaf, trees):
        self.options = {"splits": splits, "minLeaf": leaf, "trees": trees}
        rates_alone = splits == "rates" and data.derived  # where there are none, the genres themselves
        self.width = data.blocks["mode"][-1] + 1 if rates_alone else data.train.dense.shape[1]
        self.model = unfitted(trees, leaf, oob_score=trees == TRIAL_TREES).fit(self.columns(data.train.dense), data.train.y)

    def columns(self, dense):
        return np.ascontiguousarray(dense[:, : self.width])

    def answer(self, dense):
        return self.model.predict_proba(self.columns(dense))[:, 1]

    def first(self, trees):
        """The forest of its first trees."""
        fewer = object.__new__(Forest)
        fewer.__dict__.update(self.__dict__)
        fewer.model = object.__new__(RandomForestClassifier)
        fewer.model.__dict__.update(self.model.__dict__, estimators_=self.model.estimators_[:trees], n_estimators=trees)
        return fewer


def search_forest(data):
    """Four small forests, judged out of bag; the best options with all trees."""
    y, trials = data.train.y, []
    for splits, leaf in (("multi_hot", 1), ("multi_hot", 3), ("multi_hot", 8), ("rates", 8)):
        votes = Forest(data, splits, leaf, TRIAL_TREES).model.oob_decision_function_[:, 1]
        seen = ~np.isnan(votes)
        trials.append({"splits": splits, "minLeaf": leaf, "auc": roc_auc_score(y[seen], votes[seen]),
                       "error": float(((votes[seen] >= 0.5) != y[seen]).mean())})
    best = max(trials, key=lambda trial: trial["auc"])
    return Forest(data, best["splits"], best["minLeaf"], TREES), trials


def counts(trees):
    return sorted({2**i for i in range(trees.bit_length())} | {trees})


def forest_curves(forest, data):
    """By number of trees: out-of-bag AUC and accuracy, AUC on validation rows. By number of rows: AUC on validation rows."""
    x, y, n = forest.columns(data.train.dense), data.train.y, len(data.train.y)
    asked = forest.columns(data.validation.dense)
    sums, votes, validation, out_of_bag, by_count = np.zeros(n), np.zeros(n, int), np.zeros(len(asked)), [], []
    for number, tree in enumerate(forest.model.estimators_, 1):
        unseen = np.ones(n, bool)
        unseen[_generate_sample_indices(tree.random_state, n, n)] = False
        sums[unseen] += tree.predict_proba(x[unseen], check_input=False)[:, 1]
        votes[unseen] += 1
        validation += tree.predict_proba(asked, check_input=False)[:, 1]
        if number in counts(TREES):
            seen = votes > 0
            p = sums[seen] / votes[seen]
            out_of_bag.append({"trees": number, "auc": roc_auc_score(y[seen], p), "accuracy": float(((p >= 0.5) == y[seen]).mean())})
            by_count.append({"trees": number, "auc": roc_auc_score(data.validation.y, validation)})
    return out_of_bag, by_count, learning(forest, data)


def learning(forest, data):
    groups = np.unique(data.groups[data.train.rows], return_inverse=True)[1]
    share = np.random.default_rng(42).random(groups.max() + 1)[groups]
    points = []
    for part in (1 / 8, 1 / 4, 1 / 2, 1):
        rows = share < part
        model = forest.first(LEARNING_TREES)
        if part < 1:
            model.model = unfitted(LEARNING_TREES, forest.options["minLeaf"])
            model.model.fit(forest.columns(data.train.dense)[rows], data.train.y[rows])
        points.append({"rows": int(rows.sum()), "auc": roc_auc_score(data.validation.y, model.answer(data.validation.dense))})
    return points


class Network:
    """The network that study_networks.py trained, in NumPy: two products and a sigmoid."""

    def __init__(self, weights, options):
        self.weights, self.options = weights, options

    def answer(self, dense):
        w1, b1, w2, b2 = self.weights
        return sigmoid((np.maximum(dense @ w1.T + b1, 0) @ w2[0] + b2[0]).astype(float))


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)


def logit(p):
    clipped = np.clip(p, 2.0**-52, 1 - 2.0**-52)
    return np.log(clipped) - np.log1p(-clipped)


def platt(labels, p):
    """Platt's calibration: a logistic regression on the logit. Votes of 0 and 1 count as half the next distance."""
    inside = p[(p > 0) & (p < 1)]
    low, high = (min(0.25, inside.min() / 2), max(0.75, 1 - (1 - inside.max()) / 2)) if len(inside) else (0.25, 0.75)
    column = lambda q: logit(np.clip(q, low, high))[:, None]
    model = LogisticRegression(C=1e9, solver="newton-cholesky").fit(column(p), labels)
    if model.coef_[0, 0] < 0:
        return lambda q: np.full(len(q), labels.mean(dtype=float))
    return lambda q: model.predict_proba(column(q))[:, 1]


def cross_fitted(labels, p):
    out = np.empty(len(p))
    fold = np.arange(len(p)) % CALIBRATION_FOLDS
    for f in range(CALIBRATION_FOLDS):
        out[fold == f] = platt(labels[fold != f], p[fold != f])(p[fold == f])
    return out


def blend(labels, validations, tests):
    """The mean of the calibrated learners, of those with the lowest log loss on validation rows that a calibration has not seen."""
    calibrated = {name: cross_fitted(labels, p) for name, p in validations.items()}
    sets = [s for size in (1, 2, 3) for s in itertools.combinations(validations, size)]
    mean = lambda chosen: np.mean([calibrated[name] for name in chosen], axis=0)
    best = min(sets, key=lambda chosen: log_loss(labels, mean(chosen), eps=2.0**-52))
    maps = {name: platt(labels, validations[name]) for name in best}
    answer = lambda by_name: np.mean([maps[name](by_name[name]) for name in best], axis=0)
    return mean(best), answer(tests), {"models": " + ".join(best)}, answer

"""From probabilities to the report's figures: metrics with intervals, paired tests, calibration, curves, thresholds."""

import itertools

import numpy as np
from scipy import stats
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import precision_recall_curve, roc_curve

from study_bootstrap import METRICS, draws, interval, point
from study_learners import platt

BINS, CURVE_POINTS, COST_OF_A_MISS = 10, 200, 3


def evaluate(labels, answers, replicates, seed, threads):
    """Every metric with its interval, and every pair of models compared."""
    models, points, all_draws = figures(labels, answers, replicates, seed, threads, np.arange(len(labels)))
    return models, compare(labels, answers, points, all_draws)


def figures(labels, answers, replicates, seed, threads, groups):
    """Every metric of every model with its interval; the metrics alone; their replicates, which draw whole groups of rows."""
    all_draws = dict(zip(answers, draws(labels, answers, replicates, seed, threads, groups)))
    points = {name: point(labels, p) for name, p in answers.items()}
    models = {name: {m: interval(points[name][m], all_draws[name][:, i]) for i, m in enumerate(METRICS)} for name in answers}
    return models, points, all_draws


def compare(labels, answers, points, all_draws):
    names = list(answers)
    aucs, covariance = delong(labels, np.stack(list(answers.values())))
    right = {name: (p >= 0.5) == (labels == 1) for name, p in answers.items()}
    pairs = []
    for (a, first), (b, second) in itertools.combinations(enumerate(names), 2):
        variance = covariance[a, a] + covariance[b, b] - 2 * covariance[a, b]
        only_first = int((right[first] & ~right[second]).sum())
        only_second = int((right[second] & ~right[first]).sum())
        difference = {}
        for metric in ("auc", "accuracy"):
            i = METRICS.index(metric)
            difference[metric] = interval(points[first][metric] - points[second][metric],
                                          all_draws[first][:, i] - all_draws[second][:, i])
        pairs.append({"first": first, "second": second, **difference,
                      "deLong": float(2 * stats.norm.sf(abs(aucs[a] - aucs[b]) / np.sqrt(max(variance, 1e-300)))),
                      "mcNemar": mid_p(only_first, only_second),
                      "onlyFirstCorrect": only_first, "onlySecondCorrect": only_second})
    for test in ("deLong", "mcNemar"):
        for pair, p in zip(pairs, holm([pair[test] for pair in pairs])):
            pair[test + "Adjusted"] = p
    return pairs


def delong(labels, answers):
    """AUCs and their covariances (models x models) from midranks, as in Sun and Xu 2014."""
    positive = labels == 1
    m, n = positive.sum(), (~positive).sum()
    placements = []
    for p in answers:
        ranks = stats.rankdata(p)
        own = np.empty(len(p))
        own[positive], own[~positive] = stats.rankdata(p[positive]), stats.rankdata(p[~positive])
        placed = (ranks - own) / np.where(positive, n, m)
        placed[~positive] = 1 - placed[~positive]
        placements.append(placed)
    placements = np.array(placements)
    over = lambda rows, size: np.atleast_2d(np.cov(placements[:, rows])) / size
    return placements[:, positive].mean(1), over(positive, m) + over(~positive, n)


def mid_p(only_first, only_second):
    """McNemar's test, exact binomial, the observed outcome counted by half."""
    n, k = only_first + only_second, min(only_first, only_second)
    return float(min(1, 2 * (stats.binom.cdf(k, n, 0.5) - stats.binom.pmf(k, n, 0.5) / 2)))


def holm(p_values):
    order = np.argsort(p_values)
    adjusted = np.empty(len(p_values))
    adjusted[order] = np.minimum(1, np.maximum.accumulate(np.array(p_values)[order] * np.arange(len(p_values), 0, -1)))
    return adjusted.tolist()


def details(validation_labels, validation, labels, p):
    """Curves, confusion matrix, reliability, calibrations and thresholds of one model."""
    isotonic = IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1).fit(validation, validation_labels)
    maps = {"none": lambda q: q, "platt": platt(validation_labels, validation) if len(np.unique(validation)) > 1 else lambda q: q,
            "isotonic": lambda q: isotonic.predict(q).astype(float)}
    fpr, tpr, _ = roc_curve(labels, p)
    precision, recall, _ = precision_recall_curve(labels, p)
    return {"confusion": confusion(labels, p, 0.5), "roc": thin(fpr, tpr), "precisionRecall": thin(recall[::-1], precision[::-1]),
            "reliability": reliability(labels, p)[0], "expectedCalibrationError": reliability(labels, p)[1],
            "calibration": [{"method": name, **scores(labels, calibrate(p))} for name, calibrate in maps.items()],
            "thresholds": [{"rule": rule, "threshold": t, "confusion": confusion(labels, p, t)}
                           for rule, t in thresholds(validation_labels, validation).items()]}


def scores(labels, p):
    clipped = np.clip(p, 2.0**-52, 1 - 2.0**-52)
    return {"logLoss": float(-np.where(labels == 1, np.log(clipped), np.log1p(-clipped)).mean()),
            "brier": float(((p - labels) ** 2).mean()), "expectedCalibrationError": reliability(labels, p)[1]}


def thin(x, y):
    kept = np.unique(np.linspace(0, len(x) - 1, CURVE_POINTS).astype(int))
    return {"x": x[kept].tolist(), "y": y[kept].tolist()}


def confusion(labels, p, threshold):
    counts = np.bincount(2 * labels.astype(int) + (p >= threshold), minlength=4)
    return dict(zip(("trueNegatives", "falsePositives", "falseNegatives", "truePositives"), counts.tolist()))


def reliability(labels, p):
    """Bins of equal width with Wilson's intervals, and the expected calibration error."""
    bins = np.minimum((p * BINS).astype(int), BINS - 1)
    rows = np.bincount(bins, minlength=BINS)
    seen = rows > 0
    mean = np.bincount(bins, p, BINS)[seen] / rows[seen]
    share = np.bincount(bins, labels, BINS)[seen] / rows[seen]
    n, z = rows[seen], 1.959963984540054
    center = (share + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    table = np.column_stack([n, mean, share, center - reach, center + reach]).tolist()
    return table, float((n * np.abs(mean - share)).sum() / len(p))


def thresholds(labels, p):
    """The cuts with the best accuracy, F1, Youden's index and cost, midway between neighboring probabilities."""
    order = np.argsort(-p, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(p[order]) != 0, True))
    tp = np.cumsum(labels[order])[ends].astype(float)
    fp = ends + 1 - tp
    positives, negatives = tp[-1], fp[-1]
    cuts = p[order][ends]
    cuts = np.append((cuts[:-1] + cuts[1:]) / 2, cuts[-1])
    rules = {"accuracy": tp - fp, "f1": 2 * tp / (tp + fp + positives), "youden": tp / positives - fp / negatives,
             "cost": -(fp + COST_OF_A_MISS * (positives - tp))}
    return {name: float(cuts[np.argmax(value)]) for name, value in rules.items()}

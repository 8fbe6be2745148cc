"""From probabilities to the report's figures: metrics with intervals, paired tests, calibration, curves, thresholds."""

import itertools

import numpy as np
from scipy import stats
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import precision_recall_curve, roc_curve

import cox
import recompute
from study_bootstrap import METRICS, draws, interval, point
from study_learners import platt

BINS, CURVE_POINTS, COST_OF_A_MISS = 10, 200, 3


def evaluate(labels, answers, replicates, seed, threads, clusters):
    """Every metric with its interval, every pair of models compared, and every model that ranks compared with guessing."""
    models, points, all_draws = figures(labels, answers, replicates, seed, threads, clusters)
    chance, i = {}, METRICS.index("auc")
    for name in list(answers)[1:]:
        sample = all_draws[name][:, i] - 0.5
        chance[name] = {"auc": interval(points[name]["auc"] - 0.5, sample), "p": recompute.p_value(sample)}
    for one, p in zip(chance.values(), recompute.holm([one["p"] for one in chance.values()])):
        one["adjusted"] = p
    return models, compare(labels, answers, points, all_draws, clusters), chance


def figures(labels, answers, replicates, seed, threads, groups):
    """Every metric of every model with its interval; the metrics alone; their replicates, which draw whole groups of rows."""
    all_draws = dict(zip(answers, draws(labels, answers, replicates, seed, threads, groups)))
    points = {name: point(labels, p) for name, p in answers.items()}
    models = {name: {m: interval(points[name][m], all_draws[name][:, i]) for i, m in enumerate(METRICS)} for name in answers}
    return models, points, all_draws


def compare(labels, answers, points, all_draws, clusters):
    """Paired bootstrap, and by formula DeLong and McNemar, all over clusters; after Holm over all pairs."""
    y = labels.astype(int)
    right = {name: (p >= 0.5) == (y == 1) for name, p in answers.items()}
    by_formula, pairs = recompute.delong(y, clusters, list(answers.values())), []
    for (a, first), (b, second) in itertools.combinations(enumerate(answers), 2):
        pair = {"first": first, "second": second}
        for metric in ("auc", "accuracy"):
            i = METRICS.index(metric)
            sample = all_draws[first][:, i] - all_draws[second][:, i]
            pair[metric] = interval(points[first][metric] - points[second][metric], sample)
            pair[metric + "P"] = recompute.p_value(sample)
        said = [(answers[name] >= 0.5).astype(int) for name in (first, second)]
        pairs.append({**pair, "deLong": float(by_formula(a, b)), "mcNemar": float(recompute.mcnemar(y, clusters, *said)),
                      "onlyFirstCorrect": int((right[first] & ~right[second]).sum()),
                      "onlySecondCorrect": int((right[second] & ~right[first]).sum())})
    for test, adjusted in (("aucP", "aucAdjusted"), ("accuracyP", "accuracyAdjusted"), ("deLong", "deLongAdjusted"),
                           ("mcNemar", "mcNemarAdjusted")):
        for pair, p in zip(pairs, recompute.holm([pair[test] for pair in pairs])):
            pair[adjusted] = p
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


def auc_intervals(y, cluster, answers):
    """By model the AUC with its interval over clusters; a model is missing where there is none."""
    aucs, covariance = recompute.obuchowski(y, cluster, list(answers.values()))
    found = {}
    for i, name in enumerate(answers):
        variance = covariance(i, i) if covariance else -1
        if variance >= 0:
            reach = 1.959963984540054 * variance**0.5
            found[name] = {"value": float(aucs[i]), "low": float(max(0, aucs[i] - reach)), "high": float(min(1, aucs[i] + reach))}
    return found


def details(validation_labels, validation, labels, p, clusters):
    """Curves, confusion matrix, reliability, calibrations and thresholds of one model."""
    isotonic = IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1).fit(validation, validation_labels)
    maps = {"none": lambda q: q, "platt": platt(validation_labels, validation) if len(np.unique(validation)) > 1 else lambda q: q,
            "isotonic": lambda q: isotonic.predict(q).astype(float)}
    fpr, tpr, _ = roc_curve(labels, p)
    precision, recall, _ = precision_recall_curve(labels, p)
    return {"confusion": confusion(labels, p, 0.5), "roc": thin(fpr, tpr), "precisionRecall": thin(recall[::-1], precision[::-1]),
            "reliability": reliability(labels, p)[0], "expectedCalibrationError": reliability(labels, p)[1],
            "calibration": [{"method": name, **scores(labels, calibrate(p)), **cox.calibration(labels, calibrate(p), clusters)} for name, calibrate in maps.items()],
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

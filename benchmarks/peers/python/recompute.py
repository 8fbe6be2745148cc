"""Recomputes the figures of a run from its predictions.csv, knowing nothing of the engine but its random numbers.

    python3 recompute.py RUN [RUN ...]

Every metric of every model, its interval, every pair of models with intervals, p and Holm's p, both tests by formula, every
model against guessing, counts at the threshold, reliability, slope and intercept of calibration, and what the chosen thresholds give: compared with
metrics.json to the last of its ten digits (one unit in the last place is allowed, sums are added in another order). The
grouped bootstrap draws the same clusters: xoshiro256** below SplitMix64, as docs/numeric-contract.md describes them.
Exits with 1 where a figure differs.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import pandas
from scipy.stats import norm, rankdata

import cox

U = np.uint64
GAMMA = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1
BOOTSTRAP_STREAM = 2
TOP = (0.01, 0.05, 0.10)
METRICS = ("accuracy", "balancedAccuracy", "precision", "recall", "f1", "mcc", "auc", "averagePrecision", "logLoss", "brier",
           "precisionAtTop1", "precisionAtTop5", "precisionAtTop10")


def finish(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def mix(seed, stream):
    return finish((finish((seed + GAMMA) & MASK) + (stream + 1) * GAMMA) & MASK)


class Generators:
    """Many xoshiro256** side by side."""

    def __init__(self, seeds):
        states = []
        for seed in seeds:
            states.append([finish((seed + (i + 1) * GAMMA) & MASK) for i in range(4)])
        self.s = [np.array(column, dtype=U) for column in zip(*states)]

    def next(self, which):
        s0, s1, s2, s3 = (s[which] for s in self.s)
        rotated = s1 * U(5)
        result = ((rotated << U(7)) | (rotated >> U(57))) * U(9)
        t = s1 << U(17)
        s2 = s2 ^ s0
        s3 = s3 ^ s1
        s1 = s1 ^ s2
        s0 = s0 ^ s3
        s2 = s2 ^ t
        s3 = (s3 << U(45)) | (s3 >> U(19))
        for own, new in zip(self.s, (s0, s1, s2, s3)):
            own[which] = new
        return result

    def below(self, bound, which):
        product = (self.next(which) >> U(32)) * U(bound)
        threshold = ((1 << 32) - bound) % bound
        while True:
            low = (product & U(0xFFFFFFFF)) < U(threshold)
            if not low.any():
                return (product >> U(32)).astype(np.int64)
            product[low] = (self.next(which[low]) >> U(32)) * U(bound)


def draws(seed, replicates, sizes, positives):
    """Multiplicities of the clusters, replicate by replicate; a draw with one class alone is drawn again."""
    parent = mix(seed, BOOTSTRAP_STREAM)
    generators = Generators([mix(parent, r) for r in range(replicates)])
    count = len(sizes)
    multiplicity = np.zeros((replicates, count), dtype=np.int32)
    todo = np.arange(replicates)
    while len(todo):
        multiplicity[todo] = 0
        for _ in range(count):
            multiplicity[todo, generators.below(count, todo)] += 1
        rows = multiplicity[todo] @ sizes
        yes = multiplicity[todo] @ positives
        todo = todo[(yes == 0) | (yes == rows)]
    return multiplicity


class Model:
    """A model's rows in falling order of probability, tied rows together."""

    def __init__(self, y, p, threshold, cluster):
        self.order = np.argsort(-p, kind="stable")
        self.y = y[self.order]
        self.cluster = cluster[self.order]
        ranked = p[self.order]
        self.called = int((p >= threshold).sum())
        self.starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
        clipped = np.clip(ranked, 2.0**-52, 1 - 2.0**-52)
        self.log_loss = np.where(self.y == 1, -np.log(clipped), -np.log(1 - clipped))
        self.squared = (ranked - self.y) ** 2

    def figures(self, weights):
        """The thirteen metrics, rows counted as often as their cluster was drawn."""
        w = weights[self.cluster].astype(np.int64)
        positive = w * self.y
        n, yes = int(w.sum()), int(positive.sum())
        tp = int(positive[: self.called].sum())
        fp = int(w[: self.called].sum()) - tp
        fn, tn = yes - tp, n - yes - fp
        blocks = np.add.reduceat(w, self.starts)
        hits = np.add.reduceat(positive, self.starts)
        through = np.cumsum(hits)
        seen = np.cumsum(blocks)
        above = through - hits
        wins = int(((blocks - hits) * (2 * above + hits)).sum())
        precision = hits * (through / np.maximum(seen, 1))
        out = [
            (tp + tn) / n,
            (ratio(tp, yes) + ratio(tn, n - yes)) / 2,
            ratio(tp, tp + fp),
            ratio(tp, yes),
            ratio(2 * tp, 2 * tp + fp + fn),
            ratio(tp * tn - fp * fn, math.sqrt(float(tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))),
            wins / (2.0 * yes * (n - yes)),
            precision.sum() / yes,
            (w * self.log_loss).sum() / n,
            (w * self.squared).sum() / n,
        ]
        for fraction in TOP:
            top = max(1, math.ceil(fraction * n))
            block = int(np.searchsorted(seen, top))
            before = int(seen[block - 1]) if block else 0
            share = (top - before) / (int(seen[block]) - before)
            out.append((int(above[block]) + share * int(hits[block])) / top)
        return out


def ratio(a, b):
    return a / b if b else 0.0


def interval(value, sample):
    return {"value": value, "low": np.quantile(sample, 0.025), "high": np.quantile(sample, 1 - 0.025)}


def p_value(sample):
    """Read off the same quantiles as the interval: the share at which the interpolated quantile crosses zero."""

    def not_above(ascending):
        k = int((ascending <= 0).sum())
        if k in (0, len(ascending)):
            return float(k > 0)
        low, high = ascending[k - 1], ascending[k]
        return (k - 1 + (0 - low) / (high - low)) / (len(ascending) - 1)

    ascending = np.sort(sample)
    tail = min(not_above(ascending), not_above(-ascending[::-1]))
    return min(1.0, max(2 * tail, 2 / (len(sample) + 1)))


def holm(values):
    adjusted, largest = [0.0] * len(values), 0.0
    for place, i in enumerate(np.argsort(values, kind="stable")):
        largest = max(largest, min(1.0, (len(values) - place) * values[i]))
        adjusted[i] = largest
    return adjusted


def placements(y, p):
    ranks = rankdata(p)
    m, n = int(y.sum()), int((1 - y).sum())
    out = np.empty(len(y))
    for label, others in ((1, n), (0, m)):
        own = y == label
        within = rankdata(p[own])
        share = (ranks[own] - within) / others
        out[own] = share if label == 1 else 1 - share
    return out, out[y == 1].mean()


def obuchowski(y, cluster, models):
    """AUCs of models on the same rows, and a function for their covariances over clusters (Obuchowski 1997); None for the
    latter where fewer than two clusters hold rows of a class."""
    count = cluster.max() + 1
    m, n = int(y.sum()), int((1 - y).sum())
    with_yes, with_no = len(np.unique(cluster[y == 1])), len(np.unique(cluster[y == 0]))
    sums = []
    for p in models:
        v, auc = placements(y, p)
        sums.append((auc, *(np.bincount(cluster[y == label], v[y == label] - auc, count) for label in (1, 0))))

    def covariance(a, b):
        (_, xa, za), (_, xb, zb) = sums[a], sums[b]
        return (with_yes / (with_yes - 1) * (xa @ xb) / m**2 + with_no / (with_no - 1) * (za @ zb) / n**2
                + count / (count - 1) * (xa @ zb + za @ xb) / m / n)

    return [auc for auc, _, _ in sums], covariance if min(with_yes, with_no) > 1 else None


def delong(y, cluster, models):
    aucs, covariance = obuchowski(y, cluster, models)

    def p(a, b):
        z = aucs[a] - aucs[b]
        variance = max(0.0, covariance(a, a) + covariance(b, b) - 2 * covariance(a, b))
        return 2 * norm.sf(abs(z) / math.sqrt(variance)) if variance > 0 else float(z == 0)

    return p


def mcnemar(y, cluster, first, second):
    d = np.bincount(cluster, ((first == y).astype(int) - (second == y)).astype(float))
    squares = float((d**2).sum())
    return 2 * norm.sf(abs(d.sum()) / math.sqrt(squares * len(d) / (len(d) - 1))) if squares else 1.0


class Check:
    def __init__(self):
        self.same = self.near = 0
        self.wrong = []

    def __call__(self, what, recorded, computed):
        if recorded is None or (isinstance(recorded, float) and math.isnan(recorded)):
            return
        unit = 10.0 ** (math.floor(math.log10(abs(recorded))) - 9) if recorded else 1e-14
        difference = abs(recorded - computed)
        if difference <= 0.5000001 * unit:
            self.same += 1
        elif difference <= 1.5 * unit or difference < 1e-13:
            self.near += 1
        else:
            self.wrong.append(f"{what}: recorded {recorded!r}, recomputed {computed!r}")

    def interval(self, what, recorded, computed):
        for end in ("value", "low", "high"):
            self(f"{what} {end}", recorded[end], computed[end])


def recompute(folder):
    run = json.loads((folder / "metrics.json").read_text())
    table = pandas.read_csv(folder / "predictions.csv", float_precision="round_trip")
    y = table["label"].to_numpy()
    cluster = pandas.factorize(table["cluster"])[0]
    names = list(run["models"])
    thresholds = {name: run["details"][name]["threshold"] for name in names}
    answers = {name: table[name].to_numpy() for name in names}
    models = [Model(y, answers[name], thresholds[name], cluster) for name in names]
    sizes = np.bincount(cluster)
    replicates = run["replicates"]
    multiplicity = draws(run["seed"], replicates, sizes, np.bincount(cluster, y).astype(np.int64))
    points = np.array([model.figures(np.ones(len(sizes), dtype=np.int32)) for model in models])
    samples = np.array([[model.figures(weights) for weights in multiplicity] for model in models])
    check = Check()
    for m, name in enumerate(names):
        for j, metric in enumerate(METRICS):
            check.interval(f"{name} {metric}", run["models"][name][metric], interval(points[m][j], samples[m, :, j]))
        details(check, run["details"][name], y, answers[name], cluster, name)
    auc, accuracy = METRICS.index("auc"), METRICS.index("accuracy")
    ranking = list(run.get("chance", {}))
    chance = [samples[names.index(name), :, auc] - 0.5 for name in ranking]
    adjusted = holm([p_value(sample) for sample in chance])
    for name, sample, p in zip(ranking, chance, adjusted):
        recorded = run["chance"][name]
        check.interval(f"chance {name}", recorded["auc"], interval(points[names.index(name)][auc] - 0.5, sample))
        check(f"chance {name} p", recorded["p"], p_value(sample))
        check(f"chance {name} Holm", recorded["adjusted"], p)
    pairs(check, run, names, points, samples, (auc, accuracy), y, cluster, answers, thresholds)
    return check


def pairs(check, run, names, points, samples, columns, y, cluster, answers, thresholds):
    by_formula = delong(y, cluster, [answers[name] for name in names])
    computed = []
    for pair in run.get("comparisons", []):
        a, b = names.index(pair["first"]), names.index(pair["second"])
        row = {}
        for key, column in zip(("auc", "accuracy"), columns):
            sample = samples[a, :, column] - samples[b, :, column]
            check.interval(f"{pair['first']} - {pair['second']} {key}", pair[key],
                           interval(points[a][column] - points[b][column], sample))
            row[key + "P"] = p_value(sample)
        row["deLong"] = by_formula(a, b)
        row["mcNemar"] = mcnemar(y, cluster, *((answers[names[i]] >= thresholds[names[i]]).astype(int) for i in (a, b)))
        computed.append(row)
    for plain, corrected in (("aucP", "aucAdjusted"), ("accuracyP", "accuracyAdjusted"), ("deLong", "deLongAdjusted"),
                             ("mcNemar", "mcNemarAdjusted")):
        adjusted = holm([row[plain] for row in computed])
        for pair, row, p in zip(run.get("comparisons", []), computed, adjusted):
            for key, value in ((plain, row[plain]), (corrected, p)):
                recorded = pair[key]
                what = f"{pair['first']} - {pair['second']} {key}"
                if max(recorded, value) > 1e-9:  # tails of the normal distribution beyond are a matter of its approximation
                    check(what, recorded, value)


def details(check, recorded, y, p, cluster, name):
    called = p >= recorded["threshold"]
    counts = {"truePositives": called & (y == 1), "falsePositives": called & (y == 0), "trueNegatives": ~called & (y == 0),
              "falseNegatives": ~called & (y == 1)}
    for key, rows in counts.items():
        check(f"{name} {key}", float(recorded["confusion"][key]), float(rows.sum()))
    bins = np.searchsorted(np.linspace(0, 1, 11)[1:-1], p)  # an edge belongs to the bin below it
    error = sum(abs((p[bins == b] - y[bins == b]).sum()) for b in range(10)) / len(y)
    check(f"{name} calibration error", recorded["expectedCalibrationError"], error)
    stated = recorded["calibration"][0]
    for figure, computed in cox.calibration(y, p, cluster).items() if "slope" in stated else []:  # runs of before have none
        if stated[figure] and computed:
            check.interval(f"{name} calibration {figure}", stated[figure], computed)
        elif stated[figure] or computed:
            check.wrong.append(f"{name} calibration {figure}: recorded {stated[figure]!r}, recomputed {computed!r}")
    for rule in recorded["thresholds"] if p.min() < p.max() else []:  # around a constant, ten digits do not tell the side
        yes = p >= rule["threshold"]
        check(f"{name} accuracy by {rule['rule']}", rule["accuracy"], float((yes == (y == 1)).mean()))
        check(f"{name} recall by {rule['rule']}", rule["recall"], ratio(float((yes & (y == 1)).sum()), y.sum()))
        if "confusion" in rule:
            check(f"{name} hits by {rule['rule']}", float(rule["confusion"]["truePositives"]), float((yes & (y == 1)).sum()))
            check(f"{name} alarms by {rule['rule']}", float(rule["confusion"]["falsePositives"]), float((yes & (y == 0)).sum()))


def report(folder):
    """Prints how many figures of a run are as recorded; whether all are."""
    result = recompute(folder)
    print(f"{folder}: {result.same} figures to the last digit, {result.near} within one unit of it, "
          f"{len(result.wrong)} differ")
    for line in result.wrong[:20]:
        print("  " + line)
    return not result.wrong


if __name__ == "__main__":
    sys.exit(not all([report(folder) for folder in map(Path, sys.argv[1:])]))

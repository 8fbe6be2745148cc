"""Our forests against scikit-learn's on the same rows: AUC, average precision and log loss, with paired intervals.

    ./backbeat bench forest-quality --peer --out DIR     does all of it; DIR keeps what was computed, so that it can be stopped and
                                                          go on

DIR/PROTOCOL/ holds the rows and probabilities that `./backbeat bench forest-quality --out DIR` wrote, and matrices/ what
`./backbeat data export` wrote. scikit-learn's probabilities are added as sklearn-SEED.f64 where they are missing.

Differences are ours less scikit-learn's, each averaged over the seeds. Two 95 % intervals, from the same draws of test rows
for all forests (of whole groups where the protocol keeps groups together): `rows` draws rows, `both` draws the seeds of
either side as well. Log loss clips probabilities at 2^-52, as both libraries do; a fully grown forest gives some rows 0.

Out-of-bag votes of 272 trees stand beside the test rows' figures of 100, for each seed: a training row is out of the bag of
36.8 % of the trees, so that either gets 100 votes.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np

METRICS = ("auc", "averagePrecision", "logLoss")
CLIP = 2.0**-52
THEIRS = "sklearn"
GROUPED = ":grouped"  # the bootstrap drew what the protocol keeps together
MANY = ":trees=272"  # a row is out of the bag of 36.8 % of them: 100 trees vote on it, as on a test row of 100 trees

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("folder", type=Path)
parser.add_argument("--protocols", default="track,song,artist")
parser.add_argument("--modes", default="one-hot,exact,subset")
parser.add_argument("--seeds", type=int, default=5)
parser.add_argument("--replicates", type=int, default=1000)
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--fit-only", action="store_true", help="only fit the forests that are missing")
parser.add_argument("--out", type=Path, help="write the figures as JSON")


class Rows:
    """The training and test rows of one protocol, found by their number in the exported matrices."""

    def __init__(self, folder):
        self.folder = folder
        parts = [p for p in ("train", "test") if (folder / "matrices" / f"{p}_rows.npy").exists()]
        exported = {p: np.load(folder / "matrices" / f"{p}_rows.npy") for p in parts}
        self.place = {int(row): (p, i) for p in parts for i, row in enumerate(exported[p])}
        self.dense = {p: np.load(folder / "matrices" / f"{p}_dense.npy", mmap_mode="r") for p in parts}
        self.labels = {p: np.load(folder / "matrices" / f"{p}_labels.npy") for p in parts}

    def part(self, name):
        """Matrix and labels of the rows that our forests learned from ('train') or were asked ('test')."""
        places = [self.place[int(row)] for row in np.fromfile(self.folder / f"{name}-rows.i32", "<i4")]
        source = {p for p, _ in places}
        assert len(source) == 1, f"{name} rows of {self.folder} come from {source}"
        (p,), at = source, [i for _, i in places]
        return np.ascontiguousarray(self.dense[p][at]), self.labels[p][at].astype(np.int8)

    def groups(self, name):
        return np.unique(np.fromfile(self.folder / f"{name}-groups.i32", "<i4"), return_inverse=True)[1]


def fit_missing(folder, seeds, threads):
    missing = [seed for seed in range(1, seeds + 1) if not (folder / f"{THEIRS}-{seed}.f64").exists()]
    if not missing:
        return
    from sklearn.ensemble import RandomForestClassifier

    rows = Rows(folder)
    train, labels = rows.part("train")
    test, _ = rows.part("test")
    for seed in missing:
        start = time.perf_counter()
        forest = RandomForestClassifier(100, max_features="sqrt", n_jobs=threads, random_state=seed).fit(train, labels)
        forest.predict_proba(test)[:, 1].astype("<f8").tofile(folder / f"{THEIRS}-{seed}.f64")
        print(f"{folder.name} scikit-learn, seed {seed}: {time.perf_counter() - start:.1f} s", flush=True)


class Judge:
    """AUC, average precision, log loss and accuracy of one forest's probabilities under any weights of the rows."""

    def __init__(self, labels, probabilities):
        distinct, self.place = np.unique(-probabilities, return_inverse=True)  # falling; equal ones count together
        self.size = len(distinct)
        self.labels = labels
        clipped = np.clip(probabilities, CLIP, 1 - CLIP)
        self.right = (probabilities >= 0.5) == labels
        self.losses = -np.where(labels == 1, np.log(clipped), np.log1p(-clipped))

    def __call__(self, weights):
        positive = np.bincount(self.place, weights * self.labels, self.size)
        negative = np.bincount(self.place, weights * (1 - self.labels), self.size)
        tp, fp = np.cumsum(positive), np.cumsum(negative)
        auc = (negative * (tp - positive / 2)).sum() / (tp[-1] * fp[-1])
        precision = (positive * tp / np.maximum(tp + fp, 1)).sum() / tp[-1]
        return auc, precision, weights @ self.losses / weights.sum(), weights @ self.right / weights.sum()


def draws(groups, replicates, random):
    """Row weights, one replicate after the other; the first is the sample itself."""
    count = groups.max() + 1
    yield np.ones(len(groups))
    for _ in range(replicates):
        yield np.bincount(random.integers(count, size=count), minlength=count)[groups].astype(float)


def judge(labels, groups, forests, replicates):
    """Metrics of all forests on the sample and on each replicate: (1 + replicates) x forests x figures."""
    judges = [Judge(labels, p) for p in forests]
    random = np.random.default_rng(1)
    return np.array([[j(weights) for j in judges] for weights in draws(groups, replicates, random)])


def limits(values):
    return [float(v) for v in np.quantile(values, [0.025, 0.975], axis=0)]


def compare(ours, theirs, random):
    """Differences of seed means and their intervals; both arguments (1 + replicates) x seeds x metrics."""
    seeds = ours.shape[1]
    rows = ours.mean(1) - theirs.mean(1)
    both = np.array([
        o[random.integers(seeds, size=seeds)].mean(0) - t[random.integers(seeds, size=seeds)].mean(0)
        for o, t in zip(ours[1:], theirs[1:])
    ])
    return {
        metric: {
            "ours": float(ours[0, :, m].mean()),
            "theirs": float(theirs[0, :, m].mean()),
            "difference": float(rows[0, m]),
            "rows": limits(rows[1:, m]),
            "both": limits(both[:, m]),
        }
        for m, metric in enumerate(METRICS)
    }


def out_of_bag(folder, name, seeds, test_values, train_labels):
    """The AUC and accuracy of the out-of-bag votes of many trees beside those of the test rows, seed by seed."""
    result = {}
    votes = {trees: [np.fromfile(folder / f"{name}{suffix}-{seed}.oob.f64", "<f8") for seed in range(1, seeds + 1)]
             for trees, suffix in (("fewTrees", ""), ("manyTrees", MANY))}
    for figure, m in (("auc", 0), ("accuracy", 3)):
        test = test_values[:, :, m]
        found = {trees: [seen_figures(train_labels, v)[m] for v in forests] for trees, forests in votes.items()}
        intervals = [limits(test[1:, seed]) for seed in range(seeds)]
        result[figure] = {
            "test": float(test[0].mean()),
            "testInterval": limits(test[1:].mean(1)),
            **{trees: float(np.mean(values)) for trees, values in found.items()},
            "seedsInside": sum(bool(low <= v <= high) for v, (low, high) in zip(found["manyTrees"], intervals)),
            "perSeed": [
                {"test": round(float(t), 5), "interval": [round(v, 5) for v in span], "manyTrees": round(float(v), 5)}
                for t, span, v in zip(test[0], intervals, found["manyTrees"])
            ],
        }
    return result


def seen_figures(labels, votes):
    seen = np.isfinite(votes)
    return Judge(labels[seen], votes[seen])(np.ones(seen.sum()))


def protocol(folder, options):
    rows = Rows(folder)
    _, labels = rows.part("test")
    _, train_labels = rows.part("train")
    modes = [*options.modes.split(","), THEIRS]
    names = [f"{mode}-{seed}" for mode in modes for seed in range(1, options.seeds + 1)]
    forests = [np.fromfile(folder / f"{name}.f64", "<f8") for name in names]
    values = judge(labels, rows.groups("test"), forests, options.replicates)
    values = values.reshape(len(values), len(modes), options.seeds, -1)
    random = np.random.default_rng(2)
    result = {"trainRows": len(train_labels), "testRows": len(labels), "modes": {}, "outOfBag": {}}
    for i, mode in enumerate(modes[:-1]):
        result["modes"][mode] = compare(values[:, i], values[:, -1], random)
    for name in (mode + draw for mode in modes[:-1] for draw in ("", GROUPED)):
        if (folder / f"{name}{MANY}-{options.seeds}.oob.f64").exists():
            forests = [np.fromfile(folder / f"{name}-{seed}.f64", "<f8") for seed in range(1, options.seeds + 1)]
            test = judge(labels, rows.groups("test"), forests, options.replicates)
            result["outOfBag"][name] = out_of_bag(folder, name, options.seeds, test, train_labels)
    result["perSeed"] = {
        mode: {metric: [round(float(v), 5) for v in values[0, i, :, m]] for m, metric in enumerate(METRICS)}
        for i, mode in enumerate(modes)
    }
    return result


def show(name, result):
    print(f"\n{name}: {result['trainRows']} training and {result['testRows']} test rows")
    print("| mode | figure | ours | scikit-learn | difference | rows drawn | rows and seeds drawn |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for mode, figures in result["modes"].items():
        for metric, f in figures.items():
            spans = " | ".join(f"{low:+.4f} … {high:+.4f}" for low, high in (f["rows"], f["both"]))
            print(f"| {mode} | {metric} | {f['ours']:.4f} | {f['theirs']:.4f} | {f['difference']:+.4f} | {spans} |")
    print("| mode | figure | test | out of bag, 100 trees | 272 trees | seeds inside the test's interval |")
    print("| --- | --- | --- | --- | --- | --- |")
    for mode, figures in result["outOfBag"].items():
        for figure, f in figures.items():
            low, high = f["testInterval"]
            print(f"| {mode} | {figure} | {f['test']:.4f} ({low:.4f} … {high:.4f}) | {f['fewTrees']:.4f} "
                  f"| {f['manyTrees']:.4f} | {f['seedsInside']} of {len(f['perSeed'])} |")


def main():
    options = parser.parse_args()
    results = {}
    for name in options.protocols.split(","):
        fit_missing(options.folder / name, options.seeds, options.threads)
        if not options.fit_only:
            results[name] = protocol(options.folder / name, options)
            show(name, results[name])
    if options.out and results:
        import sklearn

        meta = {"scikitLearn": sklearn.__version__, "trees": 100, "seeds": options.seeds, "replicates": options.replicates}
        options.out.write_text(json.dumps({**meta, "protocols": results}, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Our forests against scikit-learn's on the same rows: AUC, average precision and log loss, with paired intervals.

    benchmarks/forest-quality.sh DIR         does all of it; DIR keeps what was computed, so that it can be stopped and go on

DIR/PROTOCOL/ holds the rows and probabilities that `./backbeat bench forest-quality --out DIR` wrote, and matrices/ what
`./backbeat data export` wrote. scikit-learn's probabilities are added as sklearn-SEED.f64 where they are missing.

Differences are ours less scikit-learn's, each averaged over the seeds. Two 95 % intervals, from the same draws of test rows
for all forests (of whole groups where the protocol keeps groups together): `rows` draws rows, `both` draws the seeds of
either side as well. Log loss clips probabilities at 2^-52, as both libraries do; a fully grown forest gives some rows 0.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np

METRICS = ("auc", "averagePrecision", "logLoss")
CLIP = 2.0**-52
THEIRS = "sklearn"
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
    """AUC, average precision and log loss of one forest's probabilities under any weights of the rows."""

    def __init__(self, labels, probabilities):
        distinct, self.place = np.unique(-probabilities, return_inverse=True)  # falling; equal ones count together
        self.size = len(distinct)
        self.labels = labels
        clipped = np.clip(probabilities, CLIP, 1 - CLIP)
        self.losses = -np.where(labels == 1, np.log(clipped), np.log1p(-clipped))

    def __call__(self, weights):
        positive = np.bincount(self.place, weights * self.labels, self.size)
        negative = np.bincount(self.place, weights * (1 - self.labels), self.size)
        tp, fp = np.cumsum(positive), np.cumsum(negative)
        auc = (negative * (tp - positive / 2)).sum() / (tp[-1] * fp[-1])
        precision = (positive * tp / np.maximum(tp + fp, 1)).sum() / tp[-1]
        return auc, precision, weights @ self.losses / weights.sum()


def draws(groups, replicates, random):
    """Row weights, one replicate after the other; the first is the sample itself."""
    count = groups.max() + 1
    yield np.ones(len(groups))
    for _ in range(replicates):
        yield np.bincount(random.integers(count, size=count), minlength=count)[groups].astype(float)


def judge(labels, groups, forests, replicates):
    """Metrics of all forests on the sample and on each replicate: (1 + replicates) x forests x metrics."""
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


def out_of_bag(folder, files, replicates, labels, test):
    """The AUC and accuracy of out-of-bag votes beside the test rows' AUC, and the interval of the difference."""
    forests = [np.fromfile(file, "<f8") for file in files]
    seen = np.all(np.isfinite(forests), axis=0)
    groups = np.unique(Rows(folder).groups("train")[seen], return_inverse=True)[1]
    values = judge(labels[seen], groups, [f[seen] for f in forests], replicates)[:, :, 0].mean(1)
    return {
        "forests": len(forests),
        "outOfBagAuc": float(values[0]),
        "outOfBagAccuracy": float(np.mean([(f[seen] >= 0.5) == labels[seen] for f in forests])),
        "testAuc": float(test[0]),
        "testInterval": limits(test[1:]),
        "difference": float(values[0] - test[0]),
        # The two samples are independent: any replicate of one goes with any of the other.
        "interval": limits(np.subtract.outer(values[1:], test[1:]).ravel()),
    }


def protocol(folder, options):
    rows = Rows(folder)
    _, labels = rows.part("test")
    _, train_labels = rows.part("train")
    modes = [*options.modes.split(","), THEIRS]
    names = [f"{mode}-{seed}" for mode in modes for seed in range(1, options.seeds + 1)]
    forests = [np.fromfile(folder / f"{name}.f64", "<f8") for name in names]
    values = judge(labels, rows.groups("test"), forests, options.replicates)
    values = values.reshape(len(values), len(modes), options.seeds, len(METRICS))
    random = np.random.default_rng(2)
    result = {"trainRows": len(train_labels), "testRows": len(labels), "modes": {}, "outOfBag": {}}
    for i, mode in enumerate(modes[:-1]):
        result["modes"][mode] = compare(values[:, i], values[:, -1], random)
        test = values[:, i, :, 0].mean(1)
        for name in (mode, mode + MANY):
            files = sorted(folder.glob(f"{name}-[0-9]*.oob.f64"))
            if files:
                result["outOfBag"][name] = out_of_bag(folder, files, options.replicates // 5, train_labels, test)
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
    for mode, f in result["outOfBag"].items():
        low, high = f["interval"]
        print(f"out-of-bag {mode}: AUC {f['outOfBagAuc']:.4f}, test {f['testAuc']:.4f} "
              f"({f['testInterval'][0]:.4f} … {f['testInterval'][1]:.4f}), "
              f"difference {f['difference']:+.4f} ({low:+.4f} … {high:+.4f})")


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

"""scikit-learn beside each step of knowledge, on the same rows and columns.

    ./backbeat study knowledge --export steps
    python3 knowledge_peer.py steps [NUMBER...]      all steps, or those named

Fits HistGradientBoostingClassifier on the training rows of every step that KnowledgeExport wrote (categories as such, the
best of three settings by log loss of the validation rows) and sets it beside our last model, the blend: AUC of both on the
test rows, and the difference with a 95 % interval over clusters (the grouped bootstrap, 1,000 draws, both on the same draws).
What is found goes to steps/peer-NUMBER.json; steps/peer.json joins what was found since the export. Exits with 1 where the
blend is below it by more than the interval in one of the steps fitted.
"""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss, roc_auc_score

DRAWS, SEED = 1000, 42
SETTINGS = ({"learning_rate": 0.1, "max_iter": 200}, {"learning_rate": 0.05, "max_iter": 400},
            {"learning_rate": 0.1, "max_iter": 200, "max_leaf_nodes": 63})


def part(folder, step, name):
    numbers = np.load(folder / f"{step}-{name}-numbers.npy")
    codes = np.load(folder / f"{step}-{name}-codes.npy").astype(np.float32)
    codes[codes < 0] = np.nan
    return np.hstack([numbers, codes]), list(range(numbers.shape[1], numbers.shape[1] + codes.shape[1]))


def boosted(folder, step, labels):
    (train, categories), (validation, _), (test, _) = (part(folder, step, name) for name in ("train", "validation", "test"))
    best = None
    for setting in SETTINGS:
        model = HistGradientBoostingClassifier(categorical_features=categories, early_stopping=False, random_state=SEED, **setting)
        model.fit(train, labels["train"])
        loss = log_loss(labels["validation"], model.predict_proba(validation)[:, 1])
        if best is None or loss < best[0]:
            best = (loss, setting, model.predict_proba(test)[:, 1])
    return best[1:]


def weighted_auc(y, order, ends, weights):
    """The AUC with a weight a row: rows in order of their answers, ties of which end at {@code ends}."""
    positive, negative = (np.concatenate(([0], np.cumsum(weights[order] * (y[order] == side))))[ends] for side in (1, 0))
    wins = np.diff(positive, prepend=0) * (np.concatenate(([0], negative[:-1])) + np.diff(negative, prepend=0) / 2)
    return wins.sum() / (positive[-1] * negative[-1])


def sorted_answers(p):
    order = np.argsort(p, kind="stable")
    return order, np.append(np.flatnonzero(np.diff(p[order])) + 1, len(p))


def drawn(cluster):
    """A weight a row for each draw of whole clusters, which are numbered from 0: how often the row's own was drawn."""
    random, count = np.random.default_rng(SEED), cluster.max() + 1
    for _ in range(DRAWS):
        yield np.bincount(random.integers(count, size=count), minlength=count)[cluster].astype(float)


def difference(y, cluster, ours, theirs):
    mine, yours = sorted_answers(ours), sorted_answers(theirs)
    draws = [weighted_auc(y, *mine, weights) - weighted_auc(y, *yours, weights) for weights in drawn(cluster)]
    return np.quantile(draws, (0.025, 0.975))


def joined(folder, steps):
    """What was found of all steps; what is older than the export was found of another one."""
    exported = (folder / "steps.json").stat().st_mtime_ns
    files = [folder / f"peer-{number}.json" for number in range(1, len(steps) + 1)]
    return [json.loads(file.read_text()) for file in files if file.exists() and file.stat().st_mtime_ns >= exported]


def main():
    folder = Path(sys.argv[1])
    steps = json.loads((folder / "steps.json").read_text())
    labels = {name: np.load(folder / f"{name}-labels.npy").astype(int) for name in ("train", "validation", "test")}
    cluster = np.unique(np.load(folder / "clusters.npy"), return_inverse=True)[1]
    wanted = [int(number) for number in sys.argv[2:]] or range(1, len(steps) + 1)
    below = False
    for number in wanted:
        step = steps[number - 1]
        ours = np.load(folder / f"{number}-answers.npy")[:, -1].astype(float)
        setting, theirs = boosted(folder, number, labels)
        low, high = difference(labels["test"], cluster, ours, theirs)
        mine, yours = (roc_auc_score(labels["test"], p) for p in (ours, theirs))
        below |= high < 0
        found = {"number": number, "step": step["name"], "model": step["models"][-1], "auc": mine, "peer": yours, "difference":
                     {"value": mine - yours, "low": low, "high": high}, "setting": setting}
        print(f"{step['name']:28} {found['model']} {mine:.4f}  boosting {yours:.4f}  {mine - yours:+.4f} [{low:+.4f}, {high:+.4f}]",
              flush=True)
        (folder / f"peer-{number}.json").write_text(json.dumps(found, indent=1) + "\n")
    (folder / "peer.json").write_text(json.dumps(joined(folder, steps), indent=1) + "\n")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())

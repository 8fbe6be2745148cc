"""scikit-learn with all genres of a track as multi-hot columns, beside a run of ours on the same split.

    ./backbeat run --protocol song --out OURS
    ./backbeat data export --protocol song --out MATRICES
    python3 sets_peer.py OURS MATRICES [logistic] [forest] [boosting]      all of them, or those named

The export has the numbers as the run has them, those derived of the genres among them, and a column for every genre, 1 where a
track has it. Forest, logistic regression and HistGradientBoosting are fitted on the training rows, the options of forest and
boosting chosen by log loss of the validation rows, and set beside their counterparts: logistic regression and forest by name,
boosting against the forest, the network and the blend. AUC of both on the test rows, and the difference with a 95 % interval
over the run's clusters (the grouped bootstrap of knowledge_peer.py, 1,000 draws). Writes sets_peer.json where one stands. Exits
with 1 where ours is below its counterpart by more than the interval.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np
import pandas
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from knowledge_peer import SEED, difference

THREADS = int(os.environ.get("OMP_NUM_THREADS", os.cpu_count()))
BOOSTED = ({"learning_rate": 0.1, "max_iter": 200}, {"learning_rate": 0.05, "max_iter": 400})
LEAVES = (1, 3)
PAIRS = (("logistic", "logistic"), ("forest", "forest"), ("forest", "boosting"), ("mlp", "boosting"), ("blend", "boosting"))


def best(models, parts):
    """The answers for the test rows of the model with the lowest log loss on the validation rows."""
    fitted = [model.fit(*parts["train"]) for model in models]
    x, y = parts["validation"]
    losses = [log_loss(y, np.clip(model.predict_proba(x)[:, 1], 1e-7, 1 - 1e-7)) for model in fitted]
    return fitted[int(np.argmin(losses))].predict_proba(parts["test"][0])[:, 1]


def main():
    ours, matrices = (Path(folder) for folder in sys.argv[1:3])
    parts = {name: (np.load(matrices / f"{name}_dense.npy"), np.load(matrices / f"{name}_labels.npy").astype(int))
             for name in ("train", "validation", "test")}
    predictions = pandas.read_csv(ours / "predictions.csv")
    y = predictions["label"].to_numpy()
    rows = np.load(matrices / "test_rows.npy")
    # The run numbers the rows of the file from 1 or as the file does; the labels tell that both have the same test rows.
    if len(rows) != len(y) or not np.array_equal(parts["test"][1], y):
        sys.exit(f"{ours} and {matrices} do not have the same test rows: export under the run's protocol and seed")
    cluster = np.unique(predictions["cluster"].to_numpy(), return_inverse=True)[1]
    candidates = {
        "logistic": [LogisticRegression(solver="newton-cholesky")],
        "forest": [RandomForestClassifier(100, max_features="sqrt", min_samples_leaf=leaf, n_jobs=THREADS, random_state=SEED)
                   for leaf in LEAVES],
        "boosting": [HistGradientBoostingClassifier(early_stopping=False, random_state=SEED, **setting) for setting in BOOSTED],
    }
    theirs = {name: best(candidates[name], parts) for name in sys.argv[3:] or candidates}
    found, below = [], False
    for mine, yours in (pair for pair in PAIRS if pair[1] in theirs):
        a, b = roc_auc_score(y, predictions[mine]), roc_auc_score(y, theirs[yours])
        low, high = difference(y, cluster, predictions[mine].to_numpy(), theirs[yours])
        below |= high < 0
        found.append({"ours": mine, "peer": yours, "auc": a, "peerAuc": b, "difference": {"value": a - b, "low": low, "high": high}})
        print(f"{mine:10} {a:.4f}  {yours:10} {b:.4f}  {a - b:+.4f} [{low:+.4f}, {high:+.4f}]", flush=True)
    Path("sets_peer.json").write_text(json.dumps(found, indent=1) + "\n")
    return int(below)


if __name__ == "__main__":
    sys.exit(main())

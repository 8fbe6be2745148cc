"""A random forest: 100 fully grown trees, sqrt(140) columns a split, bootstrap. Fit, batch and single-row prediction.

scikit-learn's rules are ours: it draws on past columns that are constant in the node, a leaf answers the share of its rows,
trees are averaged, a zero is a number, and labels are drawn at .5 (common.quality). So the time beside ours is the library's;
the nodes of a tree stand beside it.
"""

import argparse

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier

from common import load, peak_mib, quality, report, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--repeats", type=int, default=1)
parser.add_argument("--trees", type=int, default=100)
options = parser.parse_args()

train, train_labels = load("train")
test, test_labels = load("test")
library = "scikit-learn " + sklearn.__version__
setting = f"{options.trees} trees, {options.threads} threads"
before = peak_mib()


def fit():
    forest = RandomForestClassifier(
        options.trees, max_features="sqrt", bootstrap=True, n_jobs=options.threads, random_state=42
    )
    return forest.fit(train, train_labels)


fits, model = seconds(fit, options.repeats, warmups=0)
nodes = sum(tree.tree_.node_count for tree in model.estimators_)
fit_peak = peak_mib() - before
times, probabilities = seconds(lambda: model.predict_proba(test), 5, warmups=1)
judged = quality(test_labels, probabilities[:, 1])
report("forest fit", library, setting, "s", fits, nodesPerTree=round(nodes / options.trees), addedMiB=fit_peak, **judged)
report("forest predict", library, setting, "rows/s", [len(test) / t for t in times],
       nodesPerTree=round(nodes / options.trees), **judged)

row = test[:1]
model.set_params(n_jobs=1)  # starting threads for one row would only cost
times, _ = seconds(lambda: model.predict_proba(row), 50, warmups=5)
report("forest one row", library, f"{options.trees} trees, 1 thread", "us",
       [float(np.quantile(times, q)) * 1e6 for q in (0.5, 0.99)])

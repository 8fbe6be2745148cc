"""k nearest neighbors, k = 15, uniform votes: queries a second over the test rows.

Brute force is scikit-learn's fastest algorithm on 140 columns (BLAS); the trees can be asked for, to see.
PyTorch must not be imported here: Debian's build sets the process to one OpenMP thread.
"""

import argparse

import numpy as np
import sklearn
from sklearn.neighbors import KNeighborsClassifier

from common import load, quality, report, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--repeats", type=int, default=3)
parser.add_argument("--algorithms", default="brute", help="comma-separated: brute, kd_tree, ball_tree")
options = parser.parse_args()

train, train_labels = load("train")
test, test_labels = load("test")
for algorithm in options.algorithms.split(","):
    model = KNeighborsClassifier(15, algorithm=algorithm, n_jobs=options.threads).fit(train, train_labels)
    queries = test if algorithm == "brute" else test[:512]  # a tree needs minutes for all of them
    times, probabilities = seconds(lambda: model.predict_proba(queries), options.repeats, warmups=1)
    more = quality(test_labels, probabilities[:, 1]) if len(queries) == len(test) else {}
    report(
        "knn predict",
        "scikit-learn " + sklearn.__version__,
        f"{algorithm}, {options.threads} threads",
        "rows/s",
        [len(queries) / t for t in times],
        **more,
    )
    if algorithm == "brute":
        row = test[:1]
        times, _ = seconds(lambda: model.predict_proba(row), 50, warmups=5)
        report(
            "knn one row",
            "scikit-learn " + sklearn.__version__,
            f"{algorithm}, {options.threads} threads",
            "us",
            [float(np.quantile(times, q)) * 1e6 for q in (0.5, 0.99)],
        )

"""The default study of ./backbeat run on scikit-learn and PyTorch, at their fastest settings.

Same rows, same split (from `./backbeat data export`, which also names the rows of the CSV file), same models, same
search, same epochs, same figures with bootstrap intervals. It does a little less: scikit-learn has no splits on category
subsets, so two of the four forests tried are left out; there are no paired tests and no report.

Two processes, because Debian's PyTorch sets the process's OpenMP threads to one on import: this one does all but the
networks and starts `study_networks.py` for those; the time is that of both, imports and start included.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

STARTED = time.perf_counter()

import numpy as np
import pandas
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import NearestNeighbors

from bootstrap import figures, intervals
from common import FOLDER, peak_mib

NUMBERS = ["duration_ms", "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness",
           "liveness", "valence", "tempo", "time_signature", "explicit"]
CATEGORIES = ["key", "mode", "track_genre"]
NEIGHBORS = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60]
phases = {}
warnings.filterwarnings("ignore", message="Some inputs do not have OOB scores")  # 25 trees leave a few rows out


def lap(name, start):
    phases[name] = round(time.perf_counter() - start, 3)


def read():
    """The three parts, standardized and one-hot encoded, from the CSV file."""
    frame = pandas.read_csv(os.environ["BACKBEAT_DATA"], usecols=NUMBERS + CATEGORIES + ["popularity"])
    rows = {part: np.load(FOLDER / f"{part}_rows.npy") for part in ("train", "validation", "test")}
    raw = frame[NUMBERS].to_numpy(np.float64)
    low, high = np.quantile(raw[rows["train"]], [0.001, 0.999], axis=0)
    low[-1], high[-1] = 0, 1  # explicit is a boolean
    raw = np.clip(raw, low, high)
    mean, deviation = raw[rows["train"]].mean(0), raw[rows["train"]].std(0)
    codes = [pandas.Categorical(frame[c]).codes for c in CATEGORIES]
    labels = (frame["popularity"] >= 50).to_numpy(np.float32)

    def part(name):
        chosen = rows[name]
        blocks = [((raw[chosen] - mean) / deviation).astype(np.float32)]
        for column in codes:
            blocks.append(np.eye(column.max() + 1, dtype=np.float32)[column[chosen]])
        return np.hstack(blocks), labels[chosen]

    return part("train"), part("validation"), part("test")


def nearest(train, labels, queries, k):
    """The labels of the k nearest training rows of every query, nearest first."""
    index = NearestNeighbors(n_neighbors=k, algorithm="brute", n_jobs=options.threads).fit(train)
    return labels[index.kneighbors(queries, return_distance=False)]


def neighbors(train, validation, test):
    (x, y), (xv, yv), (xt, _) = train, validation, test
    votes = np.cumsum(nearest(x, y, xv, NEIGHBORS[-1]), axis=1)
    best = max(NEIGHBORS, key=lambda k: roc_auc_score(yv, votes[:, k - 1] / k))
    return votes[:, best - 1] / best, nearest(x, y, xt, best).mean(1)


def forest(train, validation, test):
    (x, y), (xv, _), (xt, _) = train, validation, test

    def grow(trees, leaf, out_of_bag):
        return RandomForestClassifier(trees, max_features="sqrt", min_samples_leaf=leaf, oob_score=out_of_bag,
                                      n_jobs=options.threads, random_state=42).fit(x, y)

    def out_of_bag_auc(leaf):
        votes = grow(25, leaf, True).oob_decision_function_[:, 1]
        seen = ~np.isnan(votes)
        return roc_auc_score(y[seen], votes[seen])

    chosen = grow(100, max((1, 3), key=out_of_bag_auc), True)
    return chosen.predict_proba(xv)[:, 1], chosen.predict_proba(xt)[:, 1]


def networks(train, validation, test):
    with tempfile.TemporaryDirectory() as folder:
        for name, (x, y) in (("train", train), ("validation", validation), ("test", test)):
            np.save(f"{folder}/{name}_x.npy", x)
            np.save(f"{folder}/{name}_y.npy", y)
        environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        child = subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "study_networks.py"), folder],
                               env=environment, check=True, stdout=subprocess.PIPE, text=True)
        return np.load(f"{folder}/validation_p.npy"), np.load(f"{folder}/test_p.npy"), json.loads(child.stdout)


def platt(labels, probabilities, others):
    """Platt's calibration fitted on validation rows, applied to others."""
    logit = lambda p: np.log(np.clip(p, 1e-7, 1 - 1e-7) / (1 - np.clip(p, 1e-7, 1 - 1e-7)))[:, None]
    return LogisticRegression(C=1e6).fit(logit(probabilities), labels).predict_proba(logit(others))[:, 1]


parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=os.cpu_count())
options = parser.parse_args()

start = time.perf_counter()
train, validation, test = read()
lap("read", start)
answers = {}
start = time.perf_counter()
answers["majority"] = np.full(len(test[1]), train[1].mean())
answers["logistic"] = LogisticRegression(solver="newton-cholesky").fit(*train).predict_proba(test[0])[:, 1]
lap("logistic", start)
start = time.perf_counter()
knn_validation, answers["knn"] = neighbors(train, validation, test)
lap("knn", start)
start = time.perf_counter()
forest_validation, answers["forest"] = forest(train, validation, test)
lap("forest", start)
start = time.perf_counter()
mlp_validation, answers["mlp"], child = networks(train, validation, test)
lap("mlp", start)
start = time.perf_counter()
calibrated = [platt(validation[1], v, answers[name]) for name, v in
              (("knn", knn_validation), ("forest", forest_validation), ("mlp", mlp_validation))]
answers["blend"] = np.mean(calibrated, axis=0)
spans = intervals(test[1], answers, replicates=1000, seed=42)
lap("evaluate", start)
total = time.perf_counter() - STARTED
print(json.dumps({
    "task": "study", "library": "scikit-learn + PyTorch", "setting": f"{options.threads} threads", "unit": "s",
    "values": [total], "median": total, "low": total, "high": total, "peakMiB": max(peak_mib(), child["peakMiB"]),
    "phases": phases, "epochs": child["epochs"],
    "models": {name: {**figures(test[1], p), "interval": spans[name]} for name, p in answers.items()},
    "auc": figures(test[1], answers["blend"])["auc"], "accuracy": figures(test[1], answers["blend"])["accuracy"],
}))

#!/usr/bin/env python3
"""Writes the golden neighbors that GoldenNeighborsTest compares with, to neighbors.json beside it.

    python3 generate.py

scikit-learn's brute-force search in double precision on the dense one-hot matrix of a small mixed table; once with 0/1
columns and once with the one-hot columns standardized (StandardScaler), once with equal and once with inverse-distance
votes. Numeric values are float32, so that both sides read the same numbers. The versions used stand in the file.
"""
import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.neighbors import KNeighborsClassifier

SIZES = (12, 2, 20)
K = 15


def rows(rng, n, unseen):
    numeric = rng.standard_normal((n, 5)).astype(np.float32)
    numeric[:, 1] = np.round(numeric[:, 1])
    codes = np.stack([rng.integers(0, size, n) for size in SIZES], axis=1)
    codes[rng.random(codes.shape) < unseen] = -1
    return numeric, codes


def dense(numeric, codes):
    blocks = [numeric.astype(float)]
    for column, size in enumerate(SIZES):
        blocks.append((codes[:, [column]] == np.arange(size)).astype(float))
    return np.hstack(blocks)


def main():
    rng = np.random.default_rng(3)
    train, test = rows(rng, 1500, 0), rows(rng, 60, 0.1)
    y = (rng.random(1500) < 0.4).astype(int)
    x, q = dense(*train), dense(*test)
    scale = np.ones(x.shape[1])
    scale[5:] = x[:, 5:].std(axis=0)
    result = {"versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__},
              "sizes": SIZES, "k": K, "labels": y.tolist(),
              "train": {"numeric": train[0].ravel().tolist(), "codes": train[1].T.tolist()},
              "test": {"numeric": test[0].ravel().tolist(), "codes": test[1].T.tolist()}, "cases": []}
    for name, s in (("ONE", np.ones_like(scale)), ("STANDARDIZED", scale)):
        for weights in ("uniform", "distance"):
            model = KNeighborsClassifier(K, weights=weights, algorithm="brute").fit(x / s, y)
            distances, neighbors = model.kneighbors(q / s)
            result["cases"].append({
                "scale": name, "weighting": weights.upper(), "neighbors": neighbors.tolist(),
                "squaredDistances": (distances ** 2).round(10).tolist(),
                "probabilities": model.predict_proba(q / s)[:, 1].round(12).tolist()})
    Path(__file__).with_name("neighbors.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

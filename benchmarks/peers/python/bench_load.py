"""From the CSV file to standardized one-hot matrices: what has to happen before any learner starts.

The same cleaning as protocol `track`: no missing values, one row per track_id; means and deviations from the training
rows. pandas' C reader with the needed columns only is its fastest way (the pyarrow engine is tried where installed).
"""

import argparse
import importlib.util
import os
import sys

import numpy as np
import pandas

from common import report, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--repeats", type=int, default=5)
options = parser.parse_args()
FILE = os.environ.get("BACKBEAT_DATA")
if not FILE:
    sys.exit("BACKBEAT_DATA must name the CSV file")

NUMBERS = ["duration_ms", "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness",
           "liveness", "valence", "tempo", "time_signature", "explicit"]
CATEGORIES = ["key", "mode", "track_genre"]
TEXTS = ["track_id", "artists", "album_name", "track_name"]


def read(engine):
    return pandas.read_csv(FILE, usecols=TEXTS + ["popularity"] + NUMBERS + CATEGORIES, engine=engine)


def matrices(frame):
    frame = frame.dropna().drop_duplicates("track_id")
    labels = (frame["popularity"] >= 50).to_numpy(np.float32)
    order = np.random.default_rng(42).permutation(len(frame))
    train, test = order[len(frame) // 5 :], order[: len(frame) // 5]
    numbers = frame[NUMBERS].to_numpy(np.float64)
    mean, deviation = numbers[train].mean(0), numbers[train].std(0)
    codes = [frame[c].astype("category").cat.codes.to_numpy() for c in CATEGORIES]
    width = len(NUMBERS) + sum(int(c.max()) + 1 for c in codes)
    dense = np.zeros((len(frame), width), np.float32)
    dense[:, : len(NUMBERS)] = (numbers - mean) / deviation
    start = len(NUMBERS)
    for column in codes:
        dense[np.arange(len(frame)), start + column] = 1
        start += int(column.max()) + 1
    return dense[train], labels[train], dense[test], labels[test]


engines = ["c"] + (["pyarrow"] if importlib.util.find_spec("pyarrow") else [])
results = {}
for engine in engines:
    results[engine], table = seconds(lambda: read(engine), options.repeats)
fastest = min(results, key=lambda engine: np.median(results[engine]))
encoding, _ = seconds(lambda: matrices(table), options.repeats)
report("read csv", "pandas " + pandas.__version__, f"engine {fastest}", "s", results[fastest])
report("clean and encode", "pandas " + pandas.__version__, "NumPy one-hot", "s", encoding)

"""The rows of the study: read, cleaned, clipped, standardized, one-hot encoded. The split comes from our side's export."""

import json
import os
from dataclasses import dataclass

import numpy as np
import pandas

from common import FOLDER

NUMBERS = ["duration_ms", "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness",
           "liveness", "valence", "tempo", "time_signature", "explicit"]
CATEGORIES = ["key", "mode", "track_genre"]
GENRE = 2  # the column of `codes` whose groups are looked at
BOOLEANS = 1  # the last of NUMBERS are not clipped
THRESHOLD = 50
PARTS = ("train", "validation", "test")


@dataclass
class Part:
    """Rows of one part: `numbers` standardized, `codes` one column per categorical column, `dense` both one-hot."""

    rows: np.ndarray
    numbers: np.ndarray
    codes: np.ndarray
    dense: np.ndarray
    y: np.ndarray


@dataclass
class Data:
    frame: pandas.DataFrame
    categories: list
    mean: np.ndarray
    deviation: np.ndarray
    cleaning: dict
    train: Part
    validation: Part
    test: Part


def one_hot(numbers, codes, sizes):
    """n x (d + sum of sizes) float32: the numbers, then one block of columns per categorical column."""
    dense = np.zeros((len(numbers), numbers.shape[1] + sum(sizes)), np.float32)
    dense[:, : numbers.shape[1]] = numbers
    start = numbers.shape[1]
    for column, size in enumerate(sizes):
        dense[np.arange(len(codes)), start + codes[:, column]] = 1
        start += size
    return dense


def cleaned(frame):
    """The rows that cleaning leaves, by pandas, and how many each step removed."""
    complete = frame.dropna()
    distinct = complete.drop_duplicates()
    tracks = distinct.drop_duplicates("track_id")
    return tracks.index, {"missing values": len(frame) - len(complete),
                          "exact duplicates": len(complete) - len(distinct),
                          "further rows of the same track": len(distinct) - len(tracks)}


def read():
    frame = pandas.read_csv(os.environ["BACKBEAT_DATA"], index_col=0)
    _, cleaning = cleaned(frame)
    names = json.loads((FOLDER / "meta.json").read_text())["categories"]
    categories = [names[column] for column in CATEGORIES]
    sizes = [len(c) for c in categories]
    codes = np.column_stack([pandas.Categorical(frame[column].astype(str), categories=names[column]).codes
                             for column in CATEGORIES]).astype(np.intp)
    raw = frame[NUMBERS].to_numpy(np.float64)
    labels = (frame["popularity"] >= THRESHOLD).to_numpy(np.float32)
    rows = {part: np.load(FOLDER / f"{part}_rows.npy") for part in PARTS}

    low, high = np.quantile(raw[rows["train"]], [0.001, 0.999], axis=0)
    low[-BOOLEANS:], high[-BOOLEANS:] = -np.inf, np.inf
    raw = np.clip(raw, low, high)
    mean, deviation = raw[rows["train"]].mean(0), raw[rows["train"]].std(0)

    def part(name):
        chosen = rows[name]
        numbers = ((raw[chosen] - mean) / deviation).astype(np.float32)
        return Part(chosen, numbers, codes[chosen], one_hot(numbers, codes[chosen], sizes), labels[chosen])

    return Data(frame, categories, mean, deviation, cleaning, *(part(name) for name in PARTS))

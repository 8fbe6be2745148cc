"""The rows of the study: read, cleaned, clipped, standardized, one-hot encoded. Splits come from our side's export."""

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
class Songs:
    """The file, row by row: as read, its numbers, its labels, and what cleaning removes."""

    frame: pandas.DataFrame
    raw: np.ndarray
    labels: np.ndarray
    cleaning: dict


@dataclass
class Data:
    """The rows of a split."""

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
        known = np.flatnonzero(codes[:, column] >= 0)  # -1: a category that training rows do not have
        dense[known, start + codes[known, column]] = 1
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
    labels = (frame["popularity"] >= THRESHOLD).to_numpy(np.float32)
    return Songs(frame.assign(**{column: frame[column].astype(str) for column in CATEGORIES}),
                 frame[NUMBERS].to_numpy(np.float64), labels, cleaning)


def split(songs, folder):
    """The parts that our side's export put into `folder`. Categories, bounds, means and deviations are the training rows'."""
    names = json.loads((folder / "meta.json").read_text())["categories"]
    categories = [names[column] for column in CATEGORIES]
    all_codes = np.column_stack([pandas.Categorical(songs.frame[column], categories=names[column]).codes
                                 for column in CATEGORIES]).astype(np.intp)
    rows = {part: np.load(folder / f"{part}_rows.npy") for part in PARTS}
    sizes = [len(names) for names in categories]
    low, high = np.quantile(songs.raw[rows["train"]], [0.001, 0.999], axis=0)
    low[-BOOLEANS:], high[-BOOLEANS:] = -np.inf, np.inf
    raw = np.clip(songs.raw, low, high)
    mean, deviation = raw[rows["train"]].mean(0), raw[rows["train"]].std(0)

    def part(name):
        chosen = rows[name]
        numbers = ((raw[chosen] - mean) / deviation).astype(np.float32)
        codes = all_codes[chosen]
        return Part(chosen, numbers, codes, one_hot(numbers, codes, sizes), songs.labels[chosen])

    return Data(songs.frame, categories, mean, deviation, songs.cleaning, *(part(name) for name in PARTS))

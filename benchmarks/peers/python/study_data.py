"""The rows of the study: read, cleaned, genres collected, clipped, standardized, one-hot encoded. Splits come from our side's export."""

import hashlib
import io
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas
from scipy import sparse

NUMBERS = ["duration_ms", "danceability", "energy", "loudness", "speechiness", "acousticness", "instrumentalness",
           "liveness", "valence", "tempo", "time_signature", "explicit"]
CATEGORIES = ["key", "mode"]
GENRES = "track_genre"
DERIVED = 4  # of the genres: their number, and the mean, least and greatest rate of them
BOOLEANS = 1  # the last of NUMBERS are not clipped
THRESHOLD, PRIOR, FOLDS, SEED = 50, 10, 10, 42
PARTS = ("train", "validation", "test")


@dataclass
class Part:
    """Rows of one part: `dense` has the numbers standardized, then the derived ones, then a column per category; `genres` the sets."""

    rows: np.ndarray
    dense: np.ndarray
    genres: sparse.csr_matrix
    y: np.ndarray


@dataclass
class Songs:
    """The file, row by row: as read, its numbers, labels, genres (own, and of all rows of the track), keys, and what cleaning removes."""

    frame: pandas.DataFrame
    raw: np.ndarray
    labels: np.ndarray
    genres: list
    own: sparse.csr_matrix
    collected: sparse.csr_matrix
    keys: dict
    distinct: np.ndarray
    cleaning: dict
    sha256: str


@dataclass
class Data:
    """The rows of a split, and which columns of `dense` belong to which column of the file; the first `derived` of the genres' are
    numbers made of them."""

    songs: Songs
    blocks: dict
    mean: np.ndarray
    deviation: np.ndarray
    rates: np.ndarray
    derived: int
    groups: np.ndarray
    train: Part
    validation: Part
    test: Part

    def artists(self, part):
        """The cluster of every row of a part, numbered from 0."""
        return np.unique(self.songs.keys["artist"][part.rows], return_inverse=True)[1]


def keys(frame):
    """What makes rows belong together, as numbers: equal tracks, songs (artists and title), first artists."""
    text = {column: frame[column].fillna("").str.strip() for column in ("track_id", "artists", "track_name")}
    named = {"track": text["track_id"], "song": text["artists"] + "\0" + text["track_name"],
             "artist": text["artists"].str.split(";", n=1).str[0].str.strip()}
    return {"rows": np.arange(len(frame)), **{name: pandas.factorize(values)[0] for name, values in named.items()}}


def read():
    content = Path(os.environ["BACKBEAT_DATA"]).read_bytes()
    frame = pandas.read_csv(io.BytesIO(content), index_col=0)
    complete = frame.dropna()
    distinct = complete.drop_duplicates()
    tracks = distinct.drop_duplicates("track_id")
    cleaning = {"missing values": len(frame) - len(complete), "exact duplicates": len(complete) - len(distinct),
                "further rows of the same track": len(distinct) - len(tracks)}
    genres = sorted(frame[GENRES].unique())
    codes = pandas.Categorical(frame[GENRES], categories=genres).codes
    own = sparse.csr_matrix((np.ones(len(frame), np.float32), (np.arange(len(frame)), codes)))
    by_key = keys(frame)
    kept = distinct.index.to_numpy()
    of_track = sparse.csr_matrix((np.ones(len(kept), np.float32), (by_key["track"][kept], codes[kept])),
                                 shape=(by_key["track"].max() + 1, len(genres)))
    of_track.data[:] = 1  # a track twice in one genre is in it once
    collected = of_track[by_key["track"]]
    labels = (frame["popularity"] >= THRESHOLD).to_numpy(np.float32)
    raw = frame[NUMBERS].to_numpy(np.float64)
    return Songs(frame, raw, labels, genres, own, collected, by_key, kept, cleaning, hashlib.sha256(content).hexdigest())


def derived(genres, rates):
    """Of every row's set of genres: how many, and the mean, least and greatest rate."""
    starts, sizes = genres.indptr[:-1], np.diff(genres.indptr)
    values = rates[genres.indices]
    return np.column_stack([sizes, np.add.reduceat(values, starts) / sizes, np.minimum.reduceat(values, starts),
                            np.maximum.reduceat(values, starts)])


def target_rates(genres, y, groups):
    """What `derived` says of training rows, from the rows of other folds; and the rates of all, for rows that are not in training."""
    fold = np.random.default_rng(SEED).integers(FOLDS, size=groups.max() + 1)[groups]
    base = y.mean(dtype=float)
    rows, positives = np.zeros((FOLDS, genres.shape[1])), np.zeros((FOLDS, genres.shape[1]))
    for f in range(FOLDS):
        rows[f], positives[f] = genres[fold == f].sum(0), genres[(fold == f) & (y == 1)].sum(0)
    rate = lambda p, n: (p + PRIOR * base) / (n + PRIOR)
    out = np.empty((len(y), DERIVED))
    for f in range(FOLDS):
        out[fold == f] = derived(genres[fold == f], rate(positives.sum(0) - positives[f], rows.sum(0) - rows[f]))
    return out, rate(positives.sum(0), rows.sum(0))


def split(songs, rows, together, merged=True):
    """Rows by part. Bounds, means, deviations and rates are the training rows'; `together` names the groups that folds keep whole."""
    groups = songs.keys[together]
    members = songs.collected if merged else songs.own
    low, high = np.quantile(songs.raw[rows["train"]], [0.001, 0.999], axis=0)
    low[-BOOLEANS:], high[-BOOLEANS:] = -np.inf, np.inf
    raw = np.clip(songs.raw, low, high)
    numbers = {part: raw[rows[part]] for part in PARTS}
    count, rates = 0, None
    if merged:  # where rows are not merged, every row has one genre, which says all that its rate would
        count = DERIVED
        known, rates = target_rates(members[rows["train"]], songs.labels[rows["train"]],
                                    np.unique(groups[rows["train"]], return_inverse=True)[1])
        numbers = {part: np.hstack([numbers[part], known if part == "train" else derived(members[rows[part]], rates)])
                   for part in PARTS}
    mean, deviation = numbers["train"].mean(0), numbers["train"].std(0)
    categories = {c: np.unique(songs.frame[c].to_numpy()[rows["train"]]) for c in CATEGORIES}
    blocks, start = {name: [i] for i, name in enumerate(NUMBERS)}, len(NUMBERS) + count
    for column, names in (*categories.items(), (GENRES, songs.genres)):
        blocks[column] = list(range(start, start + len(names)))
        start += len(names)
    blocks[GENRES] = [*range(len(NUMBERS), len(NUMBERS) + count), *blocks[GENRES]]

    def part(name):
        chosen = rows[name]
        one_hot = [(songs.frame[c].to_numpy()[chosen, None] == names).astype(np.float32) for c, names in categories.items()]
        dense = np.hstack([((numbers[name] - mean) / deviation).astype(np.float32), *one_hot, members[chosen].toarray()])
        return Part(chosen, np.ascontiguousarray(dense, np.float32), members[chosen], songs.labels[chosen])

    return Data(songs, blocks, mean, deviation, rates, count, groups, *(part(name) for name in PARTS))


def exported(songs, folder, together, merged=True):
    """The split that our side's export put into `folder`."""
    return split(songs, {part: np.load(folder / f"{part}_rows.npy") for part in PARTS}, together, merged)

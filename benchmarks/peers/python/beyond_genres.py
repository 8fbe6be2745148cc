"""How much of a run's ranking is genre, and how much is knowing the artist, from what the run wrote and the file itself.

    BACKBEAT_DATA=dataset.csv python3 beyond_genres.py RUN > figures.json

The AUC of a logistic regression on a track's genres and their number alone; of every model over pairs of test rows with the very
same set of genres, and what every number of the file says over the same pairs; of every model on test rows whose first artist is in training, and on the others. Intervals draw whole artists
(1,000 draws). Written for the protocols that merge the rows of a track.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

import study_data
from knowledge_peer import drawn, sorted_answers, weighted_auc
from study_bootstrap import interval


def auc(y, p, cluster):
    cluster = np.unique(cluster, return_inverse=True)[1]
    answers = sorted_answers(p)
    return interval(roc_auc_score(y, p), [weighted_auc(y, *answers, w) for w in drawn(cluster)]) | {"rows": len(y)}


def within(y, p, groups, cluster):
    """Over pairs of rows of one group."""
    order = np.argsort(groups, kind="stable")
    parts = [rows for rows in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1) if 0 < y[rows].sum() < len(rows)]
    pairs = [(i, j) for rows in parts for i, j in [np.meshgrid(rows[y[rows] == 1], rows[y[rows] == 0])]]
    i, j = (np.concatenate([pair[side].ravel() for pair in pairs]) for side in (0, 1))
    wins = (p[i] > p[j]) + (p[i] == p[j]) / 2
    draws = []
    for w in drawn(cluster):
        weights = w[i] * w[j]
        draws.append((weights * wins).sum() / weights.sum())
    return interval(wins.mean(), draws) | {"pairs": len(i)}


def main():
    run = Path(sys.argv[1])
    songs = study_data.read()
    split, said = pandas.read_csv(run / "split.csv"), pandas.read_csv(run / "predictions.csv")
    train, test = split["row"][split["part"] == "train"].to_numpy(), said["row"].to_numpy()
    y, cluster = said["label"].to_numpy(), np.unique(songs.keys["artist"][test], return_inverse=True)[1]
    sets = songs.collected
    columns = lambda rows: np.hstack([sets[rows].toarray(), np.diff(sets[rows].indptr)[:, None]])
    alone = LogisticRegression(solver="newton-cholesky").fit(columns(train), songs.labels[train]).predict_proba(columns(test))[:, 1]
    same = np.unique([",".join(map(str, sorted(sets[row].indices))) for row in test], return_inverse=True)[1]
    known = np.isin(songs.keys["artist"][test], songs.keys["artist"][train])
    models = ("logistic", "knn", "forest", "mlp", "blend")
    print(json.dumps({
        "genresAlone": auc(y, alone, cluster),
        "sameGenres": {m: within(y, said[m].to_numpy(), same, cluster) for m in models},
        "sameGenresByColumn": {c: within(y, column, same, cluster) for c, column in zip(study_data.NUMBERS, songs.raw[test].T)},
        "artistInTraining": {m: auc(y[known], said[m].to_numpy()[known], cluster[known]) for m in models},
        "artistNew": {m: auc(y[~known], said[m].to_numpy()[~known], cluster[~known]) for m in models},
    }, indent=1))


if __name__ == "__main__":
    main()

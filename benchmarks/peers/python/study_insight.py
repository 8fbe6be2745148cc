"""What the models go by: permutation importance, partial dependence, results by genre and by popularity, surprising songs.

All shuffles of a model are one batch of rows: what takes scikit-learn's own loop a call per shuffle is one call here. What is
derived of the genres goes with them. A row counts in each of its genres.
"""

import numpy as np
from scipy import stats

from study_data import DERIVED, GENRES, NUMBERS, THRESHOLD
from study_evaluation import auc_intervals, delong
from study_refit import MEMBERS

ROWS, REPEATS = 1500, 3
DEPENDENCE_ROWS, COLUMNS, GRID = 100, 5, 15
SHOWN, WIDTH, SIDE = 10, 10, 4


def insight(data, learners, blended, answers, seed):
    random = np.random.default_rng(seed)
    found = importance(data, learners, blended, random)
    names = sorted(data.blocks, key=lambda c: -sum(found[model][c]["value"] for model in found))
    groups, within = by_genre(data, answers)
    return {"importance": found, "dependence": dependence(data, learners, names[:COLUMNS], random),
            "groups": groups, "withinGroupAuc": within, "contrasts": contrasts(data), "ranges": by_popularity(data, answers), **surprises(data, answers)}


def importance(data, learners, blended, random):
    """The fall of the AUC when a column is shuffled, with its interval for other rows and other shuffles, by model."""
    rows = random.choice(len(data.test.y), ROWS, replace=False)
    dense, y = data.test.dense[rows], data.test.y[rows]
    batch, changed = [dense], [np.arange(ROWS)]
    for columns in data.blocks.values():
        for _ in range(REPEATS):
            other = dense[random.permutation(ROWS)][:, columns]
            moved = np.flatnonzero((dense[:, columns] != other).any(1))  # the others keep their answer
            shuffled = dense[moved]
            shuffled[:, columns] = other[moved]
            batch.append(shuffled)
            changed.append(moved)
    batch = np.concatenate(batch)
    said = {name: learner.answer(batch) for name, learner in learners.items()}
    said["blend"] = blended(said)
    ends, found = np.cumsum([len(moved) for moved in changed]), {}
    for name, answer in said.items():
        parts = np.split(answer, ends[:-1])
        p = np.tile(parts[0], (len(changed), 1))
        for shuffle, moved in enumerate(changed):
            p[shuffle, moved] = parts[shuffle]
        found[name] = {column: drop(y, p[[0, *range(1 + REPEATS * i, 1 + REPEATS * (i + 1))]])
                       for i, column in enumerate(data.blocks)}
    return found


def drop(y, p):
    """The variance of AUC_0 - mean(AUC_1 ... AUC_R): that of other rows (DeLong) plus that of other shuffles."""
    aucs, covariance = delong(y, p)
    drops = aucs[0] - aucs[1:]
    weights = np.append(1, np.full(len(drops), -1 / len(drops)))
    variance = max(0, weights @ covariance @ weights) + drops.var(ddof=1) / len(drops)
    reach = 1.959963984540054 * np.sqrt(variance)
    return {"value": drops.mean(), "low": drops.mean() - reach, "high": drops.mean() + reach}


def settings(data, dense, column):
    """The values that a column is set to, as shown, and the columns' contents for each; and where the rows are."""
    columns = data.blocks[column]
    if column in NUMBERS:
        i = columns[0]
        grid = np.unique(np.quantile(dense[:, i], np.linspace(0.01, 0.99, GRID)).astype(np.float32))
        nearest = np.abs(data.test.dense[:, i, None] - grid).argmin(1)
        return (grid * data.deviation[i] + data.mean[i]).tolist(), grid[:, None], np.bincount(nearest, minlength=len(grid))
    if column == GENRES:
        size = len(data.songs.genres)
        alone = np.column_stack([np.ones(size), *[data.rates] * (DERIVED - 1)])
        derived = (alone - data.mean[-DERIVED:]) / data.deviation[-DERIVED:]
        return data.songs.genres, np.hstack([derived, np.eye(size)]).astype(np.float32), data.test.genres.sum(0).A1
    return [str(i) for i in range(len(columns))], np.eye(len(columns), dtype=np.float32), data.test.dense[:, columns].sum(0)


def dependence(data, learners, columns, random):
    """The mean answer over some test rows when a column is set to each of its values, one batch for all columns."""
    dense = data.test.dense[random.choice(len(data.test.y), DEPENDENCE_ROWS, replace=False)]
    batch, shown = [], []
    for column in columns:
        values, contents, rows = settings(data, dense, column)
        shown.append((column, values, rows / rows.sum()))
        for content in contents:
            changed = dense.copy()
            changed[:, data.blocks[column]] = content
            batch.append(changed)
    batch = np.concatenate(batch)
    said = {name: learner.answer(batch).reshape(-1, DEPENDENCE_ROWS) for name, learner in learners.items()}
    result, start = [], 0
    for column, values, density in shown:
        part = slice(start, start + len(values))
        result.append({"column": column, "values": values, "density": density.tolist(),
                       "models": {name: p[part].mean(1).tolist() for name, p in said.items()},
                       "errors": {name: (p[part].std(1, ddof=1) / np.sqrt(DEPENDENCE_ROWS)).tolist() for name, p in said.items()}})
        start += len(values)
    return result


def contrasts(data):
    """Of pairs of one class each and the very same set of genres, how often the positive row has the higher number: every pair of them."""
    members, y, cluster = data.test.genres, data.test.y, data.artists(data.test)
    sets = np.unique([members.indices[a:b].tobytes() for a, b in zip(members.indptr[:-1], members.indptr[1:])], return_inverse=True)[1]
    order = np.argsort(sets, kind="stable")
    pairs = []
    for rows in np.split(order, np.flatnonzero(np.diff(sets[order])) + 1):
        pairs.append([side.ravel() for side in np.meshgrid(rows[y[rows] == 1], rows[y[rows] == 0])])
    i, j = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    taking, found = len(np.union1d(cluster[i], cluster[j])), []
    for name, column in zip(NUMBERS, data.songs.raw[data.test.rows].T):
        won = np.sign(column[i] - column[j]) / 2 + 0.5
        apart = won - won.mean()
        sums = np.bincount(cluster[i], apart, cluster.max() + 1) + np.bincount(cluster[j], apart, cluster.max() + 1)
        reach = 1.959963984540054 * np.sqrt((sums**2).sum() * taking / (taking - 1)) / len(won)
        found.append({"column": name, "auc": {"value": won.mean(), "low": won.mean() - reach, "high": won.mean() + reach},
                      "pairs": len(won)})
    return sorted(found, key=lambda one: -abs(one["auc"]["value"] - 0.5))


def by_genre(data, answers):
    """Rows, positive rate, accuracy, mean probability and AUC, over artists, of every genre; the AUC over pairs of rows of one genre."""
    members, y = data.test.genres.tocsc(), data.test.y
    genre = np.repeat(np.arange(members.shape[1]), np.diff(members.indptr))
    row, size = members.indices, members.shape[1]
    rows, positives = np.bincount(genre, minlength=size), np.bincount(genre, y[row], size)
    pairs = positives * (rows - positives)
    table = {"group": data.songs.genres, "rows": rows.tolist(), "positiveRate": (positives / rows).tolist(),
             "auc": {}, "accuracy": {}, "probability": {}}
    within = {}
    for name, p in answers.items():
        # Ranks within a genre: the genre's number is added to the probabilities, which lie in [0, 1].
        ranks = stats.rankdata(p[row] + 2 * genre) - np.append(0, np.cumsum(rows)[:-1])[genre]
        wins = np.bincount(genre, ranks * y[row], size) - positives * (positives + 1) / 2
        table["auc"][name] = np.divide(wins, pairs, out=np.full(size, np.nan), where=pairs > 0).tolist()
        table["accuracy"][name] = (np.bincount(genre, (p[row] >= 0.5) == (y[row] == 1), size) / rows).tolist()
        table["probability"][name] = (np.bincount(genre, p[row], size) / rows).tolist()
        within[name] = float(wins[pairs > 0].sum() / pairs.sum())
    cluster, starts = data.artists(data.test), np.append(0, np.cumsum(rows))
    table["aucInterval"] = []
    for g in range(size):
        own = row[starts[g] : starts[g + 1]]
        mixed = 0 < positives[g] < rows[g]
        table["aucInterval"].append(auc_intervals(y[own].astype(int), np.unique(cluster[own], return_inverse=True)[1],
                                                  {name: p[own] for name, p in answers.items()}) if mixed else {})
    return table, within


def by_popularity(data, answers):
    """Accuracy and mean probability by the number behind the label, in ranges to either side of the threshold."""
    number = data.songs.frame["popularity"].to_numpy()[data.test.rows]
    place = np.clip((number - THRESHOLD) // WIDTH, -SIDE, SIDE - 1)
    return [{"from": THRESHOLD + int(i) * WIDTH, "rows": int((place == i).sum()),
             "accuracy": {name: float(((p >= 0.5) == (data.test.y == 1))[place == i].mean()) for name, p in answers.items()},
             "probability": {name: float(p[place == i].mean()) for name, p in answers.items()}} for i in np.unique(place)]


def surprises(data, answers):
    """The songs that all learners got most confidently wrong, and those on which they disagree most."""
    learners = np.stack([answers[name] for name in MEMBERS])
    right = np.clip(np.where(data.test.y == 1, learners, 1 - learners), 2.0**-52, 1)
    order = {"hardest": np.log(right).mean(0), "disputed": learners.min(0) - learners.max(0)}
    songs = data.songs.frame.iloc[data.test.rows]
    genres = lambda i: ", ".join(data.songs.genres[g] for g in data.test.genres[i].indices)
    return {kind: [{"row": int(data.test.rows[i]), "id": songs["track_id"].iat[i],
                    "title": f"{songs['track_name'].iat[i]} — {songs['artists'].iat[i]}", "group": genres(i),
                    "label": int(data.test.y[i]), "probabilities": {name: float(p[i]) for name, p in answers.items()}}
                   for i in np.argsort(keys, kind="stable")[:SHOWN]] for kind, keys in order.items()}

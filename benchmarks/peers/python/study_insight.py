"""What the models go by: permutation importance, partial dependence, results by genre, surprising songs.

All shuffles of a model are one batch of rows: what takes scikit-learn's own loop a call per shuffle is one call here.
"""

import numpy as np
from scipy import stats

from study_data import CATEGORIES, GENRE, NUMBERS, one_hot
from study_evaluation import delong

ROWS, REPEATS = 1500, 3
DEPENDENCE_ROWS, COLUMNS, GRID = 100, 5, 15
SHOWN = 10


def insight(data, learners, answers, seed):
    random = np.random.default_rng(seed)
    found = importance(data, learners, random)
    names = sorted(NUMBERS + CATEGORIES, key=lambda c: -sum(found[model][c]["value"] for model in found))
    groups, within = by_genre(data, answers)
    return {"importance": found, "dependence": dependence(data, learners, names[:COLUMNS], random),
            "groups": groups, "withinGroupAuc": within, **surprises(data, answers)}


def importance(data, learners, random):
    """The fall of the AUC when a column is shuffled, with its interval for other rows and other shuffles, by model."""
    rows = random.choice(len(data.test.y), ROWS, replace=False)
    numbers, codes, y = data.test.numbers[rows], data.test.codes[rows], data.test.y[rows]
    width = numbers.shape[1]
    all_numbers, all_codes, changed = [numbers], [codes], [np.arange(ROWS)]
    for column in range(width + codes.shape[1]):
        for _ in range(REPEATS):
            order = random.permutation(ROWS)
            block, c = (numbers, column) if column < width else (codes, column - width)
            rows = np.flatnonzero(block[:, c] != block[order, c])  # the others keep their answer
            shuffled = numbers[rows], codes[rows]
            shuffled[column >= width][:, c] = block[order[rows], c]
            all_numbers.append(shuffled[0])
            all_codes.append(shuffled[1])
            changed.append(rows)
    batch = encoded(data, np.concatenate(all_numbers), np.concatenate(all_codes))
    ends = np.cumsum([len(rows) for rows in changed])
    found = {}
    for name, learner in learners.items():
        answers = np.split(learner.answer(*batch), ends[:-1])
        p = np.tile(answers[0], (len(changed), 1))
        for shuffle, rows in enumerate(changed):
            p[shuffle, rows] = answers[shuffle]
        found[name] = {column: drop(y, p[[0, *range(1 + REPEATS * i, 1 + REPEATS * (i + 1))]])
                       for i, column in enumerate(NUMBERS + CATEGORIES)}
    return found


def encoded(data, numbers, codes):
    return numbers, codes, one_hot(numbers, codes, [len(names) for names in data.categories])


def drop(y, p):
    """The variance of AUC_0 - mean(AUC_1 ... AUC_R): that of other rows (DeLong) plus that of other shuffles."""
    aucs, covariance = delong(y, p)
    drops = aucs[0] - aucs[1:]
    weights = np.append(1, np.full(len(drops), -1 / len(drops)))
    variance = max(0, weights @ covariance @ weights) + drops.var(ddof=1) / len(drops)
    reach = 1.959963984540054 * np.sqrt(variance)
    return {"value": drops.mean(), "low": drops.mean() - reach, "high": drops.mean() + reach}


def dependence(data, learners, columns, random):
    """The mean answer over some test rows when a column is set to each of its values, one batch for all columns."""
    rows = random.choice(len(data.test.y), DEPENDENCE_ROWS, replace=False)
    numbers, codes = data.test.numbers[rows], data.test.codes[rows]
    all_numbers, all_codes, shown = [], [], []
    for column in columns:
        if column in NUMBERS:
            c = NUMBERS.index(column)
            grid = np.unique(np.quantile(numbers[:, c], np.linspace(0.01, 0.99, GRID)).astype(np.float32))
            shown.append((grid * data.deviation[c] + data.mean[c]).tolist())
        else:
            c = CATEGORIES.index(column)
            grid = np.arange(len(data.categories[c]))
            shown.append(data.categories[c])
        for value in grid:
            changed_numbers, changed_codes = numbers.copy(), codes.copy()
            (changed_numbers if column in NUMBERS else changed_codes)[:, c] = value
            all_numbers.append(changed_numbers)
            all_codes.append(changed_codes)
    batch = encoded(data, np.concatenate(all_numbers), np.concatenate(all_codes))
    means = {name: learner.answer(*batch).reshape(-1, DEPENDENCE_ROWS).mean(1) for name, learner in learners.items()}
    result, start = [], 0
    for column, values in zip(columns, shown):
        result.append({"column": column, "values": values,
                       "models": {name: mean[start : start + len(values)].tolist() for name, mean in means.items()}})
        start += len(values)
    return result


def by_genre(data, answers):
    """Rows, positive rate, accuracy and AUC of every genre, and the AUC over pairs of rows of one genre."""
    genre, y = data.test.codes[:, GENRE], data.test.y
    size = len(data.categories[GENRE])
    rows, positives = np.bincount(genre, minlength=size), np.bincount(genre, y, size)
    pairs = positives * (rows - positives)
    table = {"group": data.categories[GENRE], "rows": rows.tolist(), "positiveRate": (positives / rows).tolist(),
             "auc": {}, "accuracy": {}}
    within = {}
    for name, p in answers.items():
        # Ranks within a genre: the genre's number is added to the probabilities, which lie in [0, 1].
        ranks = stats.rankdata(p + 2 * genre) - np.append(0, np.cumsum(rows)[:-1])[genre]
        wins = np.bincount(genre, ranks * y, size) - positives * (positives + 1) / 2
        auc = np.divide(wins, pairs, out=np.full(size, np.nan), where=pairs > 0)
        table["auc"][name] = auc.tolist()
        table["accuracy"][name] = (np.bincount(genre, (p >= 0.5) == (y == 1), size) / rows).tolist()
        within[name] = float(wins[pairs > 0].sum() / pairs.sum())
    return table, within


def surprises(data, answers):
    """The songs that all learners got most confidently wrong, and those on which they disagree most."""
    learners = np.stack([answers[name] for name in ("knn", "forest", "mlp")])
    right = np.clip(np.where(data.test.y == 1, learners, 1 - learners), 2.0**-52, 1)
    order = {"hardest": np.log(right).mean(0), "disputed": learners.min(0) - learners.max(0)}
    songs = data.frame.iloc[data.test.rows]
    return {kind: [{"row": int(data.test.rows[i]), "id": songs["track_id"].iat[i],
                    "title": f"{songs['track_name'].iat[i]} — {songs['artists'].iat[i]}",
                    "group": songs["track_genre"].iat[i], "label": int(data.test.y[i]),
                    "probabilities": {name: float(p[i]) for name, p in answers.items()}}
                   for i in np.argsort(keys, kind="stable")[:SHOWN]] for kind, keys in order.items()}

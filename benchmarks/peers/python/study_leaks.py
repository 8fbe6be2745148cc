"""The leak staircase: the same models with fixed options on splits that share less and less between training and test.

The splits are those of `./backbeat data export` under every protocol, in the folder `leaks` of the exported rows.
"""

import numpy as np
import pandas

import study_data
import study_learners
from common import FOLDER
from study_evaluation import figures
from study_phases import Phase

STEPS = ("rows", "track", "song", "artist")
K, REPLICATES = 15, 300


def read(songs):
    return {name: study_data.split(songs, FOLDER / "leaks" / name) for name in STEPS}


def keys(frame):
    """What makes rows belong together, as numbers: equal tracks, songs (artists and title), first artists."""
    text = {column: frame[column].fillna("").str.strip() for column in ("track_id", "artists", "track_name")}
    named = {"track": text["track_id"], "song": text["artists"] + "\0" + text["track_name"],
             "artist": text["artists"].str.split(";", n=1).str[0].str.strip()}
    return {name: pandas.factorize(values)[0] for name, values in named.items()}


def shared(data, numbers):
    """The share of test rows whose group is also in training or validation."""
    known = np.concatenate([data.train.rows, data.validation.rows])
    return {name: float(np.isin(of[data.test.rows], of[known]).mean()) for name, of in numbers.items()}


def staircase(splits, networks, seed, threads):
    numbers = keys(splits["rows"].frame)
    return [step(name, data, networks[name], numbers, seed, threads) for name, data in splits.items()]


def step(name, data, network, numbers, seed, threads):
    train, test = data.train, data.test
    learners = {"mlp": network}
    with Phase("staircase, logistic"):
        learners["logistic"] = study_learners.Logistic(data)
    with Phase("staircase, forest"):
        learners["forest"] = study_learners.PlainForest(data)
    with Phase("staircase, knn"):
        learners["knn"] = study_learners.Neighbors(data, (K,))
    answers = {"majority": np.full(len(test.y), train.y.mean(dtype=float))}
    validations = {}
    for model in ("logistic", "knn", "forest", "mlp"):
        learner, part = learners[model], data.validation
        with Phase(f"staircase, {model}"):
            answers[model] = learner.answer(test.numbers, test.codes, test.dense)
            validations[model] = learner.validation if model == "knn" else learner.answer(part.numbers, part.codes, part.dense)
    with Phase("staircase, blend and intervals"):
        members = ("knn", "forest", "mlp")
        _, answers["blend"], _ = study_learners.blend(
            data, {m: validations[m] for m in members}, {m: answers[m] for m in members})
        # Protocols `rows` and `track` keep nothing together.
        groups = np.unique(numbers[name][test.rows], return_inverse=True)[1] if name in ("song", "artist") else np.arange(len(test.y))
        models, _, _ = figures(test.y, answers, REPLICATES, seed, threads, groups)
        return {"protocol": name, "train": len(train.y), "test": len(test.y), "shared": shared(data, numbers), "models": models}

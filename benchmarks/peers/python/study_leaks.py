"""What relatives of test rows in training are worth: the same models under splits that share less and less, and on fixed rows."""

import numpy as np

import study_data
import study_kinship
import study_learners
import study_refit
from common import FOLDER
from study_bootstrap import METRICS, interval
from study_evaluation import figures
from study_phases import Phase

STEPS = ("rows", "track", "song", "artist")  # named by what each keeps together
OWN, REPLICATES = "song", 300


def read(songs):
    """The splits of the staircase but for the study's own."""
    return {name: study_data.exported(songs, FOLDER / "leaks" / name, name, merged=name != "rows") for name in STEPS if name != OWN}


def shared(data, songs, kin):
    """The share of test rows that have a relative in training or validation, by group and by relation."""
    known, test = np.concatenate([data.train.rows, data.validation.rows]), data.test.rows
    groups = {name: float(np.isin(songs.keys[name][test], songs.keys[name][known]).mean()) for name in ("track", "song", "artist")}
    return groups | {name: float(study_kinship.relatives(matrix, known)[test].mean()) for name, (matrix, _) in kin.items()
                     if name not in groups}


def staircase(songs, kin, own, splits, chosen, known, networks, seed, threads):
    """The step of the study's own protocol is the study's own models; `known` is what these say of test and validation rows."""
    steps = []
    for name in STEPS:
        data, said_already = (own, known) if name == OWN else (splits[name], ({}, {}))
        if name == OWN:
            learners = {**chosen, "forest": chosen["forest"].first(study_learners.LIGHT_TREES)}
        else:
            learners = study_refit.fit(data, chosen, networks[name], study_learners.LIGHT_TREES, "staircase")
        said = study_refit.answers(data, learners, "staircase", said_already)
        with Phase("staircase, intervals"):
            models, _, _ = figures(data.test.y, said, REPLICATES, seed, threads, data.artists(data.test))
            steps.append({"protocol": name, "train": len(data.train.y), "test": len(data.test.y),
                          "shared": shared(data, songs, kin), "models": models})
    return steps


def fixed_splits(songs, kin, seed):
    """The rows of every step; `added` tells how many relatives it adds."""
    test, validation, unrelated, related = study_kinship.deal(songs, kin, seed)
    splits, added, near = {}, {"": 0}, np.empty(0, int)
    splits[""] = {"train": np.sort(unrelated)}
    for step, rows in related.items():
        near = np.concatenate([rows, near])
        splits[step] = {"train": np.sort(np.concatenate([near, unrelated])[: len(unrelated)])}
        added[step] = len(rows)
    datas = {step: study_data.split(songs, {**rows, "validation": validation, "test": test}, "rows", merged=False)
             for step, rows in splits.items()}
    return datas, added, related


def fixed(kin, datas, added, related, learners, seed, threads):
    """AUCs of all steps on the same test rows, each step's gain over the one before, and the same on rows that got a relative."""
    test = datas[""].test
    clusters = datas[""].artists(test)
    said = {step: {name: learner.answer(datas[step].test.dense) for name, learner in by_name.items()} for step, by_name in learners.items()}
    flat = {f"{step}/{name}": p for step, by_name in said.items() for name, p in by_name.items()}
    with Phase("fixed rows, intervals"):
        _, points, draws = figures(test.y, flat, REPLICATES, seed, threads, clusters)
        steps, before = [], None
        for step in datas:
            affected = study_kinship.relatives(kin[step][0], related[step])[test.rows] if step else np.zeros(len(test.y), bool)
            models = {}
            for name in said[step]:
                now = f"{step}/{name}"
                models[name] = {"auc": auc(points, draws, now)}
                if before is not None:
                    models[name] |= {"gain": auc(points, draws, now, f"{before}/{name}"),
                                     **among(test.y, said, step, before, name, affected, clusters, seed, threads)}
            steps.append({"relation": step, "added": added[step], "affected": int(affected.sum()), "models": models})
            before = step
    return {"train": len(datas[""].train.y), "test": len(test.y), "testClusters": int(clusters.max() + 1), "steps": steps}


def auc(points, draws, name, less=None):
    i = METRICS.index("auc")
    if less is None:
        return interval(points[name]["auc"], draws[name][:, i])
    return interval(points[name]["auc"] - points[less]["auc"], draws[name][:, i] - draws[less][:, i])


def among(y, said, step, before, name, rows, clusters, seed, threads):
    """On the rows that got a relative in the step: AUC without it, with it, and the gain."""
    pair = {"before": said[before][name][rows], "after": said[step][name][rows]}
    _, points, draws = figures(y[rows], pair, REPLICATES, seed, threads, np.unique(clusters[rows], return_inverse=True)[1])
    return {"before": auc(points, draws, "before"), "after": auc(points, draws, "after"),
            "gained": auc(points, draws, "after", "before")}

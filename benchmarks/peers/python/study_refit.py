"""The study's models on other rows: fitted with the options that the study has chosen, nothing is searched."""

import numpy as np

import study_learners
from study_bootstrap import METRICS, point
from study_learners import Forest, Logistic
from study_neighbors import Neighbors
from study_phases import Phase

MEMBERS = ("knn", "forest", "mlp")


def answers(data, learners, phase, known=({}, {})):
    """What every model says of the test rows, the constant and the blend included; `known` is said already, of test and validation."""
    said = {"majority": np.full(len(data.test.y), data.train.y.mean(dtype=float))}
    validations = {}
    for name, learner in learners.items():
        with Phase(f"{phase}, {name}"):
            said[name], validations[name] = (here[name] if name in here else learner.answer(part.dense)
                                             for here, part in zip(known, (data.test, data.validation)))
    with Phase(f"{phase}, blend"):
        _, said["blend"], _, _ = study_learners.blend(
            data.validation.y, *({name: by_name[name] for name in MEMBERS} for by_name in (validations, said)))
    return said


def fit(data, chosen, network, trees, phase):
    """Learners by name; `chosen` are the study's."""
    options = chosen["forest"].options
    with Phase(f"{phase}, logistic"):
        logistic = Logistic(data)
    with Phase(f"{phase}, knn"):
        neighbors = Neighbors(data, **chosen["knn"].options)
    with Phase(f"{phase}, forest"):
        forest = Forest(data, options["splits"], options["minLeaf"], trees)
    return {"logistic": logistic, "knn": neighbors, "forest": forest, "mlp": network}


def repeats(own, splits, chosen, networks):
    """Every metric under the study's seed (`own`, of the forest's first trees) and the others, with mean and standard deviation."""
    runs = [own]
    for name, data in splits.items():
        said = answers(data, fit(data, chosen, networks[name], study_learners.SEED_TREES, "seeds"), "seeds")
        runs.append({model: point(data.test.y, p) for model, p in said.items()})
    table = {}
    for model in own:
        values = {metric: [run[model][metric] for run in runs] for metric in METRICS}
        table[model] = {metric: {"mean": float(np.mean(v)), "standardDeviation": float(np.std(v, ddof=1)),
                                 "values": [float(x) for x in v]} for metric, v in values.items()}
    return table

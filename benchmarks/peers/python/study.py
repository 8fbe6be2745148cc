"""The default study of ./backbeat run on scikit-learn, PyTorch, pandas and SciPy, at their fastest settings.

Same rows, same splits (from `./backbeat data export`, which names the rows of the CSV file), same models, same searches, same
epochs; the leak staircase, the models with fixed options under four protocols; 1,000 bootstrap replicates of thirteen metrics, all pairs of models by paired bootstrap, DeLong and
McNemar with Holm's correction, calibration, thresholds, curves, permutation importance on as many rows with as many
shuffles, partial dependence, results by genre, surprising songs; predictions, split, models and a page with plots as files.
One step differs: scikit-learn has no splits on category subsets, see study_learners.Forest. Left out: the report as Markdown,
and a page that is right in the dark, on paper and for screen readers. Plots need Matplotlib; without it they are left out.

Two processes, because Debian's PyTorch sets the process's OpenMP threads to one on import: this one does all but the
trainings of networks, for which it starts study_networks.py. The time is that of both, imports and start included.

    python3 study.py [--threads N] [--out DIR]      DIR keeps the files; without it they are written and thrown away
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

STARTED = time.perf_counter()

import numpy as np

import study_data
import study_files
import study_leaks
import study_learners
import study_report
from common import FOLDER, peak_mib
from study_evaluation import details, evaluate
from study_insight import insight
from study_phases import Phase, count, phases

SEED, REPLICATES = 42, 1000
warnings.filterwarnings("ignore", message="Some inputs do not have OOB scores")  # 25 trees leave a few rows out


def train_networks(splits, threads):
    """The networks by split, the study's own with its search, and what their own process says about it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in splits.items():
            for part in ("train", "validation"):
                np.save(f"{folder}/{name}_{part}_x.npy", getattr(data, part).dense)
                np.save(f"{folder}/{name}_{part}_y.npy", getattr(data, part).y)
        environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        script = Path(__file__).with_name("study_networks.py")
        command = [sys.executable, script, folder, str(threads), *(name for name in splits if name != "study")]
        child = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        networks = {}
        for name in splits:
            with np.load(f"{folder}/{name}.npz") as weights:
                networks[name] = study_learners.Network(list(weights.values()))
        return networks, json.loads(child.stdout)


def study(threads):
    study_learners.THREADS = threads
    with Phase("read"):
        songs = study_data.read()
        data = study_data.split(songs, FOLDER)
    with Phase("staircase, splits"):
        splits = study_leaks.read(songs)
    learners = {}
    with Phase("logistic"):
        learners["logistic"] = study_learners.Logistic(data)
    with Phase("knn, choice of k"):
        learners["knn"] = study_learners.Neighbors(data)
    with Phase("forest, four trials and fit"):
        learners["forest"] = study_learners.Forest(data)
    with Phase("mlp, search and trainings"):
        networks, child = train_networks({"study": data, **splits}, threads)
        learners["mlp"] = networks["study"]
    count("mlp, search and trainings", -child["stepSeconds"])
    count("staircase, mlp", child["stepSeconds"])
    answers = {"majority": np.full(len(data.test.y), data.train.y.mean(dtype=float))}
    validations = {"majority": np.full(len(data.validation.y), data.train.y.mean(dtype=float))}
    with Phase("answers for validation and test rows"):
        for name, learner in learners.items():
            answers[name] = learner.answer(data.test.numbers, data.test.codes, data.test.dense)
            validations[name] = learner.validation if name == "knn" else learner.answer(
                data.validation.numbers, data.validation.codes, data.validation.dense)
        members = ("knn", "forest", "mlp")
        validations["blend"], answers["blend"], chosen = study_learners.blend(
            data, {m: validations[m] for m in members}, {m: answers[m] for m in members})
    with Phase("metrics, intervals and tests"):
        models, comparisons = evaluate(data.test.y, answers, REPLICATES, SEED, threads)
    with Phase("calibration, curves, thresholds"):
        by_model = {name: details(data.validation.y, validations[name], data.test.y, p) for name, p in answers.items()}
    with Phase("insight"):
        found = insight(data, learners, answers, SEED)
    leaks = study_leaks.staircase(splits, networks, SEED, threads)
    trainings = child["trials"]
    tuning = {"neighbors": learners["knn"].trials, "forests": learners["forest"].trials, "outOfBag": learners["forest"].curve,
              "learningRates": [{k: t[k] for k in ("rate", "loss", "bestEpoch", "epochs")} for t in trainings],
              "epochs": trainings[child["chosen"]]["history"], "trained": sum(len(t["history"]) for t in trainings)}
    options = {**{name: learner.options for name, learner in learners.items() if name != "mlp"}, "blend": chosen,
               "mlp": {"learningRate": trainings[child["chosen"]]["rate"]}}
    results = {"cleaning": data.cleaning, "options": options, "models": models, "details": by_model, "tuning": tuning,
               "comparisons": comparisons, "insight": found, "leaks": leaks}
    return data, results, answers, learners, child["peakMiB"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    count("imports", time.perf_counter() - STARTED)
    data, results, answers, learners, child_peak = study(options.threads)
    with tempfile.TemporaryDirectory() as temporary, Phase("files and report"):
        folder = options.out or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        study_files.write(folder, data, results, answers, learners)
        study_report.write(folder / "report.html", results)
    total = time.perf_counter() - STARTED
    models = results["models"]
    print(json.dumps({
        "task": "study", "library": "scikit-learn + PyTorch", "setting": f"{options.threads} threads", "unit": "s",
        "values": [total], "median": total, "low": total, "high": total, "peakMiB": max(peak_mib(), child_peak),
        "phases": phases, "epochs": results["tuning"]["trained"],
        "models": {name: {m: round(v["value"], 5) for m, v in figures.items()} for name, figures in models.items()},
        "auc": round(models["blend"]["auc"]["value"], 5), "accuracy": round(models["blend"]["accuracy"]["value"], 5),
    }))


if __name__ == "__main__":
    main()

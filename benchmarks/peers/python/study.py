"""The default study of ./backbeat run (protocol song) on scikit-learn, PyTorch, pandas and SciPy, at their fastest settings.

Same rows, same splits (from `./backbeat data export`, which names the rows of the CSV file), same models on the same columns
(all genres of a track as multi-hot columns, their number and their rates out of fold), same searches, same epochs: weights and
k of kNN, four forests out of bag, learning rates by halving, members of the blend by cross-fitted calibration. 1,000 bootstrap
replicates of thirteen metrics over artists; all pairs of models by paired bootstrap, DeLong and McNemar over artists with Holm's
correction; calibration, thresholds, curves; permutation importance on as many rows with as many shuffles, partial dependence,
results by genre and by popularity, surprising songs; the leak staircase, leaks on fixed rows, two further seeds; predictions,
split and models as files, and a report as a page, as Markdown with plots, and as tables. One step differs: scikit-learn has no
splits on subsets, see study_learners.Forest. Left out of the report: sentences that explain, the glossary, options, times and
environment, calibration by genre, dependence as tables, the published figures; and a page that is right in the dark, on paper and for
screen readers. Plots need Matplotlib; without it they are left out.

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
from sklearn.metrics import roc_auc_score

import study_data
import study_files
import study_kinship
import study_leaks
import study_learners
import study_neighbors
import study_refit
import study_report
from common import FOLDER, peak_mib
from study_bootstrap import point
from study_evaluation import details, evaluate
from study_insight import insight
from study_phases import Phase, count, phases

SEED, SEEDS, REPLICATES = 42, ("43", "44"), 1000
warnings.filterwarnings("ignore", message="Some inputs do not have OOB scores")  # 25 trees leave a few rows out


def train_networks(searched, splits, threads):
    """The networks by split, and what their own process says: searched for on the split named so, or with the rate given."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in splits.items():
            for part in ("train", "validation"):
                np.save(f"{folder}/{name}_{part}_x.npy", getattr(data, part).dense)
                np.save(f"{folder}/{name}_{part}_y.npy", getattr(data, part).y)
        environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
        script = Path(__file__).with_name("study_networks.py")
        command = [sys.executable, script, folder, str(threads), searched, *(name for name in splits if name != searched)]
        child = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        said = json.loads(child.stdout)
        rate = float(searched) if said["chosen"] is None else said["trials"][said["chosen"]]["rate"]
        networks = {}
        for name in splits:
            with np.load(f"{folder}/{name}.npz") as weights:
                networks[name] = study_learners.Network(list(weights.values()), {"learningRate": rate})
        return networks, said


def models(data, splits, threads):
    """The study's own learners with their searches, the networks of the other splits, and what was tried."""
    tuning, learners = {}, {}
    with Phase("logistic"):
        learners["logistic"] = study_learners.Logistic(data)
    with Phase("knn, choice of weights and k"):
        learners["knn"], tuning["neighbors"], tuning["neighborWeights"], known = study_neighbors.search(data)
    with Phase("forest, four trials and fit"):
        learners["forest"], tuning["forests"] = study_learners.search_forest(data)
    with Phase("forest, curves"):
        tuning["outOfBag"], tuning["treeCounts"], tuning["learning"] = study_learners.forest_curves(learners["forest"], data)
    with Phase("mlp, search and trainings"):
        networks, child = train_networks("study", {"study": data, **splits}, threads)
        learners["mlp"] = networks["study"]
    count("mlp, search and trainings", -child["setSeconds"])
    count("staircase and seeds, mlp", child["setSeconds"])
    trials = child["trials"]
    tuning |= {"learningRates": [{k: t[k] for k in ("rate", "loss", "bestEpoch", "epochs")} for t in trials],
               "epochs": trials[child["chosen"]]["history"], "trained": sum(len(t["history"]) for t in trials)}
    return learners, networks, tuning, known, child["peakMiB"]


def study(threads):
    study_learners.THREADS = threads
    with Phase("read"):
        songs = study_data.read()
        data = study_data.exported(songs, FOLDER, "song")
        kin = study_kinship.kinship(songs)
    with Phase("staircase and seeds, splits"):
        splits = study_leaks.read(songs)
        seeds = {name: study_data.exported(songs, FOLDER / "seeds" / name, "song") for name in SEEDS}
    learners, networks, tuning, known, child_peak = models(data, {**splits, **seeds}, threads)
    answers = {"majority": np.full(len(data.test.y), data.train.y.mean(dtype=float))}
    validations = {"majority": np.full(len(data.validation.y), data.train.y.mean(dtype=float))}
    with Phase("answers for validation and test rows"):
        for name, learner in learners.items():
            answers[name] = learner.answer(data.test.dense)
            validations[name] = known if name == "knn" else learner.answer(data.validation.dense)
        validations["blend"], answers["blend"], chosen, blended = study_learners.blend(
            data.validation.y, *({m: p[m] for m in study_refit.MEMBERS} for p in (validations, answers)))
    with Phase("metrics, intervals and tests"):
        figures, comparisons, chance = evaluate(data.test.y, answers, REPLICATES, SEED, threads, data.artists(data.test))
    with Phase("calibration, curves, thresholds"):
        clusters = data.artists(data.test)
        by_model = {name: details(data.validation.y, validations[name], data.test.y, p, clusters) for name, p in answers.items()}
    with Phase("insight"):
        found = insight(data, learners, blended, answers, SEED)
    heard = tuple({name: said[name] for name in ("logistic", "knn", "mlp")} for said in (answers, validations))
    leaks = study_leaks.staircase(songs, kin, data, splits, learners, heard, networks, SEED, threads)
    fixed = fixed_rows(songs, kin, learners, validations, data, threads)
    light = {**learners, "forest": learners["forest"].first(study_learners.SEED_TREES)}
    own = {name: point(data.test.y, p) for name, p in study_refit.answers(data, light, "seeds", heard).items()}
    repeats = study_refit.repeats(own, seeds, learners, networks)
    options = {**{name: learner.options for name, learner in learners.items()}, "blend": chosen}
    results = {"sha256": songs.sha256, "cleaning": songs.cleaning, "positiveRate": float(data.test.y.mean(dtype=float)),
               "options": options, "models": figures, "details": by_model, "tuning": tuning, "comparisons": comparisons,
               "chance": chance, "insight": found, "leaks": leaks, "fixedLeaks": fixed, "repeats": repeats}
    return data, results, answers, learners, child_peak


def fixed_rows(songs, kin, learners, validations, data, threads):
    """Logistic regression, and the learner that ranks the validation rows best, on fixed test rows."""
    with Phase("fixed rows, splits"):
        datas, added, related = study_leaks.fixed_splits(songs, kin, SEED)
    best = max(study_refit.MEMBERS, key=lambda name: roc_auc_score(data.validation.y, validations[name]))
    networks = {}
    if best == "mlp":
        with Phase("fixed rows, mlp"):
            rate = str(learners["mlp"].options["learningRate"])
            named = {f"step{i}": one for i, one in enumerate(datas.values())}
            networks = dict(zip(datas, train_networks(rate, named, threads)[0].values()))
    fitted = {}
    for step, one in datas.items():
        with Phase("fixed rows, logistic"):
            fitted[step] = {"logistic": study_learners.Logistic(one)}
        with Phase(f"fixed rows, {best}"):
            if best == "forest":
                options = learners["forest"].options
                fitted[step][best] = study_learners.Forest(one, options["splits"], options["minLeaf"], study_learners.LIGHT_TREES)
            else:
                fitted[step][best] = networks.get(step) or study_neighbors.Neighbors(one, **learners["knn"].options)
    return study_leaks.fixed(kin, datas, added, related, fitted, SEED, threads)


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
        study_report.write(folder, results)
    total = time.perf_counter() - STARTED
    figures = results["models"]
    print(json.dumps({
        "task": "study", "library": "scikit-learn + PyTorch", "setting": f"{options.threads} threads{study_report.LEFT_OUT}", "unit": "s",
        "values": [total], "median": total, "low": total, "high": total, "peakMiB": max(peak_mib(), child_peak),
        "phases": phases, "epochs": results["tuning"]["trained"],
        "models": {name: {m: round(v["value"], 5) for m, v in by_metric.items()} for name, by_metric in figures.items()},
        "auc": round(figures["blend"]["auc"]["value"], 5), "accuracy": round(figures["blend"]["accuracy"]["value"], 5),
    }))


if __name__ == "__main__":
    main()

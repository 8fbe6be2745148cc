"""Backbeat beside scikit-learn on public tables of other kinds, on the same rows of the same splits.

    tables.py FOLDER [TABLE ...] [--seeds 3] [--learners logistic,knn,forest,mlp] [--backbeat PROGRAM] [--json FILE]

For each table: `recipe init` drafts a recipe from the file alone, at most two edits are made to it, `run` tunes, fits and
judges, and the rows of its split.csv are given to a scikit-learn pipeline: median imputation with an indicator, one-hot
columns, tuned on the same training and validation rows. Printed is the mean AUC on the test rows over the seeds, and the
mean of the paired differences with its standard error.

Nothing is downloaded. FOLDER must hold the files that TABLES calls FILE; the others are made here, of scikit-learn and of
R packages (Debian: r-cran-mlbench r-cran-cardata r-cran-mass r-cran-kernlab) where Rscript finds them.
"""

import argparse
import copy
import json
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import sklearn
from sklearn.compose import ColumnTransformer
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

FILE, R, SKLEARN = "file", "R package", "scikit-learn"
MOST_ROWS = 2500
LEARNERS = ("logistic", "knn", "forest", "mlp")
NEIGHBORS = (1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 130, 160, 200)
RATES = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2)

# name: where from, what is asked of it there, arguments of recipe init, at most two edits (text, its replacement)
TABLES = {
    "adult": (FILE, "adult.csv", [], []),
    "telco": (FILE, "telco.csv", [], []),
    "wine": (FILE, "winequality.csv", [], [('"value": 6', '"value": 7')]),
    "mushrooms": (FILE, "mushrooms.csv", [], []),
    "cards": (FILE, "card-defaults.csv", [], []),
    "eeg": (FILE, "eeg.csv", [], []),
    "credit": (FILE, "credit_data.csv", [], []),
    "cleveland": (FILE, "cleveland.data", [], []),
    "cells": (SKLEARN, "load_breast_cancer", [], []),
    "pima": (R, "mlbench::PimaIndiansDiabetes2", [], []),
    "votes": (R, "mlbench::HouseVotes84", [], [('"columns"', '"duplicates": "keep", "columns"')]),
    "ionosphere": (R, "mlbench::Ionosphere", [], []),
    "titanic": (R, "carData::TitanicSurvival", [], [('"columns"', '"duplicates": "keep", "columns"')]),
    "biopsy": (R, "MASS::biopsy", [], []),
    "births": (R, "MASS::birthwt", ["--label", "low"], []),
    "spam": (R, "kernlab::spam", [], []),
}


def table_file(name, folder, work):
    """The table as a CSV file of at most MOST_ROWS rows."""
    kind, source, _, _ = TABLES[name]
    made = work / f"{name}.csv"
    if kind == FILE:
        lines = (folder / source).read_text().splitlines(keepends=True)
        rows = lines[1:]
        if len(rows) > MOST_ROWS:
            drawn = np.random.default_rng(1).choice(len(rows), MOST_ROWS, replace=False)
            rows = [rows[i] for i in sorted(drawn)]
        made.write_text(lines[0] + "".join(rows))
    elif kind == SKLEARN:
        frame = load_breast_cancer(as_frame=True).frame
        frame["diagnosis"] = frame.pop("target").map({0: "malignant", 1: "benign"})
        frame.to_csv(made, index=False)
    else:
        package, data = source.split("::")
        call = f"data({data}, package='{package}'); write.csv({data}, '{made}')"
        subprocess.run(["Rscript", "-e", call], check=True, capture_output=True)
    return made


def recipe_of(text):
    return json.loads(re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*', lambda found: found[1] or "", text))


def frame_of(file, recipe):
    """The feature columns as scikit-learn wants them: numbers, and texts for categories, NaN where there is a gap."""
    raw = pd.read_csv(file, dtype=str, keep_default_na=False, skipinitialspace=True)
    raw.columns = ["" if name.startswith("Unnamed: ") else name for name in raw.columns]
    marks = {str(mark) for mark in recipe.get("missing", {}).get("marks", [])}
    columns = recipe["columns"]
    out = {}
    for name in columns.get("numeric", []):
        out[name] = pd.to_numeric(raw[name].where(~raw[name].isin(marks)), errors="coerce")
    truth = {"true": 1, "t": 1, "yes": 1, "y": 1, "1": 1, "1.0": 1, "false": 0, "f": 0, "no": 0, "n": 0, "0": 0, "0.0": 0}
    for name in columns.get("boolean", []):
        out[name] = raw[name].str.strip().str.lower().map(truth).astype(float)
    for name in columns.get("categorical", []):
        text = raw[name].str.strip()
        out[name] = text.where(~text.isin(marks | {""}), "(missing)")
    numeric = columns.get("numeric", []) + columns.get("boolean", [])
    return pd.DataFrame(out), numeric, columns.get("categorical", [])


def labels_of(file, rule):
    raw = pd.read_csv(file, dtype=str, keep_default_na=False, skipinitialspace=True)[rule["column"]].str.strip()
    if rule["operator"] == ">=":
        return (pd.to_numeric(raw) >= rule["value"]).to_numpy().astype(int)
    return (raw == str(rule["value"])).to_numpy().astype(int)


def encoded(frame, numeric, categorical, parts):
    train, validation, test = (frame.iloc[rows] for rows in parts)
    steps = [("numbers", make_pipeline(SimpleImputer(strategy="median", add_indicator=True), StandardScaler()), numeric),
             ("categories", OneHotEncoder(handle_unknown="ignore", sparse_output=False), categorical)]
    transform = ColumnTransformer(steps, sparse_threshold=0).fit(train)
    return [np.asarray(transform.transform(part), dtype=np.float64) for part in (train, validation, test)]


def logistic(x, y, xv, yv, xt, seed):
    return LogisticRegression(max_iter=2000).fit(x, y).predict_proba(xt)[:, 1]


def knn(x, y, xv, yv, xt, seed):
    ks = [k for k in NEIGHBORS if k <= len(x)]
    best = max(ks, key=lambda k: (roc_auc_score(yv, KNeighborsClassifier(k).fit(x, y).predict_proba(xv)[:, 1]), k))
    return KNeighborsClassifier(best).fit(x, y).predict_proba(xt)[:, 1]


def forest(x, y, xv, yv, xt, seed):
    def judged(leaf):
        grown = RandomForestClassifier(25, min_samples_leaf=leaf, oob_score=True, random_state=seed).fit(x, y)
        votes = grown.oob_decision_function_[:, 1]
        seen = ~np.isnan(votes)
        return roc_auc_score(y[seen], votes[seen])

    best = max((1, 3, 8), key=judged)
    return RandomForestClassifier(100, min_samples_leaf=best, random_state=seed).fit(x, y).predict_proba(xt)[:, 1]


def mlp(x, y, xv, yv, xt, seed):
    """Rates by successive halving, then the three best to the end, back to the best epoch: as `run` does it."""
    runs = [{"net": MLPClassifier((64,), batch_size=min(256, len(x)), learning_rate_init=rate, random_state=seed), "best": (np.inf, None),
             "since": 0} for rate in RATES]

    def epochs(run, count):
        for _ in range(count):
            if run["since"] > 20:
                return
            run["net"].partial_fit(x, y, classes=[0, 1])
            p = run["net"].predict_proba(xv)[:, 1]
            loss = log_loss(yv, p, eps=1e-12, labels=[0, 1]) if np.isfinite(p).all() else np.inf
            run["since"] += 1
            if loss < run["best"][0]:
                run["best"], run["since"] = (loss, copy.deepcopy(run["net"])), 0

    for run in runs:
        epochs(run, 4)
    runs.sort(key=lambda run: run["best"][0])
    for run in runs[:3]:
        epochs(run, 196)
    return min(runs, key=lambda run: run["best"][0])["best"][1].predict_proba(xt)[:, 1]


def compare(name, folder, seeds, learners, backbeat, work):
    file = table_file(name, folder, work)
    arguments, edits = TABLES[name][2:]
    path = work / f"{name}.json"
    subprocess.run([backbeat, "recipe", "init", file, "-o", path, "--force", *arguments], check=True, capture_output=True)
    text = path.read_text()
    for old, new in edits:
        assert old in text, (name, old)
        text = text.replace(old, new, 1)
    path.write_text(text)
    recipe = recipe_of(text)
    frame, numeric, categorical = frame_of(file, recipe)
    y = labels_of(file, recipe["label"])
    ours, theirs = {key: [] for key in learners}, {key: [] for key in learners}
    for seed in range(1, seeds + 1):
        out = work / f"{name}-{seed}"
        subprocess.run([backbeat, "run", "--recipe", path, "--data", file, "--models", ",".join(learners), "--no-leaks",
                        "--repeat", "1", "--seed", str(seed), "--out", out, "--force"], check=True, capture_output=True)
        split = pd.read_csv(out / "split.csv")
        parts = [split.row[split.part == part].to_numpy() for part in ("train", "validation", "test")]
        metrics = json.loads((out / "metrics.json").read_text())["models"]
        x, xv, xt = encoded(frame, numeric, categorical, parts)
        for key in learners:
            p = globals()[key](x, y[parts[0]], xv, y[parts[1]], xt, seed)
            ours[key].append(metrics[key]["auc"]["value"])
            theirs[key].append(roc_auc_score(y[parts[2]], p))
    return {"table": name, "rows": int(len(frame)), "edits": len(edits), "seeds": seeds,
            "columns": {kind: len(names) for kind, names in recipe["columns"].items()},
            "gaps": int(frame[numeric].isna().any(axis=1).sum()) if numeric else 0, "ours": ours, "theirs": theirs}


def line(found):
    cells = [found["table"], f"{found['rows']:,}"]
    for key in found["ours"]:
        difference = np.array(found["ours"][key]) - np.array(found["theirs"][key])
        error = difference.std(ddof=1) / np.sqrt(len(difference)) if len(difference) > 1 else float("nan")
        cells.append(f"{np.mean(found['ours'][key]):.3f} / {np.mean(found['theirs'][key]):.3f} ({difference.mean():+.3f} ±{error:.3f})")
    return "| " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*", default=list(TABLES))
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--learners", type=lambda text: text.split(","), default=list(LEARNERS))
    parser.add_argument("--backbeat", default="./backbeat")
    parser.add_argument("--json", type=Path, help="write the figures of every seed here, too")
    given = parser.parse_args()
    warnings.filterwarnings("ignore")
    print(f"Python {sys.version.split()[0]}, scikit-learn {sklearn.__version__}, NumPy {np.__version__}, pandas {pd.__version__}")
    print("| table | rows | " + " | ".join(given.learners) + " |\n" + "| --- " * (2 + len(given.learners)) + "|")
    lines = []
    with tempfile.TemporaryDirectory() as work:
        for name in given.tables:
            found = compare(name, given.folder, given.seeds, given.learners, given.backbeat, Path(work))
            lines.append(json.dumps(found))
            print(line(found), flush=True)
            if given.json:
                given.json.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

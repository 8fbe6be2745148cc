"""Are both studies about the same? Compares what ./backbeat run and study.py --out wrote about the same rows.

    python3 study_check.py OURS THEIRS

Exact: the split, the k of kNN and its answers (ties aside), the figures that follow from the same probabilities. Within
intervals: AUCs of what is drawn at random, and the importance of every column for every model. Exits with 1 where not.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas

from study_bootstrap import point
from study_evaluation import delong, mid_p

ours, theirs = (Path(folder) for folder in sys.argv[1:3])
our, their = (json.loads((folder / "metrics.json").read_text()) for folder in (ours, theirs))
our_rows, their_rows = (pandas.read_csv(folder / "predictions.csv") for folder in (ours, theirs))
failures = 0


def check(what, right, detail=""):
    global failures
    failures += not right
    print(f"{'ok  ' if right else 'FAIL'} {what} {detail}")


def overlap(a, b):
    return a["low"] <= b["high"] and b["low"] <= a["high"]


check("the split, to the byte", (ours / "split.csv").read_bytes() == (theirs / "split.csv").read_bytes())
check("test rows and labels", our_rows[["row", "label"]].equals(their_rows[["row", "label"]]))
k = int(our["details"]["knn"]["options"]["k"])
check("k of kNN", k == their["options"]["knn"]["k"], f"{k}")
apart = np.abs(our_rows["knn"] - their_rows["knn"])
check("answers of kNN", (apart < 1e-6).mean() > 0.99, f"{(apart < 1e-6).mean():.2%} equal, the others by ties of distance")

# Our probabilities through their formulas. Not the forest's: the file's nine decimals tie rows that differ in later ones.
y = our_rows["label"].to_numpy()
values = point(y, our_rows["mlp"].to_numpy())
for name, interval in our["models"]["mlp"].items():
    check(f"{name} of mlp by both programs", abs(values[name] - interval["value"]) < 1e-6, f"{values[name]:.6f}")
aucs, covariance = delong(y, our_rows[["forest", "mlp"]].to_numpy().T)
pair = next(p for p in our["comparisons"] if (p["first"], p["second"]) == ("forest", "mlp"))
right = (our_rows[["forest", "mlp"]].to_numpy() >= 0.5) == (y[:, None] == 1)
only = [int((right[:, i] & ~right[:, 1 - i]).sum()) for i in (0, 1)]
check("McNemar of forest and mlp", np.isclose(mid_p(*only), pair["mcNemar"], rtol=1e-6), f"{mid_p(*only):.3g}")

for name in our["models"]:
    a, b = our["models"][name]["auc"], their["models"][name]["auc"]
    check(f"AUC of {name}", overlap(a, b), f"ours {a['value']:.4f}, theirs {b['value']:.4f}")
for name, columns in our["insight"]["importance"].items():
    for entry in columns:
        a, b = entry["aucDrop"], their["insight"]["importance"][name][entry["column"]]
        check(f"importance of {entry['column']} for {name}", overlap(a, b), f"ours {a['value']:.4f}, theirs {b['value']:.4f}")
sys.exit(failures > 0)

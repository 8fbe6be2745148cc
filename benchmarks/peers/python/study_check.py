"""Are both studies about the same? Compares what ./backbeat run and study.py --out wrote about the same rows.

    python3 study_check.py OURS THEIRS

First every figure of ours is recomputed from its predictions.csv (recompute.py). Exact: the split, the k of kNN and its answers (ties aside), the figures that follow from the same probabilities, and what the
steps of the leak staircase share. Within intervals: AUCs of what is drawn at random, the importance of every column for
every model, and the staircase's figures; those of kNN there within what ties of distance can move. Exits with 1 where not.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas

from recompute import report
from study_bootstrap import point
from study_evaluation import delong, mid_p

STAIRCASE_METRICS, TIES = ("accuracy", "auc", "averagePrecision", "logLoss", "brier"), 0.002

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


check("every figure of ours recomputed from predictions.csv", report(ours))
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
    for entry in columns if name in their["insight"]["importance"] else []:  # a blend's is asked of ours alone
        a, b = entry["aucDrop"], their["insight"]["importance"][name][entry["column"]]
        check(f"importance of {entry['column']} for {name}", overlap(a, b), f"ours {a['value']:.4f}, theirs {b['value']:.4f}")

for a, b in zip(our["leaks"], their["leaks"], strict=True):
    check(f"rows of step {a['protocol']}", all(a[part] == b[part] for part in ("protocol", "train", "test")),
          f"train {b['train']}, test {b['test']}")
    for key in b["shared"]:  # the audits by relation are ours alone
        share = a["shared"][key]
        check(f"share of the same {key} in step {a['protocol']}", abs(share - b["shared"][key]) < 1e-9, f"{share:.4f}")
    check(f"models of step {a['protocol']}", list(a["models"]) == list(b["models"]))
    for name, figures in a["models"].items():
        for metric in STAIRCASE_METRICS:
            mine, yours = figures[metric], b["models"][name][metric]
            near = abs(mine["value"] - yours["value"]) < TIES if name in ("majority", "knn") else overlap(mine, yours)
            check(f"{metric} of {name} in step {a['protocol']}", near, f"ours {mine['value']:.4f}, theirs {yours['value']:.4f}")
            if metric in ("accuracy", "auc") and name != "majority":
                widths = [i["high"] - i["low"] for i in (mine, yours)]
                check("... width of its interval", 0.7 < widths[0] / widths[1] < 1.4, "ours {:.4f}, theirs {:.4f}".format(*widths))
sys.exit(failures > 0)

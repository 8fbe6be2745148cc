"""Are both studies about the same? Compares what ./backbeat run and study.py --out wrote about the same rows.

    python3 study_check.py OURS THEIRS

First every figure of ours is recomputed from its predictions.csv (recompute.py). Exact: the split, test rows and clusters, the
figures that follow from the same probabilities or from the file alone, rows of every step, and what the steps of the leak staircase share by group and
by relation. Within intervals: what is drawn at random, as folds of rates, trees, networks and shuffles are: AUCs of the models,
and of each in large genres, the importance of every column for every model, the figures of the staircase and of fixed rows; of the seeds within three standard
deviations of either side and .005. What either side chose is told. Learners that differ by more than chance are named with the
paired difference over artists; a forest with subsets has no counterpart, so it may be above theirs. Exits with 1 where not.
"""

import json
import sys
from pathlib import Path

import numpy as np
import pandas

from knowledge_peer import difference
from recompute import delong, mcnemar, report
from study_bootstrap import point
from study_report import large

ours, theirs = (Path(folder) for folder in sys.argv[1:3])
our, their = (json.loads((folder / "metrics.json").read_text()) for folder in (ours, theirs))
our_rows, their_rows = (pandas.read_csv(folder / "predictions.csv") for folder in (ours, theirs))
STAIRCASE_METRICS, SEEDS_APART = ("accuracy", "auc", "averagePrecision", "brier"), 0.005
failures = 0


def check(what, right, detail=""):
    global failures
    failures += not right
    print(f"{'ok  ' if right else 'FAIL'} {what} {detail}")


def overlap(a, b):
    return a["low"] <= b["high"] and b["low"] <= a["high"]


def figures(a, b):
    return f"ours {a['value']:.4f}, theirs {b['value']:.4f}"


def near(what, a, b):
    check(what, overlap(a, b), figures(a, b))


def same_work():
    check("every figure of ours recomputed from predictions.csv", report(ours))
    check("the split, to the byte", (ours / "split.csv").read_bytes() == (theirs / "split.csv").read_bytes())
    check("test rows and labels", our_rows[["row", "label"]].equals(their_rows[["row", "label"]]))
    pairs = np.unique(np.column_stack([our_rows["cluster"], their_rows["cluster"]]), axis=0)
    check("clusters", len(pairs) == our_rows["cluster"].nunique() == their_rows["cluster"].nunique(), f"{len(pairs)} artists")
    cleaning = {step["step"]: step["rows"] for step in our["data"]["cleaning"]}
    check("rows that cleaning removes", cleaning == their["cleaning"], str(cleaning))
    for name, options in their["options"].items():
        print(f"     chosen for {name}: ours {our['details'][name]['options']}, theirs {options}")
    mine, theirs_knn = our["details"]["knn"]["options"], their["options"]["knn"]
    weights = {column: float(factor) for column, factor in (pair.split("=") for pair in mine["weights"].split(","))}
    check("weights and k of kNN", weights == theirs_knn["weights"] and int(mine["k"]) == theirs_knn["k"], f"{weights}, k = {mine['k']}")
    apart = np.abs(our_rows["knn"] - their_rows["knn"])
    print(f"     answers of kNN: {(apart < 1e-6).mean():.1%} equal, {(apart < 0.05).mean():.1%} within .05; folds of the rates are drawn anew")
    for kind in ("forests", "learningRates", "learning", "treeCounts", "outOfBag"):
        check(f"as many trials: {kind}", len(our["tuning"][kind]) == len(their["tuning"][kind]))
    print(f"     weightings of kNN tried: ours {len(our['tuning']['neighborWeights'])}, theirs {len(their['tuning']['neighborWeights'])}")


def same_formulas():
    """Our probabilities through their formulas."""
    y = our_rows["label"].to_numpy()
    values = point(y, our_rows["mlp"].to_numpy())
    for name, interval in our["models"]["mlp"].items():
        check(f"{name} of mlp by both programs", abs(values[name] - interval["value"]) < 1e-6, f"{values[name]:.6f}")
    cluster = pandas.factorize(our_rows["cluster"])[0]
    pair = next(p for p in our["comparisons"] if (p["first"], p["second"]) == ("forest", "mlp"))
    both = [our_rows[name].to_numpy() for name in ("forest", "mlp")]
    for test, p in (("deLong", delong(y, cluster, both)(0, 1)), ("mcNemar", mcnemar(y, cluster, *((p >= 0.5).astype(int) for p in both)))):
        check(f"{test} of forest and mlp over artists", np.isclose(p, pair[test], rtol=1e-6), f"{p:.3g}")


def models():
    y, cluster = our_rows["label"].to_numpy(), pandas.factorize(our_rows["cluster"])[0]
    for name in our["models"]:
        a, b = our["models"][name]["auc"], their["models"][name]["auc"]
        low, high = difference(y, cluster, our_rows[name].to_numpy(), their_rows[name].to_numpy()) if name != "majority" else (0, 0)
        check(f"AUC of {name}", overlap(a, b), f"{figures(a, b)}, paired {a['value'] - b['value']:+.4f} [{low:+.4f}, {high:+.4f}]")
        if name != "majority":
            widths = [i["high"] - i["low"] for i in (a, b)]
            check("... width of its interval", 0.8 < widths[0] / widths[1] < 1.25, "ours {:.4f}, theirs {:.4f}".format(*widths))
    for name, columns in our["insight"]["importance"].items():
        for entry in columns:
            near(f"importance of {entry['column']} for {name}", entry["aucDrop"], their["insight"]["importance"][name][entry["column"]])
    for a in our["insight"]["contrasts"]:
        b = next(one for one in their["insight"]["contrasts"] if one["column"] == a["column"])
        check(f"{a['column']} among rows of the same genres", a["pairs"] == b["pairs"]
              and all(abs(a["auc"][end] - b["auc"][end]) < 1e-9 for end in ("value", "low", "high")), figures(a["auc"], b["auc"]))
    rows = {group["group"]: group["rows"] for group in our["insight"]["groups"]}
    check("rows of every genre", rows == dict(zip(their["insight"]["groups"]["group"], their["insight"]["groups"]["rows"])))
    near_genres(our["insight"]["groups"], their["insight"]["groups"])
    for a, b in zip(our["insight"]["ranges"], their["insight"]["ranges"], strict=False):
        print(f"     rows from popularity {a['from']:.0f} on: ours {a['rows']}, theirs {b['rows']}")


def near_genres(mine, peer):
    """The AUCs of genres with their intervals; where hardly any row is of a class, an interval by formula promises too much."""
    by_genre = dict(zip(peer["group"], peer["aucInterval"]))
    theirs_of = lambda group: by_genre.get(group["group"], {})
    check("genres and models with an interval", all(group["aucInterval"].keys() == theirs_of(group).keys() for group in mine))
    big = [peer["group"][g] for g in range(len(peer["group"])) if large(peer, g)]
    pairs = [(group["aucInterval"][name], theirs_of(group)[name]) for group in mine if group["group"] in big
             for name in group["aucInterval"].keys() & theirs_of(group).keys()]
    check("AUC of every model in every large genre", pairs and all(overlap(a, b) for a, b in pairs), f"{len(big)} genres, {len(pairs)} pairs")


def leaks():
    for a, b in zip(our["leaks"], their["leaks"], strict=True):
        name = a["protocol"]
        check(f"rows of step {name}", all(a[part] == b[part] for part in ("protocol", "train", "test")), f"train {b['train']}, test {b['test']}")
        check(f"what step {name} shares", a["shared"].keys() == b["shared"].keys()
              and all(abs(share - b["shared"][key]) < 1e-9 for key, share in a["shared"].items()), str(b["shared"]))
        for model, values in a["models"].items():
            for metric in STAIRCASE_METRICS:
                near(f"{metric} of {model} in step {name}", values[metric], b["models"][model][metric])
    fixed, peer = our["fixedLeaks"], their["fixedLeaks"]
    check("training rows beside fixed test rows", fixed["train"] == peer["train"], f"test rows drawn: ours {fixed['test']}, theirs {peer['test']}")
    leaf, their_leaf = int(our["details"]["forest"]["options"]["minLeaf"]), int(their["options"]["forest"]["minLeaf"])
    for a, b in zip(fixed["steps"], peer["steps"], strict=True):
        for model in a["models"].keys() & b["models"].keys():
            for kind in a["models"][model].keys() & b["models"][model].keys() - {"gainP"}:
                what, x, y = f"{kind} of {model} with {a['relation'] or 'nothing related'}", a["models"][model][kind], b["models"][model][kind]
                if model == "forest" and kind in ("gain", "gained") and leaf != their_leaf:  # smaller leaves remember a row that they have seen
                    more = (x["value"] - y["value"]) * (their_leaf - leaf) > 0
                    check(what, more or overlap(x, y), f"{figures(x, y)}, leaves of {leaf} and {their_leaf} rows")
                else:
                    near(what, x, y)


def seeds():
    for model, values in our["repeats"][0]["models"].items():
        a, b = values["auc"], their["repeats"][model]["auc"]
        reach = SEEDS_APART + 3 * max(a["standardDeviation"], b["standardDeviation"])
        check(f"AUC of {model} over seeds", abs(a["mean"] - b["mean"]) <= reach,
              "ours {mean:.4f} ±{standardDeviation:.4f}".format(**a) + ", theirs {mean:.4f} ±{standardDeviation:.4f}".format(**b))


same_work()
same_formulas()
models()
leaks()
seeds()
sys.exit(failures > 0)

"""What every script shares: the exported rows, a stopwatch, quality, one JSON line per figure.

The rows and their split come from `./backbeat data export --protocol track --out DIR`; the folder is named by
BACKBEAT_MATRICES (default: matrices/ beside this file). Both sides so work on the same float32 numbers.
"""

import json
import os
import resource
import statistics
import sys
import time
from pathlib import Path

import numpy as np

FOLDER = Path(os.environ.get("BACKBEAT_MATRICES", Path(__file__).parent / "matrices"))


def load(part):
    """The dense one-hot matrix (n x width, float32) and the labels (float32) of 'train' or 'test'."""
    try:
        return np.load(FOLDER / f"{part}_dense.npy"), np.load(FOLDER / f"{part}_labels.npy").astype(np.float32)
    except FileNotFoundError as missing:
        sys.exit(
            f"{missing.filename} is missing: run ./backbeat data export --protocol track --out {FOLDER} first"
        )


def seconds(work, repeats, warmups=1):
    """The times of `repeats` calls of `work` after `warmups` untimed ones, and the last result."""
    times = []
    for number in range(warmups + repeats):
        start = time.perf_counter()
        result = work()
        elapsed = time.perf_counter() - start
        if number >= warmups:
            times.append(elapsed)
    return times, result


def quality(labels, probabilities):
    """Accuracy at 0.5, area under the ROC curve and log loss."""
    from sklearn.metrics import log_loss, roc_auc_score

    return {
        "accuracy": round(float(((probabilities >= 0.5) == (labels == 1)).mean()), 4),
        "auc": round(float(roc_auc_score(labels, probabilities)), 4),
        "logLoss": round(float(log_loss(labels, np.clip(probabilities, 1e-7, 1 - 1e-7).astype(float))), 4),
    }


def peak_mib():
    """The peak resident memory of this process, in MiB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def report(task, library, setting, unit, values, **more):
    """One JSON line: the values are rates or times in `unit`, one per repetition."""
    line = {
        "task": task,
        "library": library,
        "setting": setting,
        "unit": unit,
        "median": statistics.median(values),
        "low": min(values),
        "high": max(values),
        "values": list(values),
        "peakMiB": peak_mib(),
        **more,
    }
    print(json.dumps(line), flush=True)

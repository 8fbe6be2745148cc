"""AUC and log loss of Backbeat's perceptron beside PyTorch's: same rows, split, architecture and epochs, five seeds.

    ./backbeat data export --protocol song --out rows-song
    java --add-modules jdk.incubator.vector -cp benchmarks/target/benchmarks.jar backbeat.benchmarks.quality.MlpQuality rows-song
    BACKBEAT_DATA=dataset.csv python3 benchmarks/peers/python/quality_mlp.py rows-song

64 units, Adam at 0.001, batches of 256, 20 epochs, the weights of the last. Intervals: 1,000 bootstrap samples of whole
tracks, songs or artists, the same samples for every network; the figure of a sample is the mean over the seeds. PyTorch's
answers are kept in the folder (torch_SEED.f64) and not trained again.
"""

import json
import os
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch import nn

SEEDS, EPOCHS, BATCH, SAMPLES = 5, 20, 256, 1000
GROUPS = {
    "track": lambda rows: rows.track_id,
    "song": lambda rows: rows.artists + "\0" + rows.track_name,
    "artist": lambda rows: rows.artists.str.split(";").str[0],
}


def torch_answers(folder, seed):
    kept = folder / f"torch_{seed}.f64"
    if not kept.exists():
        train = torch.from_numpy(np.load(folder / "train_dense.npy"))
        labels = torch.from_numpy(np.load(folder / "train_labels.npy").ravel().astype(np.float32))
        torch.manual_seed(seed)
        model = nn.Sequential(nn.Linear(train.shape[1], 64), nn.ReLU(), nn.Linear(64, 1))
        optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, foreach=False)
        loss_of = nn.BCEWithLogitsLoss()
        for _ in range(EPOCHS):
            order = torch.randperm(len(train))
            rows, targets = train[order], labels[order]
            for start in range(0, len(train), BATCH):
                loss = loss_of(model(rows[start : start + BATCH]).squeeze(1), targets[start : start + BATCH])
                optimizer.zero_grad(set_to_none=True)
                loss.backward()
                optimizer.step()
        with torch.no_grad():
            test = torch.from_numpy(np.load(folder / "test_dense.npy"))
            torch.sigmoid(model(test).squeeze(1).double()).numpy().astype("<f8").tofile(kept)
    return np.fromfile(kept)


def auc(order, positive, weights):
    """Of weighted rows in rising order of probability."""
    w, y = weights[order], positive[order]
    below = np.cumsum(w * (1 - y))
    return (w * y * below).sum() / ((w * y).sum() * below[-1])


def figures(answers, positive, samples):
    """AUC and log loss by seed (2 x seeds), and of every sample (2 x samples, mean over the seeds)."""
    plain, sampled = np.zeros((2, len(answers))), np.zeros((2, len(samples)))
    for s, p in enumerate(answers):
        order, loss = np.argsort(p, kind="stable"), -np.log(np.where(positive > 0, p, 1 - p))
        plain[:, s] = auc(order, positive, np.ones(len(p))), loss.mean()
        for i, w in enumerate(samples):
            sampled[0, i] += auc(order, positive, w) / len(answers)
            sampled[1, i] += (w * loss).sum() / w.sum() / len(answers)
    return plain, sampled


def main(folder):
    torch.set_num_threads(1)
    protocol = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["protocol"]
    positive = np.load(folder / "test_labels.npy").ravel().astype(float)
    rows = pd.read_csv(os.environ["BACKBEAT_DATA"], index_col=0).iloc[np.load(folder / "test_rows.npy").ravel()]
    group = pd.factorize(GROUPS[protocol](rows))[0]
    count, random = group.max() + 1, np.random.default_rng(42)
    samples = [np.bincount(random.integers(0, count, count), minlength=count)[group].astype(float) for _ in range(SAMPLES)]
    seeds = range(1, SEEDS + 1)
    theirs, their_samples = figures([torch_answers(folder, seed) for seed in seeds], positive, samples)
    print(f"{protocol}: {len(positive)} test rows in {count} groups, PyTorch {torch.__version__}")
    for how in ("fan_in_uniform", "he"):
        ours, our_samples = figures([np.fromfile(folder / f"mlp_{how}_{seed}.f64") for seed in seeds], positive, samples)
        for m, name in enumerate(("AUC", "log loss")):
            low, high = np.percentile(our_samples[m] - their_samples[m], [2.5, 97.5])
            print(
                f"  {how:14} {name:8} PyTorch {theirs[m].mean():.4f}, Backbeat {ours[m].mean():.4f}, "
                f"difference {ours[m].mean() - theirs[m].mean():+.4f} [{low:+.4f}, {high:+.4f}], "
                f"deviation over seeds {theirs[m].std(ddof=1):.4f} and {ours[m].std(ddof=1):.4f}"
            )


for argument in sys.argv[1:]:
    main(Path(argument))

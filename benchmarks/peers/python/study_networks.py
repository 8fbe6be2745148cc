"""The networks of study.py: a whole training per learning rate, stopped early; the lowest validation loss wins.

A process of its own, because Debian's PyTorch sets the process's OpenMP threads to one on import. The trainings run side by
side, one thread each: more threads slow batches of 256 rows down. Reads and writes .npy files in the folder given and
prints what was tried, with the peak memory, as JSON.
"""

import json
import multiprocessing
import sys

import numpy as np
import torch
from torch import nn

from common import peak_mib

BATCH, HIDDEN, RATES, EPOCHS, PATIENCE, DECAY = 256, 64, (3e-4, 1e-3, 3e-3, 1e-2), 200, 20, 0.1

torch.set_num_threads(1)
folder, threads = sys.argv[1], int(sys.argv[2])
x, y, xv, yv = (torch.from_numpy(np.load(f"{folder}/{name}.npy")) for name in
                ("train_x", "train_y", "validation_x", "validation_y"))
loss_of = nn.BCEWithLogitsLoss()


def train(rate):
    """The history and the weights of the epoch with the lowest validation loss."""
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(x.shape[1], HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1))
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": weights, "weight_decay": DECAY}, {"params": biases, "weight_decay": 0}],
                                  lr=rate, foreach=False)
    best, kept, best_epoch, history = float("inf"), None, 0, []
    for epoch in range(1, EPOCHS + 1):
        order = torch.randperm(len(x))
        shuffled, targets = x[order], y[order]
        total = 0.0
        for i in range(0, len(x), BATCH):
            loss = loss_of(model(shuffled[i : i + BATCH]).squeeze(1), targets[i : i + BATCH])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            total += loss.detach() * len(targets[i : i + BATCH])
        with torch.no_grad():
            validation = float(loss_of(model(xv).squeeze(1), yv))
        history.append({"epoch": epoch, "train": float(total) / len(x), "validation": validation})
        if validation < best:
            best, best_epoch = validation, epoch
            kept = [p.detach().clone().numpy() for p in model.parameters()]
        elif epoch - best_epoch >= PATIENCE:
            break
    return {"rate": rate, "loss": best, "bestEpoch": best_epoch, "history": history, "peakMiB": peak_mib()}, kept


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(threads) as pool:
        trainings = pool.map(train, RATES, chunksize=1)
    trials = [trial for trial, _ in trainings]
    best = min(range(len(trials)), key=lambda i: trials[i]["loss"])
    np.savez(f"{folder}/weights.npz", *trainings[best][1])
    print(json.dumps({"trials": trials, "chosen": best, "peakMiB": peak_mib() + sum(t["peakMiB"] for t in trials[:threads])}))

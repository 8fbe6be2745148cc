"""The networks of study.py: a search over learning rates by successive halving, then the finalists to the end; then, with the
rate that was chosen, one network for every other set of rows.

A process of its own, because Debian's PyTorch sets the process's OpenMP threads to one on import. The trainings run side by
side, one thread each: more threads slow batches of 256 rows down. Reads and writes .npy files in the folder given and
prints what was tried, with the peak memory, as JSON.

    python3 study_networks.py FOLDER THREADS SEARCHED|RATE [SET...]      a set to search on, or the rate
"""

import json
import multiprocessing
import sys
import time

import numpy as np
import torch
from torch import nn

from common import peak_mib

BATCH, HIDDEN, EPOCHS, PATIENCE, DECAY = 256, 64, 200, 20, 0.1
RATES, FIRST_ROUND, FINALISTS = (1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2), 4, 3

torch.set_num_threads(1)
loss_of = nn.BCEWithLogitsLoss()
folder, threads, searched, sets = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4:]
given = float(searched) if searched[0].isdigit() else None
rows = {name: [torch.from_numpy(np.load(f"{folder}/{name}_{part}.npy")) for part in
               ("train_x", "train_y", "validation_x", "validation_y")] for name in ([] if given else [searched]) + sets}


class Training:
    """A network, its optimizer and its history; it goes on where it stopped, in whichever process."""

    def __init__(self, rate, name):
        torch.manual_seed(42)
        self.name, self.rate, self.history, self.best, self.best_epoch, self.kept = name, rate, [], float("inf"), 0, None
        self.model = nn.Sequential(nn.Linear(rows[name][0].shape[1], HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1))
        weights = [p for p in self.model.parameters() if p.dim() > 1]
        biases = [p for p in self.model.parameters() if p.dim() == 1]
        self.optimizer = torch.optim.AdamW([{"params": weights, "weight_decay": DECAY},
                                            {"params": biases, "weight_decay": 0}], lr=rate, foreach=False)

    def until(self, epochs):
        while len(self.history) < epochs and len(self.history) - self.best_epoch < PATIENCE:
            self.epoch()
        return self

    def epoch(self):
        x, y, xv, yv = rows[self.name]
        model, optimizer, number = self.model, self.optimizer, len(self.history) + 1
        order = torch.randperm(len(x), generator=torch.Generator().manual_seed(number))
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
        self.history.append({"epoch": number, "train": float(total) / len(x), "validation": validation})
        if validation < self.best:
            self.best, self.best_epoch = validation, number
            self.kept = [p.detach().clone().numpy() for p in model.parameters()]


def go_on(work):
    training, epochs = work
    return training.until(epochs), peak_mib()


def search(pool):
    """Every rate trains a little, the better half goes on twice as long; the last few train to the end."""
    alive, everyone, until = [Training(rate, searched) for rate in RATES], {}, FIRST_ROUND
    while True:
        last = len(alive) <= FINALISTS
        ran = pool.map(go_on, [(training, EPOCHS if last else until) for training in alive], chunksize=1)
        peak = sum(sorted(mib for _, mib in ran)[-threads:])
        alive = [training for training, _ in ran]
        everyone.update((training.rate, training) for training in alive)
        if last:
            return list(everyone.values()), min(alive, key=lambda training: training.best), peak
        alive = sorted(alive, key=lambda training: training.best)[: max(FINALISTS, (len(alive) + 1) // 2)]
        alive.sort(key=lambda training: training.rate)
        until *= 2


if __name__ == "__main__":
    with multiprocessing.get_context("fork").Pool(threads) as pool:
        trainings, chosen, peak = ([], None, 0) if given else search(pool)
        start = time.perf_counter()
        ran = pool.map(go_on, [(Training(given or chosen.rate, name), EPOCHS) for name in sets], chunksize=1)
        seconds = time.perf_counter() - start
    for training in [*([chosen] if chosen else []), *(training for training, _ in ran)]:
        np.savez(f"{folder}/{training.name}.npz", *training.kept)
    peak = max(peak, sum(sorted(mib for _, mib in ran)[-threads:]))
    trials = [{"rate": t.rate, "loss": t.best, "bestEpoch": t.best_epoch, "epochs": len(t.history), "history": t.history}
              for t in trainings]
    print(json.dumps({"trials": trials, "chosen": trainings.index(chosen) if chosen else None, "setSeconds": seconds,
                      "peakMiB": peak_mib() + peak}))

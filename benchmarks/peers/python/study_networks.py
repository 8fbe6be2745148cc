"""The networks of study.py: a search over the learning rate, then one long training with early stopping. One thread.

Reads and writes .npy files in the folder given; prints the number of epochs and the peak memory as JSON.
"""

import json
import sys

import numpy as np
import torch
from torch import nn

from common import peak_mib

BATCH, HIDDEN, RATES, SEARCH_EPOCHS, EPOCHS, PATIENCE = 256, 64, (3e-4, 1e-3, 3e-3, 1e-2), 8, 200, 20

torch.set_num_threads(1)
folder = sys.argv[1]
x, y, xv, yv, xt = (torch.from_numpy(np.load(f"{folder}/{name}.npy")) for name in
                    ("train_x", "train_y", "validation_x", "validation_y", "test_x"))
loss_of = nn.BCEWithLogitsLoss()


def train(rate, epochs, patience):
    """The lowest validation loss, the weights that had it, and the number of epochs trained."""
    torch.manual_seed(42)
    model = nn.Sequential(nn.Linear(x.shape[1], HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, foreach=False)
    best, weights, best_epoch = float("inf"), None, 0
    for epoch in range(1, epochs + 1):
        order = torch.randperm(len(x))
        shuffled, targets = x[order], y[order]
        for i in range(0, len(x), BATCH):
            loss = loss_of(model(shuffled[i : i + BATCH]).squeeze(1), targets[i : i + BATCH])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            validation = float(loss_of(model(xv).squeeze(1), yv))
            loss_of(model(x).squeeze(1), y)  # the training loss of the report's curve
        if validation < best:
            best, best_epoch = validation, epoch
            weights = {name: value.clone() for name, value in model.state_dict().items()}
        elif patience and epoch - best_epoch >= patience:
            break
    model.load_state_dict(weights)
    return best, model, epoch


rate = min(RATES, key=lambda r: train(r, SEARCH_EPOCHS, 0)[0])
_, model, epochs = train(rate, EPOCHS, PATIENCE)
with torch.no_grad():
    np.save(f"{folder}/validation_p.npy", torch.sigmoid(model(xv).squeeze(1)).numpy())
    np.save(f"{folder}/test_p.npy", torch.sigmoid(model(xt).squeeze(1)).numpy())
print(json.dumps({"epochs": epochs, "rate": rate, "peakMiB": peak_mib()}))

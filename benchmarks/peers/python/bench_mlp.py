"""A multilayer perceptron: 140-64-1, ReLU, BCE on logits, Adam 1e-3, batches of 256.

Written as PyTorch users who care about speed write it: the shuffled matrix is gathered once per epoch and batches are
slices of it (a DataLoader takes three times as long); `set_to_none`, one optimizer call for all tensors off (it is slower
for four small tensors). One thread is the fastest setting at this size.
"""

import argparse
import time

import numpy as np
import torch
from torch import nn

from common import load, quality, report, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--epochs", type=int, default=20)
parser.add_argument("--hidden", type=int, default=64)
parser.add_argument("--batch", type=int, default=256)
options = parser.parse_args()

torch.set_num_threads(options.threads)
torch.manual_seed(42)
train, train_labels = (torch.from_numpy(a) for a in load("train"))
test, labels = load("test")
test = torch.from_numpy(test)
rows = len(train)
library = "PyTorch " + torch.__version__
setting = f"{options.hidden} hidden, batch {options.batch}, {options.threads} threads"

model = nn.Sequential(nn.Linear(train.shape[1], options.hidden), nn.ReLU(), nn.Linear(options.hidden, 1))
loss_of = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, foreach=False)


def epoch():
    order = torch.randperm(rows)
    shuffled, targets = train[order], train_labels[order]
    for start in range(0, rows, options.batch):
        loss = loss_of(model(shuffled[start : start + options.batch]).squeeze(1), targets[start : start + options.batch])
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()


times = []
for _ in range(options.epochs):
    began = time.perf_counter()
    epoch()
    times.append(time.perf_counter() - began)
with torch.no_grad():
    predictions, probabilities = seconds(lambda: torch.sigmoid(model(test).squeeze(1)), 30, warmups=5)
    tiles, _ = seconds(lambda: [torch.sigmoid(model(test[i : i + 1024])) for i in range(0, len(test), 1024)], 30, 5)
    row = test[:1]
    single, _ = seconds(lambda: torch.sigmoid(model(row)), 2000, warmups=200)
judged = quality(labels, probabilities.numpy())
report("mlp epoch", library, setting, "s", times[2:], **judged)
best = min(predictions, tiles, key=np.median)
report("mlp predict", library, setting, "rows/s", [len(test) / t for t in best], **judged)
report("mlp one row", library, setting, "us", [float(np.quantile(single, q)) * 1e6 for q in (0.5, 0.99)])

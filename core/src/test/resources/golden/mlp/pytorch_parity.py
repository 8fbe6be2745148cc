"""Fifty steps of PyTorch on a small network: the golden file of PyTorchParityTest.

    python3 pytorch_parity.py > pytorch_parity.json

The network sees the dense one-hot matrix; the Java side sees numeric values and codes. Weights are stored (inputs x outputs).
"""
import json

import torch
from torch import nn

NUMERIC, SIZES, HIDDEN, ROWS, BATCH, STEPS = 4, (3, 7), (10, 6), 100, 20, 50
torch.manual_seed(7)
torch.set_num_threads(1)
numeric = torch.randn(ROWS, NUMERIC)
codes = torch.stack([torch.randint(0, size, (ROWS,)) for size in SIZES])
labels = (numeric[:, 0] - numeric[:, 1] + (codes[1] % 3) - 1 + torch.randn(ROWS) > 0).float()
dense = torch.cat([numeric] + [nn.functional.one_hot(c, s).float() for c, s in zip(codes, SIZES)], 1)
widths = [dense.shape[1], *HIDDEN, 1]
initial = [(torch.randn(i, o) * (2 / i) ** 0.5, torch.randn(o) * 0.1) for i, o in zip(widths, widths[1:])]


def network():
    layers = []
    for w, b in initial:
        linear = nn.Linear(*w.shape)
        with torch.no_grad():
            linear.weight.copy_(w.T)
            linear.bias.copy_(b)
        layers += [linear, nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def run(name, make, positive_weight=1.0, clip=0.0, **java):
    net = network()
    weights = [p for n, p in net.named_parameters() if n.endswith("weight")]
    biases = [p for n, p in net.named_parameters() if n.endswith("bias")]
    decay = java.get("l2", 0.0) or java.get("weightDecay", 0.0)
    optimizer = make([{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}])
    loss = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(positive_weight))
    losses = []
    for step in range(STEPS):
        at = step * BATCH % ROWS
        value = loss(net(dense[at : at + BATCH]).squeeze(1), labels[at : at + BATCH])
        optimizer.zero_grad()
        value.backward()
        if clip:
            nn.utils.clip_grad_norm_(net.parameters(), clip)
        optimizer.step()
        losses.append(value.item())
    layers = [m for m in net if isinstance(m, nn.Linear)]
    return dict(
        name=name,
        positiveWeight=positive_weight,
        maxGradientNorm=clip,
        **java,
        losses=losses,
        weights=[l.weight.T.flatten().tolist() for l in layers],
        biases=[l.bias.tolist() for l in layers],
    )


cases = [
    run("SGD", lambda g: torch.optim.SGD(g, lr=0.1), optimizer="SGD", learningRate=0.1),
    run("SGD, L2, clipped, positives weigh 3", lambda g: torch.optim.SGD(g, lr=0.1), 3.0, 0.5,
        optimizer="SGD", learningRate=0.1, l2=0.01),
    run("momentum", lambda g: torch.optim.SGD(g, lr=0.02, momentum=0.9), optimizer="MOMENTUM", learningRate=0.02),
    run("Adam", lambda g: torch.optim.Adam(g, lr=0.01), optimizer="ADAM", learningRate=0.01),
    run("Adam, decoupled decay", lambda g: torch.optim.AdamW(g, lr=0.01), optimizer="ADAM", learningRate=0.01,
        weightDecay=0.05),
]
print(json.dumps(dict(
    generator="pytorch_parity.py", torch=torch.__version__, rows=ROWS, batch=BATCH, steps=STEPS, sizes=SIZES, hidden=HIDDEN,
    numeric=numeric.flatten().tolist(), codes=codes.tolist(), labels=labels.int().tolist(),
    weights=[w.flatten().tolist() for w, _ in initial], biases=[b.tolist() for _, b in initial], cases=cases)))

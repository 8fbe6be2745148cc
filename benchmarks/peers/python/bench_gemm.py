"""The matrix products of the first layer and of a square case, float32, in GFLOP/s."""

import argparse

import numpy as np

from common import report, seconds

parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, default=1)
options = parser.parse_args()

random = np.random.default_rng(0)
for m, k, n in ((256, 140, 128), (256, 64, 64), (512, 512, 512)):
    a = random.standard_normal((m, k), dtype=np.float32)
    b = random.standard_normal((k, n), dtype=np.float32)
    out = np.empty((m, n), np.float32)
    calls = max(1, int(2e9 / (2 * m * k * n)))

    def work():
        for _ in range(calls):
            np.dot(a, b, out=out)

    times, _ = seconds(work, 9, warmups=2)
    report("product %dx%d.%dx%d" % (m, k, k, n), "OpenBLAS, NumPy " + np.__version__, f"{options.threads} threads",
           "GFLOP/s", [2e-9 * m * k * n * calls / t for t in times])

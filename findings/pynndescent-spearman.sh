#!/usr/bin/env bash
# Python: pynndescent 0.5.8 (Debian 12), NNDescent with metric="spearmanr" and "true_angular", scipy 1.10.1 beside it.
# Guess: the nearest rows by 1 - Spearman's correlation, as its "correlation" is 1 - Pearson's, each row the nearest to itself at a distance of 0.
# Seen: the distance is the correlation itself (1 for a row and itself, -1 for a row and its negative), so that the search looks for the rows whose order
#   is most reversed: no row is among its own neighbors, where every row has three others at .93 or more. "true_angular" is 1 for a row and itself, too,
#   and falls with the angle.
# Why it matters: a search, or a map drawn by such neighbors, puts opposites side by side; a limit on the distance keeps the far ones. Rank the rows
#   first and take "correlation".
. "$(dirname "$0")/lib.sh"

r_packages python3-pynndescent=0.5.8-2 python3-numba=0.56.4+dfsg-2 python3-llvmlite=0.39.1-2 libllvm14=1:14.0.6-12 libtbb12=2021.8.0-2+deb12u1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages" LD_LIBRARY_PATH="$work/debian/usr/lib/x86_64-linux-gnu" NUMBA_CACHE_DIR="$work"
python_program pynndescent=0.5.8 scipy=1.10.1 << 'PYTHON'
import numpy as np
from pynndescent import NNDescent
from pynndescent.distances import named_distances
from scipy import stats

rows = np.sin(np.arange(1, 321) * 37.).reshape(40, 8).astype(np.float32)
rho = stats.spearmanr(rows.T)[0]
a, b = rows[0].astype(float), rows[1].astype(float)
for name in ["correlation", "spearmanr", "true_angular"]:
    print("%s: a row and itself %.3f, a row and its negative %.3f, two rows %.3f" % (name, named_distances[name](a, a), named_distances[name](a, -a),
        named_distances[name](a, b)))
print("scipy, the two rows: 1 - Pearson %.3f, 1 - Spearman %.3f" % (1 - stats.pearsonr(a, b)[0], 1 - stats.spearmanr(a, b)[0]))
neighbors, _ = NNDescent(rows, metric="spearmanr", n_neighbors=4, random_state=1).neighbor_graph
print("spearmanr, 4 neighbors of 40 rows: the row itself is among them %d times" % sum(i in neighbors[i] for i in range(40)))
print("the third largest correlation of each row with another is at least %.2f" % min(np.sort(rho[i])[-4] for i in range(40)))
PYTHON

seen << 'SEEN'
correlation: a row and itself 0.000, a row and its negative 2.000, two rows 0.187
spearmanr: a row and itself 1.000, a row and its negative -1.000, two rows 0.762
true_angular: a row and itself 1.000, a row and its negative 340282346638528859811704183484516925440.000, two rows 0.800
scipy, the two rows: 1 - Pearson 0.187, 1 - Spearman 0.238
spearmanr, 4 neighbors of 40 rows: the row itself is among them 0 times
the third largest correlation of each row with another is at least 0.93
SEEN

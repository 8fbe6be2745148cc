#!/usr/bin/env bash
# Python: dask 2022.12.1 with pandas 1.5.3 (Debian 12), groupby(...).idxmax() and .idxmin(), in one partition and in more.
# Guess: pandas' rows, the best of each group, whatever the partitions: Series.idxmax() of dask has it.
# Seen: with two partitions and more the answer is the best row of the first partition that has the group, not of the table: row 2 with 54 where row 17
#   has 63. One partition, and idxmax without groups, are right; so is max of the groups.
# Why it matters: the best run of each model, or the best song of each genre, is another one as soon as the table is large enough to be cut. Compare
#   with max of the groups, or sort and drop duplicates.
. "$(dirname "$0")/lib.sh"

r_packages python3-cloudpickle=2.2.0-1 python3-dask=2022.12.1+dfsg-2 python3-fsspec=2022.11.0-1 python3-locket=1.0.0-1 python3-partd=1.3.0-1 python3-toolz=0.12.0-1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program dask=2022.12.1+dfsg pandas=1.5.3 << 'PYTHON'
import dask
import dask.dataframe as dd
import numpy as np
import pandas as pd

dask.config.set(scheduler="synchronous")
k = np.arange(24)
rows = pd.DataFrame({"genre": k % 3, "energy": 40 + k * 7 % 24})

def tell(name, best, least, largest):
    print("%s: best rows %s (energy %s), least %s (%s); max %s" % (name, list(best), list(rows.energy[best]), list(least), list(rows.energy[least]),
        list(largest)))

groups = rows.groupby("genre").energy
tell("pandas", groups.idxmax(), groups.idxmin(), groups.max())
for parts in [1, 2, 4]:
    table = dd.from_pandas(rows, npartitions=parts)
    groups = table.groupby("genre").energy
    tell("dask, partitions %d" % parts, groups.idxmax().compute().sort_index(), groups.idxmin().compute().sort_index(), groups.max().compute().sort_index())
    print("    all rows: best %d (pandas %d)" % (table.energy.idxmax().compute(), rows.energy.idxmax()))
PYTHON

seen << 'SEEN'
pandas: best rows [3, 10, 17] (energy [61, 62, 63]), least [0, 7, 14] ([40, 41, 42]); max [61, 62, 63]
dask, partitions 1: best rows [3, 10, 17] (energy [61, 62, 63]), least [0, 7, 14] ([40, 41, 42]); max [61, 62, 63]
    all rows: best 17 (pandas 17)
dask, partitions 2: best rows [3, 10, 2] (energy [61, 62, 54]), least [0, 7, 11] ([40, 41, 45]); max [61, 62, 63]
    all rows: best 17 (pandas 17)
dask, partitions 4: best rows [3, 1, 2] (energy [61, 47, 54]), least [0, 4, 5] ([40, 44, 51]); max [61, 62, 63]
    all rows: best 17 (pandas 17)
SEEN

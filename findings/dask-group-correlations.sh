#!/usr/bin/env bash
# Python: dask 2022.12.1 with pandas 1.5.3 (Debian 12), groupby(...).cov() and .corr() of columns with gaps, in one partition and in more.
# Guess: pandas' figures, over the rows of the group that have both values, whatever the partitions: DataFrame.corr() of dask has them.
# Seen: they are off as soon as a group has a gap, also in one partition: correlations of -12.66 and -34.51 for .55 and .50. Without gaps, and for the
#   table as a whole, all is right.
# Why it matters: a correlation by genre, user or month is taken for a feature or a check, where gaps are the rule; where there are few, it stays below 1 and
#   is not conspicuous. Drop the rows with gaps first, by dropna over the two columns.
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
rows = pd.DataFrame({"genre": k % 3, "energy": 40 + k * 7 % 24, "tempo": 100 + k * 5 % 24 + (k * 7 % 24) / 2})
gaps = rows.copy()
gaps.loc[[0, 4, 11, 16], "energy"] = np.nan
gaps.loc[[5, 12, 19], "tempo"] = np.nan

def tell(name, table):
    print("%s: correlations %s; covariances %s" % (name, " ".join("%.3f" % v for v in table.corr().energy.values[1::2]),
        " ".join("%.2f" % v for v in table.cov().energy.values[1::2])))

for name, table in [("no gaps", rows), ("gaps", gaps)]:
    tell("%s, pandas" % name, table.groupby("genre"))
    for parts in [1, 2, 4]:
        groups = dd.from_pandas(table, npartitions=parts).groupby("genre")
        class Computed:
            corr = staticmethod(lambda: groups.corr().compute().sort_index())
            cov = staticmethod(lambda: groups.cov().compute().sort_index())
        tell("%s, dask, partitions %d" % (name, parts), Computed)
print("gaps, all rows: pandas %.3f, dask %.3f" % (gaps.energy.corr(gaps.tempo), dd.from_pandas(gaps, npartitions=4).corr().compute().loc["energy", "tempo"]))
tell("gaps dropped, pandas", gaps.dropna().groupby("genre"))
groups = dd.from_pandas(gaps, npartitions=4).dropna().groupby("genre")
tell("gaps dropped, dask, partitions 4", Computed)
PYTHON

seen << 'SEEN'
no gaps, pandas: correlations 0.717 0.260 0.260; covariances 50.14 14.14 14.14
no gaps, dask, partitions 1: correlations 0.717 0.260 0.260; covariances 50.14 14.14 14.14
no gaps, dask, partitions 2: correlations 0.717 0.260 0.260; covariances 50.14 14.14 14.14
no gaps, dask, partitions 4: correlations 0.717 0.260 0.260; covariances 50.14 14.14 14.14
gaps, pandas: correlations 0.545 0.503 -0.046; covariances 32.40 31.05 -1.80
gaps, dask, partitions 1: correlations -12.657 -34.508 -20.368; covariances -839.67 -1681.88 -927.32
gaps, dask, partitions 2: correlations -12.657 -34.508 -20.368; covariances -839.67 -1681.88 -927.32
gaps, dask, partitions 4: correlations -12.657 -34.508 -20.368; covariances -839.67 -1681.88 -927.32
gaps, all rows: pandas 0.383, dask 0.383
gaps dropped, pandas: correlations 0.545 0.503 -0.046; covariances 32.40 31.05 -1.80
gaps dropped, dask, partitions 4: correlations 0.545 0.503 -0.046; covariances 32.40 31.05 -1.80
SEEN

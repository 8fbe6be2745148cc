#!/usr/bin/env bash
# Python: pandas 1.5.3 with bottleneck 1.3.5 (Debian 12), the deviation of a column of single precision, with and without bottleneck, beside numpy.
# Guess: pandas guards its figures against bottleneck's sums in single precision, as it does for sum and mean: they are equal to six digits.
# Seen: only sum and mean are guarded. The deviation of five million rows around 100 with a deviation of 1 is 3.09, of twenty million 7.51 (a
#   million is right), and 20 million ones have .16; std, var, sem, describe and the deviation of a whole table go wrong, without bottleneck all are right. float64 is
#   right.
# Why it matters: whether a column is scaled by 1 or by 7.5 hangs on a package that merely happens to be installed, and on the length of the table; a
#   constant column is not seen as one. pd.set_option("compute.use_bottleneck", False), or cast to float64 first.
. "$(dirname "$0")/lib.sh"

r_packages python3-bottleneck=1.3.5+ds1-2+b1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program pandas=1.5.3 bottleneck=1.3.5 << 'PYTHON'
import numpy as np
import pandas as pd

rng = np.random.default_rng(1)
rows = rng.normal(100, 1, 20_000_000).astype(np.float32)
for n in [100_000, 1_000_000, 5_000_000, 20_000_000]:
    said = []
    for use in [True, False]:
        pd.set_option("compute.use_bottleneck", use)
        column = pd.Series(rows[:n])
        said.append("mean %.3f deviation %.3f" % (column.mean(), column.std()))
    print("%d rows: with bottleneck %s, without %s; numpy in double precision %.3f" % (n, said[0], said[1], rows[:n].astype(np.float64).std(ddof=1)))
for use in [True, False]:
    pd.set_option("compute.use_bottleneck", use)
    column = pd.Series(rows)
    ones = pd.Series(np.ones(20_000_000, dtype=np.float32))
    print("bottleneck %s: var %.3f, sem %.5f, describe %.3f, of a table %.3f, in float64 %.3f; 20 million ones: mean %.3f, deviation %.3f, sum %.0f" % (use, column.var(),
        column.sem(), column.describe()["std"], pd.DataFrame({"a": column}).std().iloc[0], column.astype(np.float64).std(), ones.mean(), ones.std(), ones.sum()))
PYTHON

seen << 'SEEN'
100000 rows: with bottleneck mean 99.995 deviation 0.997, without mean 99.995 deviation 0.997; numpy in double precision 0.997
1000000 rows: with bottleneck mean 100.000 deviation 0.998, without mean 100.000 deviation 0.998; numpy in double precision 0.998
5000000 rows: with bottleneck mean 100.001 deviation 3.092, without mean 100.001 deviation 1.000; numpy in double precision 1.000
20000000 rows: with bottleneck mean 100.000 deviation 7.512, without mean 100.000 deviation 1.000; numpy in double precision 1.000
bottleneck True: var 56.427, sem 0.00168, describe 7.512, of a table 7.512, in float64 1.000; 20 million ones: mean 1.000, deviation 0.162, sum 20000000
bottleneck False: var 1.000, sem 0.00022, describe 1.000, of a table 1.000, in float64 1.000; 20 million ones: mean 1.000, deviation 0.000, sum 20000000
SEEN

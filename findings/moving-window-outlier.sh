#!/usr/bin/env bash
# Python: pandas 1.5.3, bottleneck 1.3.5 and xarray 2023.1.0 (Debian 12), means and deviations over moving windows of three, NumPy's by hand beside them.
# Guess: the figures of the three values of each window; an outlier counts in the three windows that hold it.
# Seen: every later deviation is another one: behind 99,999,999 pandas has .377, .221 and .000 for .450, .330 and .245, bottleneck .577, .490 and .437;
#   behind 1e12 all are 0. Behind an infinite value bottleneck has NaN to the end of the column, where pandas is right. xarray's rolling asks
#   bottleneck as soon as it is installed. The means are right but for infinity.
# Why it matters: a sentinel or one broken reading makes all later bounds and scaled values wrong, and nothing shows it. (pandas' manual mentions
#   imprecision of rolling figures in general.) Replace sentinels before, or take numpy's sliding_window_view.
. "$(dirname "$0")/lib.sh"

r_packages python3-bottleneck=1.3.5+ds1-2+b1 python3-xarray=2023.01.0-1.1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program Bottleneck=1.3.5 pandas=1.5.3 << 'PYTHON'
import bottleneck
import numpy as np
import pandas as pd
import xarray

def text(values):
    return " ".join("%.3f" % v if v < 1e6 or np.isinf(v) else "%.3g" % v for v in values)

rows = np.array([20.1, 19.8, 20.4, 20.9, 21.3, 20.7, 20.2, 19.9, 20.5])
for name, value in [("20.9 in the fourth row", 20.9), ("99,999,999", 99999999), ("1e12", 1e12), ("infinity", np.inf)]:
    x = rows.copy()
    x[3] = value
    windows = np.lib.stride_tricks.sliding_window_view(x, 3)
    array = xarray.DataArray(x, dims="row").rolling(row=3)
    series = pd.Series(x).rolling(3)
    print("%s, windows behind it" % name)
    for kind, by_hand, pandas, bn, xr in [("means", windows.mean(1), series.mean(), bottleneck.move_mean(x, 3), array.mean().values),
            ("deviations", windows.std(1), series.std(ddof=0), bottleneck.move_std(x, 3), array.std().values)]:
        print("  %s: by hand %s | pandas %s | bottleneck %s | xarray %s" % (kind, text(by_hand[4:]), text(pandas[6:]), text(bn[6:]), text(xr[6:])))
PYTHON

seen << 'SEEN'
20.9 in the fourth row, windows behind it
  means: by hand 20.733 20.267 20.200 | pandas 20.733 20.267 20.200 | bottleneck 20.733 20.267 20.200 | xarray 20.733 20.267 20.200
  deviations: by hand 0.450 0.330 0.245 | pandas 0.450 0.330 0.245 | bottleneck 0.450 0.330 0.245 | xarray 0.450 0.330 0.245
99,999,999, windows behind it
  means: by hand 20.733 20.267 20.200 | pandas 20.733 20.267 20.200 | bottleneck 20.733 20.267 20.200 | xarray 20.733 20.267 20.200
  deviations: by hand 0.450 0.330 0.245 | pandas 0.377 0.221 0.000 | bottleneck 0.577 0.490 0.437 | xarray 0.577 0.490 0.437
1e12, windows behind it
  means: by hand 20.733 20.267 20.200 | pandas 20.733 20.267 20.200 | bottleneck 20.733 20.267 20.200 | xarray 20.733 20.267 20.200
  deviations: by hand 0.450 0.330 0.245 | pandas 0.000 0.000 0.000 | bottleneck 0.000 0.000 0.000 | xarray 0.000 0.000 0.000
infinity, windows behind it
  means: by hand 20.733 20.267 20.200 | pandas 20.733 20.267 20.200 | bottleneck nan nan nan | xarray nan nan nan
  deviations: by hand 0.450 0.330 0.245 | pandas 0.450 0.330 0.245 | bottleneck nan nan nan | xarray nan nan nan
SEEN

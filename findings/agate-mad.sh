#!/usr/bin/env bash
# agate 1.6.3 (the table library under csvkit; Debian 12), the aggregation MAD, with scipy 1.10.1 beside it.
# Guess: the median of the absolute deviations from the median, 2 for 1, 2, 3, 4, 6, 10, 20.
# Seen: 0 for every column with an odd number of values, however wide it is, and a small number for an even one (.5 for 1 to 4, where it is 1): the
#   deviations are not sorted before their middle is taken, so that it is the deviation of the median itself. The median is right.
# Why it matters: outliers are found and columns scaled by it; divided by 0 all is infinite, or every row is an outlier. A change that mends it was
#   proposed in July 2026 (wireservice/agate, pull request 819) and was open then. Take the median of a computed column.
. "$(dirname "$0")/lib.sh"

r_packages python3-agate=1.6.3-2 python3-babel=2.10.3-1 python-babel-localedata=2.10.3-1 python3-leather=0.3.4-2 python3-isodate=0.6.1-1 \
    python3-parsedatetime=2.6-3 python3-pytimeparse=1.1.5-3 python3-slugify=4.0.0-2 python3-text-unidecode=1.3-1 python3-future=0.18.2-6 \
    python3-six=1.16.0-4 python3-tz=2022.7.1-4
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
[ -e "$PYTHONPATH/babel/locale-data" ] || ln -sfn "$work/debian/usr/share/python-babel-localedata/locale-data" "$PYTHONPATH/babel/locale-data"
python_program agate=1.6.3 scipy=1.10.1 << 'PYTHON'
import agate
from scipy import stats

for values in [[1, 2, 3, 4], [1, 2, 3, 4, 6, 10, 20], list(range(1, 100)), list(range(1, 101)), [7, 1, 1000, 50, 300]]:
    table = agate.Table([[value] for value in values], ["x"])
    print("%s: agate %.1f (median %.1f), scipy %.1f" % (values if len(values) < 9 else "1 to %d" % len(values), table.aggregate(agate.MAD("x")),
        table.aggregate(agate.Median("x")), stats.median_abs_deviation(values)))
PYTHON

seen << 'SEEN'
[1, 2, 3, 4]: agate 0.5 (median 2.5), scipy 1.0
[1, 2, 3, 4, 6, 10, 20]: agate 0.0 (median 4.0), scipy 2.0
1 to 99: agate 0.0 (median 50.0), scipy 25.0
1 to 100: agate 0.5 (median 50.5), scipy 25.0
[7, 1, 1000, 50, 300]: agate 0.0 (median 50.0), scipy 49.0
SEEN

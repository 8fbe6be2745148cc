#!/usr/bin/env bash
# Python: pandas 1.5.3 with numexpr 2.8.4 (Debian 12), query and eval with % and with small whole numbers, by both engines.
# Guess: the engine is a matter of speed: query("x % 3 == 1") finds the rows that df[df.x % 3 == 1] finds.
# Seen: numexpr, which pandas takes by itself wherever it is installed, has C's remainder: -5 % 3 is -2 where Python, numpy and pandas' own operator have 1,
#   and a query by remainder loses every negative row; x % 0 is 0 where pandas has NaN. Whole numbers of 8 bits are widened (100 + 100 is 200, not -56), so that
#   the same query finds other rows there, too. In large tables the operator itself is not handed to numexpr.
# Why it matters: every third row by hash or by day before 1970, folds by key % k, parts of a sample: on the machine that has numexpr four of five folds have
#   half of their rows. Write
#   engine="python", or compute the column with operators.
. "$(dirname "$0")/lib.sh"

r_packages python3-numexpr=2.8.4-1+b2
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program pandas=1.5.3 numexpr=2.8.4 << 'PYTHON'
import numpy as np
import pandas as pd

table = pd.DataFrame({"x": [-5, -4, -1, 0, 1, 4, 5], "small": np.array([-100, -50, 0, 50, 60, 100, 120], dtype=np.int8)})
print("operator: x %% 3 = %s; rows with x %% 3 == 1: %s" % (list(table.x % 3), list(table[table.x % 3 == 1].x)))
print("query without an engine: rows %s" % list(table.query("x % 3 == 1").x))
for engine in ["numexpr", "python"]:
    ask = lambda text: [float(v) for v in table.eval(text, engine=engine)]
    print("%s: x %% 3 = %s, -x %% 3 = %s, x %% 0 = %s" % (engine, ask("x % 3"), ask("-x % 3"), ask("x % 0")))
    print("%s: rows with x %% 3 == 1: %s; with small + small > 100: %s; with small * small > 1000: %s" % (engine, list(table.query("x % 3 == 1", engine=engine).x),
        list(table.query("small + small > 100", engine=engine).small), list(table.query("small * small > 1000", engine=engine).small)))
keys = pd.DataFrame({"key": np.random.default_rng(1).integers(-2**62, 2**62, 2_000_000)})
for engine in ["numexpr", "python"]:
    print("%s: 2,000,000 random keys, rows of the folds by key %% 5: %s" % (engine, [len(keys.query("key % 5 == @k", engine=engine)) for k in range(5)]))
print("operator: %s" % [int((keys.key % 5 == k).sum()) for k in range(5)])
PYTHON

seen << 'SEEN'
operator: x % 3 = [1, 2, 2, 0, 1, 1, 2]; rows with x % 3 == 1: [-5, 1, 4]
query without an engine: rows [1, 4]
numexpr: x % 3 = [-2.0, -1.0, -1.0, 0.0, 1.0, 1.0, 2.0], -x % 3 = [2.0, 1.0, 1.0, 0.0, -1.0, -1.0, -2.0], x % 0 = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
numexpr: rows with x % 3 == 1: [1, 4]; with small + small > 100: [60, 100, 120]; with small * small > 1000: [-100, -50, 50, 60, 100, 120]
python: x % 3 = [1.0, 2.0, 2.0, 0.0, 1.0, 1.0, 2.0], -x % 3 = [2.0, 1.0, 1.0, 0.0, 2.0, 2.0, 1.0], x % 0 = [nan, nan, nan, nan, nan, nan, nan]
python: rows with x % 3 == 1: [-5, 1, 4]; with small + small > 100: [60]; with small * small > 1000: []
numexpr: 2,000,000 random keys, rows of the folds by key % 5: [399976, 199813, 200748, 199985, 199563]
python: 2,000,000 random keys, rows of the folds by key % 5: [399976, 399125, 400959, 400468, 399472]
operator: [399976, 399125, 400959, 400468, 399472]
SEEN

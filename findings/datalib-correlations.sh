#!/usr/bin/env bash
# datalib 1.9.3 (npm), correlations: cor.rank (Spearman) of values with ties, and cor (Pearson) of values with gaps; pandas 1.5.3
# (Debian 12) beside it.
# Guess: ties share their mean rank and the ranks are correlated; a pair that lacks a value is left out.
# Seen: ranks are shared, but the formula is the one for ranks without ties: a column that is constant correlates with any
#   other that has no ties by .5, and two rare yes/no columns that never meet by .56 (right: no value, and -.17). With one null among
#   five pairs cor is .5552 (right: .9730), with one NaN -.3306 (right: .9730 again). Its mean of the same columns does leave the gap
#   out.
# Why it matters: columns of few distinct values (ratings, yes/no, keys) and gaps are what tables have, and a column that says
#   nothing is kept as one that says something. Drop the gaps, and correlate the result of rank with cor.
. "$(dirname "$0")/lib.sh"

npm_packages datalib@1.9.3
node_program << 'JS'
import { createRequire } from 'node:module';
const dl = createRequire(import.meta.url)('datalib');
const tell = (what, x, y) => console.log(`datalib, ${what}: cor.rank ${dl.cor.rank(x, y).toFixed(4)}, ranks by cor `
    + dl.cor(dl.rank(x), dl.rank(y)).toFixed(4));
tell('no ties', [1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
tell('some ties', [1, 2, 2, 3], [1, 3, 2, 2]);
tell('a constant column', [1, 2, 3, 4, 5, 6], [7, 7, 7, 7, 7, 7]);
tell('yes/no', [0, 0, 0, 0, 0, 0, 0, 0, 1, 1], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
for (const [what, x, y] of [
    ['no gap', [1, 2, 3, 4, 5], [2, 4, 7, 8, 9]],
    ['null', [1, 2, 3, null, 5], [2, 4, 7, 1, 9]],
    ['NaN', [1, 2, 3, 4, 5], [2, 4, 7, NaN, 9]],
]) console.log(`datalib, ${what}: cor ${dl.cor(x, y).toFixed(4)}, means ${dl.mean(x)} and ${dl.mean(y)}`);
JS
cp "$work/output" "$work/first"
python_program pandas=1.5.3 << 'PYTHON'
from pandas import Series

for what, x, y in [("some ties", [1, 2, 2, 3], [1, 3, 2, 2]), ("a constant column", [1, 2, 3, 4, 5, 6], [7] * 6),
                   ("yes/no", [0] * 8 + [1, 1], [1] + [0] * 9)]:
    print("pandas, %s: Spearman %.4f" % (what, Series(x).corr(Series(y), method="spearman")))
for what, x, y in [("null", [1, 2, 3, None, 5], [2, 4, 7, 1, 9]), ("NaN", [1, 2, 3, 4, 5], [2, 4, 7, float("nan"), 9])]:
    print("pandas, %s: Pearson %.4f" % (what, Series(x).corr(Series(y))))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
datalib, no ties: cor.rank 0.8000, ranks by cor 0.8000
datalib, some ties: cor.rank 0.5500, ranks by cor 0.5000
datalib, a constant column: cor.rank 0.5000, ranks by cor NaN
datalib, yes/no: cor.rank 0.5606, ranks by cor -0.1667
datalib, no gap: cor 0.9762, means 3 and 6
datalib, null: cor 0.5552, means 2.75 and 4.6
datalib, NaN: cor -0.3306, means 3 and 5.5
pandas, some ties: Spearman 0.5000
pandas, a constant column: Spearman nan
pandas, yes/no: Spearman -0.1667
pandas, null: Pearson 0.9730
pandas, NaN: Pearson 0.9730
SEEN

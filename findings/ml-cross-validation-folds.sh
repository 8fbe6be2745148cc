#!/usr/bin/env bash
# ml-cross-validation 1.3.0 (npm), getFolds of some rows in k folds.
# Guess: the folds are a partition: every row is tested once.
# Seen: some tables lose rows: 10 rows in 4 folds test 8, 9 rows in 5 folds test 5 and train on the same 4 that no fold
#   tests; 10 rows in 3 folds test all.
# Why it matters: a mean over folds is not over all rows, and the rest is in every training set; count the rows tested, or
#   make folds of equal size.
. "$(dirname "$0")/lib.sh"

npm_packages ml-cross-validation@1.3.0
node_program << 'NODE'
import { createRequire } from 'module';
const { getFolds } = createRequire(import.meta.url)('ml-cross-validation');
for (const [rows, k] of [[10, 3], [10, 4], [9, 5], [11, 4], [100, 7]]) {
    const folds = getFolds([...Array(rows).keys()], k);
    console.log(`${rows} rows in ${k} folds: sizes ${folds.map((fold) => fold.testIndex.length)}, tested`,
        new Set(folds.flatMap((fold) => fold.testIndex)).size);
}
NODE

seen << 'SEEN'
10 rows in 3 folds: sizes 3,3,4, tested 10
10 rows in 4 folds: sizes 2,2,2,2, tested 8
9 rows in 5 folds: sizes 1,1,1,1,1, tested 5
11 rows in 4 folds: sizes 2,2,2,3, tested 9
100 rows in 7 folds: sizes 14,14,14,14,14,14,16, tested 100
SEEN

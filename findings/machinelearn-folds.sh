#!/usr/bin/env bash
# machinelearn 2.1.5 (npm), KFold with shuffle.
# Guess: the folds are a partition in random order: every row is tested once.
# Seen: each fold is drawn for itself: in 200 runs of 12 rows in 3 folds hardly ever all 12 rows are tested, 8.4 in the mean, and others more than
#   once. No row is in the test and the training part of the same fold. Without shuffle each of the 12 is tested once.
# Why it matters: a mean over folds that leaves a third of the table out and counts other rows double, differently at each run, is
#   compared with cross-validation elsewhere. Shuffle the table first and leave shuffle out; let the number of rows be a multiple of k.
. "$(dirname "$0")/lib.sh"

npm_packages machinelearn@2.1.5
node_program << 'JS'
import { createRequire } from "module";

console.warn = () => {};
const print = console.log;
console.log = console.info = () => {};
const { model_selection } = createRequire(import.meta.url)("machinelearn");
const rows = Array.from({ length: 12 }, (_, i) => i);
for (const shuffle of [false, true]) {
    let all = 0, tested = 0, twice = 0, both = 0;
    for (let run = 0; run < 200; run++) {
        const times = rows.map(() => 0);
        for (const fold of new model_selection.KFold({ k: 3, shuffle }).split(rows, rows)) {
            for (const row of fold.testIndex) {
                times[row]++;
                if (fold.trainIndex.includes(row)) both++;
            }
        }
        const different = times.filter(n => n > 0).length;
        if (different === 12) all++;
        tested += different / 200;
        twice += times.filter(n => n > 1).length;
    }
    print(`shuffle ${shuffle}: runs that test all 12 rows: ${all === 200 ? "all" : all > 10 ? "some" : "10 at most"} of 200; rows tested: ` +
        `${Math.abs(tested - 12 * (1 - (2 / 3) ** 3)) < 0.5 ? "as if each fold were drawn by itself (8.4 of 12)" : tested.toFixed(1)}; ` +
        `rows tested more than once: ${twice > 0 ? "yes" : "no"}; in both parts of a fold: ${both}`);
}
JS
grep "^shuffle" "$work/output" > "$work/lines"
mv "$work/lines" "$work/output"

seen << 'SEEN'
shuffle false: runs that test all 12 rows: all of 200; rows tested: 12.0; rows tested more than once: no; in both parts of a fold: 0
shuffle true: runs that test all 12 rows: 10 at most of 200; rows tested: as if each fold were drawn by itself (8.4 of 12); rows tested more than once: yes; in both parts of a fold: 0
SEEN

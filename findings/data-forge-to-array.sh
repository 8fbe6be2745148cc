#!/usr/bin/env bash
# data-forge 1.10.5 (npm), one column of a table as an array.
# Guess: the array has a value for every row; where the table has none it is undefined or null.
# Seen: toArray and toPairs of a series leave out undefined and null, though count says 4: of four rows the column with a gap has
#   three values, and from the gap on each stands beside the label of another row. The option includeNulls keeps null
#   only; parseFloats makes undefined of an empty field, so it does not help there. toRows of the table keeps the place.
# Why it matters: metrics, charts and models take two arrays of one length or, like many loops, the shorter one: an accuracy
#   or AUC of shifted rows is still a number. Compare lengths, or take the columns out of toRows.
. "$(dirname "$0")/lib.sh"

npm_packages data-forge@1.10.5
node_program << 'JS'
import { createRequire } from 'node:module';
const forge = createRequire(import.meta.url)('data-forge');
const text = forge.fromCSV('score,label\n0.9,1\n,0\n0.7,1\n0.2,0\n').parseFloats(['score', 'label']);
const objects = new forge.DataFrame([{ score: 0.9, label: 1 }, { score: null, label: 0 }, { score: 0.7, label: 1 }, { score: 0.2, label: 0 }]);
for (const [what, table] of [['from CSV', text], ['null', objects]]) {
    const [scores, labels] = ['score', 'label'].map((name) => table.getSeries(name));
    console.log(`${what}: count ${scores.count()}, scores ${JSON.stringify(scores.toArray())}, labels ${JSON.stringify(labels.toArray())}`);
    console.log(`${what}: with includeNulls ${JSON.stringify(scores.toArray({ includeNulls: true }))}, pairs ${scores.toPairs().length}`);
    console.log(`${what}: toRows ${JSON.stringify(table.toRows())}`);
    const right = scores.toArray().filter((score, i) => (score > 0.5 ? 1 : 0) === labels.toArray()[i]).length;
    console.log(`${what}: of the scores at hand ${right} of ${scores.toArray().length} right beside the labels' array, by toRows `
        + `${table.toRows().filter(([score, label]) => typeof score === 'number' && (score > 0.5 ? 1 : 0) === label).length}`);
}
JS

seen << 'SEEN'
from CSV: count 4, scores [0.9,0.7,0.2], labels [1,0,1,0]
from CSV: with includeNulls [0.9,0.7,0.2], pairs 3
from CSV: toRows [[0.9,1],[null,0],[0.7,1],[0.2,0]]
from CSV: of the scores at hand 1 of 3 right beside the labels' array, by toRows 3
null: count 4, scores [0.9,0.7,0.2], labels [1,0,1,0]
null: with includeNulls [0.9,null,0.7,0.2], pairs 3
null: toRows [[0.9,1],[null,0],[0.7,1],[0.2,0]]
null: of the scores at hand 1 of 3 right beside the labels' array, by toRows 3
SEEN

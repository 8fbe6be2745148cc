#!/usr/bin/env bash
# ml-naivebayes 4.0.0 (npm), GaussianNB with a column that is constant, in the table or in one class.
# Guess: such a column says nothing and changes nothing, as with scikit-learn's smoothing.
# Seen: a column that is constant in all rows makes every answer -1, which is no class; one that is constant in one class
#   makes that class impossible, for its own training rows too.
# Why it matters: an indicator of a genre is constant in most classes; the answers look like labels and are none. Drop such
#   columns or add a little noise.
. "$(dirname "$0")/lib.sh"

npm_packages ml-naivebayes@4.0.0
node_program << 'NODE'
import { createRequire } from 'module';
const { GaussianNB } = createRequire(import.meta.url)('ml-naivebayes');
for (const [what, second] of [['varies', [5, 6, 5, 6]], ['constant in class 0', [5, 5, 5, 6]], ['constant', [5, 5, 5, 5]]]) {
    const rows = [1, 2, 8, 9].map((first, i) => [first, second[i]]);
    const model = new GaussianNB();
    model.train(rows, [0, 0, 1, 1]);
    console.log('second column ' + what + ':', model.predict(rows).join(' '));
}
NODE

seen << 'SEEN'
second column varies: 0 0 1 1
second column constant in class 0: 1 1 1 1
second column constant: -1 -1 -1 -1
SEEN

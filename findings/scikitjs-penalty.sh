#!/usr/bin/env bash
# scikitjs 1.24.0 (npm), LogisticRegression, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: C is the inverse of the penalty, as its type file says and as in scikit-learn: the model follows the data more with C = 100;
#   without a penalty the two agree.
# Seen: C is the strength of the penalty: with 100 every row has .50, with .01 the model follows the data. And softmax is taken
#   twice, in the layer and in the loss, so that without a penalty four rows have .00, 1.00, 1.00, 1.00 where scikit-learn has
#   .05, .35, .65, .95; at the default of 1 the last one is .58 in place of .87.
# Why it matters: settings that were tuned in Python turn into their opposite, with the defaults the model knows nearly nothing though
#   its ranks look right, and without a penalty its probabilities are not those of a logistic regression.
. "$(dirname "$0")/lib.sh"

npm_packages scikitjs@1.24.0 @tensorflow/tfjs@4.22.0
node_program << 'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const sk = require('scikitjs');
sk.setBackend(require('@tensorflow/tfjs'));
for (const options of [{ C: 0.01 }, { C: 1 }, { C: 100 }, { penalty: 'none' }]) {
    const model = new sk.LogisticRegression(options);
    await model.fit([[0], [1], [2], [3], [4], [5]], [0, 0, 1, 0, 1, 1]);
    const answers = model.predictProba([[0], [2], [3], [5]]).arraySync().map((row) => row[1].toFixed(2));
    console.log(`scikitjs, ${JSON.stringify(options)}: ${answers.join(' ')}`);
}
JS
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.linear_model import LogisticRegression

for options in ({"C": 0.01}, {"C": 1}, {"C": 100}, {"penalty": None}):
    model = LogisticRegression(**options).fit([[0], [1], [2], [3], [4], [5]], [0, 0, 1, 0, 1, 1])
    print("scikit-learn, %s: %.2f %.2f %.2f %.2f" % (options, *model.predict_proba([[0], [2], [3], [5]])[:, 1]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
scikitjs, {"C":0.01}: 0.04 0.34 0.66 0.96
scikitjs, {"C":1}: 0.42 0.48 0.52 0.58
scikitjs, {"C":100}: 0.50 0.50 0.50 0.50
scikitjs, {"penalty":"none"}: 0.00 1.00 1.00 1.00
scikit-learn, {'C': 0.01}: 0.48 0.50 0.50 0.52
scikit-learn, {'C': 1}: 0.13 0.41 0.59 0.87
scikit-learn, {'C': 100}: 0.05 0.35 0.65 0.95
scikit-learn, {'penalty': None}: 0.05 0.35 0.65 0.95
SEEN

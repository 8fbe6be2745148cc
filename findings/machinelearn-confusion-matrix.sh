#!/usr/bin/env bash
# machinelearn 2.1.5 (npm), confusion_matrix, mean_squared_error and mean_squared_log_error with sample_weight; scikit-learn 1.2.1
# (Debian 12) beside it.
# Guess: rows and columns of the matrix are the classes in one order, right answers on the diagonal; errors with weights are weighted means.
# Seen: rows stand in the order in which classes first appear in the labels, columns in that of the answers: of 6 rows with 4 right
#   answers the diagonal holds 1. The squared errors are divided by the number of rows, not by the sum of the weights: 1.1875 in place
#   of .4750, and .1875 with weights of .5 (.3750). accuracyScore and the weighted mean absolute error are right.
# Why it matters: recall, precision and kappa from this matrix are those of other classes, and they change with the order of the table.
#   Count yourself; divide the errors by the mean weight.
. "$(dirname "$0")/lib.sh"

npm_packages machinelearn@2.1.5
node_program << 'JS'
import { createRequire } from "module";

console.warn = () => {};
const print = console.log;
console.log = console.info = () => {};
const { metrics } = createRequire(import.meta.url)("machinelearn");
const tell = (name, labels, answers) => print(`machinelearn, ${name}: ${JSON.stringify(metrics.confusion_matrix(labels, answers))}, ` +
    `right ${metrics.accuracyScore(labels, answers, { normalize: false })}`);
tell("six rows", [2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]);
tell("the same, sorted by label", [0, 0, 1, 2, 2, 2], [0, 0, 2, 0, 2, 2]);
tell("all right but one", [0, 1, 1, 0, 1], [1, 1, 1, 0, 1]);
const labels = [3, -0.5, 2, 7], answers = [2.5, 0, 2, 8];
for (const weights of [[1, 1, 1, 1], [1, 2, 3, 4], [0.5, 0.5, 0.5, 0.5]]) {
    print(`machinelearn, weights ${weights}: mean absolute error ` +
        metrics.mean_absolute_error(labels, answers, { sample_weight: weights }).toFixed(4) + ", squared " +
        metrics.mean_squared_error(labels, answers, { sample_weight: weights }).toFixed(4) + ", squared logarithmic " +
        metrics.mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8], { sample_weight: weights }).toFixed(4));
}
JS
grep -v -e "^$" -e "^===" -e "^Hi there" "$work/output" > "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import accuracy_score, confusion_matrix, mean_absolute_error, mean_squared_error, mean_squared_log_error

for name, labels, answers in [("six rows", [2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]),
                              ("the same, sorted by label", [0, 0, 1, 2, 2, 2], [0, 0, 2, 0, 2, 2]),
                              ("all right but one", [0, 1, 1, 0, 1], [1, 1, 1, 0, 1])]:
    print("scikit-learn, %s: %s, right %d" % (name, confusion_matrix(labels, answers).tolist(),
          accuracy_score(labels, answers, normalize=False)))
labels, answers = [3, -.5, 2, 7], [2.5, 0, 2, 8]
for weights in [[1, 1, 1, 1], [1, 2, 3, 4], [.5, .5, .5, .5]]:
    print("scikit-learn, weights %s: mean absolute error %.4f, squared %.4f, squared logarithmic %.4f" % (
        weights, mean_absolute_error(labels, answers, sample_weight=weights),
        mean_squared_error(labels, answers, sample_weight=weights),
        mean_squared_log_error([3, 5, 2.5, 7], [2.5, 5, 4, 8], sample_weight=weights)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
machinelearn, six rows: [[1,2,0],[2,0,0],[0,1,0]], right 4
machinelearn, the same, sorted by label: [[2,0,0],[0,1,0],[1,2,0]], right 4
machinelearn, all right but one: [[1,1],[3,0]], right 4
machinelearn, weights 1,1,1,1: mean absolute error 0.5000, squared 0.3750, squared logarithmic 0.0397
machinelearn, weights 1,2,3,4: mean absolute error 0.5500, squared 1.1875, squared logarithmic 0.1137
machinelearn, weights 0.5,0.5,0.5,0.5: mean absolute error 0.5000, squared 0.1875, squared logarithmic 0.0199
scikit-learn, six rows: [[2, 0, 0], [0, 0, 1], [1, 0, 2]], right 4
scikit-learn, the same, sorted by label: [[2, 0, 0], [0, 0, 1], [1, 0, 2]], right 4
scikit-learn, all right but one: [[1, 1], [0, 3]], right 4
scikit-learn, weights [1, 1, 1, 1]: mean absolute error 0.5000, squared 0.3750, squared logarithmic 0.0397
scikit-learn, weights [1, 2, 3, 4]: mean absolute error 0.5500, squared 0.4750, squared logarithmic 0.0455
scikit-learn, weights [0.5, 0.5, 0.5, 0.5]: mean absolute error 0.5000, squared 0.3750, squared logarithmic 0.0397
SEEN

#!/usr/bin/env bash
# machinelearn 2.1.5 (npm), LinearRegression with one column and with two; scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: ordinary least squares with an intercept, whatever the number of columns.
# Seen: with one column there is an intercept, with two there is none: labels that are exactly 100 + x + 2z + 3 are predicted as 219 where they
#   are 116, and the training rows are missed by up to 46. With a column of ones before the others it is right.
# Why it matters: a second column makes a model far worse that can only be better; and weights are compared with those of models that
#   have an intercept. Put a column of ones into the table.
. "$(dirname "$0")/lib.sh"

npm_packages machinelearn@2.1.5
node_program << 'JS'
import { createRequire } from "module";

console.warn = () => {};
const print = console.log;
console.log = console.info = () => {};
const { linear_model } = createRequire(import.meta.url)("machinelearn");
const rows = [[1, 1], [1, 2], [2, 2], [2, 3]], labels = rows.map(([x, z]) => 103 + x + 2 * z);
const tell = (name, table, asked) => {
    const model = new linear_model.LinearRegression();
    model.fit(table, labels);
    print(`machinelearn, ${name}: weights ${model.toJSON().weights.map(weight => weight.toFixed(2))}, training rows ` +
        `${model.predict(table).map(value => value.toFixed(1))} (${labels}), asked ${model.predict(asked).map(value => value.toFixed(1))}`);
};
tell("one column", rows.map(row => row[1]), [5]);
tell("two columns", rows, [[3, 5]]);
tell("two columns and ones", rows.map(row => [1, ...row]), [[1, 3, 5]]);
JS
grep "^machinelearn" "$work/output" > "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.linear_model import LinearRegression

rows = [[1, 1], [1, 2], [2, 2], [2, 3]]
labels = [103 + x + 2 * z for x, z in rows]
for name, table, asked in [("one column", [row[1:] for row in rows], [[5]]), ("two columns", rows, [[3, 5]])]:
    model = LinearRegression().fit(table, labels)
    print("scikit-learn, %s: intercept %.2f, weights %s, asked %.1f" % (name, model.intercept_, model.coef_.round(2).tolist(),
          model.predict(asked)[0]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
machinelearn, one column: weights 103.50,2.50, training rows 106.0,108.5,108.5,111.0 (106,108,109,111), asked 116.0
machinelearn, two columns: weights 38.45,20.73, training rows 59.2,79.9,118.4,139.1 (106,108,109,111), asked 219.0
machinelearn, two columns and ones: weights 103.00,1.00,2.00, training rows 106.0,108.0,109.0,111.0 (106,108,109,111), asked 116.0
scikit-learn, one column: intercept 103.50, weights [2.5], asked 116.0
scikit-learn, two columns: intercept 103.00, weights [1.0, 2.0], asked 116.0
SEEN

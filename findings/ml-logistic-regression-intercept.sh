#!/usr/bin/env bash
# ml-logistic-regression 2.0.0 (npm), two classes at x = 8 to 10.5 and x = 12 to 14.
# Guess: the model has an intercept, as everywhere, and tells them apart.
# Seen: there is none: the weight belongs to x alone, and every row is class 1. With a column of ones it is right.
# Why it matters: unless the columns are centered the boundary goes through the origin: a port of a model to the browser answers
#   otherwise with the same data. Add a column of ones.
. "$(dirname "$0")/lib.sh"

npm_packages ml-logistic-regression@2.0.0 ml-matrix@6.15.1
node_program << 'NODE'
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const { Matrix } = require('ml-matrix');
const module = require('ml-logistic-regression');
const LogisticRegression = module.default ?? module;
const x = [8, 9, 10, 10.5, 12, 12.5, 13, 14];
const labels = Matrix.columnVector([0, 0, 0, 0, 1, 1, 1, 1]);
for (const [what, rows, numSteps] of [['x', x.map((v) => [v]), 20000], ['x and ones', x.map((v) => [v, 1]), 200000]]) {
    const model = new LogisticRegression({ numSteps, learningRate: 5e-3 });
    model.train(new Matrix(rows), labels);
    console.log(what + ':', model.predict(new Matrix(rows)).join(' '));
}
NODE

seen << 'SEEN'
x: 1 1 1 1 1 1 1 1
x and ones: 0 0 0 0 1 1 1 1
SEEN

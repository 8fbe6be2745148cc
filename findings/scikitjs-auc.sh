#!/usr/bin/env bash
# scikitjs 1.24.0 (npm), metrics.rocAucScore, with a count over all pairs beside it.
# Guess: the area under the ROC curve of labels and scores, as the function of that name in scikit-learn gives it.
# Seen: labels and scores are taken for the corners of a polygon, in the order of the rows, and its area is the answer: .375 or .5,
#   by the order of the rows, where .75 is right; .5 for perfect scores, and .5 for perfect scores turned around.
# Why it matters: the figure says nothing about the model, and a perfect one looks like one that guesses; compute it from ranks.
. "$(dirname "$0")/lib.sh"

npm_packages scikitjs@1.24.0 @tensorflow/tfjs@4.22.0
node_program << 'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const sk = require('scikitjs');
sk.setBackend(require('@tensorflow/tfjs'));
const byPairs = (labels, scores) => {
    let sum = 0;
    let pairs = 0;
    labels.forEach((a, i) => labels.forEach((b, j) => {
        if (a === 1 && b === 0) {
            pairs++;
            sum += scores[i] > scores[j] ? 1 : scores[i] === scores[j] ? 0.5 : 0;
        }
    }));
    return sum / pairs;
};
const tell = (name, labels, scores) => console.log(
    `${name}: rocAucScore ${sk.metrics.rocAucScore(labels, scores).toFixed(4)}, over all pairs ${byPairs(labels, scores).toFixed(4)}`);
tell('two of four pairs', [0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]);
tell('the same, other order', [1, 0, 1, 0], [0.8, 0.4, 0.35, 0.1]);
tell('the same, third order', [0, 1, 0, 1], [0.4, 0.8, 0.1, 0.35]);
tell('perfect', [0, 0, 1, 1], [0.1, 0.2, 0.8, 0.9]);
tell('perfect, other order', [1, 0, 1, 0], [0.9, 0.1, 0.8, 0.2]);
tell('turned around', [0, 0, 1, 1], [0.9, 0.8, 0.2, 0.1]);
JS

seen << 'SEEN'
two of four pairs: rocAucScore 0.3750, over all pairs 0.7500
the same, other order: rocAucScore 0.5000, over all pairs 0.7500
the same, third order: rocAucScore 0.3750, over all pairs 0.7500
perfect: rocAucScore 0.5000, over all pairs 1.0000
perfect, other order: rocAucScore 0.5000, over all pairs 1.0000
turned around: rocAucScore 0.5000, over all pairs 0.0000
SEEN

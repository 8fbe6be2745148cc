#!/usr/bin/env bash
# ml-random-forest 2.1.0 (npm), RandomForestClassifier.predictProbability.
# Guess: the share of trees that vote for the class, so the shares of both classes add up to 1.
# Seen: one tree is left out of the count, so they add up to (trees - 1)/trees: .8, .96, .99 with 5, 25, 100 trees; five
#   votes of five for class 1 are p(1) = .8.
# Why it matters: log loss, Brier score and calibration are off by a part that depends on the number of trees, and
#   1 - p(0) is not p(1): a comparison with Backbeat's shares shows a difference that is no difference of the models.
. "$(dirname "$0")/lib.sh"

npm_packages ml-random-forest@2.1.0
node_program << 'JS'
import { RandomForestClassifier } from 'ml-random-forest';
const rows = [], labels = [];
for (let i = 0; i < 60; i++) {
    rows.push([i, (i * 7) % 13]);
    labels.push(i < 30 ? 0 : 1);
}
for (const nEstimators of [5, 25, 100]) {
    const forest = new RandomForestClassifier({ seed: 3, nEstimators, useSampleBagging: true, replacement: true, noOOB: true });
    forest.train(rows, labels);
    const asked = [[29, 1], [5, 2], [50, 2]];
    const zero = forest.predictProbability(asked, 0), one = forest.predictProbability(asked, 1);
    const votes = forest.predictionValues(asked).to2DArray().map((row) => row.filter((vote) => vote === 1).length);
    asked.forEach((row, i) => console.log(`${nEstimators} trees, row ${row}: votes for 1: ${votes[i]}, p(0) ${zero[i]}, p(1) ${one[i]}`));
}
JS

seen << 'SEEN'
5 trees, row 29,1: votes for 1: 1, p(0) 0.6, p(1) 0.2
5 trees, row 5,2: votes for 1: 1, p(0) 0.6, p(1) 0.2
5 trees, row 50,2: votes for 1: 5, p(0) 0.000001, p(1) 0.800001
25 trees, row 29,1: votes for 1: 3, p(0) 0.84, p(1) 0.12
25 trees, row 5,2: votes for 1: 4, p(0) 0.8, p(1) 0.16
25 trees, row 50,2: votes for 1: 25, p(0) 0.000001, p(1) 0.960001
100 trees, row 29,1: votes for 1: 28, p(0) 0.71, p(1) 0.28
100 trees, row 5,2: votes for 1: 18, p(0) 0.81, p(1) 0.18
100 trees, row 50,2: votes for 1: 89, p(0) 0.110001, p(1) 0.880001
SEEN

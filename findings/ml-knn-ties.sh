#!/usr/bin/env bash
# ml-knn 3.0.0 (npm), k = 2 and one vote for each of two labels.
# Guess: the tie goes to the smaller label (or the first one).
# Seen: with k = 2 it goes to the label of the *farther* neighbor, whichever that is; with k = 4 to the label that has its
#   two votes first, counted from the farthest neighbor on.
# Why it matters: with an even k every disagreement is decided the worst way; accuracy falls below that of k - 1, which
#   reads like a finding about the data. Backbeat answers the share (.5) and decides by its threshold.
. "$(dirname "$0")/lib.sh"

npm_packages ml-knn@3.0.0
node_program << 'JS'
import KNN from 'ml-knn';
const ask = (labels, rows, k, row) => {
    const answer = new KNN(rows, labels, { k }).predict([row])[0];
    const near = rows.map((point, i) => [Math.abs(point[0] - row[0]), labels[i]]).sort((a, b) => a[0] - b[0]);
    console.log(`k = ${k}, labels from near to far ${near.slice(0, k).map((n) => n[1])}: ${answer}`);
};
ask([1, 0], [[0], [1]], 2, [0.1]);
ask([0, 1], [[0], [1]], 2, [0.1]);
ask([0, 1], [[0], [1]], 2, [0.9]);
ask(['b', 'a'], [[0], [1]], 2, [0.9]);
ask([0, 1, 1, 0, 0], [[0], [1], [2], [3], [9]], 4, [0.1]);
ask([1, 0, 0, 1, 0], [[0], [1], [2], [3], [9]], 4, [0.1]);
JS

seen << 'SEEN'
k = 2, labels from near to far 1,0: 0
k = 2, labels from near to far 0,1: 1
k = 2, labels from near to far 1,0: 0
k = 2, labels from near to far a,b: b
k = 4, labels from near to far 0,1,1,0: 1
k = 4, labels from near to far 1,0,0,1: 0
SEEN

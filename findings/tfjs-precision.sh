#!/usr/bin/env bash
# TensorFlow.js 4.22.0 (npm), the metric "precision" of a model whose output is a sigmoid.
# Guess: outputs above .5 count as 1, as for "binaryAccuracy" and in Keras: .6316 on this table.
# Seen: an output counts as 1 only if it is 1 exactly, so evaluate says 0, next to a binaryAccuracy that is right; tf.metrics.precision
#   and recall of probabilities are 0, and right for answers that were rounded before.
# Why it matters: the log of a model that works says that it finds nothing; round first, or compute it from predictions.
. "$(dirname "$0")/lib.sh"

npm_packages @tensorflow/tfjs@4.22.0
node_program << 'JS'
import { createRequire } from 'node:module';
const tf = createRequire(import.meta.url)('@tensorflow/tfjs');
const rows = Array.from({ length: 40 }, (_, i) => [i / 20 - 1]);
const labels = rows.map((_, i) => [(i % 3 === 0) !== (i > 20) ? 1 : 0]);
const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, activation: 'sigmoid', inputShape: [1], kernelInitializer: 'ones' })],
});
model.compile({ optimizer: 'sgd', loss: 'binaryCrossentropy', metrics: ['binaryAccuracy', 'precision'] });
const [, accuracy, precision] = model.evaluate(tf.tensor(rows), tf.tensor(labels)).map((value) => value.arraySync());
const probabilities = model.predict(tf.tensor(rows));
const answers = probabilities.arraySync().map(([p]) => p > 0.5 ? 1 : 0);
const right = answers.filter((answer, i) => answer === labels[i][0]).length;
const hits = answers.filter((answer, i) => answer && labels[i][0]).length;
const found = answers.reduce((a, b) => a + b);
const ones = labels.flat().reduce((a, b) => a + b);
console.log(`evaluate: binaryAccuracy ${accuracy.toFixed(4)}, precision ${precision.toFixed(4)}`);
console.log(`by counting: accuracy ${(right / 40).toFixed(4)}, precision ${(hits / found).toFixed(4)}, recall ${(hits / ones).toFixed(4)}`);
for (const [name, values] of [['probabilities', probabilities], ['rounded', tf.tensor(answers.map((answer) => [answer]))]]) {
    const [p, r] = [tf.metrics.precision, tf.metrics.recall].map((f) => f(tf.tensor(labels), values).arraySync());
    console.log(`tf.metrics, ${name}: precision ${p.toFixed(4)}, recall ${r.toFixed(4)}`);
}
JS

seen << 'SEEN'
evaluate: binaryAccuracy 0.6500, precision 0.0000
by counting: accuracy 0.6500, precision 0.6316, recall 0.6316
tf.metrics, probabilities: precision 0.0000, recall 0.0000
tf.metrics, rounded: precision 0.6316, recall 0.6316
SEEN

#!/usr/bin/env bash
# ml-regression-simple-linear 3.0.1 and ml-regression-polynomial 4.0.0 with ml-regression-base 4.0.1 (npm), score of a model on other rows;
# scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: r2 is the coefficient of determination: 1 less the squared errors over those of the mean, below 0 for a bad model.
# Seen: it is the squared correlation of answers and labels: .8140 also where all answers are half of the labels, or 100 too small, and 1 for
#   labels that fall as the answers rise (-7.1 in scikit-learn). On the training rows of least squares both are the same.
# Why it matters: on test rows a model that is off by a factor, a unit or a sign looks as good as it did in training, and is compared with
#   an R2 that would be negative. Use rmsd, or compute it.
. "$(dirname "$0")/lib.sh"

npm_packages ml-regression-simple-linear@3.0.1 ml-regression-polynomial@4.0.0 ml-regression-base@4.0.1
node_program << 'JS'
import { createRequire } from "module";

const require = createRequire(import.meta.url);
const load = name => { const module = require(name); return module.default ?? Object.values(module)[0]; };
const Linear = load("ml-regression-simple-linear");
const Polynomial = load("ml-regression-polynomial");
const x = [1, 2, 3, 5], y = [2, 1, 4, 6];
for (const [name, model] of [["linear", new Linear(x, y)], ["square", new Polynomial(x, y, 2)]]) {
    for (const [what, labels] of [["training rows", y], ["labels doubled", y.map(v => 2 * v)], ["labels + 100", y.map(v => v + 100)],
        ["labels fall", x.map(v => 10 - model.predict(v))]]) {
        const score = model.score(x, labels);
        console.log(`${name}, ${what}: r2 ${score.r2.toFixed(4)}, rmsd ${score.rmsd.toFixed(4)}`);
    }
}
JS
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy
from sklearn.metrics import r2_score

x, y = numpy.array([1, 2, 3, 5]), numpy.array([2, 1, 4, 6])
for name, degree in [("linear", 1), ("square", 2)]:
    answers = numpy.polyval(numpy.polyfit(x, y, degree), x)
    for what, labels in [("training rows", y), ("labels doubled", 2 * y), ("labels + 100", y + 100), ("labels fall", 10 - answers)]:
        print("scikit-learn, %s, %s: R2 %.4f" % (name, what, r2_score(labels, answers)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
linear, training rows: r2 0.8140, rmsd 0.8281
linear, labels doubled: r2 0.8140, rmsd 4.0382
linear, labels + 100: r2 0.8140, rmsd 100.0034
linear, labels fall: r2 1.0000, rmsd 4.9252
square, training rows: r2 0.8422, rmsd 0.7628
square, labels doubled: r2 0.8422, rmsd 3.9994
square, labels + 100: r2 0.8422, rmsd 100.0029
square, labels fall: r2 1.0000, rmsd 4.9672
scikit-learn, linear, training rows: R2 0.8140
scikit-learn, linear, labels doubled: R2 -0.1056
scikit-learn, linear, labels + 100: R2 -2711.0504
scikit-learn, linear, labels fall: R2 -7.0809
scikit-learn, square, training rows: R2 0.8422
scikit-learn, square, labels doubled: R2 -0.0844
scikit-learn, square, labels + 100: R2 -2711.0222
scikit-learn, square, labels fall: R2 -6.9444
SEEN

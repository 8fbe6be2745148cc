#!/usr/bin/env bash
# NLTK 3.8 (Debian 12), weighted_kappa of two raters, with scikit-learn 1.2.1 beside it.
# Guess: Cohen's weighted kappa, whether the distance is from 0 to 1 or from 0 to 2 and max_distance says so.
# Seen: with max_distance=2 and the distance |a - b| of classes 1 to 3 it is .03 in place of .52, and -.81 for answers by chance (.09): only the
#   disagreement to be expected is divided by max_distance, not the one that was observed. Without it the figure is right for any scale.
# Why it matters: the parameter is there to be set for such distances; a fair agreement between a model and its labels looks like none.
#   Leave max_distance out, or divide the distance yourself.
. "$(dirname "$0")/lib.sh"

r_packages python3-nltk=3.8-1 python3-regex=0.1.20221031-1+b1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program nltk=3.8 scikit-learn=1.2.1 << 'PYTHON'
import random
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score


def kappa(first, second, distance, **settings):
    rows = [("first", i, a) for i, a in enumerate(first)] + [("second", i, b) for i, b in enumerate(second)]
    return AnnotationTask(rows, distance=distance).weighted_kappa(**settings)


some = [1, 2, 3, 1, 2, 3, 1, 1, 2, 3, 3, 2]
other = [1, 2, 2, 1, 3, 3, 1, 2, 2, 3, 1, 2]
dice = random.Random(1)
chance = [[dice.randrange(1, 4) for _ in range(300)] for _ in range(2)]
for name, first, second in [("raters", some, other), ("equal ones", some, some), ("opposite ones", some, [4 - a for a in some]), ("by chance", *chance)]:
    for weights, power in [("linear", 1), ("quadratic", 2)]:
        full, half = lambda a, b: abs(a - b) ** power, lambda a, b: (abs(a - b) / 2) ** power
        print("%s, %s: NLTK %.4f, with max_distance=%d %.4f, distance from 0 to 1 %.4f; scikit-learn %.4f" % (name, weights, kappa(first, second, full),
            2 ** power, kappa(first, second, full, max_distance=2 ** power), kappa(first, second, half), cohen_kappa_score(first, second,
            weights=weights)))
PYTHON

seen << 'SEEN'
raters, linear: NLTK 0.5161, with max_distance=2 0.0323, distance from 0 to 1 0.5161; scikit-learn 0.5161
raters, quadratic: NLTK 0.5333, with max_distance=4 -0.8667, distance from 0 to 1 0.5333; scikit-learn 0.5333
equal ones, linear: NLTK 1.0000, with max_distance=2 1.0000, distance from 0 to 1 1.0000; scikit-learn 1.0000
equal ones, quadratic: NLTK 1.0000, with max_distance=4 1.0000, distance from 0 to 1 1.0000; scikit-learn 1.0000
opposite ones, linear: NLTK -0.5000, with max_distance=2 -2.0000, distance from 0 to 1 -0.5000; scikit-learn -0.5000
opposite ones, quadratic: NLTK -1.0000, with max_distance=4 -7.0000, distance from 0 to 1 -1.0000; scikit-learn -1.0000
by chance, linear: NLTK 0.0937, with max_distance=2 -0.8127, distance from 0 to 1 0.0937; scikit-learn 0.0937
by chance, quadratic: NLTK 0.0864, with max_distance=4 -2.6543, distance from 0 to 1 0.0864; scikit-learn 0.0864
SEEN

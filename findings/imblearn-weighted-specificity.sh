#!/usr/bin/env bash
# Python: imbalanced-learn 0.10.0 (Debian 12), specificity, the geometric mean and sensitivity with sample_weight, with scikit-learn 1.2.1 beside it.
# Guess: specificity_score with weights is the share of the weight of the other classes' rows that is rightly not given to the class: that of the table in
#   which every row stands as often as its weight says.
# Seen: the true negatives are weighted up wrongly: 1.56, 1.10 and 2.19 for .85, .97 and .69 with three classes, and a share above 1 leads to a geometric mean
#   above 1, too. With weights that are all 2 it is not the figure without weights. Sensitivity, and all without weights, is right.
# Why it matters: weighted rows are what the package is for; a model is chosen by a figure that grows with the weights and not with the answers. Compute it
#   from confusion_matrix with sample_weight.
. "$(dirname "$0")/lib.sh"

r_packages python3-imblearn=0.10.0-1
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program imbalanced-learn=0.10.0 scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from imblearn.metrics import geometric_mean_score, sensitivity_score, specificity_score
from sklearn.metrics import confusion_matrix

def exact(labels, answers, weights=None):
    table = confusion_matrix(labels, answers, sample_weight=weights)
    hits = np.diag(table)
    other = table.sum() - table.sum(1)
    return [(other[k] - (table.sum(0)[k] - hits[k])) / other[k] for k in range(len(table))]

text = lambda values: " ".join("%.3f" % v for v in values)
def tell(name, labels, answers, weights):
    written = (np.repeat(labels, weights), np.repeat(answers, weights))
    print("%s: specificity %s; by the table with the same weights %s; imblearn of the written-out table %s" % (name,
        text(specificity_score(labels, answers, average=None, sample_weight=weights)), text(exact(labels, answers, weights)), text(specificity_score(*written, average=None))))
    print("    sensitivity %s, of the written-out table %s; geometric mean of each class %s, of the written-out table %s" % (
        text(sensitivity_score(labels, answers, average=None, sample_weight=weights)), text(sensitivity_score(*written, average=None)),
        text(geometric_mean_score(labels, answers, average=None, sample_weight=weights)), text(geometric_mean_score(*written, average=None))))

labels = np.array([0, 0, 0, 1, 1, 1, 1, 2, 2, 0, 1, 2, 0])
answers = np.array([0, 1, 0, 1, 1, 2, 1, 2, 0, 0, 1, 2, 2])
tell("three classes, weights 1 to 13", labels, answers, np.arange(1, 14))
tell("three classes, weights 1", labels, answers, np.ones(13, dtype=int))
tell("three classes, weights 2", labels, answers, np.full(13, 2))
tell("two classes, ones weigh 4", (labels > 0).astype(int), (answers > 0).astype(int), np.where(labels > 0, 4, 1))
PYTHON

seen << 'SEEN'
three classes, weights 1 to 13: specificity 1.562 1.100 2.188; by the table with the same weights 0.855 0.966 0.694; imblearn of the written-out table 0.855 0.966 0.694
    sensitivity 0.483 0.818 0.690, of the written-out table 0.483 0.818 0.690; geometric mean of each class 0.869 0.949 1.228, of the written-out table 0.642 0.889 0.692
three classes, weights 1: specificity 0.875 0.875 0.800; by the table with the same weights 0.875 0.875 0.800; imblearn of the written-out table 0.875 0.875 0.800
    sensitivity 0.600 0.800 0.667, of the written-out table 0.600 0.800 0.667; geometric mean of each class 0.725 0.837 0.730, of the written-out table 0.725 0.837 0.730
three classes, weights 2: specificity 0.333 0.333 0.429; by the table with the same weights 0.875 0.875 0.800; imblearn of the written-out table 0.875 0.875 0.800
    sensitivity 0.600 0.800 0.667, of the written-out table 0.600 0.800 0.667; geometric mean of each class 0.447 0.516 0.535, of the written-out table 0.725 0.837 0.730
two classes, ones weigh 4: specificity 0.500 1.105; by the table with the same weights 0.875 0.600; imblearn of the written-out table 0.875 0.600
    sensitivity 0.600 0.875, of the written-out table 0.600 0.875; geometric mean of each class 0.548 0.983, of the written-out table 0.725 0.725
SEEN

#!/usr/bin/env bash
# R: ModelMetrics 1.2.2.2 (Debian 12), its measures at a cutoff, with scikit-learn 1.2.1 beside it.
# Guess: all of them answer alike for a score that is exactly the cutoff, so that they are those of the package's own confusionMatrix.
# Seen: confusionMatrix, precision, recall, npv and F1 count such a row as 0, specificity, kappa and mcc as 1. Where one score of ten is .5, specificity is
#   .6 for .8 and kappa .4 for .6; a model that says .5 to everybody has a recall of 0 and a specificity of 0. gini is -1 or 1 for it, by the order of
#   the rows (its auc is .5, as it should be).
# Why it matters: kNN with an even k, small forests and rounded scores say .5 often, and half of the measures are then those of another rule. Take
#   confusionMatrix and compute the rest from it.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-modelmetrics=1.2.2.2-1+b1 r-cran-rcpp=1.0.10-1
r_program << 'R'
suppressMessages(library(ModelMetrics))
cat("ModelMetrics ", format(packageVersion("ModelMetrics")), "\n", sep = "")
tell <- function(name, labels, scores, cutoff) {
    table <- confusionMatrix(labels, scores, cutoff)
    tn <- table[1, 1]; fn <- table[1, 2]; fp <- table[2, 1]; tp <- table[2, 2]; n <- sum(table)
    chance <- ((tn + fn) * (tn + fp) + (fp + tp) * (fn + tp)) / n^2
    cat(sprintf("%s, cutoff %.2f: %g true and %g false ones, %g true and %g false zeros\n", name, cutoff, tp, fp, tn, fn))
    cat(sprintf("    precision %.3f, recall %.3f, npv %.3f, F1 %.3f\n", ppv(labels, scores, cutoff), tpr(labels, scores, cutoff),
        npv(labels, scores, cutoff), f1Score(labels, scores, cutoff)))
    cat(sprintf("    specificity %.3f (of the counts %.3f), kappa %.3f (%.3f), mcc %.3f (%.3f)\n", tnr(labels, scores, cutoff), tn / (tn + fp),
        ModelMetrics::kappa(labels, scores, cutoff), ((tn + tp) / n - chance) / (1 - chance), mcc(labels, scores, cutoff),
        (tp * tn - fp * fn) / sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))))
}
labels <- c(0, 1, 0, 1, 1, 0, 0, 1, 0, 1)
scores <- c(.2, .8, .6, .7, .4, .3, .1, .9, .5, .6)
tell("one score of .5", labels, scores, .49)
tell("one score of .5", labels, scores, .5)
tell("one score of .5", labels, scores, .51)
tell(".5 for everybody", labels, rep(.5, 10), .5)
cat(sprintf(".5 for everybody: auc %.2f, gini %.2f; class 1 first: auc %.2f, gini %.2f; class 0 first: auc %.2f, gini %.2f\n", auc(labels, rep(.5, 10)),
    gini(labels, rep(.5, 10)), auc(-sort(-labels), rep(.5, 10)), gini(-sort(-labels), rep(.5, 10)), auc(sort(labels), rep(.5, 10)),
    gini(sort(labels), rep(.5, 10))))
R
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np
from sklearn.metrics import cohen_kappa_score, f1_score, matthews_corrcoef, recall_score

labels = [0, 1, 0, 1, 1, 0, 0, 1, 0, 1]
scores = np.array([.2, .8, .6, .7, .4, .3, .1, .9, .5, .6])
for name, answers in [("above .5", scores > .5), (".5 and above", scores >= .5)]:
    print("scikit-learn, %s: recall %.3f, F1 %.3f, specificity %.3f, kappa %.3f, mcc %.3f" % (name, recall_score(labels, answers), f1_score(labels, answers),
        recall_score(labels, answers, pos_label=0), cohen_kappa_score(labels, answers), matthews_corrcoef(labels, answers)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
ModelMetrics 1.2.2.2
one score of .5, cutoff 0.49: 4 true and 2 false ones, 3 true and 1 false zeros
    precision 0.667, recall 0.800, npv 0.750, F1 0.727
    specificity 0.600 (of the counts 0.600), kappa 0.400 (0.400), mcc 0.408 (0.408)
one score of .5, cutoff 0.50: 4 true and 1 false ones, 4 true and 1 false zeros
    precision 0.800, recall 0.800, npv 0.800, F1 0.800
    specificity 0.600 (of the counts 0.800), kappa 0.400 (0.600), mcc 0.408 (0.600)
one score of .5, cutoff 0.51: 4 true and 1 false ones, 4 true and 1 false zeros
    precision 0.800, recall 0.800, npv 0.800, F1 0.800
    specificity 0.800 (of the counts 0.800), kappa 0.600 (0.600), mcc 0.600 (0.600)
.5 for everybody, cutoff 0.50: 0 true and 0 false ones, 5 true and 5 false zeros
    precision 0.000, recall 0.000, npv 0.500, F1 0.000
    specificity 0.000 (of the counts 1.000), kappa 0.000 (0.000), mcc NaN (NaN)
.5 for everybody: auc 0.50, gini -0.12; class 1 first: auc 0.50, gini 1.00; class 0 first: auc 0.50, gini -1.00
scikit-learn, above .5: recall 0.800, F1 0.800, specificity 0.800, kappa 0.600, mcc 0.600
scikit-learn, .5 and above: recall 0.800, F1 0.727, specificity 0.600, kappa 0.400, mcc 0.408
SEEN

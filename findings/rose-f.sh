#!/usr/bin/env bash
# R: ROSE 0.0-4 (Debian 12), accuracy.meas, with MLmetrics 1.1.1 and plain counting beside it.
# Guess: F is the harmonic mean of precision and recall, as the manual page says: 1 for a perfect model.
# Seen: it is half of that: .5 for a perfect model. Precision and recall are right.
# Why it matters: the package is there for rare classes, where F is what models are compared by; beside the F1 of any other tool
#   a model looks half as good. Double it, or compute it from the two.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-rose=0.0-4-2 r-cran-mlmetrics=1.1.1-3 r-cran-rocr=1.0-11-2 \
    r-cran-gplots=3.1.3-1 r-cran-gtools=3.9.4-1 r-cran-catools=1.18.2-1+b1 r-cran-bitops=1.0-7-1
r_program << 'R'
tell <- function(name, labels, scores) {
    rose <- ROSE::accuracy.meas(labels, scores)
    answers <- as.numeric(scores > .5)
    cat(sprintf("%s: precision %.4f, recall %.4f, F of ROSE %.4f, F1 by counting %.4f, of MLmetrics %.4f\n", name,
        rose$precision, rose$recall, rose$F,
        2 * sum(labels & answers) / (sum(labels) + sum(answers)), MLmetrics::F1_Score(labels, answers, positive = "1")))
}
tell("perfect", c(0, 0, 1, 1), c(.1, .2, .8, .9))
tell("2 of 4 right", c(0, 0, 1, 1), c(.1, .6, .4, .8))
tell("rare class", rep(c(0, 1), c(95, 5)), rep(c(.1, .7, .2, .9), c(90, 5, 2, 3)))
R

seen << 'SEEN'
perfect: precision 1.0000, recall 1.0000, F of ROSE 0.5000, F1 by counting 1.0000, of MLmetrics 1.0000
2 of 4 right: precision 0.5000, recall 0.5000, F of ROSE 0.2500, F1 by counting 0.5000, of MLmetrics 0.5000
rare class: precision 0.3750, recall 0.6000, F of ROSE 0.2308, F1 by counting 0.4615, of MLmetrics 0.4615
SEEN

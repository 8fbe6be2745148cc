#!/usr/bin/env bash
# R: MLmetrics 1.1.1 with ROCR 1.0-11 (Debian 12), PRAUC.
# Guess: the area under the precision-recall curve by trapezoids, close to average precision.
# Seen: the area left of the first point is dropped, that is, the recall that the highest scores reach at once: with
#   thirty perfect rows that share the top score the area is 0.
# Why it matters: forests and kNN answer many equal scores (1.0 above all), and the better the top block, the more is lost:
#   a model loses to a worse one. Backbeat's average precision and ROCR's own aucpr count it.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-mlmetrics=1.1.1-3 r-cran-rocr=1.0-11-2 \
    r-cran-gplots=3.1.3-1 r-cran-gtools=3.9.4-1 r-cran-catools=1.18.2-1+b1 r-cran-bitops=1.0-7-1
r_program << 'R'
average <- function(score, truth) {
    cuts <- sort(unique(score), decreasing = TRUE)
    precision <- sapply(cuts, function(cut) mean(truth[score >= cut]))
    recall <- sapply(cuts, function(cut) sum(truth[score >= cut]) / sum(truth))
    sum(diff(c(0, recall)) * precision)
}
show <- function(name, score, truth) {
    rocr <- ROCR::performance(ROCR::prediction(score, truth), "aucpr")@y.values[[1]]
    cat(sprintf("%s: MLmetrics %.4f, ROCR %.4f, average precision %.4f\n", name, MLmetrics::PRAUC(score, truth), rocr,
        average(score, truth)))
}
show("six rows", c(.9, .8, .7, .6, .5, .4), c(1, 0, 1, 1, 0, 0))
show("perfect, top 30 tied", c(rep(1, 30), rep(.2, 70)), c(rep(1, 30), rep(0, 70)))
show("top 20 tied, 10 lower", c(rep(1, 20), seq(.9, .5, length.out = 10), rep(.2, 70)), c(rep(1, 30), rep(0, 70)))
R

seen << 'SEEN'
six rows: MLmetrics 0.4306, ROCR 0.8472, average precision 0.8056
perfect, top 30 tied: MLmetrics 0.0000, ROCR 1.0000, average precision 1.0000
top 20 tied, 10 lower: MLmetrics 0.3333, ROCR 1.0000, average precision 1.0000
SEEN

#!/usr/bin/env bash
# R: CalibratR 0.1.2 (Debian 12), getMCE, the maximum calibration error, beside getECE and counting by hand.
# Guess: the largest gap of a bin between its share of ones and its mean probability.
# Seen: the largest product of that gap and the bin's share of the rows: with 10 bins of equal size a tenth of it, .0213 in place of .2127,
#   and with 5 bins a fifth. It can not be larger than getECE, the sum of the same products, which is right.
# Why it matters: a model that is off by .5 in one bin of ten reports .05, and models are compared with figures of other tools that
#   are ten times as large. Multiply by the number of bins.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-calibratr=0.1.2-2 r-cran-proc=1.18.0-1+b1 r-cran-reshape2=1.4.4-2 r-cran-foreach=1.5.2-1 r-cran-iterators=1.0.14-1 \
    r-cran-codetools=0.2-19-1 r-cran-fitdistrplus=1.1-8-1 r-cran-mass=7.3-58.2-1 r-cran-survival=3.5-3-1 r-cran-lattice=0.20-45-3 \
    r-cran-matrix=1.5-3-1 r-cran-doparallel=1.0.17-1 r-cran-ggplot2=3.4.1+dfsg-1 r-cran-rcpp=1.0.10-1 r-cran-magrittr=2.0.3-1 \
    r-cran-munsell=0.5.0-2 r-cran-colorspace=2.1-0+dfsg-1 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 r-cran-fansi=1.0.4-1 \
    r-cran-stringr=1.5.0-1 r-cran-stringi=1.7.12-1 r-cran-plyr=1.8.8-1 r-cran-gtable=0.3.1+dfsg-1 r-cran-utf8=1.2.3-1 \
    r-cran-cli=3.6.0-1 r-cran-tibble=3.1.8+dfsg-1 r-cran-glue=1.6.2-1 r-cran-withr=2.5.0-1 r-cran-scales=1.2.1-1 \
    r-cran-vctrs=0.5.2-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-lifecycle=1.0.3+dfsg-1 r-cran-pkgconfig=2.0.3-2
r_program << 'R'
tell <- function(name, labels, scores, bins) {
    group <- rep(seq_len(bins), each = length(scores) / bins)[rank(scores, ties.method = "first")]
    gaps <- abs(tapply(labels, group, mean) - tapply(scores, group, mean))
    cat(sprintf("%s, %d bins: getECE %.4f, by hand %.4f; getMCE %.4f, by hand %.4f\n", name, bins,
        CalibratR::getECE(labels, scores, n_bins = bins), mean(gaps), CalibratR::getMCE(labels, scores, n_bins = bins), max(gaps)))
}
scores <- (seq_len(200) - .5) / 200
good <- as.numeric((seq_len(200) * 0.6180339887) %% 1 < scores)
for (bins in c(5, 10, 20)) tell("near", good, scores, bins)
off <- ifelse(scores > .4 & scores < .5, 1, good)
for (bins in c(5, 10, 20)) tell("one bin of ten off", off, scores, bins)
R

seen << 'SEEN'
near, 5 bins: getECE 0.0200, by hand 0.0200; getMCE 0.0050, by hand 0.0250
near, 10 bins: getECE 0.0200, by hand 0.0200; getMCE 0.0050, by hand 0.0500
near, 20 bins: getECE 0.0400, by hand 0.0400; getMCE 0.0038, by hand 0.0750
one bin of ten off, 5 bins: getECE 0.0750, by hand 0.0750; getMCE 0.0600, by hand 0.3000
one bin of ten off, 10 bins: getECE 0.0750, by hand 0.0750; getMCE 0.0550, by hand 0.5500
one bin of ten off, 20 bins: getECE 0.0875, by hand 0.0875; getMCE 0.0287, by hand 0.5750
SEEN

#!/usr/bin/env bash
# R: maotai 0.2.4 (Debian 12), cov2pcorr and the Wasserstein distance of samples, with base R's regressions beside it.
# Guess: cov2pcorr gives the partial correlations: that of two columns is the correlation of their residuals by the other columns; ecdfdist(method =
#   "wasserstein") of two samples is the mean distance of their sorted values.
# Seen: every partial correlation has the other sign: -.59 for .59, and of two columns -.63 where their correlation is .63. The Wasserstein distance of two samples of
#   ten is .667 for .600 and .861 for .894 (p 1 and 2), while method "lp" with p 1, which is the same by definition, is .600.
# Why it matters: a network of columns is drawn with its edges the wrong way around, and what raises the label lowers it; a check for drift compares distances
#   that hang on the number of rows. Turn the signs off the diagonal, take "lp" for p 1.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-maotai=0.2.4-1 r-cran-rcpp=1.0.10-1 r-cran-rdpack=2.4-1 r-cran-rbibutils=2.2.13-1 r-cran-rspectra=0.16-1-1 r-cran-rtsne=0.16-1 \
    r-cran-rann=2.6.1-1+b2 r-cran-cluster=2.1.4-1 r-cran-labdsv=2.0-1-2 r-cran-shapes=1.2.7-1 r-cran-fastcluster=1.2.3-2 r-cran-dbscan=1.1-11+ds-1 \
    r-cran-rcppdist=0.1.1-2 r-cran-rgl=1.0.1-1 r-cran-scatterplot3d=0.3-42-1 r-cran-minpack.lm=1.2-3-1 r-cran-base64enc=0.1-3-3 r-cran-magrittr=2.0.3-1 \
    r-cran-xfun=0.37+dfsg-1 r-cran-knitr=1.42+dfsg-1 r-cran-jsonlite=1.8.4+dfsg-1 r-cran-fastmap=1.1.1-1 r-cran-rlang=1.0.6-1 r-cran-digest=0.6.31-1 \
    r-cran-htmltools=0.5.4-1 r-cran-htmlwidgets=1.6.1+dfsg-1 r-cran-r6=2.5.1-1 r-cran-mgcv=1.8-41-1 r-cran-nlme=3.1.162-1 r-cran-mass=7.3-58.2-1
export RGL_USE_NULL=TRUE
r_program << 'R'
suppressMessages(library(maotai))
cat("maotai ", format(packageVersion("maotai")), "\n", sep = "")
set.seed(1)
x <- rnorm(50)
y <- x + rnorm(50)
z <- x + y + rnorm(50)
table <- cbind(x, y, z)
said <- cov2pcorr(cov(table))
for (pair in list(c(1, 2), c(1, 3), c(2, 3))) {
    rest <- table[, -pair]
    exact <- cor(resid(lm(table[, pair[1]] ~ rest)), resid(lm(table[, pair[2]] ~ rest)))
    cat(sprintf("%s and %s: correlation %.4f, cov2pcorr %.4f, of the residuals %.4f\n", colnames(table)[pair[1]], colnames(table)[pair[2]],
        cor(table)[pair[1], pair[2]], said[pair[1], pair[2]], exact))
}
cat(sprintf("two columns: cov2pcorr %.4f, correlation %.4f\n", cov2pcorr(cov(table[, 1:2]))[1, 2], cor(x, y)))
a <- c(1, 2, 2, 3, 5, 5, 5, 9, 4, 7)
b <- c(2, 1, 4, 3, 6, 5, 5, 7, 7, 9)
distance <- function(a, b, ...) ecdfdist(list(ecdf(a), ecdf(b)), as.dist = FALSE, ...)[1, 2]
for (p in 1:2) cat(sprintf("Wasserstein, p %d: ecdfdist %.4f, of the sorted values %.4f\n", p, distance(a, b, method = "wasserstein", p = p), mean(abs(sort(a) - sort(b))^p)^(1 / p)))
cat(sprintf("lp, p 1: %.4f; KS: %.4f and %.4f\n", distance(a, b, method = "lp", p = 1), distance(a, b, method = "KS"), suppressWarnings(ks.test(a, b)$statistic)))
R

seen << 'SEEN'
maotai 0.2.4
x and y: correlation 0.6339, cov2pcorr 0.0864, of the residuals -0.0864
x and z: correlation 0.7796, cov2pcorr -0.5908, of the residuals 0.5908
y and z: correlation 0.8498, cov2pcorr -0.7341, of the residuals 0.7341
two columns: cov2pcorr -0.6339, correlation 0.6339
Wasserstein, p 1: ecdfdist 0.6667, of the sorted values 0.6000
Wasserstein, p 2: ecdfdist 0.8607, of the sorted values 0.8944
lp, p 1: 0.6000; KS: 0.2000 and 0.2000
SEEN

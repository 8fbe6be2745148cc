#!/usr/bin/env bash
# R: gower 1.0.1 (Debian 12, the distance behind recipes' step_impute_knn), ordered factors, with cluster 2.1.4 beside it.
# Guess: the Gower distances of daisy(metric = "gower"): levels low, middle and high are 0, .5 and 1 apart.
# Seen: gower_dist takes an ordered factor for a nominal one, without a word: two levels are 1 apart, whichever they are, so that neighbors are as far as the
#   ends. Numbers and plain factors are as in daisy, and so is the ordered factor if it is given as numbers. Of the 100 nearest
#   of 300 rows with a number and a scale of five 29 are others.
# Why it matters: gaps are filled from other neighbors than in the tool that clusters the table, and a scale of answers says no more than equal or not. Turn
#   ordered factors into numbers first.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-gower=1.0.1-1 r-cran-cluster=2.1.4-1
r_program << 'R'
library(gower); library(cluster)
cat("gower ", format(packageVersion("gower")), ", cluster ", format(packageVersion("cluster")), "\n", sep = "")
table <- function(mood, ...) data.frame(energy = c(1, 2, 6, 11), mood = mood, ...)
scale <- factor(c("low", "middle", "high", "low"), levels = c("low", "middle", "high"), ordered = TRUE)
all_pairs <- function(x) sapply(seq_len(nrow(x)), function(j) gower_dist(x[rep(j, nrow(x)), , drop = FALSE], x))
tell <- function(name, x) {
    a <- all_pairs(x); b <- as.matrix(daisy(x, "gower"))
    cat(sprintf("%s: gower %s; daisy %s\n", name, paste(sprintf("%.3f", a[lower.tri(a)]), collapse = " "), paste(sprintf("%.3f", b[lower.tri(b)]), collapse = " ")))
}
tell("ordered factor alone", data.frame(mood = scale))
tell("number and ordered factor", table(scale))
tell("number and plain factor", table(factor(scale, ordered = FALSE)))
tell("number and the factor's codes", table(as.integer(scale)))
set.seed(1)
songs <- data.frame(energy = runif(300), mood = factor(sample(1:5, 300, TRUE), ordered = TRUE))
nearest <- function(d) t(apply(d, 1, function(row) head(order(row), 100)))
exact <- nearest(as.matrix(daisy(songs, "gower")))
others <- function(x) { found <- nearest(all_pairs(x)); mean(sapply(1:300, function(i) length(setdiff(found[i, ], exact[i, ])))) }
cat(sprintf("300 rows: of the 100 nearest %.1f are others than in daisy, by the codes %.1f\n", others(songs), others(transform(songs, mood = as.integer(mood)))))
R

seen << 'SEEN'
gower 1.0.1, cluster 2.1.4
ordered factor alone: gower 1.000 1.000 0.000 1.000 1.000 1.000; daisy 0.500 1.000 0.000 0.500 0.500 1.000
number and ordered factor: gower 0.550 0.750 0.500 0.700 0.950 0.750; daisy 0.300 0.750 0.500 0.450 0.700 0.750
number and plain factor: gower 0.550 0.750 0.500 0.700 0.950 0.750; daisy 0.550 0.750 0.500 0.700 0.950 0.750
number and the factor's codes: gower 0.300 0.750 0.500 0.450 0.700 0.750; daisy 0.300 0.750 0.500 0.450 0.700 0.750
300 rows: of the 100 nearest 29.2 are others than in daisy, by the codes 0.0
SEEN

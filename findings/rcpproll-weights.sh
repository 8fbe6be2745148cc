#!/usr/bin/env bash
# R: RcppRoll 0.3.0 (Debian 12), roll_sd, roll_var and roll_min with weights, and roll_median with na.rm, base R beside them.
# Guess: the weighted deviation of each window, 0 where the values are all equal; weights that make the last row count most do not change the least
#   value; a gap is left out of the median when na.rm says so.
# Seen: the deviation of the values times their weights: 2.5 for windows of 5, 5, 5 under weights 1, 2, 3, and 23.69 where the weighted deviation is
#   12.34 (by the sum of the weights) or 13.52 (less 1). roll_min and roll_max are those of the products. roll_median with na.rm = TRUE is NA wherever
#   there is a gap, where mean, sum and deviation leave it out. Means, and figures without weights, are right.
# Why it matters: moving bounds with weights are too wide wherever the level is far from 0, also for a flat column. Take weighted.mean of the squares
#   about roll_mean.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-rcpproll=0.3.0-2 r-cran-rcpp=1.0.10-1
r_program << 'R'
library(RcppRoll)
x <- c(3, 1, 4, 1, 5, 9, 2, 6, 5, 30)
w <- c(1, 2, 3)
windows <- function(f, x) sapply(1:(length(x) - 2), function(i) f(x[i:(i + 2)]))
squares <- function(v) sum(w * (v - weighted.mean(v, w))^2)
tell <- function(name, figures) cat(sprintf("%s: %s\n", name, paste(sprintf("%.2f", figures), collapse = " ")))
cat("RcppRoll ", format(packageVersion("RcppRoll")), "\n", sep = "")
flat <- rep(5, 5)
tell("flat, roll_mean with weights", roll_mean(flat, 3, weights = w))
tell("flat, roll_sd with weights", roll_sd(flat, 3, weights = w))
tell("flat, roll_sd", roll_sd(flat, 3))
tell("roll_mean with weights", roll_mean(x, 3, weights = w))
tell("    weighted.mean", windows(function(v) weighted.mean(v, w), x))
tell("roll_sd with weights", roll_sd(x, 3, weights = w))
tell("    by hand, sum of weights", windows(function(v) sqrt(squares(v) / 6), x))
tell("    by hand, sum of weights less 1", windows(function(v) sqrt(squares(v) / 5), x))
tell("    sd of the products", windows(function(v) sd(v * w / 2), x))
tell("roll_var with weights", roll_var(x, 3, weights = w))
tell("roll_min with weights", roll_min(x, 3, weights = w))
tell("    min", windows(min, x))
gap <- c(3, NA, 4, 1, 5, 9)
tell("a gap, roll_mean", roll_mean(gap, 3, na.rm = TRUE))
tell("a gap, roll_sd", roll_sd(gap, 3, na.rm = TRUE))
tell("a gap, roll_median", roll_median(gap, 3, na.rm = TRUE))
tell("    median", windows(function(v) median(v, na.rm = TRUE), gap))
R

seen << 'SEEN'
RcppRoll 0.3.0
flat, roll_mean with weights: 5.00 5.00 5.00
flat, roll_sd with weights: 2.50 2.50 2.50
flat, roll_sd: 0.00 0.00 0.00
roll_mean with weights: 2.83 2.00 3.50 6.33 4.83 5.17 4.83 17.67
    weighted.mean: 2.83 2.00 3.50 6.33 4.83 5.17 4.83 17.67
roll_sd with weights: 2.75 1.80 3.50 6.60 3.62 3.55 3.40 23.69
    by hand, sum of weights: 1.34 1.41 1.80 2.98 3.13 2.48 1.34 12.34
    by hand, sum of weights less 1: 1.47 1.55 1.97 3.27 3.43 2.71 1.47 13.52
    sd of the products: 2.75 1.80 3.50 6.60 3.62 3.55 3.40 23.69
roll_var with weights: 7.58 3.25 12.25 43.58 13.08 12.58 11.58 561.33
roll_min with weights: 1.00 0.50 1.00 0.50 2.50 2.00 1.00 3.00
    min: 1.00 1.00 1.00 1.00 2.00 2.00 2.00 5.00
a gap, roll_mean: 3.50 2.50 3.33 5.00
a gap, roll_sd: 0.71 2.12 2.08 4.00
a gap, roll_median: NA NA 4.00 5.00
    median: 3.50 2.50 4.00 5.00
SEEN

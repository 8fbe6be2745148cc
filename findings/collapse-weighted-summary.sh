#!/usr/bin/env bash
# R: collapse 1.9.2 (Debian 12), qsu and descr with weights, with fsd of the same package and base R beside it.
# Guess: the deviation under weights is that of fsd(x, w = w), here that of the table in which every row stands as often as its weight says, and
#   skewness and kurtosis follow those weights.
# Seen: with higher = TRUE (in descr always) the deviation is 11.56 where fsd, qsu without it and the written-out table have 9.51, and another one
#   (13.40) if the rows stand in the other order; skewness is .58 for 1.83, and 3.19 the other way around. With equal weights of 2 it is 11.81 for 8.58;
#   with weights of 1 all is right, and so is the mean throughout.
# Why it matters: columns of a weighted table are described, scaled and compared by it, and sorting the table moves the figures. Take fsd, and moments
#   of the written-out table.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-collapse=1.9.2-1 r-cran-rcpp=1.0.10-1
r_program << 'R'
suppressMessages(library(collapse))
x <- c(3, 1, 4, 1, 5, 9, 2, 6, 5, 30)
w <- rep(1:2, 5)
moments <- function(x) c(sd(x), mean((x - mean(x))^3) / mean((x - mean(x))^2)^1.5, mean((x - mean(x))^4) / mean((x - mean(x))^2)^2)
tell <- function(name, figures) cat(sprintf("%s: %s\n", name, paste(sprintf("%.4f", figures), collapse = " ")))
higher <- function(x, ...) unclass(qsu(x, higher = TRUE, ...))[c("SD", "Skew", "Kurt")]
cat("collapse ", format(packageVersion("collapse")), "; deviation, skewness, kurtosis\n", sep = "")
tell("no weights, qsu", higher(x))
tell("no weights, by hand", moments(x))
tell("weights of 1, qsu", higher(x, w = rep(1, 10)))
tell("weights 1 and 2, qsu", higher(x, w = w))
tell("the same rows in the other order, qsu", higher(rev(x), w = rev(w)))
tell("the written-out table, qsu", higher(rep(x, w)))
tell("the written-out table, by hand", moments(rep(x, w)))
tell("weights 1 and 2, qsu without higher", unclass(qsu(x, w = w))["SD"])
tell("weights 1 and 2, fsd", fsd(x, w = w))
tell("weights 1 and 2, descr", descr(x, w = w)[[1]]$Stats[c("SD", "Skew", "Kurt")])
tell("weights of 2, qsu", higher(x, w = rep(2, 10)))
tell("every row twice, by hand", moments(c(x, x)))
tell("means", c(qsu(x, higher = TRUE, w = w)["Mean"], mean(rep(x, w))))
R

seen << 'SEEN'
collapse 1.9.2; deviation, skewness, kurtosis
no weights, qsu: 8.5790 2.2825 6.8941
no weights, by hand: 8.5790 2.2825 6.8941
weights of 1, qsu: 8.5790 2.2825 6.8941
weights 1 and 2, qsu: 11.5596 0.5783 2.9838
the same rows in the other order, qsu: 13.4031 3.1945 12.1081
the written-out table, qsu: 9.5084 1.8255 4.8542
the written-out table, by hand: 9.5084 1.8255 4.8542
weights 1 and 2, qsu without higher: 9.5084
weights 1 and 2, fsd: 9.5084
weights 1 and 2, descr: 11.5596 0.5783 2.9838
weights of 2, qsu: 11.8090 0.1609 3.1305
every row twice, by hand: 8.3502 2.2825 6.8941
means: 7.5333 7.5333
SEEN

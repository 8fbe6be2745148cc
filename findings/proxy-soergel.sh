#!/usr/bin/env bash
# R: proxy 0.4-27 (Debian 12), dist with the methods Soergel and Wave (Wave Hedges), beside its own fJaccard and the formulas by hand.
# Guess: the formulas that pr_DB$get_entry("Soergel") prints: sum |x - y| / sum max(x, y), by column, so from 0 to 1 and for 0/1 rows the
#   distance of Jaccard; and sum (1 - min/max).
# Seen: one maximum is taken over both rows: 1 in place of .46 for two rows of shares, 3 in place of .75 for two of 0 and 1; Wave has one
#   summand, .83 in place of 1.4. "fJaccard", which is for values from 0 to 1, is the Soergel distance of the formula.
# Why it matters: neighbors and clusters by this distance depend on the largest value of a pair of rows and are not those of the same
#   distance elsewhere: the nearest row of four is another one. Take fJaccard, or write the distance down.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-proxy=0.4-27-1
r_program << 'R'
library(proxy)
stopifnot(packageVersion("proxy") == "0.4.27")
cat("Soergel:", pr_DB$get_entry("Soergel")$formula, "\nWave:", pr_DB$get_entry("Wave")$formula, "\n")
show <- function(name, x, y) {
    between <- function(method) as.numeric(dist(rbind(x, y), method = method))
    cat(sprintf("%s: Soergel %.4f, fJaccard %s, by hand %.4f; Wave %.4f, by hand %.4f\n", name, between("Soergel"),
        if (max(x, y) <= 1) sprintf("%.4f", between("fJaccard")) else "not for these",
        sum(abs(x - y)) / sum(pmax(x, y)), between("Wave"),
        sum(ifelse(pmax(x, y) > 0, 1 - pmin(x, y) / pmax(x, y), 0))))
}
show("shares", c(.2, .3, .5), c(.1, .6, .3))
show("0 and 1", c(1, 0, 1, 1), c(1, 1, 0, 0))
show("counts", c(3, 4, 5, 6), c(3, 4, 5, 7))
show("counts, a large one", c(3, 4, 5, 6, 100), c(3, 4, 5, 7, 100))
byHand <- function(x, y) sum(abs(x - y)) / sum(pmax(x, y))
table <- rbind(a = c(1, 1, 1, 2), b = c(1, 1, 1, 5), c = c(2, 2, 1, 2), d = c(9, 1, 1, 2))
for (method in c("Soergel", "byHand")) {
    distances <- as.matrix(dist(table, method = if (method == "byHand") byHand else method))
    cat(method, "from a:", paste(rownames(table)[-1], sprintf("%.4f", distances["a", -1])), "\n")
}
R

seen << 'SEEN'
Soergel: sum_i |x_i - y_i| / sum_i max{x_i, y_i} 
Wave: sum_i (1 - min(x_i, y_i) / max(x_i, y_i)) 
shares: Soergel 1.0000, fJaccard 0.4615, by hand 0.4615; Wave 0.8333, by hand 1.4000
0 and 1: Soergel 3.0000, fJaccard 0.7500, by hand 0.7500; Wave 1.0000, by hand 3.0000
counts: Soergel 0.1429, fJaccard not for these, by hand 0.0526; Wave 0.5714, by hand 0.1429
counts, a large one: Soergel 0.0100, fJaccard not for these, by hand 0.0084; Wave 0.9700, by hand 0.1429
Soergel from a: b 0.6000 c 1.0000 d 0.8889 
byHand from a: b 0.3750 c 0.2857 d 0.6154 
SEEN

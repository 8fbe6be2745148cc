#!/usr/bin/env bash
# R: mclustcomp 0.3.3 (Debian 12), its measure "f" for two clusterings, beside its adjusted Rand index and the F-measure by hand.
# Guess: the F-measure of two partitions: 1 for equal ones, less for others, the same if every row is doubled.
# Seen: of 60 rows in three clusters it is 22.0 for a clustering and itself, 19.6 for one that agrees in part (by hand .76), and 17.2 for one
#   by chance (.30); with every row doubled 43.9. The adjusted Rand index is right.
# Why it matters: it grows with the table, and by how little it falls from equal to chance nothing shows that a clustering is worthless;
#   beside the F of any other tool it means nothing. Take another of its measures.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-mclustcomp=0.3.3-2 r-cran-rcpp=1.0.10-1 r-cran-rdpack=2.4-1 r-cran-rbibutils=2.2.13-1
r_program << 'R'
by_hand <- function(a, b) {
    counts <- table(a, b)
    f <- 2 * counts / outer(rowSums(counts), colSums(counts), "+")
    sum(rowSums(counts) / sum(counts) * apply(f, 1, max))
}
tell <- function(name, a, b) cat(sprintf("%s: f %.4f, by hand %.4f; adjusted Rand index %.4f\n", name,
    mclustcomp::mclustcomp(a, b, types = "f")$scores, by_hand(a, b), mclustcomp::mclustcomp(a, b, types = "adjrand")$scores))
a <- rep(1:3, c(17, 19, 24))
part <- a
part[c(1:5, 20:26, 40:44)] <- c(rep(2, 5), rep(4, 7), rep(1, 5))
chance <- rep(1:4, 15)
tell("equal", a, a)
tell("agree in part", a, part)
tell("by chance", a, chance)
tell("equal, every row twice", rep(a, 2), rep(a, 2))
R

seen << 'SEEN'
equal: f 21.9553, by hand 1.0000; adjusted Rand index 1.0000
agree in part: f 19.5846, by hand 0.7646; adjusted Rand index 0.5157
by chance: f 17.2091, by hand 0.3048; adjusted Rand index -0.0395
equal, every row twice: f 43.9106, by hand 1.0000; adjusted Rand index 1.0000
SEEN

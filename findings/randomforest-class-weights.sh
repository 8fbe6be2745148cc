#!/usr/bin/env bash
# R: randomForest 4.7-1.1 with ranger 0.14.1 (Debian 12), classwt of ones on a table with 10 percent of "yes".
# Guess: weights that are equal change nothing, as class.weights in ranger and class_weight in scikit-learn.
# Seen: classwt is the classes' prior: c(1, 1) is a forest that balances them, and the mean answer for "yes" rises from .06 to
#   .26; what changes nothing is the classes' own counts.
# Why it matters: settings that were carried over from another tool, or written out "to be explicit", train another model: more
#   rows are called "yes", probabilities are off by their prior. Leave classwt out, or give the shares of the classes.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-randomforest=4.7-1.1-1 r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3
r_program << 'R'
set.seed(1)
table <- data.frame(x = rnorm(1000))
table$y <- factor(ifelse(table$x + rnorm(1000) > 1.8, "yes", "no"))
cat("counts:", summary(table$y), "\n")
show <- function(name, p) cat(sprintf("%s: mean of yes %.2f, called yes %d\n", name, mean(p), sum(p > .5)))
forest <- function(...) {
    set.seed(2)
    randomForest::randomForest(y ~ x, table, ntree = 100, nodesize = 50, ...)$votes[, "yes"]
}
show("randomForest without classwt  ", forest())
show("randomForest classwt 1, 1     ", forest(classwt = c(1, 1)))
show("randomForest classwt 10, 10   ", forest(classwt = c(10, 10)))
show("randomForest classwt of counts", forest(classwt = as.vector(summary(table$y))))
grown <- function(...) ranger::ranger(y ~ x, table, num.trees = 100, min.node.size = 50, probability = TRUE, seed = 2, num.threads = 1, ...)$predictions[, "yes"]
show("ranger without class.weights  ", grown())
show("ranger class.weights 1, 1     ", grown(class.weights = c(1, 1)))
R

seen << 'SEEN'
counts: 898 102 
randomForest without classwt  : mean of yes 0.06, called yes 31
randomForest classwt 1, 1     : mean of yes 0.26, called yes 254
randomForest classwt 10, 10   : mean of yes 0.26, called yes 254
randomForest classwt of counts: mean of yes 0.06, called yes 31
ranger without class.weights  : mean of yes 0.10, called yes 38
ranger class.weights 1, 1     : mean of yes 0.10, called yes 38
SEEN

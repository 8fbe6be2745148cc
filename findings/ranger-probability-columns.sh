#!/usr/bin/env bash
# R: ranger 0.14.1 (Debian 12), the columns of a probability forest's answers (a row of the list the project began with).
# Guess: one column a class, named, in the order of the levels, whatever the labels are.
# Seen: so it is for factors. For logical and for numeric labels the columns have no names and stand in the order in which the
#   classes appear in the table: column 2 is FALSE, or 0, where the first row is TRUE, or 1.
# Why it matters: answers[, 2] is taken for "yes" and is "no" for labels of 0 and 1 whose first row is 1: every ranking is turned
#   around. Make the label a factor.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3
r_program << 'R'
x <- data.frame(x = c(1:20, 21:40))
ask <- function(what, label, ...) {
    forest <- ranger::ranger(y = label, x = x, num.trees = 20, seed = 1, num.threads = 1, probability = TRUE, ...)
    answers <- predict(forest, x[c(1, 40), , drop = FALSE], num.threads = 1)$predictions
    cat(what, ": columns", if (is.null(colnames(answers))) "without names" else colnames(answers), "| row 1:", answers[1, ], "| row 40:", answers[2, ], "\n")
    one <- predict(forest, x[40, , drop = FALSE], num.threads = 1)$predictions
    cat("   one row alone:", if (is.matrix(one)) "a matrix" else "a vector", "with", if (is.null(colnames(one)) && is.null(names(one))) "no names" else "names", "\n")
}
ask("factor no, yes; no first in the table", factor(rep(c("no", "yes"), each = 20)))
ask("factor no, yes; yes first in the table", factor(rep(c("yes", "no"), each = 20)))
ask("factor with an unused level", factor(rep(c("yes", "no"), each = 20), levels = c("maybe", "no", "yes")))
ask("logical, TRUE first", rep(c(TRUE, FALSE), each = 20))
ask("numbers 1 then 0", rep(c(1, 0), each = 20))
R

seen << 'SEEN'
factor no, yes; no first in the table : columns no yes | row 1: 1 0 | row 40: 0 1 
   one row alone: a matrix with names 
factor no, yes; yes first in the table : columns no yes | row 1: 0 1 | row 40: 1 0 
   one row alone: a matrix with names 
factor with an unused level : columns no yes | row 1: 0 1 | row 40: 1 0 
   one row alone: a matrix with names 
logical, TRUE first : columns without names | row 1: 1 0 | row 40: 0 1 
   one row alone: a matrix with no names 
numbers 1 then 0 : columns without names | row 1: 1 0 | row 40: 0 1 
   one row alone: a matrix with no names 
SEEN

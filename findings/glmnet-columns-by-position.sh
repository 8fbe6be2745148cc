#!/usr/bin/env bash
# R: glmnet 4.1-6 (Debian 12), predict with a matrix whose named columns stand in another order than in training.
# Guess: columns are matched by their names, or their order is refused.
# Seen: they are taken by position, without a warning: a row that was surely "yes" is surely "no".
# Why it matters: a table from another query has the same names and another order; Backbeat matches columns by name. Use
#   newx[, rownames(coef(model))[-1]].
. "$(dirname "$0")/lib.sh"

r_packages r-cran-glmnet=4.1-6-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 r-cran-foreach=1.5.2-1 r-cran-iterators=1.0.14-1 r-cran-shape=1.4.6-1 \
    r-cran-survival=3.5-3-1 r-cran-rcpp=1.0.10-1 r-cran-codetools=0.2-19-1
r_program << 'R'
set.seed(1)
x <- cbind(a = 1:40, b = rnorm(40))
model <- suppressWarnings(glmnet::glmnet(x, factor(rep(c("no", "yes"), each = 20)), family = "binomial", lambda = .01))
ask <- function(rows) round(as.vector(predict(model, rows, type = "response")), 3)
cat("rows 1 and 40, columns a, b:", ask(x[c(1, 40), ]), "\n")
cat("rows 1 and 40, columns b, a:", ask(x[c(1, 40), c("b", "a")]), "\n")
R

seen << 'SEEN'
rows 1 and 40, columns a, b: 0 1 
rows 1 and 40, columns b, a: 0 0 
SEEN

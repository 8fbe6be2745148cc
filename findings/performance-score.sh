#!/usr/bin/env bash
# R: performance 0.10.2 (Debian 12), performance_score of a logistic regression, with performance_logloss and the formulas beside it.
# Guess: the logarithmic score is the mean logarithm of the probability of what happened (so -1 times the log loss), the quadratic one Brier's,
#   the spherical one the mean of p / sqrt(p^2 + (1 - p)^2), as the manual's reference has them.
# Seen: -45.04, 3.28 and .04, where it is -.40, .12 and .86. A row of 0 or 1 is taken for that many hits of as many tries as the table has ones,
#   and squares are summed over the table's rows in place of a row's two classes. With every row twice it is -92.70, 4.78 and .02, and a model that
#   gives everybody the share of ones has the better logarithmic and spherical score (-26.28 and .10).
# Why it matters: two models are ranked the wrong way round, and no figure can be put beside that of another tool. Take performance_logloss, and
#   mean((y - p)^2).
. "$(dirname "$0")/lib.sh"

r_packages r-cran-performance=0.10.2-1 r-cran-bayestestr=0.13.0-1 r-cran-insight=0.19.0+dfsg-1 r-cran-datawizard=0.6.5+dfsg-1
r_program << 'R'
library(performance)
set.seed(1)
rows <- data.frame(x = rnorm(60), z = rnorm(60))
rows$y <- rbinom(60, 1, plogis(rows$x + rows$z / 2))
tell <- function(name, model) {
    y <- model$y
    p <- fitted(model)
    hit <- ifelse(y == 1, p, 1 - p)
    score <- performance_score(model, verbose = FALSE)
    cat(sprintf("%s: logarithmic %.4f, quadratic %.4f, spherical %.4f; by hand %.4f, %.4f (Brier), %.4f; performance_logloss %.4f\n", name,
        score$logarithmic, score$quadratic, score$spherical,
        mean(log(hit)), mean((y - p)^2), mean(hit / sqrt(p^2 + (1 - p)^2)), performance_logloss(model)))
}
cat("performance ", format(packageVersion("performance")), "\n", sep = "")
tell("the model", glm(y ~ x + z, binomial, rows))
tell("every row twice", glm(y ~ x + z, binomial, rbind(rows, rows)))
tell("the share of ones for everybody", glm(y ~ 1, binomial, rows))
R

seen << 'SEEN'
performance 0.10.2
the model: logarithmic -45.0429, quadratic 3.2786, spherical 0.0408; by hand -0.4023, 0.1242 (Brier), 0.8636; performance_logloss 0.4023
every row twice: logarithmic -92.7023, quadratic 4.7835, spherical 0.0241; by hand -0.4023, 0.1242 (Brier), 0.8636; performance_logloss 0.4023
the share of ones for everybody: logarithmic -26.2821, quadratic 0.0000, spherical 0.0988; by hand -0.6842, 0.2456 (Brier), 0.7134; performance_logloss 0.6842
SEEN

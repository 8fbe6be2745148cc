#!/usr/bin/env bash
# R: kernlab 0.9-32 (Debian 12), a model with the ANOVA kernel of degree 2 and more asked for rows, beside the same model on its kernel matrix.
# Guess: predict() uses the kernel the model was trained with: the answers of a model on the matrix that kernelMatrix gives, and kernelMult(k, x, y, z) is
#   kernelMatrix(k, x, y) %*% z.
# Seen: kernelMult leaves the degree out, and predict() goes by it: a support vector machine of degree 2 is wrong for .55 of 200 new rows where the same
#   coefficients are wrong for .12 (.47 and .11 of its own rows, and the error that it prints is .47, too); a Gaussian process answers .87 for .38. Degree 1
#   and six other kernels are right.
# Why it matters: the kernel looks hopeless in every comparison, and nothing says that the model was asked another function than it learned. Train on
#   as.kernelMatrix(kernelMatrix(k, x)) and ask with kernelMatrix(k, new, x).
. "$(dirname "$0")/lib.sh"

r_packages r-cran-kernlab=0.9-32-1
r_program << 'R'
suppressMessages(library(kernlab))
cat("kernlab ", format(packageVersion("kernlab")), "\n", sep = "")
set.seed(1)
x <- matrix(rnorm(200), 100)
y <- factor(ifelse(x[, 1] * x[, 2] + .3 * rnorm(100) > 0, "p", "n"))
new <- matrix(rnorm(400), 200)
truth <- factor(ifelse(new[, 1] * new[, 2] > 0, "p", "n"))
kernels <- list(rbf = rbfdot(.3), polynomial = polydot(2, 1.5, .7), vanilla = vanilladot(), laplace = laplacedot(.4),
    bessel = besseldot(.5, 1, 2), spline = splinedot(), "ANOVA, degree 1" = anovadot(.5, 1), "ANOVA, degree 2" = anovadot(.5, 2))
z <- c(1, -2, .5, 3)
for (name in names(kernels)) {
    k <- kernels[[name]]
    off <- max(abs(kernelMult(k, x, new[1:4, ], z) - kernelMatrix(k, x, new[1:4, ]) %*% z))
    cat(sprintf("kernelMult against kernelMatrix, %s: %s\n", name, if (off < 1e-8) "equal" else sprintf("off by up to %.2f", off)))
}
k <- anovadot(.5, 2)
cat(sprintf("k(a, b) %.6f, by its formula %.6f\n", k(x[1, ], x[2, ]), sum(exp(-.5 * (x[1, ] - x[2, ])^2))^2))
for (degree in 1:3) {
    k <- anovadot(.5, degree)
    model <- ksvm(x, y, kernel = k, C = 1, scaled = FALSE)
    sums <- function(rows) kernelMatrix(k, rows, x[alphaindex(model)[[1]], ]) %*% coef(model)[[1]] - b(model)
    wrong <- function(answers, labels) mean(answers != labels)
    sign <- function(rows) ifelse(sums(rows) > 0, "p", "n")
    cat(sprintf("ksvm, degree %d: wrong for %.3f of the new rows, by hand with the same coefficients %.3f; of its own %.2f and %.2f; error() %.2f\n", degree,
        wrong(predict(model, new), truth), wrong(sign(new), truth), wrong(predict(model, x), y), wrong(sign(x), y), error(model)))
}
k <- anovadot(.5, 2)
labels <- x[, 1]^2
model <- gausspr(x, labels, kernel = k, var = .1, scaled = FALSE)
matrix <- kernelMatrix(k, x)
exact <- matrix %*% solve(matrix + .1 * diag(100), labels)
cat(sprintf("gausspr, labels %s: predict %s, by hand %s\n", paste(sprintf("%.3f", labels[1:4]), collapse = " "),
    paste(sprintf("%.3f", predict(model, x)[1:4]), collapse = " "), paste(sprintf("%.3f", exact[1:4]), collapse = " ")))
R

seen << 'SEEN'
kernlab 0.9.32
kernelMult against kernelMatrix, rbf: equal
kernelMult against kernelMatrix, polynomial: equal
kernelMult against kernelMatrix, vanilla: equal
kernelMult against kernelMatrix, laplace: equal
kernelMult against kernelMatrix, bessel: equal
kernelMult against kernelMatrix, spline: equal
kernelMult against kernelMatrix, ANOVA, degree 1: equal
kernelMult against kernelMatrix, ANOVA, degree 2: off by up to 4.98
k(a, b) 2.320252, by its formula 2.320252
ksvm, degree 1: wrong for 0.375 of the new rows, by hand with the same coefficients 0.375; of its own 0.24 and 0.24; error() 0.24
ksvm, degree 2: wrong for 0.550 of the new rows, by hand with the same coefficients 0.115; of its own 0.47 and 0.11; error() 0.47
ksvm, degree 3: wrong for 0.565 of the new rows, by hand with the same coefficients 0.170; of its own 0.52 and 0.11; error() 0.52
gausspr, labels 0.392 0.034 0.698 2.545: predict 0.871 0.698 0.967 1.759, by hand 0.379 0.042 0.704 2.649
SEEN

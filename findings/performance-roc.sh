#!/usr/bin/env bash
# R: performance 0.10.2 (Debian 12), performance_roc, with R's own Wilcoxon statistic beside it.
# Guess: the column Specificity is the specificity, as the manual page says, and the printed AUC counts ties of scores as a half.
# Seen: the column is the rate of false positives, 1 less the specificity. Ties are taken in the order of the table: one and the same model of one
#   factor has an AUC of 56 % if the rows of class 0 stand first, of 94 % if they stand last; it is 75 %. Equal scores for all give 0 or 1.
# Why it matters: scores of trees, kNN and models of categories have ties by the thousand, and tables are often sorted by label. Shuffling hides
#   it, an average of ties settles it: wilcox.test(p1, p0)$statistic / (n1 * n0), or pROC.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-performance=0.10.2-1 r-cran-bayestestr=0.13.0-1 r-cran-insight=0.19.0+dfsg-1 r-cran-datawizard=0.6.5+dfsg-1
r_program << 'R'
library(performance)
cat("performance ", format(packageVersion("performance")), "\n", sep = "")
rows <- data.frame(y = c(1, 1, 1, 0, 0, 0, 1, 0), x = factor(c("a", "a", "b", "b", "a", "b", "a", "b")))
exact <- function(y, p) wilcox.test(p[y == 1], p[y == 0], exact = FALSE)$statistic / (sum(y == 1) * sum(y == 0))
area <- function(roc) sum(diff(roc$Specificity) * (roc$Sensitivity[-1] + roc$Sensitivity[-nrow(roc)]) / 2)
for (name in c("class 0 first", "class 1 first")) {
    sorted <- rows[order(if (name == "class 0 first") rows$y else -rows$y), ]
    model <- glm(y ~ x, binomial, sorted)
    cat(name, ": ", sep = "")
    cat(capture.output(print(performance_roc(model))), sprintf("(exact %.4f)\n", exact(model$y, fitted(model))))
    cat(sprintf("  the same scores as vectors: %.4f; all scores .5: %.4f (exact %.4f)\n", area(performance_roc(sorted$y, predictions = fitted(model))),
        area(performance_roc(sorted$y, predictions = rep(.5, 8))), exact(sorted$y, rep(.5, 8))))
}
cat("scores without ties, the two best ones of class 1 answered as 1:\n")
roc <- as.data.frame(performance_roc(c(1, 1, 0, 1, 0, 0), predictions = c(.9, .8, .7, .6, .5, .4)))[3:4, ]
print(data.frame(roc, specificity.by.counting = c(3, 2) / 3), row.names = FALSE)
R

seen << 'SEEN'
performance 0.10.2
class 0 first: AUC: 56.25% (exact 0.7500)
  the same scores as vectors: 0.5625; all scores .5: 0.0000 (exact 0.5000)
class 1 first: AUC: 93.75% (exact 0.7500)
  the same scores as vectors: 0.9375; all scores .5: 1.0000 (exact 0.5000)
scores without ties, the two best ones of class 1 answered as 1:
 Sensitivity Specificity specificity.by.counting
   0.6666667   0.0000000               1.0000000
   0.6666667   0.3333333               0.6666667
SEEN

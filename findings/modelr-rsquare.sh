#!/usr/bin/env bash
# R: modelr 0.1.10 (Debian 12), rsquare on other rows than those of the fit, with formulas by hand beside it.
# Guess: 1 less the squared residuals over the squared deviations from the mean, as rmse and mae of the package go by the residuals.
# Seen: 1 less the variance of the residuals over that of the labels, so what all answers have in common does not count: .998 where every answer is 3 too
#   small (-.127), also where all are 300 too small. The help text names a third thing, the variance of the answers over that of the labels.
# Why it matters: the usual loop over folds or months takes it for the test rows, and a model that is off by a trend since its training, or by the
#   level of another group, seems perfect. Look at rmse, or compute 1 - sum(e^2) / sum((y - mean(y))^2).
. "$(dirname "$0")/lib.sh"

r_packages r-cran-modelr=0.1.10-1 r-cran-broom=1.0.3+dfsg-2 r-cran-magrittr=2.0.3-1 r-cran-purrr=1.0.1-1 r-cran-rlang=1.0.6-1 r-cran-tibble=3.1.8+dfsg-1 \
    r-cran-tidyr=1.3.0-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-vctrs=0.5.2-1 r-cran-dplyr=1.0.10-1 r-cran-generics=0.1.3-1 r-cran-lifecycle=1.0.3+dfsg-1 \
    r-cran-cli=3.6.0-1 r-cran-glue=1.6.2-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-fansi=1.0.4-1 r-cran-utf8=1.2.3-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 \
    r-cran-withr=2.5.0-1 r-cran-stringr=1.5.0-1 r-cran-stringi=1.7.12-1 r-cran-backports=1.4.1-1 r-cran-ellipsis=0.3.2-2
r_program << 'R'
suppressMessages(library(modelr))
cat("modelr ", format(packageVersion("modelr")), "\n", sep = "")
rows <- data.frame(x = 1:10, y = c(1.1, 1.9, 3.2, 3.9, 5.1, 6.2, 6.8, 8.1, 9, 9.8))
model <- lm(y ~ x, rows)
tell <- function(name, rows) {
    p <- predict(model, rows)
    cat(sprintf("%s: rsquare %.4f, by hand %.4f (squared correlation %.4f, variance of answers over that of labels %.4f); rmse %.4f\n", name,
        rsquare(model, rows), 1 - sum((rows$y - p)^2) / sum((rows$y - mean(rows$y))^2), cor(rows$y, p)^2, var(p) / var(rows$y), rmse(model, rows)))
}
tell("rows of the fit", rows)
tell("labels 3 larger", transform(rows, y = y + 3))
tell("labels 300 larger", transform(rows, y = y + 300))
tell("labels twice as large", transform(rows, y = 2 * y))
tell("labels the other way around", transform(rows, y = 10 - y))
later <- data.frame(x = 11:20, y = 11:20 - 4 + c(.3, -.2, .1, .4, -.3, 0, -.1, .2, -.4, 0))
tell("ten months later", later)
R

seen << 'SEEN'
modelr 0.1.10
rows of the fit: rsquare 0.9977, by hand 0.9977 (squared correlation 0.9977, variance of answers over that of labels 0.9977); rmse 0.1367
labels 3 larger: rsquare 0.9977, by hand -0.1272 (squared correlation 0.9977, variance of answers over that of labels 0.9977); rmse 3.0031
labels 300 larger: rsquare 0.9977, by hand -11247.7369 (squared correlation 0.9977, variance of answers over that of labels 0.9977); rmse 300.0000
labels twice as large: rsquare 0.7482, by hand -0.2004 (squared correlation 0.9977, variance of answers over that of labels 0.2494); rmse 6.1982
labels the other way around: rsquare -2.9930, by hand -3.1230 (squared correlation 0.9977, variance of answers over that of labels 0.9977); rmse 5.7435
ten months later: rsquare 0.9931, by hand -0.8964 (squared correlation 0.9932, variance of answers over that of labels 1.0194); rmse 3.8534
SEEN

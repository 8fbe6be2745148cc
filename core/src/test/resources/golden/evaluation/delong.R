# Writes DeLong's test by R's pROC for the cases of tests.json, to delong.json beside it.
#
#   Rscript delong.R
#
# Needs the package pROC (Debian: r-cran-proc). The cases are read as R expressions, so that no JSON package is needed.
suppressMessages(library(pROC))

read <- function(file) {
  text <- paste(readLines(file), collapse = " ")
  text <- gsub('"([^"]*)" *:', '"\\1" =', text)
  for (pair in list(c("\\{", "list("), c("\\}", ")"), c("\\[", "list("), c("\\]", ")"))) {
    text <- gsub(pair[1], pair[2], text)
  }
  eval(parse(text = text))
}

number <- function(x) sprintf("%.17g", x)
array <- function(x) paste0("[", paste(x, collapse = ", "), "]")

compare <- function(case) {
  labels <- unlist(case$labels)
  curves <- lapply(case$models, function(p) roc(labels, unlist(p), levels = c(0, 1), direction = "<", quiet = TRUE))
  indexes <- seq_along(curves)
  covariance <- sapply(indexes, function(a) array(sapply(indexes, function(b) {
    number(if (a == b) var(curves[[a]], method = "delong") else cov(curves[[a]], curves[[b]], method = "delong"))
  })))
  pairs <- character()
  for (a in indexes) {
    for (b in indexes[indexes > a]) {
      test <- roc.test(curves[[a]], curves[[b]], method = "delong", paired = TRUE)
      if (is.finite(test$p.value)) { # equal answers have no variance
        pairs <- c(pairs, sprintf('{"a": %d, "b": %d, "p": %s}', a - 1, b - 1, number(test$p.value)))
      }
    }
  }
  sprintf('{"aucs": %s, "covariance": %s, "pairs": %s}',
          array(sapply(curves, function(curve) number(auc(curve)))), array(covariance), array(pairs))
}

versions <- sprintf('{"R": "%s.%s", "pROC": "%s"}', R.version$major, R.version$minor, packageVersion("pROC"))
cases <- sapply(read("tests.json")$delong, compare)
writeLines(sprintf('{"versions": %s,\n "delong": [%s]}', versions, paste(cases, collapse = ",\n  ")), "delong.json")

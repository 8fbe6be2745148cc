# DeLong's and McNemar's tests over clusters, written from the papers with explicit sums, for the five data sets beside this
# file. Knows nothing of the engine.
#
#   Rscript clustered.R
#
# Obuchowski 1997 (doi:10.2307/2533958): structural components of every row over all pairs, summed by cluster. Obuchowski
# 1998: McNemar's test with cluster sums. Writes expected.csv: data set, quantity, value.

auc_components <- function(y, p) {
  positive <- which(y == 1)
  negative <- which(y == 0)
  psi <- outer(p[positive], p[negative], function(x, z) (x > z) + 0.5 * (x == z))
  list(auc = mean(psi), v10 = rowMeans(psi), v01 = colMeans(psi))
}

clustered <- function(d) {
  y <- d$label
  first <- auc_components(y, d$first)
  second <- auc_components(y, d$second)
  cluster <- factor(d$cluster)
  all <- nlevels(cluster)
  m <- sum(y == 1)
  n <- sum(y == 0)
  i10 <- length(unique(cluster[y == 1]))
  i01 <- length(unique(cluster[y == 0]))
  sums <- function(values, of) {
    out <- tapply(values, cluster[y == of], sum)
    out[is.na(out)] <- 0
    as.numeric(out)
  }
  counts1 <- as.numeric(table(cluster[y == 1]))
  counts0 <- as.numeric(table(cluster[y == 0]))
  x1 <- sums(first$v10, 1) - counts1 * first$auc
  z1 <- sums(first$v01, 0) - counts0 * first$auc
  x2 <- sums(second$v10, 1) - counts1 * second$auc
  z2 <- sums(second$v01, 0) - counts0 * second$auc
  covariance <- function(xa, za, xb, zb) {
    s10 <- i10 / ((i10 - 1) * m) * sum(xa * xb)
    s01 <- i01 / ((i01 - 1) * n) * sum(za * zb)
    s11 <- all / (all - 1) * sum(xa * zb)
    s11t <- all / (all - 1) * sum(za * xb)
    s10 / m + s01 / n + (s11 + s11t) / (m * n)
  }
  v11 <- covariance(x1, z1, x1, z1)
  v22 <- covariance(x2, z2, x2, z2)
  v12 <- covariance(x1, z1, x2, z2)
  z <- (first$auc - second$auc) / sqrt(v11 + v22 - 2 * v12)
  right1 <- as.integer((d$first >= 0.5) == (y == 1))
  right2 <- as.integer((d$second >= 0.5) == (y == 1))
  difference <- as.numeric(tapply(right1 - right2, cluster, sum))
  q <- sum(difference) / sqrt(all / (all - 1) * sum(difference^2))
  c(auc1 = first$auc, auc2 = second$auc, v11 = v11, v22 = v22, v12 = v12, deLongP = 2 * pnorm(-abs(z)),
    clusters = all, mcNemarZ = q, mcNemarP = 2 * pnorm(-abs(q)))
}

lines <- character()
for (file in sort(list.files(pattern = "^data-.*\\.csv$"))) {
  values <- clustered(read.csv(file))
  lines <- c(lines, sprintf("%s,%s,%.17g", file, names(values), values))
}
writeLines(c(sprintf("# R %s.%s", R.version$major, R.version$minor), "file,quantity,value", lines), "expected.csv")

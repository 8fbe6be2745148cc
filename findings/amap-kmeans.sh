#!/usr/bin/env bash
# R: amap 0.8-19 (Debian 12), Kmeans, with kmeans of base R beside it.
# Guess: "withinss" are the sums of the squared distances to the centers that its manual names, those of kmeans; with nstart = 20 the best of 20 starts
#   by their sum is kept.
# Seen: the clusters and centers are those of kmeans, but withinss is the squared distance of the last row of each cluster alone: .05 for 12.69. The
#   best of 20 starts is chosen by that: its sum is 24.5 to 40.6 for kmeans' 22.0, and in seven of eight runs larger than that of a single start.
# Why it matters: the number of clusters is chosen by withinss, which says nothing here, and more starts make the answer worse. Add up the squared
#   distances by hand; start kmeans many times in place of it where the distance is Euclidean.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-amap=0.8-19-1
r_program << 'R'
library(amap)
rows <- cbind(sin(1:60 * 37) + rep(0:2, 20) * 2, cos(1:60 * 53) + rep(c(0, 1, 0), 20) * 2)
squares <- function(answer) rowSums((rows - answer$centers[answer$cluster, ])^2)
text <- function(figures, digits = 3) paste(sprintf("%.*f", digits, figures), collapse = " ")
cat("amap ", format(packageVersion("amap")), "\n", sep = "")
for (k in 3:4) {
    one <- Kmeans(rows, rows[1:k, ])
    other <- kmeans(rows, rows[1:k, ], algorithm = "Lloyd")
    cat(sprintf("%d clusters of %s rows: same clusters %s\n", k, paste(one$size, collapse = ", "), all(one$cluster == other$cluster)))
    cat(sprintf("    %s: %s\n", c("withinss of Kmeans", "withinss of kmeans", "summed up by hand", "the last row alone"), c(text(one$withinss),
        text(other$withinss), text(tapply(squares(one), one$cluster, sum)), text(tapply(squares(one), one$cluster, tail, 1)))), sep = "")
}
starts <- function(f, n) sapply(1:8, function(seed) {
    set.seed(seed)
    sum(squares(f(rows, 6, nstart = n, iter.max = 100)))
})
cat("6 clusters, sums by hand, eight runs\n")
cat(sprintf("    %s: %s\n", c("Kmeans, one start", "Kmeans, 20 starts", "kmeans, 20 starts"), c(text(starts(Kmeans, 1), 1), text(starts(Kmeans, 20), 1),
    text(starts(kmeans, 20), 1))), sep = "")
R

seen << 'SEEN'
amap 0.8.19
3 clusters of 17, 23, 20 rows: same clusters TRUE
    withinss of Kmeans: 0.051 0.397 1.365
    withinss of kmeans: 12.694 25.601 20.214
    summed up by hand: 12.694 25.601 20.214
    the last row alone: 0.051 0.397 1.365
4 clusters of 12, 15, 20, 13 rows: same clusters TRUE
    withinss of Kmeans: 0.272 0.482 1.365 0.317
    withinss of kmeans: 4.290 9.764 20.214 9.147
    summed up by hand: 4.290 9.764 20.214 9.147
    the last row alone: 0.272 0.482 1.365 0.317
6 clusters, sums by hand, eight runs
    Kmeans, one start: 23.2 24.3 26.6 24.0 24.0 24.9 22.1 22.1
    Kmeans, 20 starts: 39.9 40.6 24.6 24.5 24.5 25.3 40.6 24.5
    kmeans, 20 starts: 22.0 22.0 22.0 22.0 22.0 22.0 22.0 22.0
SEEN

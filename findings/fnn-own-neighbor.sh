#!/usr/bin/env bash
# R: FNN 1.1.3.1 with class 7.3-21, dbscan 1.1-11 and RANN 2.6.1 (Debian 12), neighbors of the rows of a table within that
# table, where rows are doubled.
# Guess: get.knn and knn.cv (leave-one-out) leave out the row itself, also where another row is equal to it; RANN's nn2 names
#   the row itself first.
# Seen: with FNN half of the rows of doubled places have themselves as the nearest neighbor, with each of its algorithms, so that
#   leave-one-out votes with the row's own label; nn2 names the twin first for half of them. class and dbscan are as guessed.
# Why it matters: a song that is in the table twice with other labels should never be right with k = 1, and is half of the
#   time: the estimate is too good on tables with duplicates or few distinct rows. Drop duplicates before, or drop the row by
#   its number, as Backbeat does, never by dropping the first column.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-fnn=1.1.3.1-1 r-cran-class=7.3-21-1 r-cran-dbscan=1.1-11+ds-1 r-cran-rann=2.6.1-1+b2 r-cran-rcpp=1.0.10-1
r_program << 'R'
rows <- matrix(as.numeric(rep(1:50, each = 2)))
labels <- factor(rep(c("no", "yes"), 50))
right <- function(answers) sum(as.character(answers) == as.character(labels))
for (algorithm in c("kd_tree", "cover_tree", "brute")) {
    itself <- sum(FNN::get.knn(rows, k = 1, algorithm = algorithm)$nn.index == 1:100)
    cat(sprintf("FNN %s: %d of 100 rows are their own neighbor, knn.cv right for %d\n", algorithm, itself,
        right(FNN::knn.cv(rows, labels, k = 1, algorithm = algorithm))))
}
cat("class: knn.cv right for", right(class::knn.cv(rows, labels, k = 1)), "\n")
cat("dbscan:", sum(dbscan::kNN(rows, k = 1)$id[, 1] == 1:100), "of 100 rows are their own neighbor\n")
cat("RANN:", sum(RANN::nn2(rows, rows, k = 1)$nn.idx[, 1] != 1:100), "of 100 rows are not the first of their own list\n")
R

seen << 'SEEN'
FNN kd_tree: 50 of 100 rows are their own neighbor, knn.cv right for 50
FNN cover_tree: 50 of 100 rows are their own neighbor, knn.cv right for 50
FNN brute: 50 of 100 rows are their own neighbor, knn.cv right for 50
class: knn.cv right for 0 
dbscan: 0 of 100 rows are their own neighbor
RANN: 50 of 100 rows are not the first of their own list
SEEN

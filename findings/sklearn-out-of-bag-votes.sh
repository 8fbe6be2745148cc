#!/usr/bin/env bash
# scikit-learn 1.2.1, with R's ranger 0.14.1 and randomForest 4.7-1.1 beside it (Debian 12), out-of-bag score of few trees
# (a row of the list the project began with).
# Guess: rows that no tree votes for are left out, as in R's randomForest and ranger.
# Seen: they count as votes for class 0: with three trees the score is that of all rows, a quarter of them answered "class
#   0" without having been asked.
# Why it matters: the out-of-bag accuracy of a small forest looks worse than Backbeat's (which leaves such rows out), or
#   better where class 0 is the frequent one; with a hundred trees there are no such rows.
. "$(dirname "$0")/lib.sh"

python_program scikit-learn=1.2.1 numpy=1.24.2 << 'PYTHON'
import numpy as np
from sklearn.ensemble import RandomForestClassifier

random = np.random.RandomState(1)
rows = random.normal(size=(1000, 5))
labels = (rows[:, 0] + random.normal(size=1000) * 0.3 > -1).astype(int)  # class 1 is the frequent one
for trees in (3, 100):
    forest = RandomForestClassifier(n_estimators=trees, oob_score=True, random_state=1).fit(rows, labels)
    votes = forest.oob_decision_function_
    asked = votes.sum(axis=1) > 0
    right = votes[asked].argmax(axis=1) == labels[asked]
    print(f"{trees} trees: {np.sum(~asked)} of 1000 rows without a vote, oob_score_ {forest.oob_score_:.3f},"
          f" over the rows with votes {right.mean():.3f}")
PYTHON
mv "$work/output" "$work/python"

r_packages r-cran-ranger=0.14.1-1 r-cran-rcpp=1.0.10-1 r-cran-matrix=1.5-3-1 r-cran-lattice=0.20-45-3 r-cran-randomforest=4.7-1.1-1
r_program << 'R'
set.seed(1)
x <- matrix(rnorm(5000), 1000, 5, dimnames = list(NULL, letters[1:5]))
y <- factor(as.integer(x[, 1] + rnorm(1000) * 0.3 > -1))
report <- function(what, votes, error) {
    asked <- !is.na(votes)
    cat(what, ":", sum(!asked), "of 1000 rows without a vote; error over rows with votes", round(mean(votes[asked] != y[asked]), 4),
        ", reported", round(error, 4), "\n")
}
forest <- ranger::ranger(x = as.data.frame(x), y = y, num.trees = 3, seed = 1, num.threads = 1)
report("ranger", forest$predictions, forest$prediction.error)
forest <- randomForest::randomForest(x, y, ntree = 3)
report("randomForest", forest$predicted, tail(forest$err.rate[, "OOB"], 1))
R
cat "$work/python" "$work/output" > "$work/all"
mv "$work/all" "$work/output"

seen << 'SEEN'
3 trees: 256 of 1000 rows without a vote, oob_score_ 0.717, over the rows with votes 0.909
100 trees: 0 of 1000 rows without a vote, oob_score_ 0.927, over the rows with votes 0.927
ranger : 266 of 1000 rows without a vote; error over rows with votes 0.0804 , reported 0.0804 
randomForest : 247 of 1000 rows without a vote; error over rows with votes 0.1341 , reported 0.1341 
SEEN

#!/usr/bin/env bash
# scikit-learn 1.2.1 (Debian 12), RandomForestClassifier(oob_score=True) with few trees (a row of the list the project
# began with).
# Guess: rows that no tree votes for are left out, as in R's randomForest and ranger.
# Seen: they count as votes for class 0: with three trees the score is that of all rows, a quarter of them answered "class 0"
#   without having been asked.
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

seen << 'SEEN'
3 trees: 256 of 1000 rows without a vote, oob_score_ 0.717, over the rows with votes 0.909
100 trees: 0 of 1000 rows without a vote, oob_score_ 0.927, over the rows with votes 0.927
SEEN

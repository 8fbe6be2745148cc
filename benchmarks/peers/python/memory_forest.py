"""scikit-learn's peak memory for one fit of 100 trees on the exported rows: nothing else is in the process."""

import sys

from common import load, peak_mib
from sklearn.ensemble import RandomForestClassifier

train, labels = load("train")
before = peak_mib()
RandomForestClassifier(100, max_features="sqrt", n_jobs=2, random_state=42, oob_score="votes" in sys.argv).fit(train, labels)
print(f"{len(train)} rows, 100 trees: peak {peak_mib()} MiB, {before} before the fit")

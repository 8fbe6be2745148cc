"""scikit-learn's logistic regression on a small table: the golden file of LogisticTrainerTest.

    python3 logistic.py > logistic.json

scikit-learn sees the dense one-hot matrix; the Java side sees numeric values and codes, -1 for an unseen category.
"""
import json

import numpy as np
import scipy
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

NUMERIC, SIZES, ROWS = 3, (2, 6), 300
random = np.random.RandomState(11)
numeric = random.randn(ROWS, NUMERIC).astype(np.float32)
numeric[:, 2] = numeric[:, 2] * 40 + 1000  # neither centered nor scaled
codes = np.stack([random.randint(-1, size, ROWS) for size in SIZES])
score = numeric[:, 0] - 0.5 * numeric[:, 1] + (codes[1] % 3) - 1.5 + random.randn(ROWS)
labels = ((score > 0) & (codes[1] != 3)).astype(int)  # category 3 has no positives
dense = np.hstack([numeric.astype(np.float64)] + [np.equal.outer(c, np.arange(s)) for c, s in zip(codes, SIZES)])


def fit(c):
    model = LogisticRegression(C=c, solver="newton-cholesky", tol=1e-13, max_iter=1000).fit(dense, labels)
    p = model.predict_proba(dense)[:, 1]
    return dict(
        l2=1 / c,
        bias=model.intercept_[0],
        weights=model.coef_[0].tolist(),
        probabilities=p.tolist(),
        logLoss=log_loss(labels, p),
        auc=roc_auc_score(labels, p),
    )


print(
    json.dumps(
        dict(
            versions=dict(sklearn=sklearn.__version__, numpy=np.__version__, scipy=scipy.__version__),
            sizes=SIZES,
            numericColumns=NUMERIC,
            numeric=numeric.flatten().tolist(),
            codes=codes.tolist(),
            labels=labels.tolist(),
            fits=[fit(c) for c in (1.0, 0.05, 100.0)],
        )
    )
)

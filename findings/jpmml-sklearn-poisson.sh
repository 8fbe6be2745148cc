#!/usr/bin/env bash
# JPMML-SkLearn 1.9.0 of models of scikit-learn 1.2.1 (Debian 12), scored by JPMML-Evaluator 1.7.1.
# Guess: the PMML of HistGradientBoostingRegressor answers what predict does, whichever the loss.
# Seen: with the loss "poisson" it answers the logarithm: 1.01 for 2.73. The squared loss and PoissonRegressor are right.
# Why it matters: an expected number of claims or plays becomes its logarithm in production, negative below 1, and with counts near 1 nobody sees it by the order of magnitude.
#   Take exp of the answer.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-sklearn:1.9.0 org.jpmml:pmml-evaluator-metro:1.7.1
beside=pickles.py python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np, pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.linear_model import PoissonRegressor
from pickles import write

random = np.random.RandomState(1)
table = pd.DataFrame({"x": random.randn(400).round(3), "z": random.uniform(0, 5, 400).round(3)})
counts = random.poisson(np.exp(.3 * table.x + .1 * table.z))
for name, model in [("HistGradientBoosting, squared error", HistGradientBoostingRegressor(max_iter=20)), ("HistGradientBoosting, poisson", HistGradientBoostingRegressor(loss="poisson", max_iter=20)),
                    ("PoissonRegressor", PoissonRegressor())]:
    write(name, model.fit(table, counts), table.iloc[:100])
PYTHON
beside='PicklePmml.java PmmlAnswers.java' java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        PicklePmml.compareNumbers();
    }
}
JAVA

seen << 'SEEN'
HistGradientBoosting, squared error: 0 of 100 rows have another answer in the PMML
HistGradientBoosting, poisson: 100 of 100 rows have another answer in the PMML; 1.0057 for 2.7337; -0.1055 for 0.8998; -0.3666 for 0.6931
PoissonRegressor: 0 of 100 rows have another answer in the PMML
SEEN

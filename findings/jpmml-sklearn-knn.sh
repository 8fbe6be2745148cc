#!/usr/bin/env bash
# JPMML-SkLearn 1.9.0 of models of scikit-learn 1.2.1 (Debian 12), scored by JPMML-Evaluator 1.7.1.
# Guess: the PMML of KNeighborsRegressor(weights="distance") answers what predict does, also for a row that is one of the training rows.
# Seen: for such a row scikit-learn gives the label of the row with distance 0 (the mean, if there are several), the PMML NaN. Other rows, and weights="uniform", agree.
# Why it matters: a value that was seen before is the most usual one with categories and whole numbers, and there the answer is NaN, or 0 if that is what comes of it later. Look
#   the row up first, or take uniform weights.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-sklearn:1.9.0 org.jpmml:pmml-evaluator-metro:1.7.1
beside=pickles.py python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np, pandas as pd
from sklearn.neighbors import KNeighborsRegressor
from pickles import write

random = np.random.RandomState(1)
table = pd.DataFrame({"x": random.randint(0, 5, 200).astype(float), "z": random.randint(0, 5, 200).astype(float)})
target = 2 * table.x + table.z + random.randn(200)
write("whole numbers, weights distance, training rows", KNeighborsRegressor(30, weights="distance").fit(table, target), table.iloc[:100])
scattered = pd.DataFrame({"x": random.randn(200).round(3), "z": random.randn(200).round(3)})
for weights in ["uniform", "distance"]:
    model = KNeighborsRegressor(3, weights=weights).fit(scattered, target)
    write("scattered rows, weights %s, training rows" % weights, model, scattered.iloc[:100])
    write("scattered rows, weights %s, rows nearby" % weights, model, scattered.iloc[:100] + .0123)
PYTHON
beside='PicklePmml.java PmmlAnswers.java' java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        PicklePmml.compareNumbers();
    }
}
JAVA

seen << 'SEEN'
whole numbers, weights distance, training rows: 100 of 100 rows have another answer in the PMML; NaN for 8.0606; NaN for 12.1977; NaN for 4.4323
scattered rows, weights uniform, training rows: 0 of 100 rows have another answer in the PMML
scattered rows, weights uniform, rows nearby: 0 of 100 rows have another answer in the PMML
scattered rows, weights distance, training rows: 100 of 100 rows have another answer in the PMML; NaN for 7.5962; NaN for 12.1573; NaN for 4.3389
scattered rows, weights distance, rows nearby: 0 of 100 rows have another answer in the PMML
SEEN

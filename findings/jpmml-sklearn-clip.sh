#!/usr/bin/env bash
# JPMML-SkLearn 1.9.0 of a pipeline of scikit-learn 1.2.1 (Debian 12), scored by JPMML-Evaluator 1.7.1.
# Guess: MinMaxScaler(clip=True) keeps values beyond the training range at its ends in the PMML, as it does in scikit-learn.
# Seen: clip is lost without a word: values go on beyond 0 and 1. Within the range both agree.
# Why it matters: clip is set for the very rows that are unlike training, a sensor that fails or a sum in cents, and these get extrapolated answers in production alone. Cut the
#   values yourself before the PMML.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-sklearn:1.9.0 org.jpmml:pmml-evaluator-metro:1.7.1
beside=pickles.py python_program scikit-learn=1.2.1 << 'PYTHON'
import numpy as np, pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler
from pickles import write

random = np.random.RandomState(1)
table = pd.DataFrame({"x": random.randn(200).round(3), "z": random.uniform(0, 5, 200).round(3)})
target = 2 * table.x + table.z + random.randn(200)
far = pd.DataFrame({"x": [9., -9., 0., 100.], "z": [2., 2., 50., 2.]})
for clip in [False, True]:
    model = make_pipeline(MinMaxScaler(clip=clip), LinearRegression()).fit(table, target)
    write("clip %s, training rows" % clip, model, table.iloc[:100])
    write("clip %s, four rows beyond the range" % clip, model, far)
PYTHON
beside='PicklePmml.java PmmlAnswers.java' java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        PicklePmml.compareNumbers();
    }
}
JAVA

seen << 'SEEN'
clip False, training rows: 0 of 100 rows have another answer in the PMML
clip False, four rows beyond the range: 0 of 4 rows have another answer in the PMML
clip True, training rows: 0 of 100 rows have another answer in the PMML
clip True, four rows beyond the range: 4 of 4 rows have another answer in the PMML; 20.1289 for 7.1117; -16.0748 for -2.8705; 50.0722 for 4.9998
SEEN

#!/usr/bin/env bash
# simple-statistics 7.12.1 (npm), BayesianClassifier ("naive bayesian"), with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: a naive Bayes classifier: the share of the class times the shares of the values within it.
# Seen: shares are added, not multiplied, and they are shares of the whole table: for each key of the item, the rows of the class
#   that have this value, divided by all rows. Of 100 rows 10 are jazz, all with a double bass and without drums; of the 90 of
#   rock 12 have a double bass, and 12 others no drums. A song with both is jazz by .86 in naive Bayes (by hand and in
#   scikit-learn); here rock wins, .24 to .20.
# Why it matters: where classes are of unequal size the large one is named for songs that are rare in it, and the scores do not
#   add up to 1. Take another library.
. "$(dirname "$0")/lib.sh"

npm_packages simple-statistics@7.12.1
node_program << 'JS'
import { BayesianClassifier } from 'simple-statistics';
for (const some of [9, 12, 30]) {
    const model = new BayesianClassifier();
    for (let i = 0; i < 10; i++) model.train({ bass: 'double', drums: 'no' }, 'jazz');
    for (let i = 0; i < 90; i++) model.train({ bass: i < some ? 'double' : 'electric', drums: i >= 90 - some ? 'no' : 'yes' }, 'rock');
    const scores = model.score({ bass: 'double', drums: 'no' });
    const [jazz, rock] = [0.1, 0.9 * (some / 90) ** 2];
    console.log(`${some} of 90: jazz ${scores.jazz.toFixed(2)}, rock ${scores.rock.toFixed(2)}; by hand: jazz ${(jazz / (jazz + rock)).toFixed(4)}`);
}
JS
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.naive_bayes import CategoricalNB

for some in [9, 12, 30]:
    rows = [[1, 1]] * 10 + [[int(i < some), int(i >= 90 - some)] for i in range(90)]
    model = CategoricalNB(alpha=1e-9).fit(rows, ["jazz"] * 10 + ["rock"] * 90)
    print("scikit-learn, %d of 90: jazz %.4f" % (some, model.predict_proba([[1, 1]])[0][0]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
9 of 90: jazz 0.20, rock 0.18; by hand: jazz 0.9174
12 of 90: jazz 0.20, rock 0.24; by hand: jazz 0.8621
30 of 90: jazz 0.20, rock 0.60; by hand: jazz 0.5000
scikit-learn, 9 of 90: jazz 0.9174
scikit-learn, 12 of 90: jazz 0.8621
scikit-learn, 30 of 90: jazz 0.5000
SEEN

#!/usr/bin/env bash
# JPMML-SkLearn 1.9.0 of GaussianNB of scikit-learn 1.2.1 (Debian 12), scored by JPMML-Evaluator 1.7.1.
# Guess: the PMML of GaussianNB has the labels and probabilities of predict, whatever the priors, and however far a row is from the classes.
# Seen: priors are lost: the shares of the training rows stand in their place. A row whose densities are too small for a double in each class has the first class and
#   probabilities that are NaN, where scikit-learn goes by the logarithms and is sure of the other.
# Why it matters: priors are given where a class was thinned out or is rare; and an outlier gets the first label, usually "no", without an error. Multiply the probabilities by
#   prior over share and divide by the sum; look for NaN.
. "$(dirname "$0")/lib.sh"

maven org.jpmml:pmml-sklearn:1.9.0 org.jpmml:pmml-evaluator-metro:1.7.1
python_program scikit-learn=1.2.1 << 'PYTHON'
import pickle
import numpy as np, pandas as pd
from sklearn.naive_bayes import GaussianNB

random = np.random.RandomState(1)
table = pd.DataFrame({"x": random.randn(400).round(3), "z": random.randn(400).round(3)})
labels = np.where(table.x + random.randn(400) > 1.8, "yes", "no")
rows = table.iloc[:200]
names = []
for name, model, asked in [("no priors", GaussianNB(), rows), ("priors .5 and .5", GaussianNB(priors=[.5, .5]), rows), ("no priors, rows 60 times as far out", GaussianNB(), 60 * rows)]:
    model.fit(table, labels)
    with open("%d.pkl" % len(names), "wb") as file:
        pickle.dump(model, file)
    asked.assign(label=model.predict(asked), p=model.predict_proba(asked)[:, 1]).to_csv("%d.csv" % len(names), index=False)
    names.append(name)

open("names", "w").write("\n".join(names))
PYTHON
beside='PicklePmml.java PmmlAnswers.java' java_program << 'JAVA'
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;

class Trial {
    public static void main(String[] arguments) throws Exception {
        List<String> names = Files.readAllLines(Path.of("names"));
        for (int i = 0; i < names.size(); i++) {
            Evaluator evaluator = PicklePmml.load(i + ".pkl");
            int labels = 0;
            int yes = 0;
            int yesInSklearn = 0;
            int nan = 0;
            double largest = 0;
            List<Map<String, String>> rows = PmmlAnswers.rows(i + ".csv");
            for (Map<String, String> row : rows) {
                Object answer = PmmlAnswers.answer(evaluator, row);
                String label = PmmlAnswers.text(answer);
                double pmml = PmmlAnswers.probability(answer, "yes");
                labels += label.equals(row.get("label")) ? 0 : 1;
                yes += label.equals("yes") ? 1 : 0;
                yesInSklearn += row.get("label").equals("yes") ? 1 : 0;
                nan += Double.isNaN(pmml) ? 1 : 0;
                largest = Double.isNaN(pmml) ? largest : Math.max(largest, Math.abs(pmml - Double.parseDouble(row.get("p"))));
            }
            System.out.printf("%s: of %d rows %d have another label, yes are %d in scikit-learn and %d in the PMML; probabilities differ by %.4f at most, %d are NaN%n",
                    names.get(i), rows.size(), labels, yesInSklearn, yes, largest, nan);
        }
    }
}
JAVA

seen << 'SEEN'
no priors: of 200 rows 0 have another label, yes are 7 in scikit-learn and 7 in the PMML; probabilities differ by 0.0000 at most, 0 are NaN
priors .5 and .5: of 200 rows 51 have another label, yes are 58 in scikit-learn and 7 in the PMML; probabilities differ by 0.5160 at most, 0 are NaN
no priors, rows 60 times as far out: of 200 rows 10 have another label, yes are 16 in scikit-learn and 6 in the PMML; probabilities differ by 0.0000 at most, 155 are NaN
SEEN

#!/usr/bin/env bash
# Apache Ignite ML 2.15.0, Evaluator.evaluateRegression on a local map of rows, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: R2 is the coefficient of determination: 1 for a perfect model, 0 for one that always says the mean.
# Seen: it is the share that is not explained: 0 for a perfect model, 1 for the mean, .0644 where scikit-learn has .9356, 6.1340
#   where it has -5.1340. MAE and MSE are right.
# Why it matters: models are chosen by the largest R2, and here that is the worst; a table of both libraries compares R2 with
#   its rest to 1. Take 1 minus it, or MSE.
. "$(dirname "$0")/lib.sh"

maven org.apache.ignite:ignite-ml:2.15.0
java_program --add-opens=java.base/java.nio=ALL-UNNAMED << 'JAVA'
import java.util.HashMap;
import java.util.Map;
import org.apache.ignite.ml.dataset.feature.extractor.Vectorizer;
import org.apache.ignite.ml.dataset.feature.extractor.impl.DummyVectorizer;
import org.apache.ignite.ml.math.primitives.vector.Vector;
import org.apache.ignite.ml.math.primitives.vector.VectorUtils;
import org.apache.ignite.ml.selection.scoring.evaluator.EvaluationResult;
import org.apache.ignite.ml.selection.scoring.evaluator.Evaluator;
import org.apache.ignite.ml.selection.scoring.metric.MetricName;

class Trial {
    private static final double[] LABELS = {1, 2, 3, 4, 9};

    public static void main(String[] arguments) {
        tell("perfect", 1, 2, 3, 4, 9);
        tell("near", 1.5, 2, 2.5, 5, 8);
        tell("the mean", 3.8, 3.8, 3.8, 3.8, 3.8);
        tell("far off", 9, 9, 9, 9, 1);
        System.exit(0);
    }

    private static void tell(String what, double... answers) {
        Map<Integer, Vector> rows = new HashMap<>();
        for (int i = 0; i < LABELS.length; i++) rows.put(i, VectorUtils.of(answers[i], LABELS[i]));
        EvaluationResult result = Evaluator.evaluateRegression(rows, row -> row.get(0),
                new DummyVectorizer<Integer>().labeled(Vectorizer.LabelCoordinate.LAST));
        System.out.printf("Ignite, %s: R2 %.4f, MSE %.4f, MAE %.4f%n", what, result.get(MetricName.R2), result.get(MetricName.MSE),
                result.get(MetricName.MAE));
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score

labels = [1, 2, 3, 4, 9]
for what, answers in [("perfect", labels), ("near", [1.5, 2, 2.5, 5, 8]), ("the mean", [3.8] * 5), ("far off", [9, 9, 9, 9, 1])]:
    print("scikit-learn, %s: R2 %.4f, MSE %.4f, MAE %.4f" % (what, r2_score(labels, answers), mean_squared_error(labels, answers),
          mean_absolute_error(labels, answers)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Ignite, perfect: R2 0.0000, MSE 0.0000, MAE 0.0000
Ignite, near: R2 0.0644, MSE 0.5000, MAE 0.6000
Ignite, the mean: R2 1.0000, MSE 7.7600, MAE 2.1600
Ignite, far off: R2 6.1340, MSE 47.6000, MAE 6.8000
scikit-learn, perfect: R2 1.0000, MSE 0.0000, MAE 0.0000
scikit-learn, near: R2 0.9356, MSE 0.5000, MAE 0.6000
scikit-learn, the mean: R2 0.0000, MSE 7.7600, MAE 2.1600
scikit-learn, far off: R2 -5.1340, MSE 47.6000, MAE 6.8000
SEEN

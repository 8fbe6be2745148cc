#!/usr/bin/env bash
# MOA 2024.07.0 (Maven), BasicClassificationPerformanceEvaluator with its averages over the classes.
# Guess: "F1 Score" is the mean of the classes' F1, as the macro F1 of scikit-learn; a class that is never predicted has 0.
# Seen: it is the harmonic mean of the averaged precision and the averaged recall: 85.37 where the classes' F1 of 80 and 85.71 have
#   the mean 82.86. A class that is never predicted makes it NaN.
# Why it matters: the same predictions have another macro F1 in other tools, mostly a smaller one, so that a model that was
#   streamed looks better than one that was not. Average the F1 of the classes yourself.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.moa:moa:2024.07.0
java_program << 'JAVA'
import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instance;
import com.yahoo.labs.samoa.instances.Instances;
import java.util.List;
import java.util.Locale;
import moa.core.InstanceExample;
import moa.core.Measurement;
import moa.evaluation.BasicClassificationPerformanceEvaluator;

class Trial {
    public static void main(String[] arguments) {
        show("six rows", new double[] {.9, .8, .7, .6, .4, .3}, new int[] {1, 0, 1, 1, 0, 0});
        show("never 1 ", new double[] {.4, .4, .4, .4}, new int[] {1, 0, 1, 0});
    }

    static void show(String name, double[] scores, int[] labels) {
        Instances table = new Instances("songs", List.of(new Attribute("score"), new Attribute("label", List.of("0", "1"))), 0);
        table.setClassIndex(1);
        BasicClassificationPerformanceEvaluator evaluator = new BasicClassificationPerformanceEvaluator();
        evaluator.precisionRecallOutputOption.set();
        evaluator.f1PerClassOption.set();
        evaluator.reset(2);
        for (int i = 0; i < scores.length; i++) {
            Instance row = new DenseInstance(1, new double[] {scores[i], labels[i]});
            row.setDataset(table);
            evaluator.addResult(new InstanceExample(row), new double[] {1 - scores[i], scores[i]});
        }
        for (Measurement measurement : evaluator.getPerformanceMeasurements()) {
            if (measurement.getName().matches("(F1|Precision|Recall).*")) {
                System.out.printf(Locale.ROOT, "%s, %s: %.2f%n", name, measurement.getName(), measurement.getValue());
            }
        }
    }
}
JAVA

seen << 'SEEN'
six rows, F1 Score (percent): 85.37
six rows, F1 Score for class 0 (percent): 80.00
six rows, F1 Score for class 1 (percent): 85.71
six rows, Precision (percent): 87.50
six rows, Recall (percent): 83.33
never 1 , F1 Score (percent): NaN
never 1 , F1 Score for class 0 (percent): 66.67
never 1 , F1 Score for class 1 (percent): NaN
never 1 , Precision (percent): NaN
never 1 , Recall (percent): 50.00
SEEN

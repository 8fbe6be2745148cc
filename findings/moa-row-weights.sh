#!/usr/bin/env bash
# MOA 2024.07.0, BasicClassificationPerformanceEvaluator and the window one, rows with weights; scikit-learn 1.2.1 beside it.
# Guess: accuracy and kappa are those of the weighted table, as with scikit-learn's sample_weight.
# Seen: weights that are all 1 are right. If all are 2, 9 rows of which 7 are right have an accuracy of 155.56 % and a kappa of
#   -66.67 % (right: 77.78 and 66.67); with some weights above 1 they are 111.11 and 128.13 % (right: 83.33 and 74.74). If all
#   are .5, they are 38.89 and 33.33 %, figures that nobody would doubt.
# Why it matters: rows that are weighted to balance the classes, or because they stand for several, give figures that are no
#   shares any more, and weights below 1 hide it. Give the evaluator rows of weight 1, or compute from predictions.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.moa:moa:2024.07.0
java_program << 'JAVA'
import com.yahoo.labs.samoa.instances.Attribute;
import com.yahoo.labs.samoa.instances.DenseInstance;
import com.yahoo.labs.samoa.instances.Instances;
import com.yahoo.labs.samoa.instances.InstancesHeader;
import java.util.List;
import moa.core.InstanceExample;
import moa.evaluation.BasicClassificationPerformanceEvaluator;
import moa.evaluation.WindowClassificationPerformanceEvaluator;

class Trial {
    private static final int[] LABELS = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    private static final int[] ANSWERS = {0, 0, 1, 1, 1, 2, 2, 2, 2};

    public static void main(String[] arguments) {
        tell("all 1", 1, 1, 1, 1, 1, 1, 1, 1, 1);
        tell("all 2", 2, 2, 2, 2, 2, 2, 2, 2, 2);
        tell("some", 1, 2, 1, 1, 3, 1, 1, 1, 1);
        tell("all .5", .5, .5, .5, .5, .5, .5, .5, .5, .5);
    }

    private static void tell(String what, double... weights) {
        Instances table = new Instances("songs", List.of(new Attribute("tempo"), new Attribute("genre", List.of("a", "b", "c"))), 0);
        table.setClassIndex(1);
        BasicClassificationPerformanceEvaluator basic = new BasicClassificationPerformanceEvaluator();
        WindowClassificationPerformanceEvaluator window = new WindowClassificationPerformanceEvaluator();
        for (int i = 0; i < LABELS.length; i++) {
            DenseInstance row = new DenseInstance(weights[i], new double[] {100, LABELS[i]});
            row.setDataset(new InstancesHeader(table));
            double[] votes = new double[3];
            votes[ANSWERS[i]] = 1;
            basic.addResult(new InstanceExample(row), votes);
            window.addResult(new InstanceExample(row), votes);
        }
        System.out.printf("MOA, weights %s: accuracy %.2f, kappa %.2f; window: accuracy %.2f, kappa %.2f%n", what,
                100 * basic.getFractionCorrectlyClassified(), 100 * basic.getKappaStatistic(),
                100 * window.getFractionCorrectlyClassified(), 100 * window.getKappaStatistic());
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import accuracy_score, cohen_kappa_score

labels, answers = [0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 1, 1, 1, 2, 2, 2, 2]
for what, weights in [("all 2", [2] * 9), ("some", [1, 2, 1, 1, 3, 1, 1, 1, 1]), ("all .5", [.5] * 9)]:
    print("scikit-learn, weights %s: accuracy %.2f, kappa %.2f" % (what, 100 * accuracy_score(labels, answers, sample_weight=weights),
          100 * cohen_kappa_score(labels, answers, sample_weight=weights)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
MOA, weights all 1: accuracy 77.78, kappa 66.67; window: accuracy 77.78, kappa 66.67
MOA, weights all 2: accuracy 155.56, kappa -66.67; window: accuracy 155.56, kappa -66.67
MOA, weights some: accuracy 111.11, kappa 128.13; window: accuracy 111.11, kappa 128.13
MOA, weights all .5: accuracy 38.89, kappa 33.33; window: accuracy 38.89, kappa 33.33
scikit-learn, weights all 2: accuracy 77.78, kappa 66.67
scikit-learn, weights some: accuracy 83.33, kappa 74.74
scikit-learn, weights all .5: accuracy 77.78, kappa 66.67
SEEN

#!/usr/bin/env bash
# Alink 1.5.0 (Flink 1.13, local, one task), EvalBinaryClassBatchOp, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: getGini is the Gini coefficient (accuracy ratio) of a classifier, 2 AUC - 1: 1 for a perfect model.
# Seen: that, times the share of the negative rows: a perfect model has .90, .50 or .10 if 10, 50 or 90 % of the rows are ones, an AUC of .75 over
#   two and two rows gives .25. The area at the Lorenz curve is not divided by what a perfect model has. The AUC is right.
# Why it matters: scorecards are accepted and compared by it; beside the figure of another tool a model looks half as good, and one model has
#   another Gini on a table with another share of ones. Take 2 AUC - 1.
. "$(dirname "$0")/lib.sh"

maven com.alibaba.alink:alink_core_flink-1.13_2.11:1.5.0 org.apache.flink:flink-streaming-scala_2.11:1.13.0 \
    org.apache.flink:flink-table-planner_2.11:1.13.0 org.apache.flink:flink-clients_2.11:1.13.0
opens=()
for package in lang lang.invoke lang.reflect io math net nio text time util util.concurrent util.concurrent.atomic; do
    opens+=(--add-opens "java.base/java.$package=ALL-UNNAMED")
done
beside=AlinkMetrics.java java_program "${opens[@]}" << 'JAVA'
import com.alibaba.alink.operator.common.evaluation.BinaryClassMetrics;

class Trial {
    static void tell(String name, double[] scores, int[] labels) throws Exception {
        BinaryClassMetrics metrics = AlinkMetrics.of(scores, labels);
        System.out.printf("%s: Gini %.4f, AUC %.4f%n", name, metrics.getGini(), metrics.getAuc());
    }

    public static void main(String[] arguments) throws Exception {
        tell("Alink, distinct scores, 2 of 4 are ones", new double[] {.1, .4, .35, .8}, new int[] {0, 0, 1, 1});
        for (int ones : new int[] {10, 40, 50, 90}) {
            double[] scores = new double[100];
            int[] perfect = new int[100];
            int[] swapped = new int[100];
            for (int i = 0; i < 100; i++) {
                scores[i] = (i + .5) / 100;
                perfect[i] = i >= 100 - ones ? 1 : 0;
                swapped[(i + 90) % 100] = perfect[i];
            }
            tell("Alink, perfect, " + ones + " of 100 are ones", scores, perfect);
            tell("Alink, ten rows down, " + ones + " of 100 are ones", scores, swapped);
        }
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import roc_auc_score

print("2 AUC - 1, distinct scores: %.4f" % (2 * roc_auc_score([0, 0, 1, 1], [.1, .4, .35, .8]) - 1))
for ones in [10, 40, 50, 90]:
    scores = [(i + .5) / 100 for i in range(100)]
    perfect = [int(i >= 100 - ones) for i in range(100)]
    swapped = [perfect[(i + 10) % 100] for i in range(100)]
    print("2 AUC - 1, %d of 100 are ones: perfect %.4f, ten rows down %.4f" % (ones, 2 * roc_auc_score(perfect, scores) - 1, 2 * roc_auc_score(swapped, scores) - 1))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Alink, distinct scores, 2 of 4 are ones: Gini 0.2500, AUC 0.7500
Alink, perfect, 10 of 100 are ones: Gini 0.9000, AUC 1.0000
Alink, ten rows down, 10 of 100 are ones: Gini 0.7000, AUC 0.8889
Alink, perfect, 40 of 100 are ones: Gini 0.6000, AUC 1.0000
Alink, ten rows down, 40 of 100 are ones: Gini 0.4000, AUC 0.8333
Alink, perfect, 50 of 100 are ones: Gini 0.5000, AUC 1.0000
Alink, ten rows down, 50 of 100 are ones: Gini 0.3000, AUC 0.8000
Alink, perfect, 90 of 100 are ones: Gini 0.1000, AUC 1.0000
Alink, ten rows down, 90 of 100 are ones: Gini -0.1000, AUC 0.0000
2 AUC - 1, distinct scores: 0.5000
2 AUC - 1, 10 of 100 are ones: perfect 1.0000, ten rows down 0.7778
2 AUC - 1, 40 of 100 are ones: perfect 1.0000, ten rows down 0.6667
2 AUC - 1, 50 of 100 are ones: perfect 1.0000, ten rows down 0.6000
2 AUC - 1, 90 of 100 are ones: perfect 1.0000, ten rows down -1.0000
SEEN

#!/usr/bin/env bash
# Alink 1.5.0 (Flink 1.13, local, one task), EvalBinaryClassBatchOp, with scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: K-S is the largest difference of the rates of true and false positives over all thresholds, 0 if all scores are equal, and PRC the area
#   under the curve of precision and recall, whatever the order of the rows.
# Seen: rows of one score are passed one by one, in the order of the table. A model that says .3 to everybody has a K-S of 1 and a PRC of 1 if the
#   ones stand first, .99 and .17 if they stand last; scores with one digit have .43 or .31, where it is .29. The AUC is right, also with ties.
# Why it matters: with trees, kNN and rounded scores the K-S looks better than it is, and moves when the table is sorted by label. Take both from a
#   curve that has one point per score.
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
        System.out.printf("%s: K-S %.4f, PRC %.4f, AUC %.4f%n", name, metrics.getKs(), metrics.getPrc(), metrics.getAuc());
    }

    public static void main(String[] arguments) throws Exception {
        double[] scores = new double[100];
        int[] labels = new int[100];
        for (String order : new String[] {"ones first", "ones last", "mixed"}) {
            for (int digits = 0; digits < 2; digits++) {
                for (int i = 0; i < 100; i++) {
                    int row = order.equals("ones first") ? i : order.equals("ones last") ? 99 - i : i * 37 % 100;
                    labels[i] = row < 30 ? 1 : 0;
                    scores[i] = digits == 0 ? .3 : row < 30 ? (row % 5 + 3) / 10. : (row % 7 + 1) / 10.;
                }
                tell("Alink, " + (digits == 0 ? ".3 for all" : "one digit") + ", " + order, scores, labels);
            }
        }
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.metrics import auc, precision_recall_curve, roc_auc_score, roc_curve

labels = [1 if row < 30 else 0 for row in range(100)]
for name, scores in [(".3 for all", [.3] * 100), ("one digit", [(row % 5 + 3) / 10 if row < 30 else (row % 7 + 1) / 10 for row in range(100)])]:
    false, true, _ = roc_curve(labels, scores, drop_intermediate=False)
    precision, recall, _ = precision_recall_curve(labels, scores)
    print("scikit-learn, %s: K-S %.4f, PRC (trapezoids) %.4f, AUC %.4f" % (name, max(true - false), auc(recall, precision),
        roc_auc_score(labels, scores)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Alink, .3 for all, ones first: K-S 1.0000, PRC 1.0000, AUC 0.5000
Alink, one digit, ones first: K-S 0.4286, PRC 0.3613, AUC 0.6429
Alink, .3 for all, ones last: K-S 0.9857, PRC 0.1696, AUC 0.5000
Alink, one digit, ones last: K-S 0.3143, PRC 0.3744, AUC 0.6429
Alink, .3 for all, mixed: K-S 0.0667, PRC 0.3392, AUC 0.5000
Alink, one digit, mixed: K-S 0.3095, PRC 0.3812, AUC 0.6429
scikit-learn, .3 for all: K-S 0.0000, PRC (trapezoids) 0.6500, AUC 0.5000
scikit-learn, one digit: K-S 0.2857, PRC (trapezoids) 0.4375, AUC 0.6429
SEEN

#!/usr/bin/env bash
# LingPipe 4.1.2 (Maven, de.julielab:aliasi-lingpipe), ScoredPrecisionRecallEvaluation.averagePrecision of scores with ties, with
# scikit-learn 1.2.1 (Debian 12) beside it.
# Guess: 1 for a perfect ranking, with or without ties; .5 where all scores are equal and half of the rows are ones.
# Seen: a group of equal scores counts as if it held one of the ones: two ones that share the top score and two zeros below give .5, three of
#   one score .3333, and 60 scores with one digit .2941 (scikit-learn: .6185). Without ties it is right; the area under the ROC curve is right
#   with ties. And fowlkesMallows of a confusion matrix, the geometric mean of precision and recall, is 8 in place of .625.
# Why it matters: forests give few different scores, so that the better a model groups the ones, the worse it looks. Compute it from
#   exported scores.
. "$(dirname "$0")/lib.sh"

maven de.julielab:aliasi-lingpipe:4.1.2-JL1.0
rows="0 .6 0 .1 1 1.0 0 .7 0 .1 0 .8 0 .9 1 1.3 0 .0 0 1.0 0 .5 1 .5 1 .8 0 .3 0 .7 0 .9 0 .3 1 1.0 1 .8 0 1.0 0 .4 0 .4 0 .2 0 .5 0 .2
    0 .3 0 .5 0 .5 0 .7 0 .8 1 1.3 0 .7 1 1.3 0 .0 0 .9 0 .6 1 .4 0 .9 1 .7 0 .8 1 .6 0 .6 0 .3 0 .8 0 .1 0 .4 1 1.0 0 .9 0 .3 1 1.1 0 .0
    0 .7 0 .8 0 .6 0 .1 1 .5 0 .8 0 .2 1 .7 1 .8"
printf '%s\n' "perfect 1 .9 1 .8 0 .2 0 .1" "perfect, tied 1 .9 1 .9 0 .1 0 .1" "perfect, three 1 .9 1 .9 1 .9 0 .1" "all equal 1 .5 0 .5 1 .5 0 .5" \
    "sixty $(echo $rows)" > "$work/tables"
java_program -Dtables="$work/tables" << 'JAVA'
import com.aliasi.classify.ConfusionMatrix;
import com.aliasi.classify.ScoredPrecisionRecallEvaluation;
import java.nio.file.Files;
import java.nio.file.Path;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String line : Files.readAllLines(Path.of(System.getProperty("tables")))) {
            int start = line.replaceAll("[01] .*", "").length();
            String name = line.substring(0, start).trim();
            String[] words = line.substring(start).split(" ");
            ScoredPrecisionRecallEvaluation evaluation = new ScoredPrecisionRecallEvaluation();
            for (int i = 0; i < words.length; i += 2) evaluation.addCase(words[i].equals("1"), Double.parseDouble(words[i + 1]));
            System.out.printf("LingPipe, %s: average precision %.4f, area under the ROC curve %.4f%n", name, evaluation.averagePrecision(),
                    evaluation.areaUnderRocCurve(false));
        }
        ConfusionMatrix matrix = new ConfusionMatrix(new String[] {"a", "b", "c"}, new int[][] {{5, 2, 1}, {1, 6, 0}, {2, 1, 7}});
        System.out.printf("LingPipe, class a: precision %.4f, recall %.4f, Fowlkes-Mallows %.4f%n", matrix.oneVsAll(0).precision(),
                matrix.oneVsAll(0).recall(), matrix.oneVsAll(0).fowlkesMallows());
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
import re
from sklearn.metrics import average_precision_score, roc_auc_score

for line in open("tables"):
    name, rest = re.match(r"(\D+?) (\d .*)", line).groups()
    words = rest.split()
    labels, scores = [int(word) for word in words[::2]], [float(word) for word in words[1::2]]
    print("scikit-learn, %s: average precision %.4f, area under the ROC curve %.4f" % (name, average_precision_score(labels, scores),
          roc_auc_score(labels, scores)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
LingPipe, perfect: average precision 1.0000, area under the ROC curve 1.0000
LingPipe, perfect, tied: average precision 0.5000, area under the ROC curve 1.0000
LingPipe, perfect, three: average precision 0.3333, area under the ROC curve 1.0000
LingPipe, all equal: average precision 0.2500, area under the ROC curve 0.5000
LingPipe, sixty: average precision 0.2941, area under the ROC curve 0.7734
LingPipe, class a: precision 0.6250, recall 0.6250, Fowlkes-Mallows 8.0000
scikit-learn, perfect: average precision 1.0000, area under the ROC curve 1.0000
scikit-learn, perfect, tied: average precision 1.0000, area under the ROC curve 1.0000
scikit-learn, perfect, three: average precision 1.0000, area under the ROC curve 1.0000
scikit-learn, all equal: average precision 0.5000, area under the ROC curve 0.5000
scikit-learn, sixty: average precision 0.6185, area under the ROC curve 0.7734
SEEN

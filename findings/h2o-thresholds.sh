#!/usr/bin/env bash
# H2O 3.44.0.1 (h2o-core), AUC and the label's threshold of 20,000 scores in four orders (a row of the list the project
# began with).
# Guess: the area under the curve is that of the scores, in any order; a row is labeled 1 from .5 on.
# Seen: scores are merged into 400 bins as they come, so that the area and the threshold change with the order of the rows;
#   the label is cut where F1 is greatest, here far below .5.
# Why it matters: the area that H2O reports is not scikit-learn's or Backbeat's on the same scores, and its labels are not
#   those of .5. Compute the area from exported scores, and cut p1 yourself.
. "$(dirname "$0")/lib.sh"

maven ai.h2o:h2o-core:3.44.0.1
java_program << 'JAVA'
import hex.AUC2;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

class Trial {
    public static void main(String[] arguments) {
        Random random = new Random(1);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double score = random.nextDouble() * random.nextDouble();
            rows.add(new double[] {score, random.nextDouble() < score ? 1 : 0});
        }
        System.out.printf(java.util.Locale.ROOT, "exact: AUC %.6f%n", exact(rows));
        report("as drawn", rows);
        Collections.reverse(rows);
        report("reversed", rows);
        rows.sort(java.util.Comparator.comparingDouble(row -> row[0]));
        report("sorted by score", rows);
        Collections.shuffle(rows, new Random(2));
        report("shuffled", rows);
    }

    private static void report(String order, List<double[]> rows) {
        AUC2.AUCBuilder builder = new AUC2.AUCBuilder(AUC2.NBINS);
        for (double[] row : rows) builder.perRow(row[0], (int) row[1], 1);
        AUC2 auc = new AUC2(builder);
        System.out.printf(java.util.Locale.ROOT, "%s: AUC %.6f, labels are cut at %.4f%n", order, auc._auc, auc.defaultThreshold());
    }

    private static double exact(List<double[]> rows) {
        List<double[]> sorted = new ArrayList<>(rows);
        sorted.sort(java.util.Comparator.comparingDouble(row -> row[0]));
        double ranks = 0, ones = 0;
        for (int i = 0; i < sorted.size(); i++) {
            ranks += sorted.get(i)[1] * (i + 1);
            ones += sorted.get(i)[1];
        }
        return (ranks - ones * (ones + 1) / 2) / (ones * (sorted.size() - ones));
    }
}
JAVA

seen << 'SEEN'
exact: AUC 0.815745
as drawn: AUC 0.815744, labels are cut at 0.2439
reversed: AUC 0.815732, labels are cut at 0.2435
sorted by score: AUC 0.815734, labels are cut at 0.2437
shuffled: AUC 0.815753, labels are cut at 0.2470
SEEN

#!/usr/bin/env bash
# Datumbox Framework 0.8.2, Anova.oneWayTestEqualVars and LevenesIndependentSamples.testVariances, with scipy 1.10.1 (Debian 12) beside them.
# Guess: equal means (variances) are rejected where scipy's p is below the level that is asked for.
# Seen: they are rejected, too, where the groups are more alike than chance would have them: three groups with the same mean differ, says the test. The means of the
#   analysis of variance are tested at half the level on either side, so that p .035 is not enough for 5 percent; Levene's variances at the whole level on either side. The p
#   in the table of the analysis is right.
# Why it matters: models whose scores are nearly equal in each fold are called different. Compare the p of the table with the level.
. "$(dirname "$0")/lib.sh"

maven com.datumbox:datumbox-framework-core:0.8.2
java_program << 'JAVA'
import com.datumbox.framework.common.dataobjects.AssociativeArray2D;
import com.datumbox.framework.common.dataobjects.FlatDataCollection;
import com.datumbox.framework.common.dataobjects.TransposeDataCollection;
import com.datumbox.framework.core.statistics.anova.Anova;
import com.datumbox.framework.core.statistics.parametrics.independentsamples.LevenesIndependentSamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

class Trial {
    public static void main(String[] arguments) {
        tell("equal", new double[] {1, 2, 3, 4, 5}, new double[] {5, 4, 3, 2, 1}, new double[] {2, 1, 3, 5, 4});
        tell("nearly equal", new double[] {1, 2, 3, 4, 5}, new double[] {1.1, 2.1, 3, 4, 5}, new double[] {1, 2, 3.1, 4, 5.1});
        tell("apart", new double[] {1, 2, 3, 4, 5}, new double[] {4, 5, 6, 7, 8}, new double[] {2.5, 3.5, 4.5, 5.5, 6.5});
        Random random = new Random(1);
        for (int run = 0; run < 1000; run++) {
            double[][] groups = new double[3][10];
            for (double[] group : groups) {
                for (int i = 0; i < group.length; i++) {
                    group[i] = Math.round(1000 * random.nextGaussian()) / 1000.0;
                }
            }
            tell("random", groups);
        }
    }

    static void tell(String what, double[]... groups) {
        TransposeDataCollection table = new TransposeDataCollection();
        for (int i = 0; i < groups.length; i++) {
            List<Object> values = new ArrayList<>();
            for (double value : groups[i]) values.add(value);
            table.put("group " + i, new FlatDataCollection(values));
        }
        AssociativeArray2D numbers = new AssociativeArray2D();
        boolean means = Anova.oneWayTestEqualVars(table, .05, numbers);
        boolean variances = LevenesIndependentSamples.testVariances(table, .05);
        System.out.println(what + "|" + (means ? 1 : 0) + "|" + numbers.get2d("BG", "p") + "|" + (variances ? 1 : 0) + "|" + Arrays.deepToString(groups));
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import json
from scipy.stats import f_oneway, levene

random = [0, 0, 0, 0, 0]
for line in open("first"):
    what, means, p, variances, groups = line.rstrip("\n").split("|")
    groups = json.loads(groups)
    anova, spread = f_oneway(*groups).pvalue, levene(*groups, center="mean").pvalue
    if what == "random":
        for i, v in enumerate([int(means), float(p) <= .05, anova <= .05, int(variances), spread <= .05]):
            random[i] += v
    else:
        print("%s: means %s, p %.4f in its table; scipy %.4f; variances %s, scipy %.4f" % (what, ["are not rejected", "are rejected"][int(means)], float(p), anova,
              ["are not rejected", "are rejected"][int(variances)], spread))
print("1000 tables of three groups from one distribution, at 5 percent: equal means are rejected in %d by the test, %d by the p in its table, %d by scipy;" % tuple(random[:3]))
print("  equal variances in %d by the test, %d by scipy" % tuple(random[3:]))
PYTHON

seen << 'SEEN'
equal: means are rejected, p 1.0000 in its table; scipy 1.0000; variances are rejected, scipy 1.0000
nearly equal: means are rejected, p 0.9989 in its table; scipy 0.9989; variances are rejected, scipy 0.9926
apart: means are not rejected, p 0.0348 in its table; scipy 0.0348; variances are rejected, scipy 1.0000
1000 tables of three groups from one distribution, at 5 percent: equal means are rejected in 35 by the test, 42 by the p in its table, 42 by scipy;
  equal variances in 118 by the test, 69 by scipy
SEEN

#!/usr/bin/env bash
# Datumbox Framework 0.8.2, Friedman.getPvalue, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the values of a row are ranked, so that only the order of the models on each data set counts.
# Seen: a copy is ranked and thrown away; the values themselves are added up where their ranks belong. Percentages have p 0 whatever they are, models that are alike by
#   chance among them; ranks that were computed before are right.
# Why it matters: Friedman's test is the usual one for several models on several data sets, and here every comparison is significant. Rank the rows first.
. "$(dirname "$0")/lib.sh"

maven com.datumbox:datumbox-framework-core:0.8.2
java_program << 'JAVA'
import com.datumbox.framework.common.dataobjects.DataTable2D;
import com.datumbox.framework.core.statistics.nonparametrics.relatedsamples.Friedman;
import java.util.Random;

class Trial {
    public static void main(String[] arguments) {
        Random random = new Random(1);
        double[][] noise = new double[12][3];
        double[][] better = new double[12][3];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 3; j++) {
                noise[i][j] = Math.round(800 + 100 * random.nextDouble()) / 10.0;
                better[i][j] = Math.round(800 + 50 * j + 20 * random.nextDouble()) / 10.0;
            }
        }
        tell("percent, no difference", noise, 1, 0);
        tell("percent, each better than the one before", better, 1, 0);
        tell("errors in percent (100 less), each worse", better, -1, 100);
        tell("the ranks of the first table", ranks(noise), 1, 0);
    }

    static double[][] ranks(double[][] table) {
        double[][] ranks = new double[table.length][];
        for (int i = 0; i < table.length; i++) {
            ranks[i] = new double[table[i].length];
            for (int j = 0; j < table[i].length; j++) {
                for (double other : table[i]) {
                    ranks[i][j] += other <= table[i][j] ? 1 : 0;
                }
            }
        }
        return ranks;
    }

    static void tell(String what, double[][] values, double factor, double add) {
        DataTable2D table = new DataTable2D();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                double value = factor * values[i][j] + add;
                table.put2d("data set " + i, "model " + j, value);
                line.append(' ').append(String.format("%.1f", value));
            }
        }
        System.out.printf("%s|%.4f|%s%n", what, Friedman.getPvalue(table), line.toString().trim());
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy.stats import friedmanchisquare

for line in open("first"):
    what, p, values = line.rstrip("\n").split("|")
    numbers = [float(v) for v in values.split()]
    print("%s: p %s in Datumbox, %.4f in scipy" % (what, p, friedmanchisquare(*[numbers[j::3] for j in range(3)]).pvalue))
PYTHON

seen << 'SEEN'
percent, no difference: p 0.0000 in Datumbox, 0.3679 in scipy
percent, each better than the one before: p 0.0000 in Datumbox, 0.0000 in scipy
errors in percent (100 less), each worse: p 0.0000 in Datumbox, 0.0000 in scipy
the ranks of the first table: p 0.3679 in Datumbox, 0.3679 in scipy
SEEN

#!/usr/bin/env bash
# H2O 3.44.0.1 (h2o-core, one node), the rapids call cor with method Spearman, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the coefficient over the rows that are complete ("complete.obs"), equal values with the mean of their ranks, as in scipy and R.
# Seen: rows that lack a value are ranked along: +.75 where the complete rows fall from the first to the last (-1) and the other half lacks y, .20
#   for .50 in four rows with one gap. With ties it is .541 for .562. Without both it is right; Pearson leaves such rows out.
# Why it matters: columns are chosen by it, the sign can turn, and nothing warns. Drop the rows first (na.omit), or rank elsewhere.
. "$(dirname "$0")/lib.sh"

maven ai.h2o:h2o-core:3.44.0.1 javax.servlet:javax.servlet-api:3.1.0
beside=H2oTables.java java_program --add-opens java.base/java.lang=ALL-UNNAMED << 'JAVA'
import java.io.PrintStream;
import water.rapids.Rapids;

class Trial {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = H2oTables.start();
        double no = Double.NaN;
        double[] x = new double[200];
        double[] y = new double[200];
        for (int i = 0; i < 200; i++) {
            x[i] = i;
            y[i] = i < 100 ? no : -i;
        }
        H2oTables.put("distinct", new String[] {"x", "y"}, new double[] {1, 2, 3, 4}, new double[] {2, 1, 4, 3});
        H2oTables.put("one_missing", new String[] {"x", "y"}, new double[] {1, 2, no, 5}, new double[] {2, 1, 4, 6});
        H2oTables.put("many_missing", new String[] {"x", "y"}, x, y);
        H2oTables.put("ties", new String[] {"x", "y"}, new double[] {0, 0, 0, 1, 1, 1, 0, 1, 1, 0}, new double[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3});
        for (String name : new String[] {"distinct", "one_missing", "many_missing", "(na.omit many_missing)", "ties"}) {
            out.print("H2O, " + name + ":");
            for (String method : new String[] {"Pearson", "Spearman"}) {
                double value = Rapids.exec("(cor " + name + " " + name + " 'complete.obs' '" + method + "')").getFrame().vec(1).at(0);
                out.printf(" %s %.4f", method, value);
            }
            out.println();
        }
        out.flush();
        System.exit(0);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

x = list(range(200))
y = [None if i < 100 else -i for i in x]
for name, x, y in [("distinct", [1, 2, 3, 4], [2, 1, 4, 3]), ("one_missing", [1, 2, None, 5], [2, 1, 4, 6]), ("many_missing", x, y),
        ("ties", [0, 0, 0, 1, 1, 1, 0, 1, 1, 0], [3, 1, 4, 1, 5, 9, 2, 6, 5, 3])]:
    rows = [(a, b) for a, b in zip(x, y) if a is not None and b is not None]
    print("scipy, %s: Pearson %.4f Spearman %.4f" % (name, stats.pearsonr(*zip(*rows))[0], stats.spearmanr(rows)[0]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
H2O, distinct: Pearson 0.6000 Spearman 0.6000
H2O, one_missing: Pearson 0.9078 Spearman 0.2000
H2O, many_missing: Pearson -1.0000 Spearman 0.7500
H2O, (na.omit many_missing): Pearson -1.0000 Spearman -1.0000
H2O, ties: Pearson 0.5548 Spearman 0.5406
scipy, distinct: Pearson 0.6000 Spearman 0.6000
scipy, one_missing: Pearson 0.9078 Spearman 0.5000
scipy, many_missing: Pearson -1.0000 Spearman -1.0000
scipy, ties: Pearson 0.5548 Spearman 0.5622
SEEN

#!/usr/bin/env bash
# H2O 3.44.0.1 (h2o-core, one node), the median of groups through rapids (GB), with pandas 1.5.3 (Debian 12) beside it.
# Guess: with "all" (what the Python package sends unless told otherwise) a group with a missing value has no median, as it has no mean; with "ignore"
#   and "rm" it is that of the values that are there.
# Seen: "rm" is so. With "all" and "ignore" missing values are counted as the smallest: 1 for 1, 2 and a gap, where the mean is missing under "all",
#   5 for 5, 6, 7 and two gaps. Only a group without any value has none.
# Why it matters: gaps are filled by the median of the group, and features made of it; it is too small without a sign of it, the more the
#   more is missing. Say "rm".
. "$(dirname "$0")/lib.sh"

maven ai.h2o:h2o-core:3.44.0.1 javax.servlet:javax.servlet-api:3.1.0
beside=H2oTables.java java_program --add-opens java.base/java.lang=ALL-UNNAMED << 'JAVA'
import java.io.PrintStream;
import water.fvec.Frame;
import water.rapids.Rapids;

class Trial {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = H2oTables.start();
        double no = Double.NaN;
        H2oTables.put("songs", new String[] {"genre", "tempo"}, new double[] {1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4},
                new double[] {1, 2, no, 1, 2, 3, 4, no, 5, no, 6, 7, no});
        for (String rule : new String[] {"all", "ignore", "rm"}) {
            Frame groups = Rapids.exec("(GB songs [0] 'median' 1 '" + rule + "' 'mean' 1 '" + rule + "')").getFrame();
            for (int i = 0; i < groups.numRows(); i++) {
                out.println("H2O, " + rule + ", group " + groups.vec(0).at8(i) + ": median " + groups.vec(1).at(i) + ", mean " + groups.vec(2).at(i));
            }
        }
        out.flush();
        System.exit(0);
    }
}
JAVA
mv "$work/output" "$work/first"
python_program pandas=1.5.3 << 'PYTHON'
import pandas

songs = pandas.DataFrame({"genre": [1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4], "tempo": [1, 2, None, 1, 2, 3, 4, None, 5, None, 6, 7, None]})
for name, skip in [("values that are there", True), ("no gap allowed", False)]:
    for genre, values in songs.groupby("genre").tempo:
        print("pandas, %s, group %d: median %s, mean %s" % (name, genre, values.median(skipna=skip), values.mean(skipna=skip)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
H2O, all, group 1: median 1.0, mean NaN
H2O, all, group 2: median 2.5, mean 2.5
H2O, all, group 3: median 5.0, mean NaN
H2O, all, group 4: median NaN, mean NaN
H2O, ignore, group 1: median 1.0, mean 1.0
H2O, ignore, group 2: median 2.5, mean 2.5
H2O, ignore, group 3: median 5.0, mean 3.6
H2O, ignore, group 4: median NaN, mean 0.0
H2O, rm, group 1: median 1.5, mean 1.5
H2O, rm, group 2: median 2.5, mean 2.5
H2O, rm, group 3: median 6.0, mean 6.0
H2O, rm, group 4: median NaN, mean NaN
pandas, values that are there, group 1: median 1.5, mean 1.5
pandas, values that are there, group 2: median 2.5, mean 2.5
pandas, values that are there, group 3: median 6.0, mean 6.0
pandas, values that are there, group 4: median nan, mean nan
pandas, no gap allowed, group 1: median nan, mean nan
pandas, no gap allowed, group 2: median 2.5, mean 2.5
pandas, no gap allowed, group 3: median nan, mean nan
pandas, no gap allowed, group 4: median nan, mean nan
SEEN

#!/usr/bin/env bash
# Deep Netts 1.13.2 (Maven, deepnetts-core), MinMaxScaler and RangeScaler of a table, with scikit-learn 1.2.1 (Debian 12) beside them.
# Guess: columns reach from 0 to 1 (so that a label of 0 and 1 stays what it is), and from -1 to 1.
# Seen: MinMaxScaler divides by the maximum, not by the range: 1 to 6 becomes 0 to .8333, 100 to 110 becomes 0 to .0909. Labels of 0 and
#   1 become -2 and -1. RangeScaler(-1, 1) gives 1 to 3.5 for 1 to 6, and labels of .5 and 1. MaxScaler and Standardizer are right.
# Why it matters: columns that lie far from 0 are all but constant after it, and a sigmoid or a loss for labels of 0 and 1 is given -2:
#   the network does not learn, and its answers are on another scale than those of any other tool. Scale the table before, or take
#   Standardizer.
. "$(dirname "$0")/lib.sh"

maven com.deepnetts:deepnetts-core:1.13.2
java_program << 'JAVA'
import deepnetts.data.MLDataItem;
import deepnetts.data.TabularDataSet;
import deepnetts.data.preprocessing.scale.MaxScaler;
import deepnetts.data.preprocessing.scale.MinMaxScaler;
import deepnetts.data.preprocessing.scale.RangeScaler;
import deepnetts.data.preprocessing.scale.Standardizer;
import java.util.function.Consumer;
import javax.visrec.ml.data.DataSet;

class Trial {
    private static final float[][] ROWS = {{1, 100, 0}, {2, 105, 1}, {3, 102, 0}, {6, 110, 1}, {4, 100, 1}};

    public static void main(String[] arguments) {
        tell("MinMaxScaler", table -> new MinMaxScaler(table).apply(table));
        tell("RangeScaler(-1, 1)", table -> new RangeScaler(-1, 1).apply(table));
        tell("MaxScaler", table -> new MaxScaler(table).apply(table));
        tell("Standardizer", table -> new Standardizer(table).apply(table));
    }

    private static void tell(String name, Consumer<DataSet<MLDataItem>> scaler) {
        TabularDataSet<MLDataItem> table = new TabularDataSet<>(2, 1);
        table.setColumnNames(new String[] {"plays", "tempo", "liked"});
        for (float[] row : ROWS) table.add(new TabularDataSet.Item(new float[] {row[0], row[1]}, new float[] {row[2]}));
        scaler.accept(table);
        System.out.println("Deep Netts, " + name);
        for (MLDataItem item : table) {
            System.out.printf("  %.4f %.4f, label %.4f%n", item.getInput().getValues()[0], item.getInput().getValues()[1],
                    item.getTargetOutput().getValues()[0]);
        }
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.preprocessing import MinMaxScaler

rows = [[1, 100, 0], [2, 105, 1], [3, 102, 0], [6, 110, 1], [4, 100, 1]]
for name, scaler in [("MinMaxScaler", MinMaxScaler()), ("MinMaxScaler((-1, 1))", MinMaxScaler((-1, 1)))]:
    print("scikit-learn, " + name)
    for row in scaler.fit_transform(rows):
        print("  %.4f %.4f, label %.4f" % tuple(row))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Deep Netts, MinMaxScaler
  0.0000 0.0000, label -2.0000
  0.1667 0.0455, label -1.0000
  0.3333 0.0182, label -2.0000
  0.8333 0.0909, label -1.0000
  0.5000 0.0000, label -1.0000
Deep Netts, RangeScaler(-1, 1)
  1.0000 50.5000, label 0.5000
  1.5000 53.0000, label 1.0000
  2.0000 51.5000, label 0.5000
  3.5000 55.5000, label 1.0000
  2.5000 50.5000, label 1.0000
Deep Netts, MaxScaler
  0.1667 0.9091, label 0.0000
  0.3333 0.9545, label 1.0000
  0.5000 0.9273, label 0.0000
  1.0000 1.0000, label 1.0000
  0.6667 0.9091, label 1.0000
Deep Netts, Standardizer
  -1.1437 -0.8059, label 0.0000
  -0.6239 0.3792, label 1.0000
  -0.1040 -0.3318, label 0.0000
  1.4557 1.5643, label 1.0000
  0.4159 -0.8059, label 1.0000
scikit-learn, MinMaxScaler
  0.0000 0.0000, label 0.0000
  0.2000 0.5000, label 1.0000
  0.4000 0.2000, label 0.0000
  1.0000 1.0000, label 1.0000
  0.6000 0.0000, label 1.0000
scikit-learn, MinMaxScaler((-1, 1))
  -1.0000 -1.0000, label -1.0000
  -0.6000 0.0000, label 1.0000
  -0.2000 -0.6000, label -1.0000
  1.0000 1.0000, label 1.0000
  0.2000 -1.0000, label 1.0000
SEEN

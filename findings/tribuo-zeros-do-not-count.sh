#!/usr/bin/env bash
# Tribuo 4.3.2, the feature statistics (VariableInfo) of a data set, for values of 0.0 that are given.
# Guess: a zero that is given is a value like any other: count, least value and mean cover all rows.
# Seen: zeros are left out: of 400 rows, 300 of them 0.0, the count is 100, the least value 1 and the mean that of the other
#   100. (MeanStdDevTransformation does count them.)
# Why it matters: whoever scales, bins or checks a table by these figures (columns of counts, one-hot) gets other numbers
#   than Backbeat's description of the same table, and a constant-looking column that is not constant.
. "$(dirname "$0")/lib.sh"

maven org.tribuo:tribuo-classification-core:4.3.2
java_program << 'JAVA'
import org.tribuo.MutableDataset;
import org.tribuo.RealInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

class Trial {
    public static void main(String[] arguments) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> rows = new MutableDataset<>(new SimpleDataSourceProvenance("rows", factory), factory);
        for (int i = 0; i < 400; i++) {
            double value = i % 4 == 0 ? 1 + i / 4 : 0;
            rows.add(new ArrayExample<>(new Label(i % 2 == 0 ? "p" : "n"), new String[] {"x", "one"}, new double[] {value, 1}));
        }
        RealInfo info = (RealInfo) rows.getFeatureMap().get("x");
        System.out.println("rows " + rows.size() + ", count " + info.getCount() + ", least " + info.getMin() + ", greatest "
                + info.getMax() + ", mean " + info.getMean());
    }
}
JAVA

seen << 'SEEN'
rows 400, count 100, least 1.0, greatest 100.0, mean 50.5
SEEN

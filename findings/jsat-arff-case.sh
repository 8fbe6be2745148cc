#!/usr/bin/env bash
# JSAT 0.0.9 (Maven), ARFF with nominal values that differ in case only, with Weka 3.8.6 beside it.
# Guess: the attribute has the values that its line lists: Rock, rock and Hip Hop are three.
# Seen: names are read in small letters: Rock and rock are both value 1, nothing is value 0, the attribute has two values, and
#   the rows of Hip Hop carry the number 2, one past the last. One-hot columns write that into the next attribute: the song has
#   the keys C and D (where no attribute follows, it is an error). Weka keeps three.
# Why it matters: genres from several sources often differ in case only; two categories are one here, and every category
#   behind them is another column's, without an error. Make case one before the table is written.
. "$(dirname "$0")/lib.sh"

maven com.edwardraff:JSAT:0.0.9 nz.ac.waikato.cms.weka:weka-stable:3.8.6
java_program << 'JAVA'
import java.io.StringReader;
import jsat.ARFFLoader;
import jsat.DataSet;
import jsat.classifiers.DataPoint;
import jsat.datatransform.NominalToNumeric;
import weka.core.Instances;

class Trial {
    private static final String TABLE = "@relation songs\n@attribute tempo numeric\n@attribute genre {Rock,rock,'Hip Hop'}\n"
            + "@attribute key {C,D}\n@data\n90,Rock,C\n100,rock,D\n110,'Hip Hop',D\n";

    public static void main(String[] arguments) throws Exception {
        DataSet<?> rows = ARFFLoader.loadArffFile(new StringReader(TABLE));
        NominalToNumeric columns = new NominalToNumeric(rows);
        System.out.println("JSAT: values " + rows.getCategories()[0].getNumOfCategories());
        for (int i = 0; i < rows.getSampleSize(); i++) {
            DataPoint row = rows.getDataPoint(i);
            System.out.println("JSAT: row " + i + ", value " + row.getCategoricalValue(0) + ", one-hot "
                    + columns.transform(row).getNumericalValues());
        }
        Instances peer = new Instances(new StringReader(TABLE));
        System.out.println("Weka: values " + peer.attribute(1).numValues());
        for (int i = 0; i < peer.size(); i++) System.out.println("Weka: row " + i + ", value " + (int) peer.get(i).value(1));
    }
}
JAVA

seen << 'SEEN'
JSAT: values 2
JSAT: row 0, value 1, one-hot [90.0,0.0,1.0,1.0,0.0]
JSAT: row 1, value 1, one-hot [100.0,0.0,1.0,0.0,1.0]
JSAT: row 2, value 2, one-hot [110.0,0.0,0.0,1.0,1.0]
Weka: values 3
Weka: row 0, value 0
Weka: row 1, value 1
Weka: row 2, value 2
SEEN

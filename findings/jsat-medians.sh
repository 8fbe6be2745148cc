#!/usr/bin/env bash
# JSAT 0.0.9 (Maven), medians of an even number of values: Vec.median and what Imputer fills in with MEDIAN.
# Guess: the mean of the two in the middle, in both places: 2.5 for 1, 2, 3, 4.
# Seen: Vec.median takes the two behind the middle: 3.5 for 1, 2, 3, 4, and 15 for 1, 2, 3, 10, 20, 30, whose median is 6.5. Imputer
#   takes the lower one of the middle: 3 for the latter. An odd number is right in both.
# Why it matters: a gap is filled with another value than by other tools, columns that are centered on their median are not,
#   and the two ways within one library do not agree; fill gaps before the table is handed over.
. "$(dirname "$0")/lib.sh"

maven com.edwardraff:JSAT:0.0.9
java_program << 'JAVA'
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jsat.SimpleDataSet;
import jsat.classifiers.DataPoint;
import jsat.datatransform.Imputer;
import jsat.linear.DenseVector;
import jsat.linear.SparseVector;

class Trial {
    public static void main(String[] arguments) {
        tell(1, 2, 3, 4);
        tell(4, 1, 3, 2);
        tell(1, 2, 3, 10, 20, 30);
        tell(1, 2, 3, 10, 20);
    }

    private static void tell(double... values) {
        List<DataPoint> rows = new ArrayList<>();
        for (double value : values) rows.add(row(value));
        DataPoint gap = row(Double.NaN);
        rows.add(gap);
        Imputer imputer = new Imputer(new SimpleDataSet(rows), Imputer.NumericImputionMode.MEDIAN);
        DenseVector vector = new DenseVector(values);
        System.out.println(Arrays.toString(values) + ": median " + vector.median() + ", sparse " + new SparseVector(vector).median()
                + ", imputed " + imputer.transform(gap).getNumericalValues().get(0));
    }

    private static DataPoint row(double value) {
        return new DataPoint(DenseVector.toDenseVec(value, 1));
    }
}
JAVA

seen << 'SEEN'
[1.0, 2.0, 3.0, 4.0]: median 3.5, sparse 3.5, imputed 2.0
[4.0, 1.0, 3.0, 2.0]: median 3.5, sparse 3.5, imputed 2.0
[1.0, 2.0, 3.0, 10.0, 20.0, 30.0]: median 15.0, sparse 15.0, imputed 3.0
[1.0, 2.0, 3.0, 10.0, 20.0]: median 3.0, sparse 3.0, imputed 3.0
SEEN

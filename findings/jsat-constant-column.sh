#!/usr/bin/env bash
# JSAT 0.0.9 (Maven), UnitVarianceTransform of a table with a constant column.
# Guess: the column stays as it is, or becomes 0, as in scikit-learn, Smile and ND4J.
# Seen: it becomes infinite, for the training rows too, without an error.
# Why it matters: distances and weights behind it are infinite or NaN for every row; one genre in a sample is enough. Drop
#   constant columns first.
. "$(dirname "$0")/lib.sh"

maven com.edwardraff:JSAT:0.0.9
java_program << 'JAVA'
import jsat.classifiers.CategoricalData;
import jsat.classifiers.ClassificationDataSet;
import jsat.datatransform.UnitVarianceTransform;
import jsat.linear.DenseVector;

class Trial {
    public static void main(String[] arguments) {
        ClassificationDataSet table = new ClassificationDataSet(2, new CategoricalData[0], new CategoricalData(2));
        for (int i = 0; i < 3; i++) table.addDataPoint(new DenseVector(new double[] {i + 1, 5}), new int[0], i % 2);
        System.out.println("the row (1, 5), second column constant: "
                + new UnitVarianceTransform(table).transform(table.getDataPoint(0)).getNumericalValues());
    }
}
JAVA

seen << 'SEEN'
the row (1, 5), second column constant: [1.5,Infinity]
SEEN

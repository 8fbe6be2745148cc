#!/usr/bin/env bash
# Weka 3.8.6, CSVLoader on a column without any value.
# Guess: a numeric (or nominal) attribute whose values are all missing; learners take it in their stride.
# Seen: it becomes a string attribute, and then RandomForest, Logistic and IBk refuse the whole table.
# Why it matters: a subset of a table (one genre, one day) in which an optional column happens to be empty cannot be
#   learned from or scored, though the same file with one value in that column can.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
java_program << 'JAVA'
import java.io.ByteArrayInputStream;
import weka.classifiers.Classifier;
import weka.classifiers.lazy.IBk;
import weka.classifiers.trees.RandomForest;
import weka.core.Attribute;
import weka.core.Instances;
import weka.core.converters.CSVLoader;

class Trial {
    public static void main(String[] arguments) throws Exception {
        show("1,,yes\n2,,no\n3,,yes\n");
        show("1,,yes\n2,5,no\n3,,yes\n");
    }

    private static void show(String lines) throws Exception {
        CSVLoader loader = new CSVLoader();
        loader.setSource(new ByteArrayInputStream(("a,b,label\n" + lines).getBytes()));
        Instances rows = loader.getDataSet();
        rows.setClassIndex(2);
        System.out.println("column b is " + Attribute.typeToString(rows.attribute("b")));
        for (Classifier learner : new Classifier[] {new RandomForest(), new IBk()}) {
            String outcome = "learns";
            try {
                learner.buildClassifier(rows);
            } catch (Exception e) {
                outcome = e.getMessage();
            }
            System.out.println("  " + learner.getClass().getSimpleName() + ": " + outcome);
        }
    }
}
JAVA

seen << 'SEEN'
column b is string
  RandomForest: weka.classifiers.trees.RandomTree: Cannot handle string attributes!
  IBk: weka.classifiers.lazy.IBk: Cannot handle string attributes!
column b is numeric
  RandomForest: learns
  IBk: learns
SEEN

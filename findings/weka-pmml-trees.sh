#!/usr/bin/env bash
# Weka 3.8.6, reading TreeModel from PMML (PMMLClassifier), with JPMML-Evaluator 1.7.7 beside it.
# Guess: with noTrueChildStrategy returnLastPrediction a row that fits none of the children of a node is answered by that node, as the text of PMML says.
# Seen: it is not: all probabilities are NaN, whatever the node. With missingValueStrategy lastPrediction a missing value is answered by the node, but a value that
#   fits no child still is not.
# Why it matters: the JPMML converters write trees and forests in this compact form, one child with a condition and its parent for the rest. Every row that ends in a
#   parent counts as not classified in Weka. Write a second child with the opposite condition.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
maven org.jpmml:pmml-evaluator-metro:1.7.7
beside=WekaPmml.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String missing : new String[] {"none", "lastPrediction"}) {
            for (boolean second : new boolean[] {false, true}) {
                System.out.println("missingValueStrategy " + missing + (second ? ", two children" : ", one child and its parent"));
                WekaPmml.tell("x y:no,yes", "<TreeModel functionName='classification' splitCharacteristic='multiSplit' missingValueStrategy='" + missing
                        + "' noTrueChildStrategy='returnLastPrediction'>SCHEMA<Node id='1' score='yes' recordCount='10'><True/>" + shares(2, 8)
                        + "<Node id='2' score='no' recordCount='10'><SimplePredicate field='x' operator='greaterThan' value='0'/>" + shares(9, 1) + "</Node>"
                        + (second ? "<Node id='3' score='yes' recordCount='10'><SimplePredicate field='x' operator='lessOrEqual' value='0'/>" + shares(2, 8) + "</Node>" : "")
                        + "</Node></TreeModel>", new Object[][] {{1.}, {-1.}, {null}});
            }
        }
    }

    private static String shares(int no, int yes) {
        return "<ScoreDistribution value='no' recordCount='" + no + "'/><ScoreDistribution value='yes' recordCount='" + yes + "'/>";
    }
}
JAVA

seen << 'SEEN'
missingValueStrategy none, one child and its parent
  [1.0]: Weka 0.9000 0.1000, JPMML 0.9000 0.1000
  [-1.0]: Weka NaN NaN, JPMML 0.2000 0.8000
  [null]: Weka NaN NaN, JPMML 0.2000 0.8000
missingValueStrategy none, two children
  [1.0]: Weka 0.9000 0.1000, JPMML 0.9000 0.1000
  [-1.0]: Weka 0.2000 0.8000, JPMML 0.2000 0.8000
  [null]: Weka NaN NaN, JPMML 0.2000 0.8000
missingValueStrategy lastPrediction, one child and its parent
  [1.0]: Weka 0.9000 0.1000, JPMML 0.9000 0.1000
  [-1.0]: Weka NaN NaN, JPMML 0.2000 0.8000
  [null]: Weka 0.2000 0.8000, JPMML 0.2000 0.8000
missingValueStrategy lastPrediction, two children
  [1.0]: Weka 0.9000 0.1000, JPMML 0.9000 0.1000
  [-1.0]: Weka 0.2000 0.8000, JPMML 0.2000 0.8000
  [null]: Weka 0.2000 0.8000, JPMML 0.2000 0.8000
SEEN

#!/usr/bin/env bash
# Weka 3.8.6, reading the mining schema of PMML (PMMLClassifier), with JPMML-Evaluator 1.7.7 beside it.
# Guess: missingValueReplacement replaces a missing value, whether missingValueTreatment says how it was found or not (the text of PMML: the latter is for information
#   only), and with outliers asMissingValues also a value beyond lowValue and highValue.
# Seen: without missingValueTreatment the value stays missing, and a regression of it is NaN; with asMean, asValue and the others it is replaced. A value beyond the
#   bounds is replaced in no case, not even taken as missing: 301 where it is 51. asExtremeValues is right.
# Why it matters: a sensor's 999, declared in the file as no value, goes into the sum without a word, and rows with gaps have no answer where another engine has one.
#   Write a treatment, and clean outliers before.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
maven org.jpmml:pmml-evaluator-metro:1.7.7
beside=WekaPmml.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String outliers : new String[] {"", " outliers='asMissingValues' lowValue='0' highValue='10'", " outliers='asExtremeValues' lowValue='0' highValue='10'"}) {
            for (String treatment : new String[] {"", " missingValueTreatment='asMean'"}) {
                System.out.println("1 + 10 x, x with missingValueReplacement='5'" + treatment + outliers);
                WekaPmml.tell("x y", "<RegressionModel functionName='regression'><MiningSchema><MiningField name='x' missingValueReplacement='5'" + treatment + outliers
                        + "/><MiningField name='y' usageType='predicted'/></MiningSchema><RegressionTable intercept='1'>"
                        + "<NumericPredictor name='x' coefficient='10'/></RegressionTable></RegressionModel>", new Object[][] {{2.}, {null}, {30.}});
            }
        }
    }
}
JAVA

seen << 'SEEN'
1 + 10 x, x with missingValueReplacement='5'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka NaN, JPMML 51.0000
  [30.0]: Weka 301.0000, JPMML 301.0000
1 + 10 x, x with missingValueReplacement='5' missingValueTreatment='asMean'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka 51.0000, JPMML 51.0000
  [30.0]: Weka 301.0000, JPMML 301.0000
1 + 10 x, x with missingValueReplacement='5' outliers='asMissingValues' lowValue='0' highValue='10'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka NaN, JPMML 51.0000
  [30.0]: Weka 301.0000, JPMML 51.0000
1 + 10 x, x with missingValueReplacement='5' missingValueTreatment='asMean' outliers='asMissingValues' lowValue='0' highValue='10'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka 51.0000, JPMML 51.0000
  [30.0]: Weka 301.0000, JPMML 51.0000
1 + 10 x, x with missingValueReplacement='5' outliers='asExtremeValues' lowValue='0' highValue='10'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka NaN, JPMML 51.0000
  [30.0]: Weka 101.0000, JPMML 101.0000
1 + 10 x, x with missingValueReplacement='5' missingValueTreatment='asMean' outliers='asExtremeValues' lowValue='0' highValue='10'
  [2.0]: Weka 21.0000, JPMML 21.0000
  [null]: Weka 51.0000, JPMML 51.0000
  [30.0]: Weka 101.0000, JPMML 101.0000
SEEN

#!/usr/bin/env bash
# Weka 3.8.6, reading RegressionModel from PMML (PMMLClassifier), with JPMML-Evaluator 1.7.7 beside it.
# Guess: with normalizationMethod logit the class of the first table has the probability 1 / (1 + exp(-y)), the other one the rest, as the text of PMML says;
#   a regression gives the inverse of the link.
# Seen: Weka puts both y, the fitted one and the 0 of the other class, through the link and divides by the sum: .6558 for .9526, and never above two thirds.
#   It is the same with probit and cauchit; softmax is right. In a regression the answer is divided by itself: 1 for every row, with exp as with logit.
# Why it matters: the JPMML converters write logistic regressions of two classes with logit. The labels and the AUC are the same, but the probabilities, log loss and any
#   cut other than .5 are not; a Poisson rate is 1 for all. Write softmax for two classes, and apply exp outside.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
maven org.jpmml:pmml-evaluator-metro:1.7.7
beside=WekaPmml.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String link : new String[] {"logit", "probit", "cauchit", "softmax"}) {
            System.out.println(link + ", probabilities of no and yes");
            WekaPmml.tell("x y:no,yes", "<RegressionModel functionName='classification' normalizationMethod='" + link + "'>SCHEMA"
                    + "<RegressionTable targetCategory='yes' intercept='0'><NumericPredictor name='x' coefficient='1'/></RegressionTable>"
                    + "<RegressionTable targetCategory='no' intercept='0'/></RegressionModel>", new Object[][] {{3.}, {.5}, {-3.}});
        }
        for (String link : new String[] {"logit", "exp"}) {
            System.out.println(link + ", a regression");
            WekaPmml.tell("x y", "<RegressionModel functionName='regression' normalizationMethod='" + link + "'>SCHEMA"
                    + "<RegressionTable intercept='0'><NumericPredictor name='x' coefficient='1'/></RegressionTable></RegressionModel>",
                    new Object[][] {{3.}, {.5}, {-3.}});
        }
    }
}
JAVA

seen << 'SEEN'
logit, probabilities of no and yes
  [3.0]: Weka 0.3442 0.6558, JPMML 0.0474 0.9526
  [0.5]: Weka 0.4455 0.5545, JPMML 0.3775 0.6225
  [-3.0]: Weka 0.9134 0.0866, JPMML 0.9526 0.0474
probit, probabilities of no and yes
  [3.0]: Weka 0.3336 0.6664, JPMML 0.0013 0.9987
  [0.5]: Weka 0.4197 0.5803, JPMML 0.3085 0.6915
  [-3.0]: Weka 0.9973 0.0027, JPMML 0.9987 0.0013
cauchit, probabilities of no and yes
  [3.0]: Weka 0.3578 0.6422, JPMML 0.1024 0.8976
  [0.5]: Weka 0.4357 0.5643, JPMML 0.3524 0.6476
  [-3.0]: Weka 0.8300 0.1700, JPMML 0.8976 0.1024
softmax, probabilities of no and yes
  [3.0]: Weka 0.0474 0.9526, JPMML 0.0474 0.9526
  [0.5]: Weka 0.3775 0.6225, JPMML 0.3775 0.6225
  [-3.0]: Weka 0.9526 0.0474, JPMML 0.9526 0.0474
logit, a regression
  [3.0]: Weka 1.0000, JPMML 0.9526
  [0.5]: Weka 1.0000, JPMML 0.6225
  [-3.0]: Weka 1.0000, JPMML 0.0474
exp, a regression
  [3.0]: Weka 1.0000, JPMML 20.0855
  [0.5]: Weka 1.0000, JPMML 1.6487
  [-3.0]: Weka 1.0000, JPMML 0.0498
SEEN

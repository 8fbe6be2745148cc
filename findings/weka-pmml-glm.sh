#!/usr/bin/env bash
# Weka 3.8.6, reading GeneralRegressionModel (generalizedLinear, two classes) from PMML (PMMLClassifier), with JPMML-Evaluator 1.7.7 beside it.
# Guess: the reference category has 1 less the probability of the other one.
# Seen: it has the inverse of the link at 0, for every row: .5 with logit and probit, .6321 with cloglog. The probabilities do not add up to 1, and with cloglog the label
#   is the reference category for every row below .6321.
# Why it matters: a row that is surely "no" has .5 for it; log loss, averages with other models and any cut on the reference category are off, and with cloglog labels are,
#   too (x = .4: "no" for "yes"). Take the probability of the other category.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
maven org.jpmml:pmml-evaluator-metro:1.7.7
beside=WekaPmml.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String link : new String[] {"logit", "probit", "cloglog"}) {
            System.out.println(link + ", probabilities of no (the reference) and yes");
            WekaPmml.tell("x y:no,yes", "<GeneralRegressionModel functionName='classification' modelType='generalizedLinear' linkFunction='" + link
                    + "' targetReferenceCategory='no'>SCHEMA<ParameterList><Parameter name='p0'/><Parameter name='p1'/></ParameterList><FactorList/>"
                    + "<CovariateList><Predictor name='x'/></CovariateList><PPMatrix><PPCell value='1' predictorName='x' parameterName='p1'/></PPMatrix>"
                    + "<ParamMatrix><PCell targetCategory='yes' parameterName='p0' beta='-.5'/><PCell targetCategory='yes' parameterName='p1' beta='1'/></ParamMatrix>"
                    + "</GeneralRegressionModel>", new Object[][] {{-3.}, {.4}, {1.5}});
        }
    }
}
JAVA

seen << 'SEEN'
logit, probabilities of no (the reference) and yes
  [-3.0]: Weka 0.5000 0.0293, JPMML 0.9707 0.0293
  [0.4]: Weka 0.5000 0.4750, JPMML 0.5250 0.4750
  [1.5]: Weka 0.5000 0.7311, JPMML 0.2689 0.7311
probit, probabilities of no (the reference) and yes
  [-3.0]: Weka 0.5000 0.0002, JPMML 0.9998 0.0002
  [0.4]: Weka 0.5000 0.4602, JPMML 0.5398 0.4602
  [1.5]: Weka 0.5000 0.8413, JPMML 0.1587 0.8413
cloglog, probabilities of no (the reference) and yes
  [-3.0]: Weka 0.6321 0.0297, JPMML 0.9703 0.0297
  [0.4]: Weka 0.6321 0.5954, JPMML 0.4046 0.5954
  [1.5]: Weka 0.6321 0.9340, JPMML 0.0660 0.9340
SEEN

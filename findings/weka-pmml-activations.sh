#!/usr/bin/env bash
# Weka 3.8.6, reading NeuralNetwork from PMML (PMMLClassifier), with JPMML-Evaluator 1.7.7 beside it.
# Guess: each activation function that PMML names is computed, or refused.
# Seen: Gauss, exp(-z^2), and Elliott, z / (1 + |z|), are both computed as the arctan of PMML, 2 atan(z) / pi, and so is any name that Weka does not know, such as
#   rectifier. The other eight are right.
# Why it matters: a network of Gauss neurons, a radial one, or of rectifiers is scored without an error or a warning and answers other numbers, here with another sign.
#   Write out what a known row should answer (ModelVerification), and compare.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
maven org.jpmml:pmml-evaluator-metro:1.7.7
beside=WekaPmml.java java_program << 'JAVA'
class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String function : "logistic tanh identity exponential square sine cosine arctan Gauss Elliott rectifier".split(" ")) {
            System.out.println(function + ", one neuron");
            WekaPmml.tell("x y", "<NeuralNetwork functionName='regression' activationFunction='" + function + "'>SCHEMA"
                    + "<NeuralInputs><NeuralInput id='i'><DerivedField optype='continuous' dataType='double'><FieldRef field='x'/></DerivedField></NeuralInput></NeuralInputs>"
                    + "<NeuralLayer><Neuron id='n' bias='0'><Con from='i' weight='1'/></Neuron></NeuralLayer>"
                    + "<NeuralOutputs><NeuralOutput outputNeuron='n'><DerivedField optype='continuous' dataType='double'><NormContinuous field='y'>"
                    + "<LinearNorm orig='-9' norm='-9'/><LinearNorm orig='9' norm='9'/></NormContinuous></DerivedField></NeuralOutput></NeuralOutputs>"
                    + "</NeuralNetwork>", new Object[][] {{2.}, {-.5}});
        }
    }
}
JAVA

seen << 'SEEN'
logistic, one neuron
  [2.0]: Weka 0.8808, JPMML 0.8808
  [-0.5]: Weka 0.3775, JPMML 0.3775
tanh, one neuron
  [2.0]: Weka 0.9640, JPMML 0.9640
  [-0.5]: Weka -0.4621, JPMML -0.4621
identity, one neuron
  [2.0]: Weka 2.0000, JPMML 2.0000
  [-0.5]: Weka -0.5000, JPMML -0.5000
exponential, one neuron
  [2.0]: Weka 7.3891, JPMML 7.3891
  [-0.5]: Weka 0.6065, JPMML 0.6065
square, one neuron
  [2.0]: Weka 4.0000, JPMML 4.0000
  [-0.5]: Weka 0.2500, JPMML 0.2500
sine, one neuron
  [2.0]: Weka 0.9093, JPMML 0.9093
  [-0.5]: Weka -0.4794, JPMML -0.4794
cosine, one neuron
  [2.0]: Weka -0.4161, JPMML -0.4161
  [-0.5]: Weka 0.8776, JPMML 0.8776
arctan, one neuron
  [2.0]: Weka 0.7048, JPMML 0.7048
  [-0.5]: Weka -0.2952, JPMML -0.2952
Gauss, one neuron
  [2.0]: Weka 0.7048, JPMML 0.0183
  [-0.5]: Weka -0.2952, JPMML 0.7788
Elliott, one neuron
  [2.0]: Weka 0.7048, JPMML 0.6667
  [-0.5]: Weka -0.2952, JPMML -0.3333
rectifier, one neuron
  [2.0]: Weka 0.7048, JPMML 2.0000
  [-0.5]: Weka -0.2952, JPMML 0.0000
SEEN

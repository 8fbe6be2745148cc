#!/usr/bin/env bash
# JPMML-Evaluator 1.7.7 (Maven), a NeuralNetwork of radial basis functions whose neurons have an altitude, with pmml4s 1.5.6 beside it.
# Guess: a neuron's own altitude counts, as its width does: exp(fan-in ln(altitude) - z), as the format's text says.
# Seen: it does not: with .5, 1.2 and 3 the answer is that of altitude 1 (.2920 in place of .0730, .4204 and 2.6277). Given with the layer or
#   the network it counts. pmml4s is right in all places.
# Why it matters: neurons with heights of their own are what such a network has learned; its answers are other numbers, without a
#   warning. Move the heights into the weights behind the neuron: weight times altitude to the power of the fan-in.
. "$(dirname "$0")/lib.sh"

maven org.pmml4s:pmml4s_3:1.5.6 org.jpmml:pmml-evaluator-metro:1.7.7
java_program << 'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (double altitude : new double[] {1, .5, 1.2, 3}) {
            double distance = Math.pow(.5 - 1, 2) + Math.pow(-.3 - 2, 2);
            System.out.printf("altitude %.1f: by hand %.4f%n", altitude,
                    Math.exp(2 * Math.log(altitude) - distance / (2 * 1.5 * 1.5)));
            for (String place : new String[] {"neuron", "layer", "network"}) tell(place, " altitude='" + altitude + "'");
        }
    }

    private static void tell(String place, String altitude) throws Exception {
        String file = "<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>" + field("x") + field("z")
                + field("y") + "</DataDictionary><NeuralNetwork functionName='regression' activationFunction='radialBasis'"
                + (place.equals("network") ? altitude : "") + "><MiningSchema><MiningField name='y' usageType='target'/>"
                + "<MiningField name='x'/><MiningField name='z'/></MiningSchema><NeuralInputs>" + input("x") + input("z")
                + "</NeuralInputs><NeuralLayer" + (place.equals("layer") ? altitude : "") + "><Neuron id='h' width='1.5'"
                + (place.equals("neuron") ? altitude : "") + "><Con from='in-x' weight='.5'/><Con from='in-z' weight='-.3'/></Neuron>"
                + "</NeuralLayer><NeuralLayer activationFunction='identity'><Neuron id='o'><Con from='h' weight='1'/></Neuron>"
                + "</NeuralLayer><NeuralOutputs><NeuralOutput outputNeuron='o'><DerivedField optype='continuous' dataType='double'>"
                + "<FieldRef field='y'/></DerivedField></NeuralOutput></NeuralOutputs></NeuralNetwork></PMML>";
        Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).build();
        System.out.printf("  given with the %s: JPMML %.4f, pmml4s %.4f%n", place, jpmml.evaluate(Map.of("x", 1., "z", 2.)).get("y"),
                org.pmml4s.model.Model.fromString(file).predict(Map.<String, Object>of("x", 1., "z", 2.)).get("predicted_y"));
    }

    private static String field(String name) {
        return "<DataField name='" + name + "' optype='continuous' dataType='double'/>";
    }

    private static String input(String name) {
        return "<NeuralInput id='in-" + name + "'><DerivedField optype='continuous' dataType='double'><FieldRef field='" + name
                + "'/></DerivedField></NeuralInput>";
    }
}
JAVA

seen << 'SEEN'
altitude 1.0: by hand 0.2920
  given with the neuron: JPMML 0.2920, pmml4s 0.2920
  given with the layer: JPMML 0.2920, pmml4s 0.2920
  given with the network: JPMML 0.2920, pmml4s 0.2920
altitude 0.5: by hand 0.0730
  given with the neuron: JPMML 0.2920, pmml4s 0.0730
  given with the layer: JPMML 0.0730, pmml4s 0.0730
  given with the network: JPMML 0.0730, pmml4s 0.0730
altitude 1.2: by hand 0.4204
  given with the neuron: JPMML 0.2920, pmml4s 0.4204
  given with the layer: JPMML 0.4204, pmml4s 0.4204
  given with the network: JPMML 0.4204, pmml4s 0.4204
altitude 3.0: by hand 2.6277
  given with the neuron: JPMML 0.2920, pmml4s 2.6277
  given with the layer: JPMML 2.6277, pmml4s 2.6277
  given with the network: JPMML 2.6277, pmml4s 2.6277
SEEN

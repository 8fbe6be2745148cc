#!/usr/bin/env bash
# pmml4s 1.5.6 (Maven), k nearest neighbors with continuousScoringMethod weightedAverage and with majorityVote, JPMML-Evaluator 1.7.7
# beside it.
# Guess: the sum of weight times value over the sum of the weights, so that neighbors of 10 and 20 give something between.
# Seen: that, divided by k once more: 7.5 for a row in the middle of 10 and 20. With 4 neighbors answers are a quarter of what they
#   should be. average and median are right. Where votes tie pmml4s takes the nearer neighbor's class; the format's text asks for the
#   class with more rows in training, and of those the smallest, as JPMML does.
# Why it matters: predictions lie below every value that was seen, smoothly and without an error; with k = 1 nothing shows.
#   Multiply by k, or score with JPMML.
. "$(dirname "$0")/lib.sh"

maven org.pmml4s:pmml4s_3:1.5.6 org.jpmml:pmml-evaluator-metro:1.7.7
java_program << 'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jpmml.evaluator.Computable;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (int k : new int[] {1, 2, 4}) {
            tell("continuousScoringMethod='weightedAverage'", k, "10", "20", "40", "80");
            tell("continuousScoringMethod='average'", k, "10", "20", "40", "80");
        }
        tell("categoricalScoringMethod='majorityVote'", 2, "b", "a", "a", "a");
    }

    private static void tell(String method, int k, String... values) throws Exception {
        boolean numbers = method.startsWith("continuous");
        StringBuilder file = new StringBuilder("<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                + "<DataField name='x' optype='continuous' dataType='double'/>"
                + (numbers ? "<DataField name='y' optype='continuous' dataType='double'/>"
                        : "<DataField name='y' optype='categorical' dataType='string'><Value value='a'/><Value value='b'/></DataField>")
                + "</DataDictionary><NearestNeighborModel functionName='" + (numbers ? "regression" : "classification")
                + "' numberOfNeighbors='" + k + "' " + method + "><MiningSchema><MiningField name='y' usageType='target'/>"
                + "<MiningField name='x'/></MiningSchema><TrainingInstances isTransformed='false'><InstanceFields>"
                + "<InstanceField field='x' column='x'/><InstanceField field='y' column='y'/></InstanceFields><InlineTable>");
        for (int i = 0; i < values.length; i++) file.append("<row><x>" + i + "</x><y>" + values[i] + "</y></row>");
        file.append("</InlineTable></TrainingInstances><ComparisonMeasure kind='distance'><euclidean/></ComparisonMeasure><KNNInputs>"
                + "<KNNInput field='x' compareFunction='absDiff'/></KNNInputs></NearestNeighborModel></PMML>");
        Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8))).build();
        for (double x : numbers ? new double[] {.5, 1.25} : new double[] {.25}) {
            Object right = ((Computable) jpmml.evaluate(Map.of("x", x)).get("y")).getResult();
            Object answer = org.pmml4s.model.Model.fromString(file.toString()).predict(Map.<String, Object>of("x", x)).get("predicted_y");
            System.out.printf("%s, k = %d, x = %.2f: JPMML %s, pmml4s %s%n", method.replaceAll(".*='|'", ""), k, x, text(right),
                    text(answer));
        }
    }

    private static String text(Object value) {
        return value instanceof Number number ? String.format("%.3f", number.doubleValue()) : value.toString();
    }
}
JAVA

seen << 'SEEN'
weightedAverage, k = 1, x = 0.50: JPMML 10.000, pmml4s 10.000
weightedAverage, k = 1, x = 1.25: JPMML 20.000, pmml4s 20.000
average, k = 1, x = 0.50: JPMML 10.000, pmml4s 10.000
average, k = 1, x = 1.25: JPMML 20.000, pmml4s 20.000
weightedAverage, k = 2, x = 0.50: JPMML 15.000, pmml4s 7.500
weightedAverage, k = 2, x = 1.25: JPMML 25.010, pmml4s 12.505
average, k = 2, x = 0.50: JPMML 15.000, pmml4s 15.000
average, k = 2, x = 1.25: JPMML 30.000, pmml4s 30.000
weightedAverage, k = 4, x = 0.50: JPMML 23.431, pmml4s 5.858
weightedAverage, k = 4, x = 1.25: JPMML 27.913, pmml4s 6.978
average, k = 4, x = 0.50: JPMML 37.500, pmml4s 37.500
average, k = 4, x = 1.25: JPMML 37.500, pmml4s 37.500
majorityVote, k = 2, x = 0.25: JPMML a, pmml4s b
SEEN

#!/usr/bin/env bash
# pmml4s 1.5.6 (Maven), a RegressionModel with an ordinal target and normalizationMethod "logit" or "cauchit" (what an ordered
# logistic regression becomes in PMML), with JPMML-Evaluator 1.7.7 beside it.
# Guess: the values of the tables are cumulative, as the format's text says: P(a) = F(first), P(b) = F(second) - F(first),
#   P(c) = 1 - F(second); they add up to 1.
# Seen: the last category gets 1 - P(b), the one before it, in place of 1 - F(second). At x = 1 the shares are .3775, .2906 and
#   .7094, and the answer is c where it is a (.3775, .2906, .3318). At x = 40, where a is all but sure, c is surer still.
# Why it matters: ratings learned elsewhere (bad, fair, good) are scored as the highest one nearly everywhere, whatever the row.
#   Do the shares add up to 1? Take another engine, or make the last share 1 less the others.
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
    private static final String[] LABELS = {"a", "b", "c"};

    public static void main(String[] arguments) throws Exception {
        tell("logit", z -> 1 / (1 + Math.exp(-z)));
        tell("cauchit", z -> .5 + Math.atan(z) / Math.PI);
    }

    private static void tell(String name, java.util.function.DoubleUnaryOperator link) throws Exception {
        String file = "<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                + "<DataField name='x' optype='continuous' dataType='double'/><DataField name='y' optype='ordinal' dataType='string'>"
                + "<Value value='a'/><Value value='b'/><Value value='c'/></DataField></DataDictionary>"
                + "<RegressionModel functionName='classification' normalizationMethod='" + name + "'><MiningSchema>"
                + "<MiningField name='y' usageType='target'/><MiningField name='x'/></MiningSchema>"
                + table("a", -1) + table("b", .2) + "<RegressionTable targetCategory='c' intercept='0'/></RegressionModel></PMML>";
        org.pmml4s.model.Model pmml4s = org.pmml4s.model.Model.fromString(file);
        Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).build();
        for (double x : new double[] {-2, 1, 40}) {
            double first = link.applyAsDouble(-1 + .5 * x), second = link.applyAsDouble(.2 + .5 * x);
            System.out.printf("%s, x = %.0f: by hand %s%n", name, x, shares(first, second - first, 1 - second));
            System.out.printf("  JPMML predicted %s%n", ((Computable) jpmml.evaluate(Map.of("x", x)).get("y")).getResult());
            Map<String, Object> answer = pmml4s.predict(Map.<String, Object>of("x", x));
            System.out.printf("  pmml4s %s, predicted %s%n", shares((Double) answer.get("probability_a"),
                    (Double) answer.get("probability_b"), (Double) answer.get("probability_c")), answer.get("predicted_y"));
        }
    }

    private static String table(String label, double intercept) {
        return "<RegressionTable targetCategory='" + label + "' intercept='" + intercept
                + "'><NumericPredictor name='x' coefficient='.5'/></RegressionTable>";
    }

    private static String shares(double... shares) {
        int most = 0;
        for (int i = 1; i < 3; i++) if (shares[i] > shares[most]) most = i;
        return String.format("%.4f, %.4f, %.4f: %s, sum %.4f", shares[0], shares[1], shares[2], LABELS[most],
                shares[0] + shares[1] + shares[2]);
    }
}
JAVA

seen << 'SEEN'
logit, x = -2: by hand 0.1192, 0.1908, 0.6900: c, sum 1.0000
  JPMML predicted c
  pmml4s 0.1192, 0.1908, 0.8092: c, sum 1.1192, predicted c
logit, x = 1: by hand 0.3775, 0.2906, 0.3318: a, sum 1.0000
  JPMML predicted a
  pmml4s 0.3775, 0.2906, 0.7094: c, sum 1.3775, predicted c
logit, x = 40: by hand 1.0000, 0.0000, 0.0000: a, sum 1.0000
  JPMML predicted a
  pmml4s 1.0000, 0.0000, 1.0000: c, sum 2.0000, predicted c
cauchit, x = -2: by hand 0.1476, 0.1376, 0.7148: c, sum 1.0000
  JPMML predicted c
  pmml4s 0.1476, 0.1376, 0.8624: c, sum 1.1476, predicted c
cauchit, x = 1: by hand 0.3524, 0.3420, 0.3056: a, sum 1.0000
  JPMML predicted a
  pmml4s 0.3524, 0.3420, 0.6580: c, sum 1.3524, predicted c
cauchit, x = 40: by hand 0.9833, 0.0010, 0.0157: a, sum 1.0000
  JPMML predicted a
  pmml4s 0.9833, 0.0010, 0.9990: c, sum 1.9833, predicted c
SEEN

#!/usr/bin/env bash
# JPMML-Evaluator 1.7.7 and pmml4s 1.5.6 (Maven), a derived column of type double that is the ratio of two whole numbers.
# Guess: both engines give 1.5 for 3 / 2: the derived column is declared double.
# Seen: JPMML divides whole numbers as such: 1, and -1 for -3 / 2, 0 for 1 / 2; pmml4s gives 1.5, -1.5 and .5. With one of both declared
#   double JPMML gives 1.5, too. Sums and products do not differ.
# Why it matters: shares of counts (plays that were skipped / plays) are 0 or 1 in one engine and a fraction in the other and in the
#   training table, where Python and R divide exactly. Declare one of the two double.
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
        for (String type : new String[] {"integer", "double"}) {
            for (String function : new String[] {"/", "*"}) {
                String file = "<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                        + "<DataField name='skips' optype='continuous' dataType='integer'/>"
                        + "<DataField name='plays' optype='continuous' dataType='" + type + "'/>"
                        + "<DataField name='y' optype='continuous' dataType='double'/></DataDictionary><TransformationDictionary>"
                        + "<DerivedField name='d' optype='continuous' dataType='double'><Apply function='" + function
                        + "'><FieldRef field='skips'/><FieldRef field='plays'/></Apply></DerivedField></TransformationDictionary>"
                        + "<RegressionModel functionName='regression'><MiningSchema><MiningField name='y' usageType='target'/>"
                        + "<MiningField name='skips'/><MiningField name='plays'/></MiningSchema><RegressionTable intercept='0'>"
                        + "<NumericPredictor name='d' coefficient='1'/></RegressionTable></RegressionModel></PMML>";
                Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                        .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).build();
                for (int skips : new int[] {3, 1, -3}) {
                    System.out.printf("%d %s 2, the second one %s: JPMML %s, pmml4s %s%n", skips, function, type,
                            jpmml.evaluate(Map.of("skips", skips, "plays", 2)).get("y"), org.pmml4s.model.Model.fromString(file)
                                    .predict(Map.<String, Object>of("skips", skips, "plays", 2)).get("predicted_y"));
                }
            }
        }
    }
}
JAVA

seen << 'SEEN'
3 / 2, the second one integer: JPMML 1.0, pmml4s 1.5
1 / 2, the second one integer: JPMML 0.0, pmml4s 0.5
-3 / 2, the second one integer: JPMML -1.0, pmml4s -1.5
3 * 2, the second one integer: JPMML 6.0, pmml4s 6.0
1 * 2, the second one integer: JPMML 2.0, pmml4s 2.0
-3 * 2, the second one integer: JPMML -6.0, pmml4s -6.0
3 / 2, the second one double: JPMML 1.5, pmml4s 1.5
1 / 2, the second one double: JPMML 0.5, pmml4s 0.5
-3 / 2, the second one double: JPMML -1.5, pmml4s -1.5
3 * 2, the second one double: JPMML 6.0, pmml4s 6.0
1 * 2, the second one double: JPMML 2.0, pmml4s 2.0
-3 * 2, the second one double: JPMML -6.0, pmml4s -6.0
SEEN

#!/usr/bin/env bash
# pmml4s 1.5.6 (Maven), the transformation Discretize (bins) for values in none of its bins, with JPMML-Evaluator 1.7.7 beside it.
# Guess: defaultValue stands for values in no bin and mapMissingTo for missing ones, as the format's text says.
# Seen: a value in no bin is taken for a missing one: it gets mapMissingTo (9 in place of -1), and where that is not given it is
#   missing, although there is a defaultValue. Bins and missing values are right, and JPMML is.
# Why it matters: a song faster than any bin is scored as one without a tempo, or not at all. Close the outer bins with infinite
#   margins when writing the file.
. "$(dirname "$0")/lib.sh"

maven org.pmml4s:pmml4s_3:1.5.6 org.jpmml:pmml-evaluator-metro:1.7.7
java_program << 'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.pmml4s.model.Model;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String rest : new String[] {"defaultValue='-1'", "mapMissingTo='9'", "defaultValue='-1' mapMissingTo='9'"}) {
            String file = "<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                    + "<DataField name='tempo' optype='continuous' dataType='double'/>"
                    + "<DataField name='y' optype='continuous' dataType='double'/></DataDictionary><TransformationDictionary>"
                    + "<DerivedField name='bin' optype='continuous' dataType='double'>"
                    + "<Discretize field='tempo' dataType='double' " + rest + ">" + bin(1, 60, 120) + bin(2, 120, 180)
                    + "</Discretize></DerivedField></TransformationDictionary><RegressionModel functionName='regression'>"
                    + "<MiningSchema><MiningField name='y' usageType='target'/><MiningField name='tempo'/></MiningSchema>"
                    + "<RegressionTable intercept='0'><NumericPredictor name='bin' coefficient='1'/></RegressionTable>"
                    + "</RegressionModel></PMML>";
            Model pmml4s = Model.fromString(file);
            Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                    .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).build();
            System.out.println(rest.replace("'", ""));
            for (Double tempo : new Double[] {100., 150., 200., 40., null}) {
                Map<String, Object> row = new HashMap<>();
                row.put("tempo", tempo);
                System.out.printf("  tempo %s: pmml4s %s, JPMML %s%n", tempo, pmml4s.predict(row).get("predicted_y"),
                        jpmml.evaluate(row).get("y"));
            }
        }
    }

    private static String bin(int value, int from, int to) {
        return "<DiscretizeBin binValue='" + value + "'><Interval closure='openClosed' leftMargin='" + from + "' rightMargin='" + to
                + "'/></DiscretizeBin>";
    }
}
JAVA

seen << 'SEEN'
defaultValue=-1
  tempo 100.0: pmml4s 1.0, JPMML 1.0
  tempo 150.0: pmml4s 2.0, JPMML 2.0
  tempo 200.0: pmml4s NaN, JPMML -1.0
  tempo 40.0: pmml4s NaN, JPMML -1.0
  tempo null: pmml4s NaN, JPMML null
mapMissingTo=9
  tempo 100.0: pmml4s 1.0, JPMML 1.0
  tempo 150.0: pmml4s 2.0, JPMML 2.0
  tempo 200.0: pmml4s 9.0, JPMML null
  tempo 40.0: pmml4s 9.0, JPMML null
  tempo null: pmml4s 9.0, JPMML 9.0
defaultValue=-1 mapMissingTo=9
  tempo 100.0: pmml4s 1.0, JPMML 1.0
  tempo 150.0: pmml4s 2.0, JPMML 2.0
  tempo 200.0: pmml4s 9.0, JPMML -1.0
  tempo 40.0: pmml4s 9.0, JPMML -1.0
  tempo null: pmml4s 9.0, JPMML 9.0
SEEN

#!/usr/bin/env bash
# JPMML-Evaluator 1.7.7 (Maven), a SupportVectorMachineModel of two classes with one machine, targetCategory and
# alternateTargetCategory, where classificationMethod is left out (OneAgainstAll); pmml4s 1.5.6 beside it.
# Guess: below the threshold it answers the target, above it the alternate one, by the format's text.
# Seen: it answers the target for every row. With OneAgainstOne written into the file it goes by the sign; pmml4s does in both.
# Why it matters: the shortest way to write two classes is a constant in the engine that most programs use, and nothing warns.
#   Write classificationMethod="OneAgainstOne".
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
        for (String method : new String[] {"", "OneAgainstAll", "OneAgainstOne"}) {
            String file = "<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                    + "<DataField name='x' optype='continuous' dataType='double'/>"
                    + "<DataField name='y' optype='categorical' dataType='string'><Value value='rock'/><Value value='jazz'/></DataField>"
                    + "</DataDictionary><SupportVectorMachineModel functionName='classification'"
                    + (method.isEmpty() ? "" : " classificationMethod='" + method + "'")
                    + "><MiningSchema><MiningField name='y' usageType='target'/><MiningField name='x'/></MiningSchema>"
                    + "<LinearKernelType/><VectorDictionary><VectorFields><FieldRef field='x'/></VectorFields>"
                    + "<VectorInstance id='v'><Array n='1' type='real'>1</Array></VectorInstance></VectorDictionary>"
                    + "<SupportVectorMachine targetCategory='rock' alternateTargetCategory='jazz'><SupportVectors>"
                    + "<SupportVector vectorId='v'/></SupportVectors><Coefficients absoluteValue='-2'><Coefficient value='1'/>"
                    + "</Coefficients></SupportVectorMachine></SupportVectorMachineModel></PMML>";
            Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                    .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).build();
            System.out.println(method.isEmpty() ? "not written" : method);
            for (double x : new double[] {-10, 1.5, 2.5, 10}) {
                System.out.printf("  decision value %.1f: JPMML %s, pmml4s %s%n", x - 2,
                        ((Computable) jpmml.evaluate(Map.of("x", x)).get("y")).getResult(),
                        org.pmml4s.model.Model.fromString(file).predict(Map.<String, Object>of("x", x)).get("predicted_y"));
            }
        }
    }
}
JAVA

seen << 'SEEN'
not written
  decision value -12.0: JPMML rock, pmml4s rock
  decision value -0.5: JPMML rock, pmml4s rock
  decision value 0.5: JPMML rock, pmml4s jazz
  decision value 8.0: JPMML rock, pmml4s jazz
OneAgainstAll
  decision value -12.0: JPMML rock, pmml4s rock
  decision value -0.5: JPMML rock, pmml4s rock
  decision value 0.5: JPMML rock, pmml4s jazz
  decision value 8.0: JPMML rock, pmml4s jazz
OneAgainstOne
  decision value -12.0: JPMML rock, pmml4s rock
  decision value -0.5: JPMML rock, pmml4s rock
  decision value 0.5: JPMML jazz, pmml4s jazz
  decision value 8.0: JPMML jazz, pmml4s jazz
SEEN

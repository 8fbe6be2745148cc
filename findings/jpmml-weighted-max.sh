#!/usr/bin/env bash
# JPMML-Evaluator 1.7.7 (Maven), a RuleSetModel whose selection criterion is weightedMax, with pmml4s 1.5.6 beside it.
# Guess: of the rules that apply to a row the one with the largest weight answers.
# Seen: the first one that applies answers, whatever the weights: a with .1 before b with .9 is a. Turn the rules around and it is b.
#   weightedSum is right, and pmml4s is in both.
# Why it matters: a set of weighted rules is scored as an ordered list; the label depends on the order in which the file was written.
#   Sort the rules by falling weight when writing it.
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
        for (String criterion : new String[] {"weightedMax", "weightedSum"}) {
            tell(criterion, "a .1", "b .9");
            tell(criterion, "b .9", "a .1");
            tell(criterion, "c .2", "a .3", "b .4");
            tell(criterion, "b .5", "a .3", "a .4");
        }
    }

    private static void tell(String criterion, String... rules) throws Exception {
        StringBuilder file = new StringBuilder("<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                + "<DataField name='x' optype='continuous' dataType='double'/><DataField name='y' optype='categorical' dataType='string'>"
                + "<Value value='a'/><Value value='b'/><Value value='c'/></DataField></DataDictionary>"
                + "<RuleSetModel functionName='classification'><MiningSchema><MiningField name='y' usageType='target'/>"
                + "<MiningField name='x'/></MiningSchema><RuleSet><RuleSelectionMethod criterion='" + criterion + "'/>");
        for (String rule : rules) {
            file.append("<SimpleRule score='" + rule.charAt(0) + "' confidence='.5' weight='" + rule.substring(2)
                    + "'><SimplePredicate field='x' operator='greaterThan' value='0'/></SimpleRule>");
        }
        file.append("</RuleSet></RuleSetModel></PMML>");
        Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8))).build();
        System.out.printf("%s of %s: JPMML %s, pmml4s %s%n", criterion, String.join(", ", rules),
                ((Computable) jpmml.evaluate(Map.of("x", 1.)).get("y")).getResult(),
                org.pmml4s.model.Model.fromString(file.toString()).predict(Map.<String, Object>of("x", 1.)).get("predicted_y"));
    }
}
JAVA

seen << 'SEEN'
weightedMax of a .1, b .9: JPMML a, pmml4s b
weightedMax of b .9, a .1: JPMML b, pmml4s b
weightedMax of c .2, a .3, b .4: JPMML c, pmml4s b
weightedMax of b .5, a .3, a .4: JPMML b, pmml4s b
weightedSum of a .1, b .9: JPMML b, pmml4s b
weightedSum of b .9, a .1: JPMML b, pmml4s b
weightedSum of c .2, a .3, b .4: JPMML b, pmml4s b
weightedSum of b .5, a .3, a .4: JPMML a, pmml4s a
SEEN

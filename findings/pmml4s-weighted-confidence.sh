#!/usr/bin/env bash
# pmml4s 1.5.6 (Maven), a tree with missingValueStrategy "weightedConfidence" and rows that lack a value.
# Guess: as the format's text says: where a value is missing each child is scored, further down too, and their confidences are
#   weighted by the records of the children: .34 for a and .66 for b in the first row below, which lacks x.
# Seen: the children are not followed: their own confidences count, also where the value that their children ask for is there. The row
#   is a, with .56, whatever z is; and the probability is NaN. With "aggregateNodes" z does count, and with z alone missing
#   (nothing further down) both are right.
# Why it matters: one missing value, and the rest of the row is not looked at any more; deep trees answer from the children of their
#   root. JPMML-Evaluator 1.7.7 refuses both strategies. Write "defaultChild", or "aggregateNodes" and look at confidence.
. "$(dirname "$0")/lib.sh"

maven org.pmml4s:pmml4s_3:1.5.6
java_program << 'JAVA'
import java.util.HashMap;
import java.util.Map;
import org.pmml4s.model.Model;

class Trial {
    public static void main(String[] arguments) {
        for (String strategy : new String[] {"weightedConfidence", "aggregateNodes"}) {
            Model model = Model.fromString("<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                    + "<DataField name='x' optype='continuous' dataType='double'/>"
                    + "<DataField name='z' optype='continuous' dataType='double'/>"
                    + "<DataField name='y' optype='categorical' dataType='string'><Value value='a'/><Value value='b'/></DataField>"
                    + "</DataDictionary><TreeModel functionName='classification' missingValueStrategy='" + strategy + "'>"
                    + "<MiningSchema><MiningField name='y' usageType='target'/><MiningField name='x'/><MiningField name='z'/>"
                    + "</MiningSchema>" + node("<True/>", 60, 40)
                    + node("<SimplePredicate field='x' operator='lessThan' value='5'/>", 46, 14)
                    + node("<SimplePredicate field='z' operator='lessThan' value='0'/>", 38, 2) + "</Node>"
                    + node("<SimplePredicate field='z' operator='greaterOrEqual' value='0'/>", 8, 12) + "</Node></Node>"
                    + node("<SimplePredicate field='x' operator='greaterOrEqual' value='5'/>", 10, 30)
                    + "</Node></Node></TreeModel></PMML>");
            tell(strategy, model, null, 1.);
            tell(strategy, model, null, -1.);
            tell(strategy, model, 1., null);
            tell(strategy, model, 1., 1.);
        }
        System.out.printf("by hand, weighted: x missing, z 1: a %.4f, b %.4f; z -1: a %.4f, b %.4f; x 1, z missing: a %.4f%n",
                .6 * 8 / 20 + .4 * .25, .6 * 12 / 20 + .4 * .75, .6 * 38 / 40 + .4 * .25, .6 * 2 / 40 + .4 * .75, 46 / 60.);
        System.out.printf("by hand, leaves: x missing, z 1: b %.4f; z -1: a %.4f; x 1, z missing: a %.4f%n",
                (12 + 30) / 60., (38 + 10) / 80., 46 / 60.);
    }

    private static String node(String predicate, int a, int b) {
        double records = a + b;
        return "<Node score='" + (a > b ? "a" : "b") + "' recordCount='" + records + "'>" + predicate
                + "<ScoreDistribution value='a' recordCount='" + a + "' confidence='" + a / records + "'/>"
                + "<ScoreDistribution value='b' recordCount='" + b + "' confidence='" + b / records + "'/>";
    }

    private static void tell(String strategy, Model model, Double x, Double z) {
        Map<String, Object> row = new HashMap<>();
        row.put("x", x);
        row.put("z", z);
        Map<String, Object> answer = model.predict(row);
        System.out.printf("pmml4s, %s: x %s, z %s: %s, confidence %.4f, probability %.4f%n", strategy, x, z,
                answer.get("predicted_y"), answer.get("confidence"), answer.get("probability"));
    }
}
JAVA

seen << 'SEEN'
pmml4s, weightedConfidence: x null, z 1.0: a, confidence 0.5600, probability NaN
pmml4s, weightedConfidence: x null, z -1.0: a, confidence 0.5600, probability NaN
pmml4s, weightedConfidence: x 1.0, z null: a, confidence 0.7667, probability NaN
pmml4s, weightedConfidence: x 1.0, z 1.0: b, confidence 0.6000, probability 0.6000
pmml4s, aggregateNodes: x null, z 1.0: b, confidence 0.7000, probability NaN
pmml4s, aggregateNodes: x null, z -1.0: a, confidence 0.6000, probability NaN
pmml4s, aggregateNodes: x 1.0, z null: a, confidence 0.7667, probability NaN
pmml4s, aggregateNodes: x 1.0, z 1.0: b, confidence 0.6000, probability 0.6000
by hand, weighted: x missing, z 1: a 0.3400, b 0.6600; z -1: a 0.6700, b 0.3300; x 1, z missing: a 0.7667
by hand, leaves: x missing, z 1: b 0.7000; z -1: a 0.6000; x 1, z missing: a 0.7667
SEEN

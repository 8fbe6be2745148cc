#!/usr/bin/env bash
# pmml4s 1.5.6 and JPMML-Evaluator 1.7.7 (Maven), a MiningModel of trees (a forest) with majorityVote and weightedMajorityVote.
# Guess: both engines answer the same; of classes with as many votes the first that was voted for wins; weighted shares are weights of
#   the votes over all weights; a row that no tree answers has no label.
# Seen: of a tie JPMML takes the class that was voted for first and pmml4s the one that stands first in the data dictionary: a, b, c
#   and c, a, b are a and c in JPMML, and c and c in pmml4s. Weighted shares of pmml4s are divided by the number of trees: weights
#   3, 2 and 1 give b 1.00 and c 1.00, exact .50 and .50; and of weights .6, .3, .1 the winner has .20. A row that no tree
#   answers is c in pmml4s, with a probability of 0, and an error in JPMML.
# Why it matters: forests of an even number of trees tie, and one file then has two answers; probabilities of pmml4s do not add
#   up to 1, and a row without data is one of the classes. Write average of probabilities in place of votes, drop rows without data.
. "$(dirname "$0")/lib.sh"

maven org.pmml4s:pmml4s_3:1.5.6 org.jpmml:pmml-evaluator-metro:1.7.7
java_program << 'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jpmml.evaluator.EvaluationException;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ProbabilityDistribution;
import org.pmml4s.model.Model;

class Trial {
    public static void main(String[] arguments) throws Exception {
        tell("majorityVote", 1., "a 1", "b 1", "c 1");
        tell("majorityVote", 1., "c 1", "a 1", "b 1");
        tell("majorityVote", 1., "b 1", "b 1", "a 1");
        tell("weightedMajorityVote", 1., "b 3", "c 2", "c 1");
        tell("weightedMajorityVote", 1., "b .6", "c .3", "a .1");
        tell("majorityVote", null, "a 1", "b 1", "b 1");
    }

    private static void tell(String method, Double x, String... votes) throws Exception {
        StringBuilder file = new StringBuilder("<PMML version='4.4' xmlns='http://www.dmg.org/PMML-4_4'><Header/><DataDictionary>"
                + "<DataField name='x' optype='continuous' dataType='double'/><DataField name='y' optype='categorical' dataType='string'>"
                + "<Value value='c'/><Value value='b'/><Value value='a'/></DataField></DataDictionary>"
                + "<MiningModel functionName='classification'>" + schema() + "<Segmentation multipleModelMethod='" + method + "'>");
        for (String vote : votes) {
            file.append("<Segment weight='" + vote.substring(2) + "'><True/><TreeModel functionName='classification'>" + schema()
                    + "<Node><True/><Node score='" + vote.charAt(0)
                    + "'><SimplePredicate field='x' operator='greaterThan' value='0'/></Node></Node></TreeModel></Segment>");
        }
        file.append("</Segmentation></MiningModel></PMML>");
        Model pmml4s = Model.fromString(file.toString());
        Evaluator jpmml = new LoadingModelEvaluatorBuilder()
                .load(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8))).build();
        Map<String, Object> row = new HashMap<>();
        row.put("x", x);
        System.out.println(method + " of " + String.join(", ", votes) + (x == null ? ", x missing" : ""));
        try {
            ProbabilityDistribution<?> answer = (ProbabilityDistribution<?>) jpmml.evaluate(row).get("y");
            System.out.printf("  JPMML: %s; a %.4f, b %.4f, c %.4f%n", answer.getResult(), share(answer, "a"), share(answer, "b"),
                    share(answer, "c"));
        } catch (EvaluationException error) {
            System.out.println("  JPMML: " + error.getMessage());
        }
        Map<String, Object> answer = pmml4s.predict(row);
        System.out.printf("  pmml4s: %s; a %.4f, b %.4f, c %.4f%n", answer.get("predicted_y"), answer.get("probability_a"),
                answer.get("probability_b"), answer.get("probability_c"));
    }

    private static String schema() {
        return "<MiningSchema><MiningField name='y' usageType='target'/><MiningField name='x'/></MiningSchema>";
    }

    private static double share(ProbabilityDistribution<?> answer, String label) {
        return answer.getCategories().contains(label) ? answer.getProbability(label) : 0;
    }
}
JAVA

seen << 'SEEN'
majorityVote of a 1, b 1, c 1
  JPMML: a; a 0.3333, b 0.3333, c 0.3333
  pmml4s: c; a 0.3333, b 0.3333, c 0.3333
majorityVote of c 1, a 1, b 1
  JPMML: c; a 0.3333, b 0.3333, c 0.3333
  pmml4s: c; a 0.3333, b 0.3333, c 0.3333
majorityVote of b 1, b 1, a 1
  JPMML: b; a 0.3333, b 0.6667, c 0.0000
  pmml4s: b; a 0.3333, b 0.6667, c 0.0000
weightedMajorityVote of b 3, c 2, c 1
  JPMML: b; a 0.0000, b 0.5000, c 0.5000
  pmml4s: c; a 0.0000, b 1.0000, c 1.0000
weightedMajorityVote of b .6, c .3, a .1
  JPMML: b; a 0.1000, b 0.6000, c 0.3000
  pmml4s: b; a 0.0333, b 0.2000, c 0.1000
majorityVote of a 1, b 1, b 1, x missing
  JPMML: Empty classification
  pmml4s: c; a 0.0000, b 0.0000, c 0.0000
SEEN

#!/usr/bin/env bash
# Weka 3.8.6, CorrelationAttributeEval with Ranker, which chooses columns.
# Guess: columns are ranked by the size of their correlation with the class, whichever its sign.
# Seen: for a numeric class the merit is the signed correlation: a column that falls exactly as the class rises has -1 and is ranked
#   last, behind noise; if the best two of three are kept, it is gone. For a class of two values the merit has no sign, and the
#   column comes first.
# Why it matters: the best column can be dropped without a word when a rating, a year or a count is predicted. Use absolute
#   values yourself, or turn the column around.
. "$(dirname "$0")/lib.sh"

maven nz.ac.waikato.cms.weka:weka-stable:3.8.6
java_program << 'JAVA'
import java.io.StringReader;
import weka.attributeSelection.AttributeSelection;
import weka.attributeSelection.CorrelationAttributeEval;
import weka.attributeSelection.Ranker;
import weka.core.Instances;

class Trial {
    public static void main(String[] arguments) throws Exception {
        tell("numeric class", "numeric", "1,2,3,4,5,6,7,8".split(","), -1);
        tell("numeric class, best two", "numeric", "1,2,3,4,5,6,7,8".split(","), 2);
        tell("nominal class", "{no,yes}", "no,no,no,no,yes,yes,yes,yes".split(","), -1);
    }

    private static void tell(String what, String type, String[] classes, int keep) throws Exception {
        int[] noise = {3, 1, 2, 4, 2, 4, 3, 2};
        int[] rises = {1, 2, 2, 3, 4, 3, 6, 5};
        StringBuilder table = new StringBuilder("@relation songs\n@attribute falls numeric\n@attribute noise numeric\n"
                + "@attribute rises numeric\n@attribute class " + type + "\n@data\n");
        for (int i = 0; i < 8; i++) table.append(-i).append(',').append(noise[i]).append(',').append(rises[i]).append(',').append(classes[i]).append('\n');
        Instances rows = new Instances(new StringReader(table.toString()));
        rows.setClassIndex(3);
        Ranker ranker = new Ranker();
        ranker.setNumToSelect(keep);
        AttributeSelection selection = new AttributeSelection();
        selection.setEvaluator(new CorrelationAttributeEval());
        selection.setSearch(ranker);
        selection.SelectAttributes(rows);
        System.out.print(what + ":");
        double[][] ranked = selection.rankedAttributes();
        for (int i = 0; i < selection.numberAttributesSelected(); i++) {
            System.out.printf(" %s %.4f", rows.attribute((int) ranked[i][0]).name(), ranked[i][1]);
        }
        System.out.println();
    }
}
JAVA

seen << 'SEEN'
numeric class: rises 0.9085 noise 0.1925 falls -1.0000
numeric class, best two: rises 0.9085 noise 0.1925
nominal class: falls 0.8729 rises 0.8006 noise 0.1260
SEEN

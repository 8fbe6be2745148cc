#!/usr/bin/env bash
# Solr 9.7.0 (solr-solrj-streaming), ks of two arrays in a math expression, with scipy 1.10.1 (Debian 12) beside it.
# Guess: the largest distance of the two cumulative shares, and its p-value, as for an array and a distribution.
# Seen: one figure only, and what is called "d-statistic" is the p-value: .93 for samples whose largest distance is .167, 0 for two that do not overlap
#   (distance 1). (It counts only larger distances, so that it is 0 where the exact p is .002.) With a distribution in front both figures are right.
# Why it matters: who watches a column or a score for drift with a threshold on the distance raises the alarm for samples that are alike and none for those that
#   have nothing in common. Read the figure as a p-value.
. "$(dirname "$0")/lib.sh"

maven org.apache.solr:solr-solrj-streaming:9.7.0
java_program << 'JAVA'
import java.util.Locale;
import org.apache.solr.client.solrj.io.Lang;
import org.apache.solr.client.solrj.io.Tuple;
import org.apache.solr.client.solrj.io.stream.expr.StreamFactory;

class Trial {
    public static void main(String[] arguments) throws Exception {
        for (String first : new String[] {"array(1,2,3,4,5,6)", "normalDistribution(4,2)"}) {
            for (String second : new String[] {"array(1.5,2.5,3.5,4.5,5.5,6.5)", "array(4.5,5.5,6.5,7.5,8.5,9.5)", "array(11,12,13,14,15,16)"}) {
                StreamFactory factory = new StreamFactory();
                Lang.register(factory);
                Tuple answer = (Tuple) factory.constructEvaluator("ks(" + first + "," + second + ")").evaluate(new Tuple());
                System.out.printf(Locale.ROOT, "Solr, ks(%s, %s): d-statistic %.4f, p-value %.4f%n",
                        first, second, answer.getDouble("d-statistic"), answer.getDouble("p-value"));
            }
        }
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy import stats

for name, first in [("array(1,2,3,4,5,6)", [1, 2, 3, 4, 5, 6]), ("normalDistribution(4,2)", stats.norm(4, 2).cdf)]:
    for start in [1.5, 4.5, 11]:
        second = [start + i for i in range(6)]
        found = stats.kstest(second, first) if callable(first) else stats.ks_2samp(first, second)
        print("scipy, %s and %g to %g: statistic %.4f, p-value %.4f" % (name, second[0], second[-1], found.statistic, found.pvalue))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Solr, ks(array(1,2,3,4,5,6), array(1.5,2.5,3.5,4.5,5.5,6.5)): d-statistic 0.9307, p-value null
Solr, ks(array(1,2,3,4,5,6), array(4.5,5.5,6.5,7.5,8.5,9.5)): d-statistic 0.0260, p-value null
Solr, ks(array(1,2,3,4,5,6), array(11,12,13,14,15,16)): d-statistic 0.0000, p-value null
Solr, ks(normalDistribution(4,2), array(1.5,2.5,3.5,4.5,5.5,6.5)): d-statistic 0.1067, p-value 1.0000
Solr, ks(normalDistribution(4,2), array(4.5,5.5,6.5,7.5,8.5,9.5)): d-statistic 0.6067, p-value 0.0120
Solr, ks(normalDistribution(4,2), array(11,12,13,14,15,16)): d-statistic 0.9998, p-value 0.0000
scipy, array(1,2,3,4,5,6) and 1.5 to 6.5: statistic 0.1667, p-value 1.0000
scipy, array(1,2,3,4,5,6) and 4.5 to 9.5: statistic 0.6667, p-value 0.1429
scipy, array(1,2,3,4,5,6) and 11 to 16: statistic 1.0000, p-value 0.0022
scipy, normalDistribution(4,2) and 1.5 to 6.5: statistic 0.1067, p-value 1.0000
scipy, normalDistribution(4,2) and 4.5 to 9.5: statistic 0.6067, p-value 0.0120
scipy, normalDistribution(4,2) and 11 to 16: statistic 0.9998, p-value 0.0000
SEEN

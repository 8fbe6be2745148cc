#!/usr/bin/env bash
# RankLib as RankyMcRankFace 0.2.0 (Maven, com.o19s), NDCG@10 of several tables of ranked rows by one scorer.
# Guess: a list's NDCG is its gain over that of its own rows in the best order, so at most 1.
# Seen: the best gain is kept by the query's id. A second list with an id that was seen before is divided by the first one's: 18.5 where it is
#   .9528, 5.41 where it is .5757. With ids that differ it is right; so are MAP and ERR.
# Why it matters: training, validation and test files that each count their queries from 1 give figures above 1, or, after a list with
#   larger grades, ones that are too low and that nobody would doubt. Use ids that are unique over all files, or a new scorer for each.
. "$(dirname "$0")/lib.sh"

maven com.o19s:RankyMcRankFace:0.2.0
java_program << 'JAVA'
import ciir.umass.edu.learning.DataPoint;
import ciir.umass.edu.learning.DenseDataPoint;
import ciir.umass.edu.learning.RankList;
import ciir.umass.edu.metric.MetricScorer;
import ciir.umass.edu.metric.MetricScorerFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class Trial {
    private static final int[][] LISTS = {{1, 0, 0}, {4, 0, 3}, {0, 2, 1, 3}};

    public static void main(String[] arguments) {
        for (String metric : new String[] {"NDCG@10", "MAP", "ERR@10"}) {
            MetricScorer same = new MetricScorerFactory().createScorer(metric), other = new MetricScorerFactory().createScorer(metric);
            for (int i = 0; i < LISTS.length; i++) {
                System.out.printf("%s of %s: same id %.4f, another id %.4f%s%n", metric, Arrays.toString(LISTS[i]),
                        same.score(list("1", LISTS[i])), other.score(list("" + i, LISTS[i])),
                        metric.startsWith("NDCG") ? String.format(", by hand %.4f", gain(LISTS[i]) / gain(best(LISTS[i]))) : "");
            }
        }
        MetricScorer scorer = new MetricScorerFactory().createScorer("NDCG@10");
        System.out.printf("NDCG@10 of [4, 3, 0] %.4f, then of [1, 0, 0] with the same id %.4f%n", scorer.score(list("1", 4, 3, 0)),
                scorer.score(list("1", 1, 0, 0)));
    }

    private static RankList list(String id, int... grades) {
        List<DataPoint> rows = new ArrayList<>();
        for (int grade : grades) rows.add(new DenseDataPoint(grade + " qid:" + id + " 1:1 # song"));
        return new RankList(rows);
    }

    private static double gain(int... grades) {
        double sum = 0;
        for (int i = 0; i < grades.length; i++) sum += (Math.pow(2, grades[i]) - 1) * Math.log(2) / Math.log(i + 2);
        return sum;
    }

    private static int[] best(int... grades) {
        return Arrays.stream(grades).map(grade -> -grade).sorted().map(grade -> -grade).toArray();
    }
}
JAVA

seen << 'SEEN'
NDCG@10 of [1, 0, 0]: same id 1.0000, another id 1.0000, by hand 1.0000
NDCG@10 of [4, 0, 3]: same id 18.5000, another id 0.9528, by hand 0.9528
NDCG@10 of [0, 2, 1, 3]: same id 5.4075, another id 0.5757, by hand 0.5757
MAP of [1, 0, 0]: same id 1.0000, another id 1.0000
MAP of [4, 0, 3]: same id 0.8333, another id 0.8333
MAP of [0, 2, 1, 3]: same id 0.6389, another id 0.6389
ERR@10 of [1, 0, 0]: same id 0.0625, another id 0.0625
ERR@10 of [4, 0, 3]: same id 0.9466, another id 0.9466
ERR@10 of [0, 2, 1, 3]: same id 0.1940, another id 0.1940
NDCG@10 of [4, 3, 0] 1.0000, then of [1, 0, 0] with the same id 0.0515
SEEN

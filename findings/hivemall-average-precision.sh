#!/usr/bin/env bash
# Apache Hivemall 0.5.2 (Maven, hivemall-core), the measures behind its average_precision and auc of ranked lists.
# Guess: average precision is divided by the number of items that are relevant (or by k, where that is less), and a k beyond the end of the list
#   changes nothing.
# Seen: it is divided by the number of items that were found: 1 for a list with one of five at its head, .8333 where others give .5556. AUC at
#   10 of a list of four is .1875, at 4 it is .75: places that the list does not fill count as misses ranked too high. Precision, recall and NDCG are right.
# Why it matters: the less a model finds, the better its mean average precision becomes; of two models the one with shorter lists wins, and the
#   figure cannot be set beside others. Compute it from the lists; give auc no k.
. "$(dirname "$0")/lib.sh"

maven org.apache.hivemall:hivemall-core:0.5.2-incubating
java_program << 'JAVA'
import hivemall.evaluation.BinaryResponsesMeasures;
import java.util.List;

class Trial {
    public static void main(String[] arguments) {
        show(List.of(1), List.of(1, 2, 3, 4, 5));
        show(List.of(1, 9, 8, 7), List.of(1, 2, 3, 4, 5));
        show(List.of(1, 2, 3, 7), List.of(1, 2, 3, 4, 5));
        show(List.of(1, 2, 3, 4), List.of(1, 3, 5));
        show(List.of(1, 2, 3, 4, 5), List.of(1, 2, 3, 4, 5));
        List<Integer> list = List.of(1, 2, 3, 4), relevant = List.of(1, 3, 5);
        for (int k : new int[] {4, 5, 8, 10}) {
            System.out.printf("list %s, relevant %s: AUC at %d %.4f, by pairs %.4f, precision %.4f, recall %.4f%n", list, relevant, k,
                    BinaryResponsesMeasures.AUC(list, relevant, k), pairs(list, relevant), BinaryResponsesMeasures.Precision(list, relevant, k),
                    BinaryResponsesMeasures.Recall(list, relevant, k));
        }
    }

    private static void show(List<Integer> list, List<Integer> relevant) {
        int k = list.size(), found = 0;
        double sum = 0;
        for (int i = 0; i < k; i++) if (relevant.contains(list.get(i))) sum += ++found / (i + 1.0);
        System.out.printf("list %s, relevant %s: average precision %.4f, by hand over all %.4f, over at most k %.4f, recall %.4f, NDCG %.4f%n", list,
                relevant, BinaryResponsesMeasures.AveragePrecision(list, relevant, k), sum / relevant.size(), sum / Math.min(k, relevant.size()),
                BinaryResponsesMeasures.Recall(list, relevant, k), BinaryResponsesMeasures.nDCG(list, relevant, k));
    }

    private static double pairs(List<Integer> list, List<Integer> relevant) {
        int right = 0, all = 0;
        for (int i = 0; i < list.size(); i++) {
            for (int j = 0; j < list.size(); j++) {
                if (relevant.contains(list.get(i)) && !relevant.contains(list.get(j))) {
                    all++;
                    if (i < j) right++;
                }
            }
        }
        return (double) right / all;
    }
}
JAVA

seen << 'SEEN'
list [1], relevant [1, 2, 3, 4, 5]: average precision 1.0000, by hand over all 0.2000, over at most k 1.0000, recall 0.2000, NDCG 1.0000
list [1, 9, 8, 7], relevant [1, 2, 3, 4, 5]: average precision 1.0000, by hand over all 0.2000, over at most k 0.2500, recall 0.2000, NDCG 0.3904
list [1, 2, 3, 7], relevant [1, 2, 3, 4, 5]: average precision 1.0000, by hand over all 0.6000, over at most k 0.7500, recall 0.6000, NDCG 0.8319
list [1, 2, 3, 4], relevant [1, 3, 5]: average precision 0.8333, by hand over all 0.5556, over at most k 0.5556, recall 0.6667, NDCG 0.7039
list [1, 2, 3, 4, 5], relevant [1, 2, 3, 4, 5]: average precision 1.0000, by hand over all 1.0000, over at most k 1.0000, recall 1.0000, NDCG 1.0000
list [1, 2, 3, 4], relevant [1, 3, 5]: AUC at 4 0.7500, by pairs 0.7500, precision 0.5000, recall 0.6667
list [1, 2, 3, 4], relevant [1, 3, 5]: AUC at 5 0.5000, by pairs 0.7500, precision 0.5000, recall 0.6667
list [1, 2, 3, 4], relevant [1, 3, 5]: AUC at 8 0.2500, by pairs 0.7500, precision 0.5000, recall 0.6667
list [1, 2, 3, 4], relevant [1, 3, 5]: AUC at 10 0.1875, by pairs 0.7500, precision 0.5000, recall 0.6667
SEEN

#!/usr/bin/env bash
# Smile 3.1.1, validation metrics where a ratio is 0/0 or a probability is 0.
# Guess: as in scikit-learn: log loss clamped and finite; F1, precision and Matthews' coefficient 0 when a class is never
#   predicted.
# Seen: log loss is Infinity as soon as one row is sure and wrong; F1, precision, false discovery rate and Matthews'
#   coefficient are NaN.
# Why it matters: fully grown forests answer 0 and 1, so one row decides the mean over all; a mean over folds or a grid
#   search becomes NaN or Infinity where Backbeat and scikit-learn print a figure.
. "$(dirname "$0")/lib.sh"

maven com.github.haifengl:smile-core:3.1.1
java_program << 'JAVA'
import smile.validation.metric.FDR;
import smile.validation.metric.FScore;
import smile.validation.metric.LogLoss;
import smile.validation.metric.MatthewsCorrelation;
import smile.validation.metric.Precision;

class Trial {
    public static void main(String[] arguments) {
        System.out.println("log loss, one of 1,000 rows sure and wrong: " + logLoss());
        int[] truth = {0, 1, 1};
        int[] never = {0, 0, 0};
        System.out.println("class 1 never predicted: F1 " + FScore.of(1, truth, never) + ", precision " + Precision.of(truth, never)
                + ", FDR " + FDR.of(truth, never) + ", Matthews " + MatthewsCorrelation.of(truth, never));
    }

    private static double logLoss() {
        int[] truth = new int[1000];
        double[] probability = new double[1000];
        java.util.Arrays.fill(probability, 0.1);
        probability[999] = 1;
        return LogLoss.of(truth, probability);
    }
}
JAVA

seen << 'SEEN'
log loss, one of 1,000 rows sure and wrong: Infinity
class 1 never predicted: F1 NaN, precision NaN, FDR NaN, Matthews NaN
SEEN

#!/usr/bin/env bash
# Commons Statistics (descriptive) 1.1, Quantile and Median with their defaults.
# Guess: quantiles as in NumPy and R (type 7); NaN in, NaN out.
# Seen: type 8 (1.4167 for the lower quartile of 1, 2, 3, 4; type 7: 1.75), and NaN counts as the largest value: the
#   median of (1, NaN, 3) is 3.
# Why it matters: bounds for clipping and bins for calibration differ from Backbeat's and NumPy's, and a missing value moves
#   them without a trace. withDefaults().with(EstimationMethod.HF7).with(NaNPolicy.ERROR) is what others mean.
. "$(dirname "$0")/lib.sh"

maven org.apache.commons:commons-statistics-descriptive:1.1
java_program << 'JAVA'
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.NaNPolicy;
import org.apache.commons.statistics.descriptive.Quantile;

class Trial {
    public static void main(String[] arguments) {
        double[] values = {1, 2, 3, 4};
        System.out.println("quartile " + Quantile.withDefaults().evaluate(values, 0.25) + ", type 7 "
                + Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(values, 0.25));
        System.out.println("median of (1, NaN, 3) " + Median.withDefaults().evaluate(new double[] {1, Double.NaN, 3})
                + ", NaN excluded " + Median.withDefaults().with(NaNPolicy.EXCLUDE).evaluate(new double[] {1, Double.NaN, 3}));
    }
}
JAVA

seen << 'SEEN'
quartile 1.4166666666666667, type 7 1.75
median of (1, NaN, 3) 3.0, NaN excluded 2.0
SEEN

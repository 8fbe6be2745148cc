#!/usr/bin/env bash
# JFreeChart 1.5.6, HistogramDataset.addSeries(key, values, bins, minimum, maximum).
# Guess: values outside the given range are left out; NaN too.
# Seen: values below are counted in the first bin, values above and NaN in the last.
# Why it matters: a histogram of probabilities or log losses cut at a bound shows a spike in its last bar that is no data:
#   rows without a score (NaN) look like sure ones. Backbeat's reports count them apart.
. "$(dirname "$0")/lib.sh"

maven org.jfree:jfreechart:1.5.6
java_program << 'JAVA'
import org.jfree.data.statistics.HistogramDataset;

class Trial {
    public static void main(String[] arguments) {
        show("-1, 0.2, 0.8, 5, 7", -1, 0.2, 0.8, 5, 7);
        show("0.2, NaN", 0.2, Double.NaN);
    }

    private static void show(String text, double... values) {
        HistogramDataset histogram = new HistogramDataset();
        histogram.addSeries("values", values, 4, 0, 1);
        StringBuilder line = new StringBuilder(text + " in four bins of 0 to 1:");
        for (int bin = 0; bin < 4; bin++) line.append(' ').append(histogram.getYValue(0, bin));
        System.out.println(line);
    }
}
JAVA

seen << 'SEEN'
-1, 0.2, 0.8, 5, 7 in four bins of 0 to 1: 2.0 0.0 0.0 3.0
0.2, NaN in four bins of 0 to 1: 1.0 0.0 0.0 1.0
SEEN

#!/usr/bin/env bash
# Datumbox Framework 0.8.2, KolmogorovSmirnovIndependentSamples.test, with scipy 1.10.1 (Debian 12) beside it.
# Guess: two samples whose distributions have little in common are told apart, ties or not.
# Seen: of equal values of a sample one alone is counted, and the count is divided by all rows: the distributions of ratings from 1 to 5 end at 5 / 500 in both. Tiny numbers
#   that break the ties, and the samples differ. With 50,000 rows in each no two samples differ, ties or not: the product of the sizes does not fit an int.
# Why it matters: a check for drift that cannot fail for ratings, counts and yes/no columns, nor for a large table. Compute the distance from the shares of each value.
. "$(dirname "$0")/lib.sh"

maven com.datumbox:datumbox-framework-core:0.8.2
java_program << 'JAVA'
import com.datumbox.framework.common.dataobjects.FlatDataList;
import com.datumbox.framework.common.dataobjects.TransposeDataList;
import com.datumbox.framework.core.statistics.nonparametrics.independentsamples.KolmogorovSmirnovIndependentSamples;
import java.util.ArrayList;
import java.util.List;

class Trial {
    public static void main(String[] arguments) {
        tell("ratings 1 to 5, mostly low and mostly high", new int[] {300, 150, 40, 8, 2}, new int[] {2, 8, 40, 150, 300}, 0);
        tell("the same, with a tiny number added that breaks the ties", new int[] {300, 150, 40, 8, 2}, new int[] {2, 8, 40, 150, 300}, 1e-9);
        tell("yes and no, 10 and 90 percent", new int[] {450, 50}, new int[] {50, 450}, 0);
        tell("yes and no, tiny numbers added", new int[] {450, 50}, new int[] {50, 450}, 1e-9);
        tell("1 and 2, 46,000 rows each", new int[] {46_000}, new int[] {0, 46_000}, 1e-9);
        tell("1 and 2, 50,000 rows each", new int[] {50_000}, new int[] {0, 50_000}, 1e-9);
    }

    static void tell(String what, int[] first, int[] second, double step) {
        TransposeDataList samples = new TransposeDataList();
        List<Object> a = sample(first, step);
        List<Object> b = sample(second, step);
        samples.put("a", new FlatDataList(a));
        samples.put("b", new FlatDataList(b));
        boolean differs = KolmogorovSmirnovIndependentSamples.test(samples, true, .05);
        System.out.println(what + "|" + (differs ? "differ" : "do not differ") + "|" + a + "|" + b);
    }

    static List<Object> sample(int[] counts, double step) {
        List<Object> sample = new ArrayList<>();
        for (int value = 0; value < counts.length; value++) {
            for (int i = 0; i < counts[value]; i++) {
                sample.add(value + 1 + i * step);
            }
        }
        return sample;
    }
}
JAVA
cp "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
import json
from scipy.stats import ks_2samp

for line in open("first"):
    what, answer, a, b = line.rstrip("\n").split("|")
    result = ks_2samp(json.loads(a), json.loads(b))
    print("%s: %s at 5 percent, says Datumbox; scipy has a distance of %.3f and p %.1e" % (what, answer, result.statistic, result.pvalue))
PYTHON

seen << 'SEEN'
ratings 1 to 5, mostly low and mostly high: do not differ at 5 percent, says Datumbox; scipy has a distance of 0.880 and p 1.5e-202
the same, with a tiny number added that breaks the ties: differ at 5 percent, says Datumbox; scipy has a distance of 0.880 and p 1.5e-202
yes and no, 10 and 90 percent: do not differ at 5 percent, says Datumbox; scipy has a distance of 0.800 and p 4.7e-160
yes and no, tiny numbers added: differ at 5 percent, says Datumbox; scipy has a distance of 0.800 and p 4.7e-160
1 and 2, 46,000 rows each: differ at 5 percent, says Datumbox; scipy has a distance of 1.000 and p 0.0e+00
1 and 2, 50,000 rows each: do not differ at 5 percent, says Datumbox; scipy has a distance of 1.000 and p 0.0e+00
SEEN

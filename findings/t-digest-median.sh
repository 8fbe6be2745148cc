#!/usr/bin/env bash
# t-digest 3.3 (both of its digests), quantiles of few values.
# Guess: few values are kept as they are, and the median of 1, 2, 3, 4 is 2.5.
# Seen: it is 3, the upper of the two; the median of an odd number is right, and the share of values up to 2 is .375.
# Why it matters: drift reports and percentile thresholds from small groups differ from those of NumPy, R and DuckDB; with a
#   thousand values the difference is gone.
. "$(dirname "$0")/lib.sh"

maven com.tdunning:t-digest:3.3
java_program << 'JAVA'
import com.tdunning.math.stats.TDigest;

class Trial {
    public static void main(String[] arguments) {
        for (int count : new int[] {4, 5, 6}) {
            for (TDigest digest : new TDigest[] {TDigest.createMergingDigest(100), TDigest.createAvlTreeDigest(100)}) {
                for (int value = 1; value <= count; value++) digest.add(value);
                System.out.println(digest.getClass().getSimpleName() + " of 1 to " + count + ": median " + digest.quantile(0.5) + ", lower quartile "
                        + digest.quantile(0.25) + ", share up to 2 " + Math.round(digest.cdf(2) * 1000) / 1000.0);
            }
        }
    }
}
JAVA

seen << 'SEEN'
MergingDigest of 1 to 4: median 3.0, lower quartile 2.0, share up to 2 0.375
AVLTreeDigest of 1 to 4: median 3.0, lower quartile 2.0, share up to 2 0.375
MergingDigest of 1 to 5: median 3.0, lower quartile 2.0, share up to 2 0.3
AVLTreeDigest of 1 to 5: median 3.0, lower quartile 2.0, share up to 2 0.3
MergingDigest of 1 to 6: median 4.0, lower quartile 2.0, share up to 2 0.25
AVLTreeDigest of 1 to 6: median 4.0, lower quartile 2.0, share up to 2 0.25
SEEN

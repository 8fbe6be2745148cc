#!/usr/bin/env bash
# Python: scipy 1.10.1 (Debian 12), scipy.stats.mstats.ttest_rel of two masked arrays, beside the test of the complete pairs.
# Guess: a pair counts if both values are there: the t of ttest_rel over those pairs, as mstats' pearsonr, spearmanr and linregress have it.
# Seen: the mean and the deviation are those of the complete pairs, but n is the number of values of the *first* array, so that t is too large, and p is
#   taken with too many degrees of freedom: 1.63 and .137 for 1.26 and .262 with 10 values of which 6 pairs are complete. With the arrays the other way
#   around it is right, and so it is where both have the same gaps. Of 2,000 pairs of one distribution 22 percent are below .05.
# Why it matters: two models that were each not run on some folds differ significantly, or do not, by which of them is named first; the more folds are
#   missing, the surer. Drop the incomplete pairs, then scipy.stats.ttest_rel.
. "$(dirname "$0")/lib.sh"

python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats
from scipy.stats import mstats

a = np.array([.81, .83, .80, .86, .84, .82, .85, .83, .88, .84])
b = np.array([.80, .79, .81, .83, .80, .83, .81, .80, .86, .85])
def tell(name, gaps_a, gaps_b):
    x, y = np.ma.array(a), np.ma.array(b)
    x[gaps_a] = np.ma.masked
    y[gaps_b] = np.ma.masked
    both = ~(np.ma.getmaskarray(x) | np.ma.getmaskarray(y))
    text = lambda r: "t %.3f p %.4f" % (r[0], r[1])
    print("%s: %d complete pairs; mstats %s, the other way around %s; scipy.stats over the complete pairs %s; nan_policy='omit' %s" % (name, both.sum(),
        text(mstats.ttest_rel(x, y)), text(mstats.ttest_rel(y, x)), text(stats.ttest_rel(a[both], b[both])),
        text(stats.ttest_rel(x.filled(np.nan), y.filled(np.nan), nan_policy="omit"))))
    print("    Pearson: mstats %.4f, complete pairs %.4f" % (mstats.pearsonr(x, y)[0], stats.pearsonr(a[both], b[both])[0]))
tell("no gaps", [], [])
tell("gaps in the second", [], [0, 3, 6, 8])
tell("gaps in the first", [0, 3, 6, 8], [])
tell("other gaps in each", [0, 3], [6, 8])
tell("the same gaps", [0, 3], [0, 3])
hits = 0
rng = np.random.default_rng(1)
for k in range(2000):
    x = np.ma.array(rng.normal(size=20))
    y = np.ma.array(rng.normal(size=20))
    y[rng.permutation(20)[:12]] = np.ma.masked
    hits += mstats.ttest_rel(x, y)[1] < .05
print("2,000 pairs of one distribution, 12 of 20 values of the second missing: p below .05 in %.1f percent" % (hits / 20))
PYTHON

seen << 'SEEN'
no gaps: 10 complete pairs; mstats t 2.648 p 0.0266, the other way around t -2.648 p 0.0266; scipy.stats over the complete pairs t 2.648 p 0.0266; nan_policy='omit' t 2.648 p 0.0266
    Pearson: mstats 0.5840, complete pairs 0.5840
gaps in the second: 6 complete pairs; mstats t 1.633 p 0.1369, the other way around t -1.265 p 0.2617; scipy.stats over the complete pairs t 1.265 p 0.2617; nan_policy='omit' t 1.265 p 0.2617
    Pearson: mstats 0.0984, complete pairs 0.0984
gaps in the first: 6 complete pairs; mstats t 1.265 p 0.2617, the other way around t -1.633 p 0.1369; scipy.stats over the complete pairs t 1.265 p 0.2617; nan_policy='omit' t 1.265 p 0.2617
    Pearson: mstats 0.0984, complete pairs 0.0984
other gaps in each: 6 complete pairs; mstats t 1.461 p 0.1875, the other way around t -1.461 p 0.1875; scipy.stats over the complete pairs t 1.265 p 0.2617; nan_policy='omit' t 1.265 p 0.2617
    Pearson: mstats 0.0984, complete pairs 0.0984
the same gaps: 8 complete pairs; mstats t 2.084 p 0.0757, the other way around t -2.084 p 0.0757; scipy.stats over the complete pairs t 2.084 p 0.0757; nan_policy='omit' t 2.084 p 0.0757
    Pearson: mstats 0.5245, complete pairs 0.5245
2,000 pairs of one distribution, 12 of 20 values of the second missing: p below .05 in 22.3 percent
SEEN

#!/usr/bin/env bash
# PSPP 1.6.2 (Debian 12), NPAR TESTS under WEIGHT BY, with scipy 1.10.1 beside it.
# Guess: a table of counts under WEIGHT BY gives the tests of the table in which every row stands as often as its weight says, as in T-TEST, CROSSTABS and
#   ROC of the same program.
# Seen: Kruskal and Wallis' chi-squared is -51.94 with p 1.000 where it is 12.93 with .002, Cochran's Q -.71 for 3.82, Mann and Whitney's z -5.77 with
#   p .000 for -1.51 with .130, and the test of Kolmogorov and Smirnov takes 2.22 for the mean 4.39. The written-out table is right, and Friedman's test,
#   the t test and the area under the ROC curve are under weights, too.
# Why it matters: aggregated rows are how large tables come into such a program; a difference that is there is denied with p 1.000, another one that is
#   not there is found with .000. Write the table out before NPAR TESTS.
. "$(dirname "$0")/lib.sh"

debian_packages pspp=1.6.2-2 libgsl27 libgslcblas0 libpango-1.0-0 libpangocairo-1.0-0 libpangoft2-1.0-0 libcairo2 libfontconfig1 libharfbuzz0b libfribidi0 libthai0 \
    libdatrie1 libgraphite2-3 libpixman-1-0 libxcb-render0 libxcb-shm0 libxcb1 libxrender1 libx11-6 libxext6 libxau6 libxdmcp6 libbsd0 libmd0 libfreetype6 \
    libpng16-16 libbrotli1 libglib2.0-0 libxml2 libicu72 libexpat1
libs=$work/debian/usr/lib/x86_64-linux-gnu:$work/debian/lib/x86_64-linux-gnu:$work/debian/usr/lib/x86_64-linux-gnu/pspp
missing=$(LD_LIBRARY_PATH=$libs ldd "$work/debian/usr/bin/pspp" | grep 'not found' | sort -u)
[ -z "$missing" ] || unavailable "PSPP needs more libraries: $missing"
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

x = np.array([1, 2, 2, 3, 5, 5, 5, 9, 4, 7, 6, 2]); y = np.array([2, 1, 4, 3, 6, 5, 5, 7, 7, 9, 6, 3]); z = np.array([3, 1, 2, 5, 2, 8, 1, 4, 6, 3, 7, 2])
g = np.repeat([1, 2, 3], 4); label = np.array([0, 1, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0]); c = np.array([0, 1, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0])
d = np.array([1, 1, 0, 0, 1, 0, 0, 1, 1, 0, 1, 0]); w = np.array([1, 2, 3, 1, 2, 1, 4, 1, 2, 3, 2, 1])
tests = """NPAR TESTS /MANN-WHITNEY=x BY label (0,1).
NPAR TESTS /KRUSKAL-WALLIS=x BY g(1,3).
NPAR TESTS /COCHRAN=label c d.
NPAR TESTS /K-S(NORMAL)=x.
NPAR TESTS /FRIEDMAN=x y z.
T-TEST /GROUPS=label(0,1) /VARIABLES=x.
ROC x BY label (1) /PLOT=NONE.
"""
rows = np.c_[x, y, z, g, label, c, d, w]
for name, table, weight in [("weighted", rows, "WEIGHT BY w.\n"), ("written", np.repeat(rows, w, axis=0), "")]:
    with open(name + ".sps", "w") as file:
        file.write("SET DECIMAL=DOT.\nSET FORMAT=F12.4.\nDATA LIST LIST NOTABLE /x y z g label c d w.\nBEGIN DATA.\n")
        file.write("\n".join(" ".join(map(str, row)) for row in table) + "\nEND DATA.\n" + weight + tests)
X, Y, Z, G, L, C, D = np.repeat(rows, w, axis=0)[:, :7].T
r = np.c_[L, C, D]
k, n = r.sum(0), r.sum(1)
q = 2 * (3 * (k ** 2).sum() - k.sum() ** 2) / (3 * n.sum() - (n ** 2).sum())
u = stats.mannwhitneyu(X[L == 0], X[L == 1], method="asymptotic", use_continuity=False)
print("scipy, written out: U %.1f p %.3f; Kruskal and Wallis %.3f p %.3f; Q %.3f; mean %.4f; Friedman %.3f p %.3f; t %.3f; area %.4f" % (u.statistic, u.pvalue,
    *stats.kruskal(*[X[G == i] for i in (1, 2, 3)]), q, X.mean(), *stats.friedmanchisquare(X, Y, Z), stats.ttest_ind(X[L == 0], X[L == 1]).statistic,
    np.mean((X[L == 1][:, None] > X[L == 0]) + .5 * (X[L == 1][:, None] == X[L == 0]))))
PYTHON
for name in weighted written; do
    LD_LIBRARY_PATH=$libs HOME=$work "$work/debian/usr/bin/pspp" -o "$name.csv" -O format=csv "$name.sps" > "$work/errors" 2>&1 || broke "PSPP: $(head -12 "$work/errors")"
    echo "-- $name"
    awk '/^Table: (Test Statistics|One-Sample|Area Under)/ { keep = 1 } /^Table: Independent Samples/ { keep = 1 } /^$/ { keep = 0 }
        keep && !/^Table/ && /[0-9]/' "$name.csv" | grep -v -E '^a|Extreme|Negative|Positive,'
done >> "$work/output"

seen << 'SEEN'
scipy, written out: U 42.0 p 0.130; Kruskal and Wallis 12.933 p 0.002; Q 3.818; mean 4.3913; Friedman 8.615 p 0.013; t -1.812; area 0.6818
-- weighted
,Mann-Whitney U,Wilcoxon W,Z,Asymp. Sig. (2-tailed)
x,-27.5000,50.5000,-5.7659,.000
Chi-Square,-51.9403
df,2
Asymp. Sig.,1.000
N,23.0000
Cochran's Q,-.712
df,2
Asymp. Sig.,1.000
N,,23.0000
Normal Parameters,Mean,2.2174
,Std. Deviation,2.7462
Kolmogorov-Smirnov Z,,2.0381
Asymp. Sig. (2-tailed),,.000
N,23.0000
Chi-Square,8.6154
df,2
Asymp. Sig.,.013
,,F,Sig.,t,df,Sig. (2-tailed),Mean Difference,Std. Error Difference,95% Confidence Interval of the Difference,
x,Equal variances assumed,.0023,.962,-1.8116,21.0000,.084,-1.5152,.8364,-3.2544,.2241
,Equal variances not assumed,,,-1.7971,19.6087,.088,-1.5152,.8431,-3.2761,.2458
x,.6818
-- written
,Mann-Whitney U,Wilcoxon W,Z,Asymp. Sig. (2-tailed)
x,42.0000,120.0000,-1.5138,.130
Chi-Square,12.9330
df,2
Asymp. Sig.,.002
N,23
Cochran's Q,3.818
df,2
Asymp. Sig.,.148
N,,23
Normal Parameters,Mean,4.3913
,Std. Deviation,2.1050
Kolmogorov-Smirnov Z,,.8584
Asymp. Sig. (2-tailed),,.453
N,23
Chi-Square,8.6154
df,2
Asymp. Sig.,.013
,,F,Sig.,t,df,Sig. (2-tailed),Mean Difference,Std. Error Difference,95% Confidence Interval of the Difference,
x,Equal variances assumed,.0023,.962,-1.8116,21.0000,.084,-1.5152,.8364,-3.2544,.2241
,Equal variances not assumed,,,-1.7971,19.6087,.088,-1.5152,.8431,-3.2761,.2458
x,.6818
SEEN

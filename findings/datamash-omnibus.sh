#!/usr/bin/env bash
# GNU datamash 1.7 (Debian 12), dpo and jarque, and bin of negative numbers, with scipy 1.10.1 beside it.
# Guess: dpo is the p-value of D'Agostino and Pearson's omnibus test that its manual names, scipy's normaltest, and bin:10 cuts at multiples of 10.
# Seen: dpo divides skewness and kurtosis by their standard errors and adds the squares, without the two transformations that make the test: 1.0e-18 for
#   3.1e-07 with 50 draws of a gamma distribution, .513 for .374 with 100 normal ones, and of 2,000 normal samples of 20 rows 3.1 percent are below .01 (2.1).
#   jarque is right. bin:10 puts -10 and -20 one bin too low: 10 is in the bin that begins at 10, -10 in the one that begins at -20.
# Why it matters: residuals by group are sifted by p-values that are too small or too large by orders, and counts by bin have a seam at 0. Take jarque for
#   large groups, or export and test elsewhere.
. "$(dirname "$0")/lib.sh"

debian_packages datamash=1.7-2
python_program scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy import stats

rng = np.random.default_rng(5)
lists = {"ten": [1, 2, 2, 3, 5, 5, 5, 9, 4, 7], "gamma": rng.gamma(2, 2, 50), "normal": np.random.default_rng(0).normal(size=100)}
with open("samples", "w") as file:
    for name, values in lists.items():
        file.writelines("%s\t%.15g\n" % (name, v) for v in values)
        print("scipy, %s: omnibus %.3g, Jarque and Bera %.3g" % (name, stats.normaltest(values).pvalue, stats.jarque_bera(values).pvalue))
draws = np.random.default_rng(7).normal(size=(2000, 20))
np.savetxt("many", np.c_[np.repeat(np.arange(2000), 20), draws.ravel()], fmt=["%d", "%.15g"], delimiter="\t")
print("scipy, 2,000 normal samples of 20: p below .01 in %.1f percent, below .05 in %.1f" % tuple((stats.normaltest(draws, axis=1).pvalue < a).mean() * 100 for a in (.01, .05)))
PYTHON
datamash=$work/debian/usr/bin/datamash
{
    "$datamash" --version | head -1
    "$datamash" -g 1 dpo 2 jarque 2 < samples | awk '{ printf "%s: dpo %.3g, jarque %.3g\n", $1, $2, $3 }'
    "$datamash" -g 1 dpo 2 < many | awk '{ a += $2 < .01; b += $2 < .05 } END { printf "2,000 normal samples of 20: dpo below .01 in %.1f percent, below .05 in %.1f\n", a / 20, b / 20 }'
    for v in -20 -15 -10 -5 0 5 10 15 20; do echo $v; done | "$datamash" bin:10 1 | paste -s -d' ' | sed 's/^/bin:10 of -20 to 20 in steps of 5: /'
} >> "$work/output"

seen << 'SEEN'
scipy, ten: omnibus 0.668, Jarque and Bera 0.768
scipy, gamma: omnibus 3.11e-07, Jarque and Bera 1.49e-14
scipy, normal: omnibus 0.374, Jarque and Bera 0.491
scipy, 2,000 normal samples of 20: p below .01 in 2.1 percent, below .05 in 5.5
datamash (GNU datamash) 1.7
ten: dpo 0.696, jarque 0.768
gamma: dpo 1.03e-18, jarque 1.49e-14
normal: dpo 0.513, jarque 0.491
2,000 normal samples of 20: dpo below .01 in 3.1 percent, below .05 in 5.5
bin:10 of -20 to 20 in steps of 5: -30 -20 -20 -10 0 0 10 10 20
SEEN

#!/usr/bin/env bash
# Octave: nan 3.7.0 (Debian 12), fishers_exact_test, with scipy 1.10.1 beside it.
# Guess: the p-value of Fisher's exact test, as its help text says: scipy's, two-sided.
# Seen: the probability of the one table, not of it and of all that are as far off: .34 for four equal cells of 5 and .22 for four of 12 (scipy: 1), .0348
#   for .0943, .0236 for .0350.
# Why it matters: a test of whether two models or two groups differ says too often that they do, and the more rows the more so, also where their shares
#   are the same. Add up hygepdf over all tables that are at most as likely.
. "$(dirname "$0")/lib.sh"

octave_packages octave-nan=3.7.0-3
octave_program << 'OCTAVE'
printf("nan 3.7.0, Octave %s\n", version());
for table = {[5 5; 5 5], [12 12; 12 12], [8 2; 1 5], [3 1; 1 6], [12 6; 6 12]}
    printf("%s: %.4f\n", mat2str(table{1}), fishers_exact_test(table{1}));
end
OCTAVE
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy.stats import fisher_exact

for table in [[5, 5], [5, 5]], [[12, 12], [12, 12]], [[8, 2], [1, 5]], [[3, 1], [1, 6]], [[12, 6], [6, 12]]:
    print("scipy, %s: %.4f" % (table, fisher_exact(table)[1]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
nan 3.7.0, Octave 7.3.0
[5 5;5 5]: 0.3437
[12 12;12 12]: 0.2268
[8 2;1 5]: 0.0236
[3 1;1 6]: 0.0848
[12 6;6 12]: 0.0380
scipy, [[5, 5], [5, 5]]: 1.0000
scipy, [[12, 12], [12, 12]]: 1.0000
scipy, [[8, 2], [1, 5]]: 0.0350
scipy, [[3, 1], [1, 6]]: 0.0879
scipy, [[12, 6], [6, 12]]: 0.0943
SEEN

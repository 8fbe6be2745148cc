#!/usr/bin/env bash
# Octave: nan 3.7.0 (Debian 12), moment with 'c', lmom and gini, with formulas by hand beside them.
# Guess: 'c' makes moments central, those about the mean; the first L-moment is the mean; gini is the coefficient of Gini, 0 for equal shares, and .25 (or
#   .33, without bias) for 1, 2, 3, 4.
# Seen: moments are taken about the sum divided by n - 1: ten rows of 500 have a second moment of 3429.36 (0), and 1000 added to all rows moves it from 74
#   to 13973 (73.6). The first L-moment of 3, 1, 4, 1, 5, 9, 2, 6, 5, 30 is 5.15 (their mean is 6.6), and by it the coefficient is off: .29 for 1, 2, 3, 4.
# Why it matters: columns are described and compared, and distributions fitted, by moments, and a column far from 0 has a spread that is all its mean.
#   Take mean((x - mean(x)) .^ p).
. "$(dirname "$0")/lib.sh"

octave_packages octave-nan=3.7.0-3
octave_program << 'OCTAVE'
warning("off", "all");
printf("nan 3.7.0, Octave %s\n", version());
x = [3 1 4 1 5 9 2 6 5 30]';
for column = {x, x + 1000, 500 * ones(10, 1)}
    y = column{1};
    n = numel(y);
    m = sum(y) / n;
    printf("rows from %d to %d: moment 2 %.4f, 3 %.4f; by hand %.4f, %.4f (by n - 1: %.4f, %.4f); var %.4f\n", min(y), max(y), moment(y, 2, "c"),
        moment(y, 3, "c"), sum((y - m) .^ 2) / n, sum((y - m) .^ 3) / n, sum((y - m) .^ 2) / (n - 1), sum((y - m) .^ 3) / (n - 1), var(y));
end
for column = {x, x + 1000, [1 2 3 4]', [5 5 5 5]', [0 0 0 0 100]'}
    y = sort(column{1});
    n = numel(y);
    l = lmom(y, 2);
    pairs = sum(sum(abs(y - y'))) / 2;
    printf("rows from %d to %d: L-moments %.4f, %.4f, gini %.4f; by hand %.4f, %.4f, gini %.4f (without bias %.4f)\n", y(1), y(end), l, gini(y), mean(y),
        pairs / n / (n - 1), pairs / n^2 / mean(y), pairs / n / (n - 1) / mean(y));
end
OCTAVE

seen << 'SEEN'
nan 3.7.0, Octave 7.3.0
rows from 1 to 30: moment 2 74.1975, 3 1204.9218; by hand 66.2400, 1230.5520 (by n - 1: 73.6000, 1367.2800); var 73.6000
rows from 1001 to 1030: moment 2 13972.6886, 3 -1577863.8177; by hand 66.2400, 1230.5520 (by n - 1: 73.6000, 1367.2800); var 73.6000
rows from 500 to 500: moment 2 3429.3553, 3 -190519.7378; by hand 0.0000, 0.0000 (by n - 1: 0.0000, 0.0000); var 0.0000
rows from 1 to 30: L-moments 5.1500, 2.5500, gini 0.4951; by hand 6.6000, 3.8222, gini 0.5212 (without bias 0.5791)
rows from 1001 to 1030: L-moments 1005.1500, 2.5500, gini 0.0025; by hand 1006.6000, 3.8222, gini 0.0034 (without bias 0.0038)
rows from 1 to 4: L-moments 2.1250, 0.6250, gini 0.2941; by hand 2.5000, 0.8333, gini 0.2500 (without bias 0.3333)
rows from 5 to 5: L-moments 5.0000, 0.0000, gini 0.0000; by hand 5.0000, 0.0000, gini 0.0000 (without bias 0.0000)
rows from 0 to 100: L-moments 10.0000, 10.0000, gini 1.0000; by hand 20.0000, 20.0000, gini 0.8000 (without bias 1.0000)
SEEN

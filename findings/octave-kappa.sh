#!/usr/bin/env bash
# Octave: nan 3.7.0 (Debian 12), kappa, with scikit-learn 1.2.1 and formulas by hand beside it.
# Guess: beside kappa, what its help text names: the standard error (for z, that of chance), the mutual information in bits, and d'.
# Seen: kappa, accuracy and F1 are right. The error has the accuracy where the formula has the agreement to be expected: .348 for .206 (Cohen's own has
#   .192), so z is 1.77 for 2.99. An empty cell of the matrix leaves its column out, so that the information is 1.55 bits, all there is in the labels, with 9 of 12 right (.75).
#   d' is taken from 1 less the precision in place of the rate of false positives: -1.01 for answers that are better than chance (.52).
# Why it matters: agreement that is surely no chance seems to be one, and classifiers are compared by the bits they carry. Take H of its answer, and
#   compute them from there.
. "$(dirname "$0")/lib.sh"

octave_packages octave-nan=3.7.0-3
octave_program << 'OCTAVE'
printf("nan 3.7.0, Octave %s\n", version());
function tell(name, labels, answers)
    warning("off", "all");
    k = kappa(labels(:), answers(:));
    h = k.H;
    n = sum(h(:));
    rows = sum(h, 2);
    columns = sum(h, 1);
    chance = columns * rows / n^2;
    error = sqrt((chance + chance^2 - sum(columns .* rows' .* (columns + rows')) / n^3) / n) / (1 - chance);
    printf("%s: kappa %.4f, accuracy %.4f; error %.4f (by hand %.4f), z %.2f (%.2f)", name, k.kappa, k.ACC, k.kappa_se, error, k.z, k.kappa / error);
    share = h / n;
    full = share > 0;
    expected = rows * columns / n^2;
    printf("; information %.4f (%.4f)\n", k.MI, sum(share(full) .* log2(share(full) ./ expected(full))));
    if rows(1) < n && numel(rows) == 2
        printf("    F1 %.4f, TPR %.2f, FPR %.2f, FDR %.2f, d' %.4f (%.4f)\n", k.F1, k.TPR, k.FPR, k.FDR, k.dprime, norminv(k.TPR) - norminv(k.FPR));
    end
end
tell("three classes", [1 1 2 2 3 3 1 2 3 1 1 2], [1 1 2 2 3 1 2 2 3 1 1 3]);
tell("two classes, all cells", [ones(1, 50), 2 * ones(1, 50)], [ones(1, 40), 2 * ones(1, 55), ones(1, 5)]);
tell("a rare class", [ones(1, 90), 2 * ones(1, 10)], [ones(1, 63), 2 * ones(1, 27), 2 * ones(1, 5), ones(1, 5)]);
OCTAVE
mv "$work/output" "$work/first"
python_program scikit-learn=1.2.1 << 'PYTHON'
from math import log
from sklearn.metrics import cohen_kappa_score, f1_score, mutual_info_score

for name, labels, answers in [("three classes", [1, 1, 2, 2, 3, 3, 1, 2, 3, 1, 1, 2], [1, 1, 2, 2, 3, 1, 2, 2, 3, 1, 1, 3]),
        ("two classes, all cells", [1] * 50 + [2] * 50, [1] * 40 + [2] * 55 + [1] * 5),
        ("a rare class", [1] * 90 + [2] * 10, [1] * 63 + [2] * 32 + [1] * 5)]:
    print("scikit-learn, %s: kappa %.4f, information %.4f%s" % (name, cohen_kappa_score(labels, answers), mutual_info_score(labels, answers) / log(2),
        "" if 3 in labels else ", F1 %.4f" % f1_score(labels, answers, pos_label=2)))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
nan 3.7.0, Octave 7.3.0
three classes: kappa 0.6170, accuracy 0.7500; error 0.3484 (by hand 0.2064), z 1.77 (2.99); information 1.5546 (0.7538)
two classes, all cells: kappa 0.7000, accuracy 0.8500; error 0.1546 (by hand 0.0995), z 4.53 (7.04); information 0.3973 (0.3973)
    F1 0.8571, TPR 0.90, FPR 0.20, FDR 0.18, d' 2.1900 (2.1232)
a rare class: kappa 0.1011, accuracy 0.6800; error 0.0950 (by hand 0.0786), z 1.06 (1.29); information 0.0112 (0.0112)
    F1 0.2381, TPR 0.50, FPR 0.30, FDR 0.84, d' -1.0100 (0.5244)
scikit-learn, three classes: kappa 0.6170, information 0.7538
scikit-learn, two classes, all cells: kappa 0.7000, information 0.3973, F1 0.8571
scikit-learn, a rare class: kappa 0.1011, information 0.0112, F1 0.2381
SEEN

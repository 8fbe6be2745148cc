#!/usr/bin/env bash
# PDL::Stats 0.82 with PDL 2.081 (Perl; Debian 12), logistic, with scikit-learn 1.2.1 and scipy 1.10.1 beside it.
# Guess: the regression that its manual names, "with maximum likelihood estimation": scikit-learn's without a penalty, on 30 rows of which 4 have the
#   other label; a column that says nothing has a small chi-squared.
# Seen: other coefficients (.75 in place of .53), those of scipy's least squares to the labels; the mean of the probabilities is not the share of ones.
#   The tests compare deviances that are not the smallest ones, so that a column more can make them larger: a chi-squared of -6.83, and a p of 1.
# Why it matters: the probabilities of a rare class and the tests are other ones than those of every other package ("qualitatively similar", says the
#   manual). Is the mean of y_pred the share of ones? Take R's glm.
. "$(dirname "$0")/lib.sh"

command -v perl > /dev/null || unavailable "Perl is missing"
r_packages pdl=1:2.081-2 libpdl-stats-perl=0.82-3 libgsl27=2.7.1+dfsg-5+deb12u1 libgslcblas0=2.7.1+dfsg-5+deb12u1 libfile-which-perl=1.27-2 \
    libtext-balanced-perl=2.06-2
cat > "$work/trial.pl" << 'PERL'
use strict;
use PDL;
use PDL::Stats;

my @x = map { $_ / 2 } 1 .. 30;
my @y = map { $_ > 15 ? 1 : 0 } 1 .. 30;
$y[$_] = 1 - $y[$_] for 1, 13, 16, 19;
my @noise = map { $_ * 10 % 67 / 67 * 2 - 1 } 0 .. 29;
for my $columns (["x", pdl(\@x)], ["x and noise", cat(pdl(\@x), pdl(\@noise))]) {
    my %model = pdl(\@y)->logistic($columns->[1]);
    printf "PDL, %s: coefficients %s, deviance %.2f, mean probability %.3f\n", $columns->[0], join(" ", map { sprintf "%.3f", $_ } list $model{b}),
        $model{Dm}, $model{y_pred}->avg;
    printf "     chi-squared and p of the columns: %s\n",
        join ", ", map { sprintf "%.2f %.4f", $model{b_chisq}->at($_), $model{b_p}->at($_) } 0 .. $model{b}->nelem - 2;
}
PERL
lib=$work/debian/usr/lib/x86_64-linux-gnu
PERL5LIB="$lib/perl5/5.36:$work/debian/usr/share/perl5" LD_LIBRARY_PATH=$lib perl "$work/trial.pl" > "$work/first" 2> "$work/errors" ||
    broke "Perl: $(tail -20 "$work/errors")"
python_program scikit-learn=1.2.1 scipy=1.10.1 << 'PYTHON'
import numpy as np
from scipy.optimize import curve_fit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

x = np.arange(1, 31) / 2
y = (np.arange(1, 31) > 15).astype(float)
y[[1, 13, 16, 19]] = 1 - y[[1, 13, 16, 19]]
noise = np.arange(30) * 10 % 67 / 67 * 2 - 1
for name, columns in [("x", x[:, None]), ("x and noise", np.c_[x, noise])]:
    model = LogisticRegression(penalty="none", tol=1e-9, max_iter=1000).fit(columns, y)
    p = model.predict_proba(columns)[:, 1]
    print("scikit-learn, %s: coefficients %s, deviance %.2f, mean probability %.3f" % (name,
        " ".join("%.3f" % b for b in [*model.coef_[0], *model.intercept_]), 60 * log_loss(y, p), p.mean()))
b, _ = curve_fit(lambda x, a, c: 1 / (1 + np.exp(-a * x - c)), x, y, p0=[0, 0])
print("scipy, least squares, x: %.3f %.3f; the share of ones is %.3f" % (*b, y.mean()))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
PDL, x: coefficients 0.748 -6.081, deviance 24.65, mean probability 0.475
     chi-squared and p of the columns: 16.94 0.0000
PDL, x and noise: coefficients 1.101 1.375 -8.664, deviance 31.48, mean probability 0.495
     chi-squared and p of the columns: 10.08 0.0015, -6.83 1.0000
scikit-learn, x: coefficients 0.527 -4.087, deviance 23.24, mean probability 0.500
scikit-learn, x and noise: coefficients 0.534 -0.280 -4.136, deviance 23.15, mean probability 0.500
scipy, least squares, x: 0.748 -6.081; the share of ones is 0.500
SEEN

#!/usr/bin/env bash
# Algorithm::NaiveBayes 0.04 (Perl, Debian 12), its scores, and the Gaussian model that it ships (not in its manual), with scikit-learn 1.2.1 beside it.
# Guess: scores "between 0 and 1" of two labels add up to 1, and the Gaussian model answers with the densities of its classes.
# Seen: the Gaussian model answers .7071 and .7071 for every value, whatever it was trained on: the value asked for does not count, and of two classes apart
#   by four deviations every row gets one label. Of counts the scores' squares add up to 1, not the scores: .94 and .34 where the shares are .74 and .26.
# Why it matters: a baseline that knows nothing passes for one, and thresholds and log loss of the scores are those of no probabilities. Divide the scores by
#   their sum; take another library for numbers.
. "$(dirname "$0")/lib.sh"

debian_packages libalgorithm-naivebayes-perl=0.04-2
cat > trial.pl << 'PERL'
use strict;
use warnings;
use Algorithm::NaiveBayes;
print "Algorithm::NaiveBayes $Algorithm::NaiveBayes::VERSION\n";
my $counts = Algorithm::NaiveBayes->new;
$counts->add_instance(attributes => {foo => 1, bar => 1}, label => 'a') for 1 .. 6;
$counts->add_instance(attributes => {foo => 1, baz => 2}, label => 'b') for 1 .. 3;
$counts->train;
for my $word (qw(foo bar baz)) {
    my $p = $counts->predict(attributes => {$word => 1});
    printf "%s: a %.4f, b %.4f, sum %.4f, sum of squares %.4f, shares %.4f and %.4f\n", $word, $p->{a}, $p->{b}, $p->{a} + $p->{b}, $p->{a}**2 + $p->{b}**2,
        $p->{a} / ($p->{a} + $p->{b}), $p->{b} / ($p->{a} + $p->{b});
}
my %classes = (a => [0, .5, 1, 1.5, 2], b => [4, 4.5, 5, 5.5, 6]);
my $numbers = Algorithm::NaiveBayes->new(model_type => 'Gaussian');
for my $label (sort keys %classes) { $numbers->add_instance(attributes => {x => $_}, label => $label) for @{$classes{$label}} }
$numbers->train;
my %answered;
for my $label (sort keys %classes) {
    for my $x (@{$classes{$label}}) {
        my $p = $numbers->predict(attributes => {x => $x});
        printf "x %.1f, label %s: a %.4f, b %.4f\n", $x, $label, $p->{a}, $p->{b} if $x == 0 || $x == 2 || $x == 4 || $x == 6;
    }
}
PERL
perl -I "$work/debian/usr/share/perl5" trial.pl > "$work/first" 2> "$work/errors" || broke "Perl: $(head -5 "$work/errors")"
python_program scikit-learn=1.2.1 << 'PYTHON'
from sklearn.naive_bayes import GaussianNB

x = [[0], [.5], [1], [1.5], [2], [4], [4.5], [5], [5.5], [6]]
model = GaussianNB().fit(x, ["a"] * 5 + ["b"] * 5)
for v in [0, 2, 3, 4, 6]:
    print("scikit-learn, x %.1f: a %.4f, b %.4f" % (v, *model.predict_proba([[v]])[0]))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Algorithm::NaiveBayes 0.04
foo: a 0.9417, b 0.3363, sum 1.2781, sum of squares 1.0000, shares 0.7368 and 0.2632
bar: a 0.9960, b 0.0889, sum 1.0850, sum of squares 1.0000, shares 0.9180 and 0.0820
baz: a 0.2228, b 0.9749, sum 1.1977, sum of squares 1.0000, shares 0.1860 and 0.8140
x 0.0, label a: a 0.7071, b 0.7071
x 2.0, label a: a 0.7071, b 0.7071
x 4.0, label b: a 0.7071, b 0.7071
x 6.0, label b: a 0.7071, b 0.7071
scikit-learn, x 0.0: a 1.0000, b 0.0000
scikit-learn, x 2.0: a 0.9997, b 0.0003
scikit-learn, x 3.0: a 0.5000, b 0.5000
scikit-learn, x 4.0: a 0.0003, b 0.9997
scikit-learn, x 6.0: a 0.0000, b 1.0000
SEEN

#!/usr/bin/env bash
# Statistics::Descriptive 3.0800 (Perl, Debian 12), least_squares_fit before and after a median, with scipy 1.10.1 beside it.
# Guess: the line through the pairs in the order in which the values came, whatever was asked before.
# Seen: median and percentile leave the values sorted, and least_squares_fit pairs them in that order: slope -1 before and 2 after a median for one and the same
#   object, a correlation of .81 becomes .90, one of .01 becomes .99. get_data gives the sorted values, too. variance and mode leave the order.
# Why it matters: a report that prints the median first shows a trend that the rows do not have, and where nothing goes together it goes together well. Fit
#   first, or make a second object for the order statistics.
. "$(dirname "$0")/lib.sh"

debian_packages libstatistics-descriptive-perl=3.0800-1 liblist-moreutils-perl
cat > trial.pl << 'PERL'
use strict;
use warnings;
use Statistics::Descriptive;
print "Statistics::Descriptive $Statistics::Descriptive::VERSION\n";
sub fresh { my $stat = Statistics::Descriptive::Full->new; $stat->add_data(@_); return $stat }
my @x = (1, 2, 2, 3, 5, 5, 5, 9, 4, 7);
my @y = (2, 1, 4, 3, 6, 5, 5, 7, 7, 9);
my @noise = (3, -1, 4, -1, 5, -9, 2, -6, 5, -3, 5, -8, 9, -7, 9, -3, 2, -3, 8, -4);
for my $case (["three pairs", [5, 1, 3], [1, 2, 3]], ["ten pairs", \@x, \@y], ["noise by its number", \@noise, [1 .. 20]]) {
    my ($name, $values, $labels) = @$case;
    my $line = sub { my ($q, $m, $r) = $_[0]->least_squares_fit(@$labels); sprintf "slope %.3f, correlation %.3f", $m, $r };
    print "$name: before ", $line->(fresh(@$values));
    for my $ask (qw(mean variance median mode)) { my $stat = fresh(@$values); $stat->$ask; print ", after $ask ", $line->($stat) if $ask ne 'mean' }
    print "\n";
    my $stat = fresh(@$values);
    $stat->percentile(25);
    print "    after percentile(25): ", $line->($stat), "; data @{[($stat->get_data)[0 .. 2]]} ...\n";
}
PERL
perl -I "$work/debian/usr/share/perl5" trial.pl > "$work/first" 2> "$work/errors" || broke "Perl: $(head -5 "$work/errors")"
python_program scipy=1.10.1 << 'PYTHON'
from scipy.stats import linregress

for x, y in [([5, 1, 3], [1, 2, 3]), ([1, 2, 2, 3, 5, 5, 5, 9, 4, 7], [2, 1, 4, 3, 6, 5, 5, 7, 7, 9]),
    ([3, -1, 4, -1, 5, -9, 2, -6, 5, -3, 5, -8, 9, -7, 9, -3, 2, -3, 8, -4], list(range(1, 21)))]:
    r = linregress(y, x)
    print("scipy: slope %.3f, correlation %.3f" % (r.slope, r.rvalue))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Statistics::Descriptive 3.0800
three pairs: before slope -1.000, correlation -0.500, after variance slope -1.000, correlation -0.500, after median slope 2.000, correlation 1.000, after mode slope -1.000, correlation -0.500
    after percentile(25): slope -1.000, correlation -0.500; data 5 1 3 ...
ten pairs: before slope 0.807, correlation 0.813, after variance slope 0.807, correlation 0.813, after median slope 0.898, correlation 0.905, after mode slope 0.807, correlation 0.813
    after percentile(25): slope 0.898, correlation 0.905; data 1 2 2 ...
noise by its number: before slope 0.007, correlation 0.007, after variance slope 0.007, correlation 0.007, after median slope 0.948, correlation 0.993, after mode slope 0.007, correlation 0.007
    after percentile(25): slope 0.948, correlation 0.993; data -9 -8 -7 ...
scipy: slope -1.000, correlation -0.500
scipy: slope 0.807, correlation 0.813
scipy: slope 0.007, correlation 0.007
SEEN

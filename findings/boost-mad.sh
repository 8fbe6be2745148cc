#!/usr/bin/env bash
# Boost 1.74 (Debian 12), boost::math::statistics::median_absolute_deviation, with scipy 1.10.1 beside it.
# Guess: the median of the distances from the median, as its documentation says.
# Seen: it is the value that lies at that distance, not the distance: 4 for 1, 2, 3, 4, 5 and 2 for 1, 2, 3, 4 (both 1), 1.5 for 1, 2, 4, 8, 16, 32 (4.5), with
#   the median given as the center, too. The same five values in another order give 2. median() is right.
# Why it matters: robust scaling and outlier rules divide by it; a column is stretched or squeezed by a factor that hangs on its mean and on the order of its
#   rows. Subtract the median, take absolute values, and ask for median() of those.
. "$(dirname "$0")/lib.sh"

command -v g++ > /dev/null || unavailable "g++ is missing"
debian_packages libboost1.74-dev=1.74.0+ds1-21
cat > trial.cpp << 'CPP'
#include <boost/math/statistics/univariate_statistics.hpp>
#include <boost/version.hpp>
#include <cstdio>
#include <vector>

int main() {
    namespace s = boost::math::statistics;
    std::printf("Boost %s\n", BOOST_LIB_VERSION);
    for (std::vector<double> values : {std::vector<double>{1, 2, 3, 4, 5}, {5, 1, 4, 2, 3}, {1, 2, 3, 4}, {1, 2, 4, 8, 16, 32}, {1, 2, 2, 3, 5, 5, 5, 9, 4, 7}, {10, 9, 2, 100, 7}}) {
        for (double v : values) std::printf("%g ", v);
        auto a = values, b = values, c = values;
        double center = s::median(a);
        double alone = s::median_absolute_deviation(b);
        double given = s::median_absolute_deviation(c.begin(), c.end(), center);
        std::printf("| median %g, deviation %g, with the median given %g\n", center, alone, given);
    }
}
CPP
g++ -std=c++17 -I "$work/debian/usr/include" trial.cpp -o trial > "$work/errors" 2>&1 || broke "g++: $(head -5 "$work/errors")"
./trial > "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy.stats import median_abs_deviation

lists = [[1, 2, 3, 4, 5], [5, 1, 4, 2, 3], [1, 2, 3, 4], [1, 2, 4, 8, 16, 32], [1, 2, 2, 3, 5, 5, 5, 9, 4, 7], [10, 9, 2, 100, 7]]
print("scipy: %s" % ", ".join("%g" % median_abs_deviation(v) for v in lists))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
Boost 1_74
1 2 3 4 5 | median 3, deviation 4, with the median given 4
5 1 4 2 3 | median 3, deviation 4, with the median given 2
1 2 3 4 | median 2.5, deviation 2, with the median given 2
1 2 4 8 16 32 | median 6, deviation 1.5, with the median given 1.5
1 2 2 3 5 5 5 9 4 7 | median 4.5, deviation 2.5, with the median given 2.5
10 9 2 100 7 | median 9, deviation 7, with the median given 7
scipy: 1, 1, 1, 4.5, 2, 2
SEEN

#!/usr/bin/env bash
# Octave: statistics 1.5.3 (Debian 12), the Burr distribution, with scipy 1.10.1 beside it.
# Guess: burrpdf, burrcdf, burrinv and burrrnd with a scale of 2 belong together, and are scipy's burr12.
# Seen: only burrcdf is. The area below the density is 4, the square of the scale (.25 for a scale of .5). burrinv does not turn burrcdf around: .20
#   for .50, and the mean of draws by burrrnd is .58 where it should be 1.87. With a scale of 1 all is right.
# Why it matters: a fit of waiting times or amounts by likelihood runs after the scale, which it is rewarded for, and simulated rows are others than
#   the model's. Divide the rows by the scale and take a scale of 1, then divide the density by it.
. "$(dirname "$0")/lib.sh"

octave_packages octave-statistics=1.5.3-2
octave_program << 'OCTAVE'
warning("off", "all");
printf("statistics 1.5.3, Octave %s\n", version());
x = [.5 1 2 5];
for scale = [1 2 .5]
    printf("scale %g: density%s, share%s, burrinv of the share%s\n", scale, sprintf(" %.4f", burrpdf(x, scale, 3, 1.5)),
        sprintf(" %.4f", burrcdf(x, scale, 3, 1.5)), sprintf(" %.4f", burrinv(burrcdf(x, scale, 3, 1.5), scale, 3, 1.5)));
    grid = (.0005:.001:200)';
    rand("seed", 1);
    printf("    area below the density %.3f, mean of 20,000 draws %.2f\n", sum(burrpdf(grid, scale, 3, 1.5)) * .001, mean(burrrnd(scale, 3, 1.5, 20000, 1)));
end
OCTAVE
mv "$work/output" "$work/first"
python_program scipy=1.10.1 << 'PYTHON'
from scipy.stats import burr12

x = [.5, 1, 2, 5]
for scale in [1, 2, .5]:
    d = burr12(3, 1.5, scale=scale)
    print("scipy, scale %g: density %s, share %s, mean %.2f" % (scale, " ".join("%.4f" % v for v in d.pdf(x)), " ".join("%.4f" % v for v in d.cdf(x)), d.mean()))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
statistics 1.5.3, Octave 7.3.0
scale 1: density 0.8381 0.7955 0.0741 0.0006, share 0.1619 0.6464 0.9630 0.9993, burrinv of the share 0.5000 1.0000 2.0000 5.0000
    area below the density 1.000, mean of 20,000 draws 0.94
scale 2: density 0.5411 1.6761 1.5910 0.0499, share 0.0230 0.1619 0.6464 0.9852, burrinv of the share 0.1978 0.3869 0.6674 0.8301
    area below the density 4.000, mean of 20,000 draws 0.58
scale 0.5: density 0.3977 0.0370 0.0011 0.0000, share 0.6464 0.9630 0.9981 1.0000, burrinv of the share 0.9943 0.7833 0.7725 0.7720
    area below the density 0.250, mean of 20,000 draws 0.96
scipy, scale 1: density 0.8381 0.7955 0.0741 0.0006, share 0.1619 0.6464 0.9630 0.9993, mean 0.93
scipy, scale 2: density 0.1353 0.4190 0.3977 0.0125, share 0.0230 0.1619 0.6464 0.9852, mean 1.87
scipy, scale 0.5: density 1.5910 0.1481 0.0042 0.0000, share 0.6464 0.9630 0.9981 1.0000, mean 0.47
SEEN

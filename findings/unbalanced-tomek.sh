#!/usr/bin/env bash
# R: unbalanced 2.0 (Debian 12), ubTomek, with the definition by hand and imbalanced-learn 0.10.0 beside it.
# Guess: of each Tomek link (two rows of different classes, each the nearest neighbor of the other) the row of the large class is removed, no other row.
# Seen: every row of the large class that is the nearest neighbor of a row of the small one is removed, also where its own neighbor is another: 6, 10,
#   8 and 9 rows of four tables of 100 with 5, 6, 6 and 4 links; of 1, 2, 3, 4 and a row of the small class at 10.4 the fourth, which is no link.
# Why it matters: good rows of the large class are lost around outliers of the small one, and the result is not that of imbalanced-learn's TomekLinks
#   or of the paper. Keep only rows whose own nearest neighbor is of the other class.
. "$(dirname "$0")/lib.sh"

r_packages python3-imblearn=0.10.0-1 r-cran-unbalanced=2.0-2 r-cran-backports=1.4.1-1 r-cran-bbmisc=1.13-1 r-cran-checkmate=2.1.0-1 r-cran-cli=3.6.0-1 \
    r-cran-codetools=0.2-19-1 r-cran-colorspace=2.1-0+dfsg-1 r-cran-doparallel=1.0.17-1 r-cran-dplyr=1.0.10-1 r-cran-fansi=1.0.4-1 \
    r-cran-fastmatch=1.1-3-1+b1 r-cran-fnn=1.1.3.1-1 r-cran-foreach=1.5.2-1 r-cran-generics=0.1.3-1 r-cran-ggplot2=3.4.1+dfsg-1 r-cran-glue=1.6.2-1 \
    r-cran-gtable=0.3.1+dfsg-1 r-cran-iterators=1.0.14-1 r-cran-lattice=0.20-45-3 r-cran-lifecycle=1.0.3+dfsg-1 r-cran-magrittr=2.0.3-1 \
    r-cran-mlr=2.19.1+dfsg-1 r-cran-munsell=0.5.0-2 r-cran-parallelmap=1.5.1-1 r-cran-paramhelpers=1.14.1-1 r-cran-pillar=1.8.1+dfsg-1 \
    r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rann=2.6.1-1+b2 r-cran-rlang=1.0.6-1 r-cran-scales=1.2.1-1 r-cran-stringi=1.7.12-1 \
    r-cran-survival=3.5-3-1 r-cran-tibble=3.1.8+dfsg-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1
cat > "$work/rows.R" << 'R'
rows <- function(k) data.frame(x = sin(1:100 * (36 + k)), z = cos(1:100 * (52 + k)))
R
r_program << 'R'
suppressMessages(suppressWarnings(library(unbalanced)))
source("rows.R")
y <- factor(rep(0:1, c(90, 10)))
cat("unbalanced ", format(packageVersion("unbalanced")), "\n", sep = "")
for (k in 1:4) {
    x <- rows(k)
    apart <- as.matrix(dist(x))
    diag(apart) <- Inf
    nearest <- apply(apart, 1, which.min)
    links <- which(y == 0 & y[nearest] == 1 & nearest[nearest] == 1:100)
    removed <- ubTomek(x, y, verbose = FALSE)$id.rm
    cat(sprintf("table %d: %d rows removed, %d links (all among them: %s), %d rows of class 0 that are the nearest of a row of class 1\n", k, length(removed),
        length(links), all(links %in% removed), sum(y[unique(nearest[y == 1])] == 0)))
    write.csv(x, sprintf("table%d.csv", k), row.names = FALSE)
}
cat("1, 2, 3, 4 | 10.4: removed row ", ubTomek(data.frame(x = c(1, 2, 3, 4, 10.4)), factor(c(0, 0, 0, 0, 1)), verbose = FALSE)$id.rm, "\n", sep = "")
R
mv "$work/output" "$work/first"
export PYTHONPATH="$work/debian/usr/lib/python3/dist-packages"
python_program imbalanced-learn=0.10.0 << 'PYTHON'
import numpy as np
import pandas as pd
from imblearn.under_sampling import TomekLinks

y = np.repeat([0, 1], [90, 10])
print("imbalanced-learn: rows removed %s" % ", ".join(str(100 - len(TomekLinks().fit_resample(pd.read_csv("table%d.csv" % k), y)[1])) for k in range(1, 5)))
sampler = TomekLinks()
sampler.fit_resample([[1], [2], [3], [4], [10.4]], [0, 0, 0, 0, 1])
print("1, 2, 3, 4 | 10.4: %d kept" % len(sampler.sample_indices_))
PYTHON
cat "$work/first" "$work/output" > "$work/both"
mv "$work/both" "$work/output"

seen << 'SEEN'
unbalanced 2.0
table 1: 6 rows removed, 5 links (all among them: TRUE), 6 rows of class 0 that are the nearest of a row of class 1
table 2: 10 rows removed, 6 links (all among them: TRUE), 10 rows of class 0 that are the nearest of a row of class 1
table 3: 8 rows removed, 6 links (all among them: TRUE), 8 rows of class 0 that are the nearest of a row of class 1
table 4: 9 rows removed, 4 links (all among them: TRUE), 9 rows of class 0 that are the nearest of a row of class 1
1, 2, 3, 4 | 10.4: removed row 4
imbalanced-learn: rows removed 5, 6, 6, 4
1, 2, 3, 4 | 10.4: 5 kept
SEEN

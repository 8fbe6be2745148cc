#!/usr/bin/env bash
# R: dtplyr 1.2.2 with data.table 1.14.8 (Debian 12), filter and slice by group where the column has gaps, with dplyr 1.0.10 beside it.
# Guess: dplyr's rows: a condition that is NA keeps no row, and the largest value of a group is one of its values.
# Seen: one row too many, with NA in every column: it belongs to no group and is nowhere in the table. The condition is turned into row numbers, and the
#   number NA asks for a row that there is not; several gaps make several such rows. Without groups filter is right.
# Why it matters: the table of the best songs has songs without key, genre and label; a count is too large, a mean is NA, a join on missing keys
#   multiplies. Add !is.na() to the condition, or drop gaps before.
. "$(dirname "$0")/lib.sh"

r_packages r-cran-dtplyr=1.2.2-1 r-cran-ellipsis=0.3.2-2 r-cran-data.table=1.14.8+dfsg-1 r-cran-dplyr=1.0.10-1 r-cran-cli=3.6.0-1 r-cran-fansi=1.0.4-1 r-cran-generics=0.1.3-1 r-cran-glue=1.6.2-1 \
    r-cran-lifecycle=1.0.3+dfsg-1 r-cran-magrittr=2.0.3-1 r-cran-pillar=1.8.1+dfsg-1 r-cran-pkgconfig=2.0.3-2 r-cran-r6=2.5.1-1 r-cran-rlang=1.0.6-1 \
    r-cran-tibble=3.1.8+dfsg-1 r-cran-tidyselect=1.2.0+dfsg-1 r-cran-utf8=1.2.3-1 r-cran-vctrs=0.5.2-1 r-cran-withr=2.5.0-1
r_program << 'R'
suppressMessages({ library(dplyr); library(dtplyr) })
songs <- data.frame(row = 1:8, genre = rep(c("pop", "rock"), each = 4), energy = c(.3, NA, .5, .6, NA, .9, NA, .8), label = c(0, 1, 1, 0, 1, 0, 1, 1))
cat("dtplyr ", format(packageVersion("dtplyr")), ", dplyr ", format(packageVersion("dplyr")), "\n", sep = "")
text <- function(table) paste(apply(format(as.data.frame(table), digits = 3, trim = TRUE), 1, paste, collapse = " "), collapse = " | ")
for (name in c("dplyr", "dtplyr")) {
    table <- if (name == "dplyr") songs else lazy_dt(songs)
    cat(name, ", above the mean of the genre: ", text(table %>% group_by(genre) %>% filter(energy > mean(energy, na.rm = TRUE)) %>% ungroup()), "\n", sep = "")
    cat(name, ", slice_max: ", text(table %>% group_by(genre) %>% slice_max(energy, n = 1) %>% ungroup()), "\n", sep = "")
    cat(name, ", slice_min: ", text(table %>% group_by(genre) %>% slice_min(energy, n = 1) %>% ungroup()), "\n", sep = "")
    cat(name, ", without groups: ", text(table %>% filter(energy > .55)), "\n", sep = "")
    cat(name, ", with !is.na: ", text(table %>% group_by(genre) %>% filter(!is.na(energy) & energy > mean(energy, na.rm = TRUE)) %>% ungroup()), "\n", sep = "")
}
R

seen << 'SEEN'
dtplyr 1.2.2, dplyr 1.0.10
dplyr, above the mean of the genre: 3 pop 0.5 1 | 4 pop 0.6 0 | 6 rock 0.9 0
dplyr, slice_max: 4 pop 0.6 0 | 6 rock 0.9 0
dplyr, slice_min: 1 pop 0.3 0 | 8 rock 0.8 1
dplyr, without groups: 4 pop 0.6 0 | 6 rock 0.9 0 | 8 rock 0.8 1
dplyr, with !is.na: 3 pop 0.5 1 | 4 pop 0.6 0 | 6 rock 0.9 0
dtplyr, above the mean of the genre: NA NA NA NA | 3 pop 0.5 1 | 4 pop 0.6 0 | NA NA NA NA | 6 rock 0.9 0 | NA NA NA NA
dtplyr, slice_max: 4 pop 0.6 0 | 6 rock 0.9 0 | NA NA NA NA | NA NA NA NA | NA NA NA NA
dtplyr, slice_min: 1 pop 0.3 0 | 8 rock 0.8 1 | NA NA NA NA | NA NA NA NA | NA NA NA NA
dtplyr, without groups: 4 pop 0.6 0 | 6 rock 0.9 0 | 8 rock 0.8 1
dtplyr, with !is.na: 3 pop 0.5 1 | 4 pop 0.6 0 | 6 rock 0.9 0
SEEN
